#!/usr/bin/env python3
"""longtable.py BUILD: a table of so many cells that some are measured again to be set, and lines go while pages are built (src/typeset/draft.h, cellline.h).

Every cell is on a page once, in the order of the file, though the table has contents before it (pages are built twice) and cells that span rows; and what there is to tell of a
late cell is told once."""
import os, re, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = f"{os.path.abspath(sys.argv[1])}/kommuntryck"
COLUMNS, SPANNED = 4, 7                         # rows that a cell of the first column reaches down over
ROWS = 21500                                    # of their cells the first 65 536 are measured once
DEFINITION = """[report]
layout = fixture
title = Rapport
[contents]
[heading kapitel]
title = Kapitel
level = 1
[table lang]
file = lang.csv
style = lang
[table-style lang]
columns = lang-grupp
[column lang-grupp]
header = Grupp
span = yes
"""


def word(row, column):
    return f"o{row}q{column}"


def cells(row, strange):
    group = f"g{row}" if row % SPANNED == 0 else ""
    return [group] + [word(row, c) for c in range(1, COLUMNS - 1)] + [word(row, COLUMNS - 1) + ("\U00010348" if strange else "")]


def build(folder, strange):
    with open(f"{folder}/rapport.ini", "w", encoding="utf-8") as f:
        f.write(DEFINITION)
    with open(f"{folder}/lang.csv", "w", encoding="utf-8") as f:
        f.write(";".join(["Grupp"] + [f"K{c}" for c in range(1, COLUMNS)]) + "\n")
        f.writelines(";".join(cells(row, row == strange)) + "\n" for row in range(ROWS))
    return subprocess.run([PROGRAM, "build", f"{folder}/rapport.ini", "--layouts", f"{ROOT}/tests/fixtures", "--format", "text", "-o", "-"],
                          capture_output=True, text=True, timeout=90)


def check(said, held):
    if not held:
        sys.exit(f"longtable: {said}")


with tempfile.TemporaryDirectory() as folder:
    done = build(folder, -1)
    check(done.stderr, done.returncode == 0)
    found = re.findall(r"\bo\d+q\d+\b", done.stdout)
    check("cells are lost, doubled or in another order", found == [word(row, c) for row in range(ROWS) for c in range(1, COLUMNS)])
    groups = re.findall(r"\bg\d+\b", done.stdout)
    check("a cell that spans rows is lost", list(dict.fromkeys(groups)) == [f"g{row}" for row in range(0, ROWS, SPANNED)])
    check("no cell that a page cut is said again", len(groups) > len(set(groups)))
    done = build(folder, ROWS - 3)
    check("a sign that is missing late in the table is not told once:\n" + done.stderr, len(re.findall(r"U\+10348", done.stderr)) == 1)
