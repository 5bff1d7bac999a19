"""content.py: what a report says, for other tools: the headings, paragraphs, items of lists and tables of a tagged PDF of ours, as pdfinfo -struct-text (poppler) tells them.

Blocks: ("heading", level, text), ("paragraph", text), ("item", text), ("table", heads, rows, shares).  heads and rows: lists of rows, a row a list of Cell; shares: of the width, per cent.
Drawings, pictures, charts, the contents, heads and feet of pages are left out: the other tools have less to do.
"""
import collections, re, subprocess

Cell = collections.namedtuple("Cell", "text columns rows")
Element = collections.namedtuple("Element", "type attributes children")
SKIPPED = {"TOC", "Figure", "Lbl", "Artifact"}
TEXTS = {"P", "Caption", "Note", "Title"}


def elements(path):
    """The tree of structure elements.  A text may go on for several lines; then it is none of an element."""
    root, text = Element("Root", {}, []), None
    stack = [(-1, root)]
    for line in subprocess.check_output(["pdfinfo", "-struct-text", path], text=True, stderr=subprocess.DEVNULL).splitlines():
        if text is not None:
            text.append(line)
        elif line.lstrip().startswith('"'):
            text = [line.lstrip()[1:]]
        if text is not None:
            if line.endswith('"') and (len(text) > 1 or len(text[0]) > 0):
                stack[-1][1].children.append(" ".join(text)[:-1])
                text = None
            continue
        depth, name = len(line) - len(line.lstrip()), line.strip()
        attribute = re.match(r"/(\w+) (.*)", name)
        if attribute:
            stack[-1][1].attributes[attribute[1]] = attribute[2]
            continue
        while stack[-1][0] >= depth:
            stack.pop()
        element = Element(re.match(r"[^ :]*", name)[0], {}, [])
        stack[-1][1].children.append(element)
        stack.append((depth, element))
    return root


def text_of(node):
    if isinstance(node, str):
        return node
    parts = [text_of(child) for child in node.children if isinstance(child, str) or child.type not in SKIPPED]
    return (" " if node.type in ("TD", "TH", "LI") else "").join(parts)


def said(node):
    return " ".join(text_of(node).split())


def rows_of(section):
    rows = [child for child in section.children if child.type == "TR"]
    return [[Cell(said(cell), int(cell.attributes.get("ColSpan", 1)), int(cell.attributes.get("RowSpan", 1))) for cell in row.children if not isinstance(cell, str)] for row in rows]


def shares_of(rows):
    """By how much the columns hold, as one would set them by hand."""
    n = max(sum(cell.columns for cell in row) for row in rows)
    most = [1] * n
    for _, at, cell in placed(rows):
        if cell.columns == 1:
            most[at] += len(cell.text)
    weights = [max(length / len(rows), 5) ** 0.6 for length in most]
    return [round(100 * weight / sum(weights), 2) for weight in weights]


def placed(rows):
    """Each cell with the number of its row and of its first column."""
    taken = {}
    for i, row in enumerate(rows):
        at = 0
        for cell in row:
            while taken.get(at, 0) > i:
                at += 1
            yield i, at, cell
            for column in range(at, at + cell.columns):
                taken[column] = i + cell.rows
            at += cell.columns


def grid_of(rows, columns):
    """For each row its cells by columns: a Cell where one begins, None where one goes on to the right, False where one goes on from above."""
    grid = [[None] * columns for _ in rows]
    for i, at, cell in placed(rows):
        grid[i][at] = cell
        for below in range(i + 1, min(i + cell.rows, len(rows))):
            grid[below][at:at + cell.columns] = [False] * cell.columns
    return grid


def table_of(node):
    parts = [child for child in node.children if not isinstance(child, str)]
    heads = [row for part in parts if part.type == "THead" for row in rows_of(part)]
    rows = [row for part in parts if part.type in ("TBody", "TFoot") for row in rows_of(part)] + rows_of(node)
    return ("table", heads, rows, shares_of(heads + rows))


def blocks_of(node, blocks):
    for child in node.children:
        if isinstance(child, str) or child.type in SKIPPED:
            continue
        if re.fullmatch(r"H\d?", child.type):
            blocks.append(("heading", int(child.type[1:] or 1), said(child)))
        elif child.type in TEXTS:
            blocks.append(("paragraph", said(child)))
        elif child.type == "LI":
            blocks.append(("item", said(child)))
        elif child.type == "Table":
            blocks.append(table_of(child))
        else:
            blocks_of(child, blocks)
    return blocks


def read(path):
    return blocks_of(elements(path), [])
