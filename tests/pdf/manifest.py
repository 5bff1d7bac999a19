#!/usr/bin/env python3
"""manifest.py BUILD: the manifest in every sample's PDF, at every level, names each file with the digest that it has, and the fonts that pdffonts finds."""
import base64, glob, hashlib, json, os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, f"{ROOT}/tests")
import pdftools                                                 # noqa: E402

BUILD = os.path.abspath(sys.argv[1])


def manifest_of(pdf):
    objects = json.loads(subprocess.check_output(["qpdf", "--json=2", "--json-key=qpdf", "--json-stream-data=inline", pdf]))["qpdf"][1]
    catalog = objects["obj:" + objects["trailer"]["value"]["/Root"]]["value"]
    piece = catalog["/PieceInfo"]["/kommuntryck"]
    assert re.fullmatch(r"u:D:\d{14}Z", piece["/LastModified"]), piece
    return base64.b64decode(objects["obj:" + piece["/Private"]]["stream"]["data"]).decode()


def path_of(role, name, folder):
    if role in ("layout", "family"):
        return f"{ROOT}/{name}"
    if role == "font":
        found = glob.glob(f"/usr/share/fonts/**/{name}", recursive=True)
        assert len(found) == 1, name
        return found[0]
    return f"{folder}/{name}"


def hold(pdf, folder):
    roles = {}
    for line in manifest_of(pdf).splitlines()[1:]:
        role, rest = line.split(" ", 1)
        if role in ("library", "table"):
            assert re.fullmatch(r"\S+ (\d[\d.]*|[0-9a-f]{64})", rest) and not rest.endswith(" 0.0"), line
            continue
        digest, size, name = rest.split(" ", 2)
        data = open(path_of(role, name, folder), "rb").read()
        assert hashlib.sha256(data).hexdigest() == digest and len(data) == int(size), line
        roles.setdefault(role, set()).add(name)
    assert len(roles["report"]) == 1 and roles["layout"] and roles["data"]
    used = {line.split()[0].split("+")[-1] for line in subprocess.check_output(["pdffonts", pdf], text=True).splitlines()[2:]}
    return used, roles["font"]


with tempfile.TemporaryDirectory() as temporary:
    for report in sorted(glob.glob(f"{ROOT}/samples/*/rapport.ini")):
        for level in ("1a", "2a", "3a"):
            made = pdftools.variant(BUILD, report, level, temporary)
            used, files = hold(made.pdf, os.path.dirname(made.pdf))
            assert len(used) <= len(files) and {name.split("-")[0] for name in files} == {name.split("-")[0] for name in used}, (used, files)
