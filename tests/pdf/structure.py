#!/usr/bin/env python3
"""structure.py BUILD: PDF files are sound, and what a reader finds its way by (fonts, information, labels, bookmarks, links) is that of the report."""
import json, os, re, subprocess, sys
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import pdftools
from pdftools import command

problems = pdftools.Problems()


def sound(r):
    done = subprocess.run(["qpdf", "--check", r.pdf], capture_output=True, text=True)
    problems.check(done.returncode == 0 and "No syntax or stream encoding errors" in done.stdout, r, f"qpdf: {done.stdout}{done.stderr}")


def references(r, objects):
    """Each leads to an object, and each object but those of the file itself is in an object stream or is a stream."""
    places = dict(re.findall(r"^(\d+)/0: (\w+)", command("qpdf", "--show-xref", r.pdf), re.M))
    for name, one in objects.items():
        for number in re.findall(r'"(\d+) 0 R"', json.dumps(one)):
            problems.check(f"obj:{number} 0 R" in objects, r, f"{name} refers to {number}, which is not there")
        if name != "trailer":
            number = name.split(":")[1].split()[0]
            problems.check(places.get(number) == ("uncompressed" if "stream" in one else "compressed"), r, f"{name} is {places.get(number)}")


def fonts(r):
    rows = command("pdffonts", r.pdf).split("\n")[2:-1]
    problems.check(rows, r, "no fonts at all")
    for row in rows:
        encoding, embedded, subset, unicode = row.split()[-6:-2]
        problems.check((embedded, subset) == ("yes", "yes") and (unicode == "yes" or encoding == "WinAnsi"), r, f"font: {row}")


def information(r, head, pages):
    info = dict(re.findall(r"^(.*?):\s*(.*)$", command("pdfinfo", "-isodates", r.pdf), re.M))
    problems.check(info["Title"] == head["title"], r, f"title {info['Title']!r}")
    problems.check(info.get("Author", "") == head["author"], r, f"author {info.get('Author')!r}")
    problems.check(info.get("Subject", "") == head["subject"], r, f"subject {info.get('Subject')!r}")
    problems.check(int(info["Pages"]) == head["pages"] == len(pages), r, f"{info['Pages']} pages")
    problems.check(info.get("CreationDate", "")[:10] == head["date"], r, f"date {info.get('CreationDate')!r}")
    problems.check(info["JavaScript"] == "no" and info["Encrypted"] == "no", r, "it has scripts, or is encrypted")
    sizes = re.findall(r"^Page +\d+ size: +([\d.]+) x ([\d.]+) pts", command("pdfinfo", "-l", "-1", r.pdf), re.M)
    problems.check(len(sizes) == len(pages), r, "sizes of pages")
    for n, (size, page) in enumerate(zip(sizes, pages), 1):
        near = all(abs(float(found) * 1000 - wanted) <= 5 for found, wanted in zip(size, (page.width, page.height)))
        problems.check(near, r, f"page {n} is {size}")


