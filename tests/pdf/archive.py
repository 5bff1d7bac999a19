#!/usr/bin/env python3
"""archive.py BUILD: the levels of PDF/A that a report may ask for, and that this test would notice if one were not kept.

Each sample, the small report and some goldens are built as 1a, 3a and none, held against the rules of tags.py for that level, and against what is
particular to it in the bytes of the file.  2a is the default and tags.py's.  Then the files are damaged, one thing at a time."""
import hashlib, os, re, sys, tempfile
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import pdftools, tagmodel, tagreader, tagrules

problems = pdftools.Problems()
GOLDENS = ("note", "span-cut", "table-head-two-levels", "lists", "table-title", "table-empty", "contents-two-pages", "language", "picture")


# ---- the bytes of a file, as PDF/A-1 6.1 and PDF/A-2 6.1 want them ----

def bodies(data):
    """(number, text up to endobj) of the objects that stand for themselves."""
    return re.findall(rb"^(\d+) 0 obj\n(.*?)\nendobj\n", data, re.S | re.M)


def check_bytes(data, level):
    out = []
    out += [] if data.startswith(b"%PDF-1.4\n%" if level == "1a" else b"%PDF-1.7\n%") else ["header"]
    out += [] if all(c > 127 for c in data.split(b"\n")[1][1:5]) else ["binary comment"]
    out += [] if data.endswith(b"%%EOF\n") else ["end"]
    out += [] if b"\nstream\n<?xpacket begin=" in data else ["metadata are deflated"]
    compact = b"/Type/ObjStm" in data or b"/Type /XRef" in data
    out += [] if compact == (level != "1a") else ["object streams"]
    for number, body in bodies(data):
        found = re.search(rb"\nstream\n", body)
        if found:
            length = int(re.search(rb"/Length (\d+)", body[:found.start()])[1])
            if body[found.end() + length:] != b"\nendstream":
                out.append(f"length of {number.decode()}")
    return out + (check_table(data) if level == "1a" else [])


def check_table(data):
    """The cross-reference table: entries of twenty bytes, each leading to its object."""
    start = int(re.search(rb"startxref\n(\d+)\n%%EOF\n$", data)[1])
    head = re.match(rb"xref\n0 (\d+)\n", data[start:])
    if not head:
        return ["table"]
    count, at, free = int(head[1]), start + head.end(), []
    for i in range(count):
        row = data[at + 20 * i:at + 20 * i + 20]
        place = re.fullmatch(rb"(\d{10}) (\d{5}) ([nf]) \n", row)
        if not place:
            return [f"row {i}"]
        if place[3] == b"f":
            free.append((i, int(place[1])))
        elif not data[int(place[1]):].startswith(b"%d 0 obj\n" % i):
            return [f"place of {i}"]
    chain = [n for n, _ in free]
    right = [n for _, n in free] == chain[1:] + chain[:1] and data[at + 20 * count:].startswith(b"trailer\n")
    return [] if right else ["free entries"]


def sizes(value):
    if isinstance(value, list):
        yield len(value)
        for v in value:
            yield from sizes(v)
    elif isinstance(value, dict):
        for v in value.values():
            yield from sizes(v)


# ---- attachments ----

def attachments(d):
    return [(d.string(k), v) for k, v in d.numbers((d.get(d.catalog.get("/Names")) or {}).get("/EmbeddedFiles"))]


def check_attachments(d, level, folder):
    out, found = [], attachments(d)
    if level != "3a":
        return ["attachments"] if found or "/AF" in d.catalog else []
    names = [k for k, _ in found]
    if names != sorted(set(names), key=lambda n: n.encode("utf-16-be")):
        out.append("names are not in order")
    if sorted(v for _, v in found) != sorted(d.list(d.catalog.get("/AF"))):
        out.append("AF")
    here = {os.path.relpath(f"{at}/{n}", folder) for at, _, files in os.walk(folder) for n in files if n not in ("rapport.pdf", "rapport.trace")}
    used = {n for n in here if n.endswith((".csv", ".md", ".ini")) and pdftools.read(f"{folder}/rapport.ini").find(os.path.basename(n)) >= 0}
    if not used | {"rapport.ini"} <= set(names) or not any(n.startswith("layouts/") for n in names) or not any(n.startswith("fonts/") for n in names):
        out.append(f"missing: {used - set(names)}")
    for name, ref in found:
        out += [f"{name}: {what}" for what in check_file(d, name, d.get(ref), folder)]
    return out


