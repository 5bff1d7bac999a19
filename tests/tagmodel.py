"""tagmodel.py: a tagged file against what the document model says: the trace of the same report.

What is said once is content, everything else an artifact; each once, page by page, in the order of reading.  Headings, contents, notes and their
places are those of the trace.  compare(document, head, pages, landmarks) gives what is wrong, as tagrules.check does."""
import collections, re
import tagforms, tagrules


def solid(text):
    return re.sub(r"\s", "", text).replace("\u00ad", "-")


def block_of(element):
    while element.tag in ("Span", "Link", "Reference") and element.parent:
        element = element.parent
    return element


def is_label(item):
    return item.kind == "text" and item.role == "content" and item.node.startswith("note@")


def split_notes(items):
    """Content items of the body, and of the notes at the foot, which come last.  Notes under a table are of the body."""
    body, notes, below = [], [], False
    for item in items:
        below = below or (item.kind == "fill" and item.role == "decoration" and item.node == "-")
        if item.kind == "text" and item.role == "content":
            (notes if below else body).append(item)
    return body, notes


def text_of(items):
    return solid("".join(i.text for i in items))


# ---- artifacts ----

def kind_of(item, height):
    if item.role == "furniture":
        return ("/Pagination", "/Header" if item.y < height / 2 else "/Footer")
    return ("/Pagination", None) if item.role == "repeat" else ("/Layout", None)


def check_artifacts(f, pages):
    d = f.document
    for number, (ref, page) in enumerate(zip(d.pages, pages), 1):
        found, wanted = collections.defaultdict(str), collections.defaultdict(str)
        for s in d.contents[ref].sequences:
            if s.tag == "/Artifact":
                found[s.properties.get("/Type"), s.properties.get("/Subtype")] += solid(d.text(ref, s))
        for item in page.items:
            if item.kind == "text" and item.role != "content":
                wanted[kind_of(item, page.height)] += solid(item.text)
        found = {k: v for k, v in found.items() if v}
        f.check(found == {k: v for k, v in wanted.items() if v}, "artifacts", f"page {number}: {found}, the trace has {dict(wanted)}")


# ---- what is read ----

def check_pages(f, pages):
    """On each page the sequences in the order of the tree say what the trace says."""
    d = f.document
    body, notes, said = collections.defaultdict(str), collections.defaultdict(str), collections.defaultdict(str)
    wanted_of = {ref: [text_of(items) for items in split_notes(page.items)] for ref, page in zip(d.pages, pages)}
    leaves = [leaf for top in d.tree for leaf in d.leaves(top)]
    for e, page, s in leaves:
        if e.up("Note"):
            said[e.up("Note").ref, page] += solid(d.text(page, s))
    for e, page, s in leaves:
        foot = e.up("Note") and said[e.up("Note").ref, page] in wanted_of[page][1]
        (notes if foot else body)[page] += solid(d.text(page, s))
    for number, (ref, page) in enumerate(zip(d.pages, pages), 1):
        for found, wanted, what in zip((body[ref], notes[ref]), wanted_of[ref], ("body", "notes")):
            at = next((i for i, (a, b) in enumerate(zip(found, wanted)) if a != b), min(len(found), len(wanted)))
            f.check(found == wanted, "order", f"{what} of page {number}: …{found[max(0, at - 20):at + 20]}…, not …{wanted[max(0, at - 20):at + 20]}…")


def pages_of(d, element, index):
    return [index[page] for e, page, _ in d.leaves(element) if not e.up("Note")]


def check_flow(f):
    """Nothing stands before what is on an earlier page; rows of a table that goes over pages are cells side by side."""
    d = f.document
    index, last = {ref: i for i, ref in enumerate(d.pages)}, 0
    for e in d.elements():
        if e.tag == "TR" or (e.tag in ("P", "Lbl", "LBody", "TOCI", "Title") or re.fullmatch("H[1-6]|Caption", e.tag)) and not e.up("TR"):
            if e.up("Note"):
                continue
            found = pages_of(d, e, index)
            f.check(not found or min(found) >= last, "order", f"{e.tag} {e.ref} is on page {found and min(found) + 1}, after {last + 1}")
            last = max(found[:1] + [last])


