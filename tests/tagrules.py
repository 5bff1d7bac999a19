"""tagrules.py: what holds in every tagged file: PDF/UA-1, PDF/A-2a, and what no validator asks for (a fault each that all of them pass).

check(document, level) gives what is wrong for PDF/A-2a, or for another level, as a list of texts, each with the name of its rule first."""
import re, struct
import tagforms

STANDARD = set("Document Sect Title H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table Caption THead TBody TR TH TD TOC TOCI Reference Link Note Span Div Figure Form".split())
BLOCKS = {"Div", "P", "L", "Table", "Note", "Sect", "TOC", "Title", "Form", "H1", "H2", "H3", "H4", "H5", "H6"}
KIDS = {                                        # elements that may stand in an element
    "Div": {"Figure", "Caption", "Table", "P", "Form"}, "Figure": set(), "Form": set(),
    "Document": BLOCKS, "Sect": BLOCKS, "L": {"LI", "Caption"}, "LI": {"Lbl", "LBody"}, "Table": {"Caption", "THead", "TBody", "TR"},
    "THead": {"TR"}, "TBody": {"TR"}, "TR": {"TH", "TD"}, "TOC": {"TOCI"}, "TOCI": {"Reference", "TOC"}, "Reference": {"Link"},
    "Link": {"Span"}, "Span": set(), "Lbl": {"Span"}, "Note": {"Lbl", "P", "L", "Span", "Link", "Reference"},
}
INLINE = {"Span", "Link", "Reference"}
KIDS |= {tag: INLINE for tag in ("P", "Title", "H1", "H2", "H3", "H4", "H5", "H6")}
KIDS |= {tag: INLINE | {"P", "L"} for tag in ("TH", "TD", "LBody", "Caption")}
TEXTLESS = {"Form", "Div", "Document", "Sect", "L", "LI", "Table", "THead", "TBody", "TR", "TOC", "TOCI", "Reference"}
ARTIFACTS = {"/Pagination": {None, "/Header", "/Footer"}, "/Layout": {None}}


class Findings(list):
    def __init__(self, document):
        self.document = document

    def check(self, truth, rule, what=""):
        if not truth:
            self.append(f"{rule}: {what}")


# ---- content and tree ----

def check_content(f):
    d = f.document
    for number, ref in enumerate(d.pages, 1):
        page = d.get(ref)
        f.extend(d.contents[ref].faults)
        f.check(page.get("/Tabs") == "/S", "tabs", f"page {number}")
        f.check(isinstance(page.get("/StructParents"), int), "structparents", f"page {number}")
        for s in d.contents[ref].sequences:
            if s.tag == "/Artifact":
                kind = (s.properties.get("/Type"), s.properties.get("/Subtype"))
                f.check(s.mcid is None and kind[1] in ARTIFACTS.get(kind[0], ()), "artifact", f"page {number}: {s.properties}")
            else:
                f.check(s.mcid is not None, "mcid", f"page {number}: {s.tag} without MCID")


def check_kids(f):
    """Each sequence is content of one element, on its page; each element is a kid of the parent that it names."""
    d, used = f.document, {}
    for e in d.elements():
        wanted = e.parent.ref if e.parent else d.catalog["/StructTreeRoot"]
        f.check(e.value.get("/P") == wanted, "parent", f"{e.tag} {e.ref}")
        for k in e.kids:
            if isinstance(k, tuple) and k[0] == "mc":
                f.check(k[1:] in d.sequences, "mcid", f"{e.tag} {e.ref} names {k[1:]}, which is not there")
                f.check(k[1:] not in used, "mcid", f"{k[1:]} in two elements")
                used[k[1:]] = e
    for key, s in d.sequences.items():
        f.check(key in used, "mcid", f"{key} is in no element: {d.text(key[0], s)[:30]!r}")
        f.check(key not in used or s.tag == "/" + used[key].tag, "mctag", f"{s.tag} in {key in used and used[key].tag}")
    return used