def check_file(d, name, spec, folder):
    out = []
    stream = d.get(spec["/EF"]["/F"])
    data, entries = d.data(spec["/EF"]["/F"]), stream["dict"]
    for path in (f"{folder}/{name}", f"{pdftools.ROOT}/{name}", f"{pdftools.ROOT}/tests/fixtures/{os.path.basename(name)}"):
        if os.path.exists(path):
            out += [] if open(path, "rb").read() == data else ["bytes"]
            break
    else:
        out.append("no such file")
    kind = ("/Source", "/image/png") if name.endswith(".png") else ("/Source", "/image/jpeg") if name.endswith((".jpg", ".jpeg")) else \
        ("/Data", "/text/csv") if name.endswith(".csv") else ("/Source", "/text/markdown") if name.endswith(".md") else ("/Source", "/text/plain")
    if (spec.get("/AFRelationship"), entries.get("/Subtype")) != kind:
        out.append(f"kind {spec.get('/AFRelationship')} {entries.get('/Subtype')}")
    if not d.string(spec.get("/F")) == d.string(spec.get("/UF")) == name or name.startswith("/") or ".." in name:
        out.append("name")
    parameters = d.get(entries.get("/Params")) or {}
    if parameters.get("/Size") != len(data) or d.checksum(parameters.get("/CheckSum")) != hashlib.md5(data).digest():
        out.append("parameters")
    info = d.get(d.objects["trailer"]["/Info"])
    if parameters.get("/ModDate") != info.get("/ModDate") or not d.string(spec.get("/Desc")) or spec.get("/Type") != "/Filespec":
        out.append("date or description")
    return out


# ---- one file ----

def plain(trace):
    """PDF/A-1: tags of languages up to the first part with a digit."""
    head, pages, landmarks = trace
    cut = lambda tag: tag and re.match(r"[A-Za-z]+(-[A-Za-z]+(?=-|$))*", tag)[0]
    return head | {"language": cut(head["language"])}, [p._replace(items=[i._replace(lang=cut(i.lang)) for i in p.items]) for p in pages], landmarks


def languages(d):
    return [d.string(v["/Lang"]) for v in d.objects.values() if isinstance(v, dict) and "/Lang" in v]


def findings(d, data, level, trace, folder):
    trace = plain(trace) if level == "1a" else trace
    out = tagrules.check(d, level) + tagmodel.compare(d, *trace)
    out += check_bytes(data, level) + check_attachments(d, level, folder)
    if level == "1a":
        out += [f"an array of {n}" for value in d.objects.values() for n in sizes(value) if n > 8191]
        out += [f"language {tag}" for tag in languages(d) if re.search("[0-9]", tag)]
        out += [f"type {e.tag}" for e in d.elements() if e.tag in ("THead", "TBody", "TFoot")]
        out += ["transparency" for v in d.objects.values() if isinstance(v, dict) and {"/SMask", "/Group", "/ca", "/CA", "/BM"} & set(v.get("dict", v))]
    return out


# ---- damages ----

def set_bit(d, add):
    for value in d.objects.values():
        if isinstance(value, dict) and "/CIDSet" in value:
            bits = bytearray(d.data(value["/CIDSet"]))
            bits = bits + b"\x80" if add else bytes([bits[0] & 0x7F]) + bits[1:]
            d.get(value["/CIDSet"])["data"] = tagreader.base64.b64encode(bytes(bits)).decode()
            return True


def names_of(d):
    return d.get(d.get(d.catalog["/Names"])["/EmbeddedFiles"])["/Names"]


def first_spec(d):
    return d.get(attachments(d)[0][1])