def vocabulary(pages):
    """The words of the trace: what touches is one word, and what a hyphen of hyphenation parts."""
    text, last = "", None
    for page in pages:
        for item in page.items:
            if item.node and item.node.startswith("note-mark@"):
                last = None
            elif item.kind == "text" and item.role == "content":
                touches = last and item.y == last.y and abs(item.x - last.end) < 500
                parted = last and last.hyphen
                text = (text[:-1] if parted else text if touches else text + " ") + item.text
                last = item
    return set(text.split(" "))


def is_word(word, words):
    """Itself, or parts of it that a line ended between: after a hyphen, a dash, a slash or in an address there is no space."""
    if not word or word in words:
        return True
    return any(word[:i] in words and is_word(word[i:], words) for i in range(1, len(word)) if word[i - 1] in "-–—/.@")


def check_vocabulary(f, pages):
    """No two words are one: what was not said in the report is not said here."""
    d = f.document
    words = {solid(w) for w in vocabulary(pages)}
    for e in d.elements():
        if e.tag in ("P", "TD", "TH", "Lbl", "LBody", "Caption", "Title", "TOCI", "Note") and not e.actual:
            said = "".join(d.text(page, s) if owner.tag != "Link" or not owner.up("Reference") or owner.up("TOCI") else " "
                           for owner, page, s in d.leaves(e) if block_of(owner) is e)
            for word in said.replace("\u00ad", "").replace("\u2060", "").split(" "):
                f.check(is_word(solid(word), words), "joined", f"{e.tag}: {word!r}")


# ---- headings, contents, notes ----

def check_headings(f, landmarks):
    d, open_levels, wanted = f.document, [], []
    for mark in landmarks:
        while open_levels and open_levels[-1] >= mark.level:
            open_levels.pop()
        open_levels.append(mark.level)
        wanted.append((f"H{len(open_levels)}", solid(mark.text)))
    found = [(e.tag, solid(d.heard(e))) for e in d.elements() if re.fullmatch("H[1-6]", e.tag)]
    f.check([t for t, _ in found] == [t for t, _ in wanted], "headings", f"{[t for t, _ in found]}, not {[t for t, _ in wanted]}")
    for (_, one), (_, other) in zip(found, wanted):
        one, other = (re.sub(r"\W", "", text) for text in (one, other))        # a title page says in lines what a title joins with a colon
        f.check(one == other, "headings", f"{one!r}, not {other!r}")


def check_contents(f, pages, landmarks):
    """An entry says a heading and its page, and leads there; it is as deep as its level says."""
    d, by_node = f.document, {m.node: m for m in landmarks}
    items, last = [], None                          # an entry has a link for each of its lines, the last of them after its page number
    for page in pages:
        for i in page.items:
            entry = i.node.startswith("contents-entry")
            if entry and i.kind == "link" and last.kind == "text" and last.node == i.node:
                items.append(by_node[i.target])
            last = i
    entries = [e for e in d.elements() if e.tag == "TOCI"]
    f.check(len(entries) == len(items), "contents", f"{len(entries)} entries, not {len(items)}")
    levels = []
    for e, mark in zip(entries, items):
        while levels and levels[-1] >= mark.level:
            levels.pop()
        levels.append(mark.level)
        depth, one = 0, e
        while one:
            depth, one = depth + (one.tag == "TOCI"), one.parent
        f.check(depth == len(levels), "contents", f"{mark.text!r} is {depth} deep")
        links = [k for k in e.walk() if k.tag == "Link" and k.up("TOCI") is e]
        said = solid(d.spoken(links[0])) if links else ""
        f.check(said == solid(mark.text + pages[mark.page - 1].label), "contents", f"{said!r} of {mark.text!r}")
        for k in links[0].kids if links else ():
            if isinstance(k, tuple) and k[0] == "objr" and d.get(k[1]):
                f.check(d.list(d.get(k[1])["/Dest"])[0] == d.pages[mark.page - 1], "contents", f"{mark.text!r} leads elsewhere")
                label = pages[mark.page - 1].label
                f.check(d.string(d.get(k[1]).get("/Contents")) == mark.text + (f", sida {label}" if label else ""), "contents", f"what the link to {mark.text!r} says")


