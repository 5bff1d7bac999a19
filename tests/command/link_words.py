#!/usr/bin/env python3
"""The layout's [words] say how a link in the PDF is described to a reader who does not see it."""
import os, subprocess, sys, tempfile

PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
REPORT = "[report]\nlayout = base\ntitle = Prov\n[words]\npage = s.\nnote = Not\n[contents]\n[text a]\nfile = a.md\n"

with tempfile.TemporaryDirectory() as folder:
    for name, text in (("rapport.ini", REPORT), ("a.md", "# Ekonomi\n\nText[^1].\n\n[^1]: Källa.\n")):
        with open(f"{folder}/{name}", "w", encoding="utf-8") as f:
            f.write(text)
    subprocess.run([PROGRAM, "build", "rapport.ini"], cwd=folder, check=True)
    said = subprocess.run(["qpdf", "--json", "rapport.pdf"], cwd=folder, capture_output=True, text=True, check=True).stdout
    missing = [words for words in ("Ekonomi, s. 2", "Not 1") if f'"/Contents": "u:{words}"' not in said]
    sys.exit(f"no link is described as {missing}" if missing else 0)
