#!/usr/bin/env python3
"""tagtree.py BUILD REPORT: the structure tree of a report's PDF as text: what a reader with a screen reader gets, in the order of reading.

One line an element: its type, what its attributes say, and in quotes what is read in it; ~ before words that are read instead of what is printed."""
import os, subprocess, sys, tempfile
import pdftools, tagreader

SHOWN = ("/Scope", "/RowSpan", "/ColSpan", "/ListNumbering")


def said(d, e):
    return "".join(d.text(page, s) for page, s in d.sequences_of(e))


def line(d, e):
    a = d.attributes(e)
    words = [e.tag] + [f"{key[1:].lower()}={str(a[key]).lstrip('/')}" for key in SHOWN if key in a]
    words += [f"id={e.id}"] if e.id else []
    words += ["headers=" + ",".join(d.string(h) for h in a["/Headers"])] if "/Headers" in a else []
    words += [f"lang={d.string(e.value['/Lang'])}"] if "/Lang" in e.value else []
    for k in e.kids:
        if isinstance(k, tuple) and k[0] == "objr":
            words.append(f'field={d.string(d.get(k[1])["/T"])} "{d.string(d.get(k[1])["/TU"])}"' if e.tag == "Form" else f'to="{d.string(d.get(k[1]).get("/Contents"))}"')
    words += [f'alt="{e.alt}"'] if e.alt is not None else []
    if e.actual is not None:
        words.append(f'~"{e.actual}"')
    elif said(d, e) and not e.elements():
        words.append(f'"{said(d, e)}"')
    return " ".join(words)


def show(d, e, depth):
    yield " " * depth + line(d, e)
    for k in e.kids if e.elements() else ():
        if isinstance(k, tagreader.Element):
            yield from show(d, k, depth + 1)
        elif k[0] == "mc":
            yield " " * depth + f' "{d.text(k[1], d.sequences[k[1:]])}"'


def text_of(d):
    return "".join(one + "\n" for top in d.tree for one in show(d, top, 0))


def main(build, report):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([f"{os.path.abspath(build)}/kommuntryck", "build", report, "--layouts", "tests/fixtures", "-o", f"{folder}/x.pdf"],
                       cwd=pdftools.ROOT, check=True)
        d = tagreader.Document(*tagreader.load(f"{folder}/x.pdf"))
    sys.stdout.write(text_of(d))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