# ---- labels, bookmarks, links ----

ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(n):
    out = ""
    for value, sign in ROMAN:
        out += sign * (n // value)
        n %= value
    return out


def label_of(label):
    number, style = label.get("/St", 1), label.get("/S")
    prefix = label.get("/P", "u:")[2:] if label.get("/P", "").startswith("u:") else label.get("/P", "")
    return prefix + {None: "", "/D": str(number), "/r": roman(number), "/R": roman(number).upper()}[style]


def labels(r, found, pages):
    for n, (one, page) in enumerate(zip(found, pages), 1):
        problems.check(label_of(one["label"] or {}) == page.label, r, f"page {n} is labelled {one['label']}, not {page.label!r}")


def bookmarks(r, outlines, landmarks, pages):
    """Titles, levels, pages and heights of all bookmarks, in order."""
    found = []

    def walk(nodes, depth):
        for one in nodes:
            found.append((depth, one["title"], one["destpageposfrom1"], one["dest"][3]))
            walk(one["kids"], depth + 1)
    walk(outlines, 1)
    problems.check(len(found) == len(landmarks), r, f"{len(found)} bookmarks, {len(landmarks)} headings")
    open_levels = []
    for (depth, title, page, top), mark in zip(found, landmarks):
        while open_levels and open_levels[-1] >= mark.level:
            open_levels.pop()
        open_levels.append(mark.level)
        problems.check((depth, title, page) == (len(open_levels), mark.text, mark.page), r, f"bookmark {title!r} of page {page}, depth {depth}: {mark}")
        wanted = (pages[mark.page - 1].height - mark.y) / 1000
        problems.check(abs(top - wanted) < 20, r, f"bookmark {title!r} leads to {top}, not {wanted}")


def links(r, objects, found, pages, landmarks, anchors):
    """Every link, page by page, in the order of the trace: where it leads to."""
    numbers = {page["object"]: n for n, page in enumerate(found, 1)}
    places = {}
    for mark in landmarks + anchors:
        places.setdefault(mark.node, mark)
    for n, (one, page) in enumerate(zip(found, pages), 1):
        value = objects["obj:" + one["object"]]["value"]
        annotations = value.get("/Annots", [])
        annotations = objects["obj:" + annotations]["value"] if isinstance(annotations, str) else annotations
        annotations = [objects["obj:" + a]["value"] if isinstance(a, str) else a for a in annotations]
        annotations = [a for a in annotations if not a.get("/Contents", "").startswith("u:Fotnot ")]      # those of notes' marks: tags.py
        annotations = [a for a in annotations if a["/Subtype"] != "/Widget"]                              # tagforms.py
        wanted = [i for i in page.items if i.kind == "link"]
        problems.check(len(annotations) == len(wanted), r, f"page {n}: {len(annotations)} links, not {len(wanted)}")
        problems.check(not annotations or value.get("/Tabs") == "/S", r, f"page {n}: links without /Tabs /S")
        for a, link in zip(annotations, wanted):
            problems.check(a["/Subtype"] == "/Link" and a.get("/Contents"), r, f"page {n}: a link without description: {a}")
            if link.url:
                action = a["/A"] if isinstance(a["/A"], dict) else objects["obj:" + a["/A"]]["value"]
                problems.check(action["/URI"][2:] == link.url, r, f"page {n}: a link to {action['/URI']}, not {link.url}")
                continue
            target = places[link.target]
            destination = objects["obj:" + a["/Dest"]]["value"] if isinstance(a["/Dest"], str) else a["/Dest"]
            problems.check(numbers[destination[0]] == target.page, r, f"page {n}: a link to page {numbers[destination[0]]}, not {target.page}")
            wanted_top = (pages[target.page - 1].height - target.y) / 1000
            problems.check(abs(destination[3] - wanted_top) < 20, r, f"page {n}: a link to {destination[3]}, not {wanted_top}")


def contents_numbers(r, pages, landmarks):
    """The number that stands in the contents is the label of the page that its link leads to."""
    places = {m.node: m for m in landmarks}
    for n, page in enumerate(pages, 1):
        texts = {}                              # an entry of two lines has two links, and its number stands on the last
        for item in page.items:
            if item.kind == "text" and item.node.startswith("contents-entry"):
                texts[item.node] = item.text
        for item in page.items:
            if item.kind == "link" and item.node.startswith("contents-entry"):
                label = pages[places[item.target].page - 1].label
                problems.check(texts.get(item.node) == label, r, f"page {n}: the contents say {texts.get(item.node)!r}, the page is {label}")


def main(build):
    for r in pdftools.reports(build):
        head, pages, landmarks = pdftools.read_trace(r.trace)
        sound(r)
        fonts(r)
        information(r, head, pages)
        told = json.loads(command("qpdf", "--json", r.pdf))
        objects = told["qpdf"][1]
        references(r, objects)
        root = objects[objects["trailer"]["value"]["/Root"] and "obj:" + objects["trailer"]["value"]["/Root"]]["value"]
        problems.check(root.get("/Lang") == "u:" + head["language"], r, f"language {root.get('/Lang')}")
        labels(r, told["pages"], pages)
        bookmarks(r, told["outlines"], landmarks, pages)
        links(r, objects, told["pages"], pages, landmarks, head["anchors"])
        contents_numbers(r, pages, landmarks)
    return problems.status()


sys.exit(main(sys.argv[1]))