def check_parent_tree(f, used):
    d = f.document
    entries = d.numbers(d.root.get("/ParentTree"))
    keys, by_key = [k for k, _ in entries], dict(entries)
    f.check(keys == sorted(set(keys)), "parenttree", "keys are not in order")
    f.check(d.root.get("/ParentTreeNextKey", 0) > max(keys, default=-1), "parenttree", "next key")
    starts = [d.get(page).get("/StructParents") for page in d.pages]
    f.check(len(set(starts)) == len(starts), "structparents", "two pages with the same key")
    for page, key in zip(d.pages, starts):
        found = d.list(by_key.get(key)) if isinstance(d.get(by_key.get(key)), list) else []
        wanted = {mcid: e.ref for (at, mcid), e in used.items() if at == page}
        f.check(dict(enumerate(found)) == wanted, "parenttree", f"entries of key {key}")
    return by_key


def check_annotations(f, by_key):
    d = f.document
    owners = {k[1]: (e, k[2]) for e in d.elements() for k in e.kids if isinstance(k, tuple) and k[0] == "objr"}
    count = sum(isinstance(k, tuple) and k[0] == "objr" for e in d.elements() for k in e.kids)
    total = 0
    for page in d.pages:
        for ref in d.annotations(page):
            total += 1
            a = d.get(ref)
            if a.get("/Subtype") == "/Widget":
                continue                            # tagforms.py
            f.check(a.get("/F") == 4 and (d.string(a.get("/Contents")) or "").strip(), "annotation", f"{ref}: F and Contents")
            f.check(ref in owners, "objr", f"{ref} is in no element")
            if ref not in owners:
                continue
            e, named = owners[ref]
            f.check(e.tag == "Link" and named == page, "objr", f"{ref} in {e.tag}, page {named}")
            f.check(by_key.get(a.get("/StructParent")) == e.ref, "structparent", ref)
            check_rectangle(f, page, a, e)
    f.check(count == total, "objr", f"{count} references to {total} annotations")


def check_rectangle(f, page, annotation, link):
    """It holds text of its link, or, on a page where that is only said again, some text."""
    d = f.document
    x0, y0, x1, y1 = annotation["/Rect"]
    own = [s for e, at, s in d.leaves(link) if at == page]
    places = [(x, y) for s in own or d.contents[page].sequences for x, y, _, _ in s.shown]
    f.check(any(x0 - 6 <= x <= x1 and y0 - 1 <= y <= y1 for x, y in places), "rectangle", f"{annotation['/Rect']} holds none of its link")


# ---- elements ----

def check_elements(f):
    d = f.document
    f.check([e.tag for e in d.tree] == ["Document"], "document", "there must be one")
    for e in d.elements():
        f.check(e.tag in STANDARD, "tag", e.tag)
        for k in e.elements():
            f.check(k.tag in KIDS.get(e.tag, ()), "kids", f"{k.tag} in {e.tag}")
        has_text = any(isinstance(k, tuple) and k[0] == "mc" for k in e.kids)
        f.check(not (has_text and e.tag in TEXTLESS), "kids", f"text in {e.tag}")
        check_words(f, e)
    roles = d.get(d.root.get("/RoleMap")) or {}
    f.check(roles == {"/Title": "/P"}, "roles", str(roles))


ATTRIBUTES = {"/O", "/Scope", "/ColSpan", "/RowSpan", "/Headers", "/ListNumbering", "/Placement", "/BBox"}


def check_words(f, e):
    d = f.document
    f.check(set(d.attributes(e)) <= ATTRIBUTES, "attributes", str(d.attributes(e)))
    said = d.spoken(e)
    if e.tag in ("TD", "TH", "P", "Title", "Caption", "Link", "Reference", "Note", "TOCI", "Lbl") or e.tag[:1] == "H":
        f.check(said.strip(), "silent", f"{e.tag} {e.ref}")
    f.check(e.alt is None or (e.alt.strip() and not re.search(r"\.\w{3,4}$", e.alt)), "alt", str(e.alt))
    if e.actual is not None:
        f.check(e.tag == "Span" and not e.elements() and e.actual.strip(), "actualtext", f"{e.tag} {e.actual!r}")
    if e.tag == "LI":
        f.check([k.tag for k in e.elements()] in (["Lbl", "LBody"], ["LBody"]), "list", str([k.tag for k in e.elements()]))
    if e.tag == "L":
        labelled = any(k.tag == "Lbl" for li in e.elements() for k in li.elements())
        f.check(d.attributes(e).get("/ListNumbering") in (("/Disc", "/Decimal") if labelled else (None,)), "list", str(d.attributes(e)))
    if e.tag == "Note":
        f.check(e.id, "note", "without ID")