def check_addresses(f):
    """A link to the web says its own words."""
    d = f.document
    for e in d.elements():
        for k in e.kids if e.tag == "Link" else ():
            if isinstance(k, tuple) and k[0] == "objr" and "/A" in (d.get(k[1]) or {}):
                f.check(solid(d.string(d.get(k[1]).get("/Contents")) or "") == solid(d.heard(e).replace("\u00ad", "")), "link", "says other words than its own")


# ---- languages, labels, bookmarks ----

def check_languages(f, pages):
    """Words of another language, page by page."""
    d, found, wanted = f.document, [], [(n, i.lang, solid(i.text)) for n, p in enumerate(pages) for i in p.items if i.lang and i.role == "content"]
    index = {ref: i for i, ref in enumerate(d.pages)}
    for e in d.elements():
        if "/Lang" in e.value:
            found += [(index[page], d.string(e.value["/Lang"]), solid(d.text(page, s))) for page, s in d.sequences_of(e)]
    keys = sorted({one[:2] for one in found + wanted})
    f.check(all("".join(t for *k, t in found if tuple(k) == key) == "".join(t for *k, t in wanted if tuple(k) == key) for key in keys),
            "lang", f"{found}, not {wanted}")


def label_of(style, number):
    if style in ("/r", "/R"):
        out = ""
        for value, digits in zip((1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), "m cm d cd c xc l xl x ix v iv i".split()):
            out, number = out + digits * (number // value), number % value
        return out if style == "/r" else out.upper()
    return str(number) if style == "/D" else ""


def check_labels(f, pages):
    d, ranges = f.document, dict(f.document.numbers(f.document.catalog.get("/PageLabels")))
    for i, page in enumerate(pages):
        start = max((k for k in ranges if k <= i), default=None)
        one = d.get(ranges[start]) if start is not None else {}
        said = (d.string(one.get("/P")) or "") + label_of(one.get("/S"), one.get("/St", 1) + i - (start or 0))
        f.check(said == (page.label or "").strip('"'), "labels", f"page {i + 1} is called {said!r}, not {page.label!r}")


def bookmarks(d, item, depth=1):
    while item:
        one = d.get(item)
        yield depth, d.string(one.get("/Title")), d.list(one.get("/Dest"))[0]
        yield from bookmarks(d, one.get("/First"), depth + 1)
        item = one.get("/Next")


def check_bookmarks(f, landmarks):
    d, levels, wanted = f.document, [], []
    for mark in landmarks:
        while levels and levels[-1] >= mark.level:
            levels.pop()
        levels.append(mark.level)
        wanted.append((len(levels), mark.text, d.pages[mark.page - 1]))
    found = list(bookmarks(d, (d.get(d.catalog.get("/Outlines")) or {}).get("/First")))
    f.check(found == wanted, "bookmarks", f"{[x for x in found if x not in wanted][:2]}, not {[x for x in wanted if x not in found][:2]}")


def check_notes(f, pages):
    """A note for each label and a link for each mark, which leads to the page of its note; every note comes after a mark of it.  Notes under different
    tables may have the same label."""
    d = f.document
    labels = [solid(i.text) for p in pages for i in p.items if is_label(i)]
    marks = [solid(i.text) for p in pages for i in p.items if i.kind == "text" and i.role == "content" and i.node.startswith("note-mark@")]
    order = list(d.elements())
    notes = [e for e in order if e.tag == "Note"]
    links = [e for e in order if e.tag == "Link" and e.parent.tag == "Reference" and not e.up("TOCI")]
    f.check(sorted(solid(d.spoken(k)) for e in notes for k in e.elements() if k.tag == "Lbl") == sorted(labels), "notes", str(labels))
    f.check(sorted(solid(d.spoken(e)) for e in links) == sorted(marks), "notes", str(marks))
    place, label = {id(e): n for n, e in enumerate(order)}, lambda e: solid(d.spoken(e.elements()[0] if e.elements() else e))
    for note in notes:
        first = [place[id(e)] for e in links if solid(d.spoken(e)) == label(note)]
        f.check(first and min(first) < place[id(note)], "notes", "a note before its mark")
    for link in links:
        pages_of_note = [e.elements()[0].value.get("/Pg") for e in notes if e.elements() and label(e) == solid(d.spoken(link))]
        f.check(pages_of_note, "notes", "a mark without a note")
        for k in link.kids:
            if isinstance(k, tuple) and k[0] == "objr" and d.get(k[1]):
                f.check(d.list(d.get(k[1])["/Dest"])[0] in pages_of_note, "notes", "a mark leads elsewhere")
                f.check(d.string(d.get(k[1]).get("/Contents")) == "Fotnot " + solid(d.spoken(link)), "notes", "what a mark says")


def check_lists(f, pages):
    labels = [i for p in pages for i in p.items if i.kind == "text" and i.role == "content" and i.node.startswith("item@")]
    found = [e for e in f.document.elements() if e.tag == "Lbl" and e.parent.tag == "LI"]
    f.check(len(found) == len(labels), "list", f"{len(found)} labels, not {len(labels)}")


def union(items):
    return (min(i.x for i in items), min(i.top for i in items), max(i.end for i in items), max(i.bottom for i in items))


def check_figures(f, head, pages):
    """The alternative texts of the report, in their order; each box is what was drawn, as far as the trace tells."""
    d = f.document
    figures = [e for e in d.elements() if e.tag == "Figure"]
    f.check([e.alt for e in figures] == [alt for _, alt in head["figures"]], "alt", str([e.alt for e in figures]))
    for e, (node, _) in zip(figures, head["figures"]):
        found = [(n, i) for n, p in enumerate(pages) for i in p.items if i.node == node and i.role == "content" and i.kind != "link"]
        if not found:
            f.check(False, "figure", f"{node} is on no page")
            continue
        page = pages[found[0][0]]
        f.check(len({n for n, _ in found}) == 1 and e.value["/Pg"] == d.pages[found[0][0]], "figure", f"{node} is on another page")
        left, top, right, bottom = union([i for _, i in found])
        wanted = (left, page.height - bottom, right, page.height - top)
        box = [round(v * 1000) for v in d.list(d.attributes(e).get("/BBox"))]
        f.check(len(box) == 4 and all(abs(a - b) < 4000 for a, b in zip(box, wanted)), "bbox", f"{node}: {box}, not {wanted}")
        drawn = sum(s.drawn + len(s.shown) for _, s in d.sequences_of(e))
        f.check(drawn > 0, "figure", f"{node}: nothing is drawn")


def compare(document, head, pages, landmarks):
    f = tagrules.Findings(document)
    f.check(document.string(document.catalog.get("/Lang")) == head["language"], "lang", str(document.catalog.get("/Lang")))
    sizes = [[round(v * 1000) for v in document.list(document.get(p)["/MediaBox"])[2:]] for p in document.pages]
    f.check(all(abs(a - b) < 6 for s, p in zip(sizes, pages) for a, b in zip(s, (p.width, p.height))), "box", "sizes of pages")
    check_artifacts(f, pages)
    check_pages(f, pages)
    check_flow(f)
    check_vocabulary(f, pages)
    check_headings(f, landmarks)
    check_contents(f, pages, landmarks)
    check_notes(f, pages)
    check_lists(f, pages)
    check_addresses(f)
    check_languages(f, pages)
    check_labels(f, pages)
    check_bookmarks(f, landmarks)
    check_figures(f, head, pages)
    tagforms.compare(f, head, pages)
    return f
