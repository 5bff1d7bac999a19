#!/usr/bin/env python3
"""cells.py BUILD: every cell of every CSV file of every report is on a page: figures in their set form, symbols by their word, texts word by word.

What a cell came to is taken from the trace, whose items know the line and column that they come from; tests/pdf/words.py shows that the PDF holds the
trace.  The CSV files are read here anew, with Python."""
import bisect, itertools, os, re, sys
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import pdftools

problems = pdftools.Problems()
FIGURE = re.compile(r"([-\u2212–]?)\s*(\d{1,3}(?:[ \u00a0\u202f\u2009]\d{3})+|\d+)(,\d+)?\s*(%|mnkr|tkr|kr)?$")


# ---- CSV files, with the place of every cell ----

def decode(data):
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252")


def read_csv(text):
    """Rows of (line, column, text) of each cell; lines and columns count from 1."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    separator, line = None, 1
    if re.match("sep=.\n", text):
        separator, text, line = text[4], text[6:], 2
    separator = separator or max(";\t,", key=lambda c: text.split("\n")[0].count(c))
    rows, row, cell, quoted, skip, column, start = [], [], "", False, False, 1, (line, 1)

    def end():
        row.append((*start, cell.strip()))
    for at, c in enumerate(text):
        if skip:
            skip = False
        elif c == '"' and quoted and text[at + 1:at + 2] == '"':
            cell += '"'
            skip = True
        elif c == '"' and (quoted or not cell.strip()):
            quoted = not quoted
        elif c == separator and not quoted:
            end()
            cell, start = "", (line, column + 1)
        elif c == "\n" and not quoted:
            end()
            rows.append(row)
            row, cell, start = [], "", (line + 1, 1)
        else:
            cell += c
        line, column = (line + 1, 1) if c == "\n" else (line, column + 1)
    if cell or row:
        end()
        rows.append(row)
    return [r for r in rows if any(t for _, _, t in r)]


def without_marks(rows, ini):
    return [[(line, column, unmarked(text, ini)) for line, column, text in row] for row in rows]


# ---- what is expected ----

def set_form(text):
    """A figure as it is set: groups of three, U+2212; None: it is no figure."""
    if text in ("-", "–"):
        return "–"
    m = FIGURE.match(text)
    if not m or (len(m[2]) > 1 and m[2][0] == "0"):
        return None
    digits = re.sub(r"\D", "", m[2])
    groups = re.sub(r"(?<=\d)(?=(\d{3})+$)", "\u00a0", digits)
    return ("\u2212" if m[1] else "") + groups + (m[3] or "") + ("\u00a0" + m[4] if m[4] else "")


def symbols_of(text):
    """Words and short words of symbols by everything that they match, of all the INI files given as one text; sets may match the same."""
    words, symbols = {}, {}
    for name, body in re.findall(r"^\[symbol ([^\]]+)\]\n((?:(?!\[).*\n)*)", text, re.M):
        keys = dict(re.findall(r"^(\w+)\s*=\s*(.*?)\s*(?:;.*)?$", body, re.M))
        symbols[name] = {**keys, **symbols.get(name, {})}     # the report comes first, the layout that nothing is below last
    for name, keys in symbols.items():
        word = keys.get("word", name)
        for said in [name, word, keys.get("short", ""), *keys.get("match", "").split("|")]:
            words.setdefault(said.strip().lower(), []).append((word, keys.get("short", word)))
    return words


def solid(text):
    return re.sub(r"\s", "", text)


def text_of_markdown(text):
    text = re.sub(r"\[\^[^\]]*\]:?", "", re.sub(r"\]\([^)]*\)", "", text))
    text = re.sub(r"</?span[^>]*>", "", text)
    return re.sub(r"^\s*([-*•–]|\d+\.)\s", "", text, flags=re.M).replace("[", "").replace("]", "").replace("*", "").replace("\\", "")


def unmarked(text, ini):
    """Without the marks of notes."""
    text = re.sub(r"\n\n\[\^[^\]]*\]:", "\n\n", text)
    text = re.sub(r"\s*\[\^[^\]]*\]", "", text)
    if re.search(r"^superscript-marks\s*=\s*yes", ini, re.M):
        text = re.sub(r"(?<!\bm)(?<!\bkm)\s?[¹²³⁴-⁹⁰]+(,[¹²³⁴-⁹⁰]+)*", "", text)
    if re.search(r"^notes\s*=.*\*", ini, re.M):
        text = re.sub(r"\*+$", "", text)
    return text


def expected(text, symbols, figures):
    """The forms in which a cell may stand, white space apart."""
    text = re.sub(r"\{symbol:([\w-]+)\}", lambda m: next(iter(symbols.get(m[1], [(m[0],)])))[0], text)
    forms = {solid(text), solid(text_of_markdown(text))}
    if set_form(text):
        forms = {set_form(text)} if figures else {set_form(text), text}
        forms = {f.replace(" ", "") for f in forms}
    parts = [text.lower()] if text.lower() in symbols else [p.strip().lower() for p in re.split(r"[|,\n]", text)]
    if all(p in symbols for p in parts if p):
        forms |= {solid("".join(way)) for form in (0, 1) for way in itertools.product(*([w[form] for w in symbols[p]] for p in parts if p))}
    return forms


# ---- what is found ----

def collect(pages, path, starts):
    """What the trace has of each cell: without repeats, hyphens of hyphenation, labels of lists, marks of notes and commas between them."""
    found = {}
    for page in pages:
        for i in page.items:
            m = re.match(r"([\w-]+)@(.*):(\d+):(\d+)$", i.node or "")
            if i.kind != "text" or i.role != "content" or not m or m[2] != path:
                continue
            if i.text == "," or m[1] in ("note-mark", "note", "item", "contents-entry"):
                continue
            text = i.text[:-1] if i.hyphen else i.text
            at = bisect.bisect_right(starts, (int(m[3]), int(m[4]))) - 1
            found.setdefault(starts[at], []).append(text)
    return found


def titles_of(ini):
    """What a column's own definition calls it, by its headers."""
    titles = {}
    for body in re.findall(r"^\[column [^\]]+\]\n((?:(?!\[).*\n)*)", ini, re.M):
        keys = dict(re.findall(r"^([\w-]+)\s*=\s*(.*?)\s*$", body, re.M))
        for header in keys.get("header", "").split("|"):
            if "title" in keys:
                titles[header.strip()] = keys["title"]
    return titles