def check_headings(f):
    depth = 0
    for e in f.document.elements():
        if re.fullmatch("H[1-6]", e.tag):
            f.check(int(e.tag[1]) <= depth + 1, "headings", f"{e.tag} after H{depth}")
            depth = int(e.tag[1])
            f.check(e.parent.tag == "Sect" and e.parent.elements()[0] is e, "headings", f"{e.tag} is not first in its Sect")
        elif e.tag == "Sect" and e.parent and e.parent.tag == "Sect" and e.elements():
            f.check(re.fullmatch("H[1-6]", e.elements()[0].tag), "headings", f"a Sect begins with {e.elements()[0].tag}")


def check_names(f):
    d, names = f.document, {}
    for e in d.elements():
        if e.id is not None:
            f.check(e.id not in names, "id", f"{e.id} twice")
            names[e.id] = e.ref
    entries = d.numbers(d.root.get("/IDTree"))
    keys = [d.string(k) for k, _ in entries]
    f.check(keys == sorted(set(keys)), "idtree", "names are not in order")
    f.check({d.string(k): v for k, v in entries} == names, "idtree", "it does not name the elements that have an ID")
    for e in d.elements():
        for header in d.attributes(e).get("/Headers", []):
            f.check(d.string(header) in names, "headers", f"{d.string(header)} is nobody's")
    return names


# ---- tables ----

def rows_of(d, table):
    """(THead or TBody, row); where rows stand in the table itself, those of column heads are its head."""
    rows = [(part.tag, row) for part in table.elements() if part.tag in ("THead", "TBody") for row in part.elements()]
    for row in table.elements():
        if row.tag == "TR":
            head = all(d.attributes(cell).get("/Scope") == "/Column" for cell in row.elements())
            rows.append(("THead" if head else "TBody", row))
    return rows


def grid_of(f, table):
    """Cells by (row, column), each as often as it spans."""
    d, grid, rows = f.document, {}, rows_of(f.document, table)
    for r, (_, row) in enumerate(rows):
        column = 0
        for cell in row.elements():
            while (r, column) in grid:
                column += 1
            a = d.attributes(cell)
            for i in range(a.get("/RowSpan", 1)):
                for k in range(a.get("/ColSpan", 1)):
                    f.check((r + i, column + k) not in grid, "grid", f"{table.ref}: two cells at {r + i}, {column + k}")
                    grid[r + i, column + k] = cell
    width = max((c for _, c in grid), default=-1) + 1
    f.check(set(grid) == {(r, c) for r in range(len(rows)) for c in range(width)}, "grid", f"{table.ref} is not a rectangle")
    return grid, width


def check_table(f, table, names, level):
    d, parts = f.document, [k.tag for k in table.elements()]
    groups = [p for p in parts if p != "Caption"]
    f.check((set(groups) == {"TR"} if level == "1a" else groups == ["THead", "TBody"]) and "Caption" not in parts[1:], "table", str(parts))
    grid, width = grid_of(f, table)
    head_rows = sum(tag == "THead" for tag, _ in rows_of(d, table))
    by_id = {e.id: e for e in table.walk() if e.id}
    named = bool(by_id)
    row_heads = any(cell.tag == "TH" for (r, _), cell in grid.items() if r >= head_rows)
    for (r, c), cell in sorted(grid.items()):
        a = d.attributes(cell)
        if cell.tag == "TH":
            f.check(a.get("/Scope") == ("/Column" if r < head_rows else "/Row"), "scope", f"{cell.ref} {a.get('/Scope')} in row {r}")
            f.check(bool(cell.id) == named, "id", f"{cell.ref} of a table whose heads have {'' if named else 'no '}IDs")
        f.check(r >= head_rows or cell.tag == "TH", "table", f"{cell.tag} in the head")
        if cell.tag == "TD":
            check_heads(f, grid, r, c, width, head_rows, cell, [by_id.get(d.string(h)) for h in a.get("/Headers", [])], named, row_heads)
    f.check(all(not d.attributes(e).get("/Headers") or named for e in table.walk()), "headers", "headers without IDs")
    check_places(f, table, grid, width)