DAMAGES = {
    "1a": {
        "version": (None, lambda b: b.replace(b"%PDF-1.4", b"%PDF-1.7")),
        "comment": (None, lambda b: b.replace(b"%\xb7\xbe", b"%ab", 1)),
        "stream without end of line": (None, lambda b: b.replace(b"\nendstream", b" endstream", 1)),
        "length": (None, lambda b: re.sub(rb"/Length (\d)", rb"/Length 1\1", b, count=1)),
        "object without end of line": (None, lambda b: b.replace(b" 0 obj\n", b" 0 obj ", 1)),
        "row of the table": (None, lambda b: b.replace(b" 00000 n \n", b" 00000 n\n", 1)),
        "set of codes, one too few": (lambda d: set_bit(d, False), None),
        "set of codes, one too many": (lambda d: set_bit(d, True), None),
        "part": (lambda d: change_xmp(d, b"pdfaid:part>1<", b"pdfaid:part>2<"), None),
        "level": (lambda d: change_xmp(d, b"conformance>A<", b"conformance>B<"), None),
        "types of rows": (lambda d: next(e for e in d.elements() if e.tag == "TR").value.update({"/S": "/TBody"}) or True, None),
        "transparency": (lambda d: d.get(d.pages[0]).update({"/Group": {"/S": "/Transparency"}}) or True, None),
        "language": (lambda d: d.objects.update({"0 1 R": {"/Lang": "u:de-1901"}}) or True, None),
        "long array": (lambda d: d.catalog.update({"/Lang2": [0] * 8192}) or True, None),
        "our property without description": (lambda d: change_xmp(d, b"<pdfaProperty:name>status<", b"<pdfaProperty:name>x<"), None),
        "value type": (lambda d: change_xmp(d, b"<pdfaProperty:valueType>Text</pdfaProperty:valueType>\n", b""), None),
        "namespace": (lambda d: change_xmp(d, b"namespaceURI>urn:", b"namespaceURI>x:"), None),
    },
    "3a": {
        "part": (lambda d: change_xmp(d, b"pdfaid:part>3<", b"pdfaid:part>2<"), None),
        "no AF": (lambda d: d.catalog.pop("/AF"), None),
        "relationship": (lambda d: first_spec(d).pop("/AFRelationship"), None),
        "unicode name": (lambda d: first_spec(d).pop("/UF"), None),
        "description": (lambda d: first_spec(d).pop("/Desc"), None),
        "type of data": (lambda d: d.get(first_spec(d)["/EF"]["/F"])["dict"].pop("/Subtype"), None),
        "check sum": (lambda d: d.get(first_spec(d)["/EF"]["/F"])["dict"]["/Params"].update({"/CheckSum": "b:00"}) or True, None),
        "bytes": (lambda d: d.get(first_spec(d)["/EF"]["/F"]).update({"data": ""}) or True, None),
        "order of names": (lambda d: d.get(d.get(d.catalog["/Names"])["/EmbeddedFiles"])["/Names"].insert(0, names_of(d).pop(-2)) or names_of(d).insert(1, names_of(d).pop()) or True, None),
    },
    "none": {"a claim": (lambda d: change_xmp(d, b"<pdfuaid:part>", b"<pdfaid:part>2</pdfaid:part><pdfuaid:part>"), None)},
}


def change_xmp(d, old, new):
    stream = d.get(d.catalog["/Metadata"])
    data = tagreader.base64.b64decode(stream["data"])
    stream["data"] = tagreader.base64.b64encode(data.replace(old, new, 1)).decode()
    return old in data


def damage_all(r, level, data, objects, contents, trace, folder):
    for name, (of_objects, of_bytes) in DAMAGES[level].items():
        copies = tagreader.Document(*tagreader.copy.deepcopy((objects, contents)))
        done = of_objects(copies) if of_objects else True
        changed = of_bytes(data) if of_bytes else data
        damaged = tagreader.Document(copies.objects, copies.contents)
        try:
            found = bool(findings(damaged, changed, level, trace, folder))
        except (LookupError, TypeError, AttributeError, ValueError) as e:
            found = of_bytes is not None or f"{type(e).__name__}: {e}"
        problems.check(done and (not of_bytes or changed != data) and found is True, r, f"the damage \"{name}\" is not found: {found}")


def main(build):
    with tempfile.TemporaryDirectory() as folder:
        for path in pdftools.paths():
            name = os.path.basename(os.path.dirname(path))
            if "/golden/" in path and name not in GOLDENS:
                continue
            for level in ("1a", "3a", "none"):
                r = pdftools.variant(build, path, level, folder)
                data, (objects, contents) = open(r.pdf, "rb").read(), tagreader.load(r.pdf)
                trace = pdftools.read_trace(r.trace)
                for what in findings(tagreader.Document(objects, contents), data, level, trace, os.path.dirname(r.pdf)):
                    problems.check(False, r, what)
                if name == "small":
                    damage_all(r, level, data, objects, contents, trace, os.path.dirname(r.pdf))
    return problems.status()


sys.exit(main(sys.argv[1]))