def check_header(r, cells, found, hidden, titles):
    everything = solid(" ".join(t for line, column, _ in cells for t in found.get((line, column), [])))
    for line, column, text in cells:
        title = titles.get(text, titles.get(text.split(">")[-1].strip(), text))
        parts = [solid(p) for p in title.split(">")]
        if " ".join(text.split()) in hidden or not text:
            continue
        own = solid("".join(found.get((line, column), [])))
        problems.check(parts[-1] in own, r, f"{line}:{column}: the header {text!r} is {own!r}")
        problems.check(all(p in everything for p in parts), r, f"{line}:{column}: not all of the header {text!r} is there")


def check_units(r, rows, n, found):
    """A unit follows one figure or several of its row, and nothing is between."""
    for row in rows:
        if n < len(row) and row[n][2]:
            line, column, text = row[n]
            own, one = "".join(found.get((line, column), [])), "\u00a0" + text
            problems.check(own and own == one * (len(own) // len(one)), r, f"{line}:{column}: the unit {text!r} is {own!r}")


def check_column(r, rows, n, found, symbols, group, figures):
    groups = set()
    for row in rows:
        if n >= len(row) or not row[n][2]:
            continue
        line, column, text = row[n]
        own = solid_figure("".join(found.get((line, column), [])))
        if group and text in groups:
            continue
        groups.add(text)
        if group:                               # a heading, with its number, and again in the contents
            problems.check(own.endswith(solid(text)), r, f"{line}:{column}: the group {text!r} is {own!r}")
            continue
        wanted = expected(text, symbols, figures)
        if n == 0:                              # labels of rows, in every part of a table that is split
            wanted |= {w * k for w in wanted for k in range(2, 9)}
        problems.check(own in wanted, r, f"{line}:{column}: the cell {text!r} is {own!r}, not one of {wanted}")


def solid_figure(text):
    """White space apart, but not the no-break spaces of a figure."""
    return text if set_form(text.replace("\u00a0", " ")) else solid(text)


def is_figures(rows, n):
    texts = [row[n][2] for row in rows if n < len(row) and row[n][2]]
    return n > 0 and bool(texts) and all(set_form(t) for t in texts)


# ---- files that blocks choose from: rows, columns, groups on several levels, cards and prose ----

CHOOSING = re.compile(r"^(where|show|sort|group-rows|group-text)\s*=", re.M)


def sections_of(ini, name):
    """The sections of a report that name a file, as (kind, keys)."""
    found = []
    for head, body in re.findall(r"^\[([^\]]+)\]\n((?:(?!\[).*\n)*)", ini, re.M):
        keys = dict(re.findall(r"^([\w-]+)\s*=\s*(.*?)\s*(?: ;.*)?$", body, re.M))
        if keys.get("file") == name:
            found.append((head.split()[0], keys, body))
    return found


def is_chosen(sections, ini):
    kinds = [kind for kind, _, _ in sections]
    return len(sections) > 1 or bool({"cards", "prose", "signatures", "changes"} & set(kinds)) or any(CHOOSING.search(body) for _, _, body in sections) or \
        any("details" in style_of(ini, keys.get("style", "")) for _, keys, _ in sections)


def style_of(ini, name):
    body = re.search(rf"^\[table-style {re.escape(name)}\]\n((?:(?!\[).*\n)*)", ini, re.M)
    return body[1] if body else ""


def listed(ini, keys):
    return {w.strip() for said in re.findall(rf"^(?:{keys})\s*=\s*(.*?)\s*(?: ;.*)?$", ini, re.M) for w in said.split("|")}


def check_chosen(r, rows, found, symbols, ini, sections):
    """What is on a page is there whole, perhaps several times or behind its label; rows are left out by `where` or because they have no text."""
    cards = re.sub(r"^\[row [^\]]*\]\n((?:(?!\[).*\n)*)", "", ini, flags=re.M)      # a row's column is only asked what the row is
    groups, columns = listed(ini, "group|group-rows|group-text"), listed(cards, "column|title|heading|text") | ({"Titel", "Namn"} if "signatures" in [kind for kind, _, _ in sections] else set())
    if "changes" in [kind for kind, _, _ in sections]:
        groups, columns = groups | {"version", "beslut", "sk\u00e4l"}, columns | {"plats", "tidigare", "nytt"}
    every_row = not any("where" in keys or kind == "prose" for kind, keys, _ in sections)
    every_column = any(kind == "table" and "show" not in keys for kind, keys, _ in sections)
    own = {(line, column): solid_figure("".join(found.get((line, column), []))) for row in rows for line, column, _ in row}
    said = {}                                   # of a column: what is found of each text in it
    for row in rows[1:]:
        for n, (line, column, text) in enumerate(row):
            said.setdefault((n, text), []).append(own[line, column])
    for row in rows[1:]:
        printed = any(own[line, column] for line, column, _ in row)
        for n, (line, column, text) in enumerate(row):
            header = rows[0][n][2] if n < len(rows[0]) else ""
            if not text or header in listed(ini, "below|symbol-column|unit") or not (every_column or header in columns or header in groups):
                continue
            texts = said[n, text] if header in groups else [own[line, column]]
            wanted = expected(text, symbols, False)
            missing = not any(w in solid(t) or w in t for w in wanted for t in texts)
            problems.check(not missing or not (printed or every_row), r, f"{line}:{column}: the cell {text!r} is {own[line, column]!r}, with none of {wanted}")


def check_file(r, pages, path, ini):
    rows = without_marks(read_csv(decode(open(f"{pdftools.ROOT}/{path}", "rb").read())), ini)
    starts = sorted((line, column) for row in rows for line, column, _ in row)
    found = collect(pages, path, starts)
    hidden = {h.strip() for said in re.findall(r"^(?:below|group|symbol-column|unit)\s*=\s*(.*?)\s*$", ini, re.M) for h in said.split("|")}
    units = re.findall(r"^unit\s*=\s*(.*?)\s*$", ini, re.M)
    symbols = symbols_of(ini)
    sections = sections_of(ini, os.path.relpath(path, os.path.dirname(r.path)))
    if is_chosen(sections, ini):
        check_chosen(r, rows, found, symbols, ini, sections)
        return len(starts)
    check_header(r, rows[0], found, hidden, titles_of(ini))
    for n, (_, _, header) in enumerate(rows[0]):
        if header in units:
            check_units(r, rows[1:], n, found)
            continue
        group = header in re.findall(r"^group\s*=\s*(.*?)\s*$", ini, re.M)
        check_column(r, rows[1:], n, found, symbols, group, is_figures(rows[1:], n))
    return len(starts)


def tables(ini):
    """The files whose cells are on pages; those that are only drawn as a chart are not."""
    sections = [s for s in re.split(r"^(?=\[)", ini, flags=re.M) if not s.startswith("[chart") or re.search(r"^table\s*=\s*below", s, re.M)]
    return sorted(set(re.findall(r"^file\s*=\s*(\S*\.csv)", "".join(sections), re.M)))


def layouts(inis):
    """The layouts that a report names and those that they build on; the same symbol may mean something else in another."""
    found, text = [], "".join(pdftools.read(f"{pdftools.ROOT}/{path}") for path in inis)
    while True:
        named = re.findall(r"^(?:layout|extends)\s*=\s*([\w-]+)", text, re.M)
        more = [p for n in named for p in (f"layouts/{n}.ini", f"tests/fixtures/{n}.ini") if p not in found and os.path.exists(f"{pdftools.ROOT}/{p}")]
        if not more:
            return found
        found += more[:1]
        text += pdftools.read(f"{pdftools.ROOT}/{more[0]}")


def main(build):
    cells = 0
    for r in pdftools.reports(build):
        _, pages, _ = pdftools.read_trace(r.trace)
        folder = os.path.dirname(r.path)
        inis = [f"{folder}/{f}" for f in sorted(os.listdir(f"{pdftools.ROOT}/{folder}")) if f.endswith(".ini")]
        inis += layouts(inis)
        ini = "\n".join(pdftools.read(f"{pdftools.ROOT}/{f}") for f in inis) + "\n"
        for name in tables(pdftools.read(f"{pdftools.ROOT}/{r.path}")):
            cells += check_file(r, pages, f"{folder}/{name}", ini)
    problems.check(cells > 1000, pdftools.Report("all", *[""] * 4), f"only {cells} cells were looked at")
    return problems.status()


sys.exit(main(sys.argv[1]))