def row_of(grid, r, width):
    """The cells that begin in a row."""
    cells = [grid[r, c] for c in range(width) if (r, c) in grid and grid.get((r - 1, c)) is not grid[r, c]]
    return list(dict.fromkeys(cells))


def is_detail(grid, r, c, width):
    """A TD of several columns, up to the last one, that nothing begins beside."""
    return row_of(grid, r, width) == [grid[r, c]] and grid[r, c].tag == "TD" and c < width - 1 and grid.get((r, width - 1)) is grid[r, c]


def labels_above(grid, r, width):
    """The heads in the nearest row that is no detail."""
    while r > 0 and is_detail(grid, r, next(c for c in range(width) if grid[r, c] in row_of(grid, r, width)), width):
        r -= 1
    return [e for e in dict.fromkeys(grid[r, c] for c in range(width) if (r, c) in grid) if e.tag == "TH"]


def check_heads(f, grid, r, c, width, head_rows, cell, headers, named, row_heads):
    """In a table with IDs every head is named, otherwise its scope finds it."""
    if grid.get((r - 1, c)) is cell or grid.get((r, c - 1)) is cell:
        return
    if is_detail(grid, r, c, width):
        f.check(all(e in headers for e in labels_above(grid, r, width)), "headers", f"{cell.ref}, a detail, does not name the row it belongs to")
        return
    over = [grid[i, c] for i in range(head_rows) if (i, c) in grid]
    beside = [grid[r, k] for k in range(width if named else c) if (r, k) in grid and grid[r, k].tag == "TH"]
    f.check(over, "column head", cell.ref)
    f.check(beside or not row_heads, "row head", cell.ref)
    if named:
        f.check(all(e in headers for e in over + beside), "headers", f"{cell.ref} does not name all of its heads")
        f.check(len(set(headers)) == len(headers) and None not in headers, "headers", f"{cell.ref} names a head twice, or of another table")


def check_places(f, table, grid, width):
    """Cells of a column stand beside those of the next, on every page."""
    d, columns = f.document, {}
    for (r, c), cell in grid.items():
        if grid.get((r, c - 1)) is cell or grid.get((r, c + 1)) is cell:
            continue
        for _, page, s in d.leaves(cell):
            for x, _, font, codes in s.shown:
                if d.show(page, font, codes).strip():
                    columns.setdefault(c, []).append(x)
    order = sorted(columns)
    for left, right in zip(order, order[1:]):
        f.check(max(columns[left]) <= min(columns[right]), "columns", f"{table.ref}: text of column {left} in column {right}")


# ---- words ----

def check_joins(f):
    """Sequences of one block do not join two words."""
    d, last = f.document, {}
    for top in d.tree:
        for e, page, s in d.leaves(top):
            block, text = e, d.text(page, s)
            while block.tag in ("Span", "Link", "Reference") and block.parent:
                block = block.parent
            before = last.get(block.ref, "")
            if re.search(r"\w$", before) and re.match(r"\w", text) and e.tag != "Link":
                f.check(False, "joined", f"{before[-15:]}|{text[:15]}")
            if text:
                last[block.ref] = text


# ---- fonts ----

def glyph_widths(data):
    """Advances in thousandths of an em of a TrueType file, by glyph."""
    tables = {data[12 + 16 * i:16 + 16 * i]: struct.unpack(">II", data[20 + 16 * i:28 + 16 * i]) for i in range(struct.unpack(">H", data[4:6])[0])}
    units = struct.unpack(">H", data[tables[b"head"][0] + 18:][:2])[0]
    count = struct.unpack(">H", data[tables[b"hhea"][0] + 34:][:2])[0]
    start = tables[b"hmtx"][0]
    glyphs = struct.unpack(">H", data[tables[b"maxp"][0] + 4:][:2])[0]
    widths = [struct.unpack(">H", data[start + 4 * i:start + 4 * i + 2])[0] * 1000 / units for i in range(count)]
    return widths + widths[-1:] * (glyphs - count)


def check_fonts(f, level):
    d, used = f.document, {}
    for page in d.pages:
        for s in d.contents[page].sequences:
            for _, _, name, codes in s.shown:
                used.setdefault(d.font(page, name), set()).update(codes[i] << 8 | codes[i + 1] for i in range(0, len(codes), 2))
    for ref, codes in used.items():
        known, descendant = d.characters(ref), d.get(d.list(d.get(ref)["/DescendantFonts"])[0])
        glyphs = d.data(descendant["/CIDToGIDMap"])
        real = glyph_widths(d.data(d.get(descendant["/FontDescriptor"])["/FontFile2"]))
        told = widths_of(d.list(descendant["/W"]))
        check_set(f, ref, d.get(descendant["/FontDescriptor"]).get("/CIDSet"), set(range(len(glyphs) // 2)), level)
        for code in codes:
            glyph = glyphs[2 * code] << 8 | glyphs[2 * code + 1]
            text = known.get(code, "")
            f.check(text and not set(text) & {"\0", "\ufeff", "\ufffe"} and not re.search("[\ue000-\uf8ff]", text), "tounicode", f"{ref} code {code}")
            f.check(glyph, "notdef", f"{ref} code {code} {text!r}")
            f.check(abs(told.get(code, -1) - real[glyph]) < 0.002, "widths", f"{ref} code {code}: {told.get(code)}, the font says {real[glyph]}")


def check_set(f, ref, stream, codes, level):
    """PDF/A-1: a bit for each code that the subset has, and no more."""
    f.check((stream is not None) == (level == "1a"), "cidset", f"{ref} of {level}")
    if stream is not None:
        bits = f.document.data(stream)
        f.check({8 * i + k for i, byte in enumerate(bits) for k in range(8) if byte & 128 >> k} == codes, "cidset", ref)


def widths_of(array):
    out, at = {}, 0
    while at < len(array):
        out.update(enumerate(array[at + 1], array[at]))
        at += 2
    return out


# ---- the document ----

def check_catalog(f):
    d, c = f.document, f.document.catalog
    f.check(re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", d.string(c.get("/Lang")) or ""), "lang", str(c.get("/Lang")))
    f.check(d.get(c.get("/MarkInfo")) == {"/Marked": True}, "markinfo", str(c.get("/MarkInfo")))
    f.check((d.get(c.get("/ViewerPreferences")) or {}).get("/DisplayDocTitle") is True, "displaydoctitle")
    f.check(c.get("/PageLabels") or not d.pages, "labels", "none")
    f.check(c.get("/Outlines") or not any(re.fullmatch("H[1-6]", e.tag) for e in d.elements()), "outlines", "none")
    f.check([d.get(i).get("/S") for i in d.list(c.get("/OutputIntents"))] == ["/GTS_PDFA1"], "outputintent")
    f.check(len(d.list(d.objects["trailer"].get("/ID"))) == 2, "id", "of the file")
    for number, page in enumerate(d.pages, 1):
        box = d.list(d.get(page).get("/MediaBox"))
        f.check(box[:2] == [0, 0] and min(box[2:]) > 0 and not d.get(page).get("/Rotate"), "box", f"page {number}: {box}")


def property_of(xmp, name):
    found = re.search(rf"<{name}>(?:<rdf:(?:Alt|Seq|Bag)><rdf:li[^>]*>)?([^<]*)<", xmp)
    return re.sub(r"&#(\d+);", lambda m: chr(int(m[1])), found[1]) if found else None


def check_metadata(f, level):
    d = f.document
    info = d.get(d.objects["trailer"].get("/Info")) or {}
    xmp = d.data(d.catalog["/Metadata"]).decode("utf-8")
    for key, name in (("/Title", "dc:title"), ("/Author", "dc:creator"), ("/Subject", "dc:description"), ("/Producer", "pdf:Producer"),
                      ("/Creator", "xmp:CreatorTool")):
        told, said = d.string(info.get(key)), property_of(xmp, name)
        f.check(told == said, "metadata", f"{key} {told!r}, {name} {said!r}")
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        plain = re.sub(r"[-T:]", "", property_of(xmp, name) or "")
        f.check((d.string(info.get(key)) or "D:") == "D:" + plain, "metadata", f"{key} and {name}")
    f.check((property_of(xmp, "dc:title") or "").strip(), "metadata", "no title")
    f.check(property_of(xmp, "dc:language") == d.string(d.catalog.get("/Lang")), "metadata", "language")
    claim = (None, None) if level == "none" else (level[0], "A")
    f.check((property_of(xmp, "pdfaid:part"), property_of(xmp, "pdfaid:conformance")) == claim, "metadata", "pdfaid")
    described = re.findall(r"<pdfaSchema:prefix>(\w+)</pdfaSchema:prefix>", xmp)
    f.check(property_of(xmp, "pdfuaid:part") == "1" and "pdfuaid" in described, "metadata", "pdfuaid and its description")
    for schema in re.findall(r"<pdfaSchema:schema>.*?</pdfaSchema:property>", xmp, re.S):
        prefix, names = property_of(schema, "pdfaSchema:prefix"), re.findall(r"<pdfaProperty:name>(\w+)<", schema)
        f.check(f'xmlns:{prefix}="{property_of(schema, "pdfaSchema:namespaceURI")}"' in xmp, "metadata", f"the namespace of {prefix}")
        f.check(set(re.findall(rf"<{prefix}:(\w+)>", xmp)) <= set(names), "metadata", f"a property of {prefix} that is not described")
        for part in ("valueType", "category", "description"):
            f.check(len(re.findall(rf"<pdfaProperty:{part}>[^<]+<", schema)) == len(names), "metadata", f"{prefix}: {part}")
    f.check(set(re.findall(r"<(\w+):\w+>", xmp)) <= {"dc", "pdf", "xmp", "pdfaid", "rdf", "pdfaExtension", "pdfaSchema", "pdfaProperty", *described},
            "metadata", "a property that nothing describes")


def check_figures(f):
    """An alternative text that says something; a box on the page; one sequence; the caption beside it."""
    for e in f.document.elements():
        if e.tag == "Div":
            f.check([k.tag for k in e.elements()] in (["Figure"], ["Figure", "Caption"], ["Figure", "Table"], ["Figure", "Caption", "Table"], ["Caption"])
                    or e.elements()[0].tag == "P" and {k.tag for k in e.elements()[1:-1]} <= {"P"} and e.elements()[-1].tag in ("P", "Form"),
                    "figure", f"a Div of {[k.tag for k in e.elements()]}")
        if e.tag == "Figure":
            a = f.document.attributes(e)
            box = f.document.list(a.get("/BBox"))
            media = f.document.list(f.document.get(e.value["/Pg"])["/MediaBox"])
            f.check(e.alt and e.alt.strip(), "alt", "a figure without words")
            f.check(a.get("/O") == "/Layout" and a.get("/Placement") == "/Block", "figure", str(a))
            f.check(len(box) == 4 and -1 < box[0] < box[2] < media[2] + 1 and -1 < box[1] < box[3] < media[3] + 1, "bbox", str(box))
            f.check(len(f.document.sequences_of(e)) == 1, "figure", "more than one sequence")
            f.check(e.parent.tag == "Div", "figure", f"in {e.parent.tag}")


def check(document, level="2a"):
    f = Findings(document)
    check_content(f)
    by_key = check_parent_tree(f, check_kids(f))
    check_annotations(f, by_key)
    tagforms.check(f, by_key, glyph_widths)
    check_elements(f)
    check_headings(f)
    check_figures(f)
    names = check_names(f)
    for e in document.elements():
        if e.tag == "Table":
            check_table(f, e, names, level)
    check_joins(f)
    check_fonts(f, level)
    check_catalog(f)
    check_metadata(f, level)
    f.extend(document.faults)
    return f
