#!/usr/bin/env python3
"""diff.py BUILD: kommuntryck diff names what was changed, and nothing else: cells, rows, columns, words, blocks, settings, files, pages."""
import json, os, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
problems = []

REPORT = """[report]
layout = fixture
title = Rapport

[text inledning]
file = inledning.md

[table drift]
heading = Drift
file = drift.csv
style = figures

[text slut]
file = slut.md
"""
TABLE = ["Verksamhet;Utfall;Budget", "Hemtjänst;-17 013;-20 790", "Hemvård;-5;-6", "Stöd;-7;-8", "Summa;-17 025;-20 804"]
INTRODUCTION = "# Inledning\n\nNämnden räknar med ett underskott.\n\nEtt andra stycke står här.\n\nEtt tredje stycke följer.\n"
END = "# Slut\n\nSå var det med det.\n"


def write(folder, name, text):
    with open(f"{folder}/{name}", "w", encoding="utf-8") as f:
        f.write(text)


def make(folder, report=REPORT, table=TABLE, introduction=INTRODUCTION, end=END):
    os.makedirs(folder)
    write(folder, "rapport.ini", report)
    write(folder, "drift.csv", "\n".join(table) + "\n")
    write(folder, "inledning.md", introduction)
    write(folder, "slut.md", end)
    return folder


def diff(old, new, form="json"):
    return subprocess.run([PROGRAM, "diff", "--format", form, "--layouts", f"{ROOT}/tests/fixtures", old, new], capture_output=True, text=True)


def case(what, expected, pages=None, **changed):
    """Expected: (kind, where, before, after) of each change, in order."""
    with tempfile.TemporaryDirectory() as folder:
        done = diff(make(f"{folder}/a"), make(f"{folder}/b", **changed))
        if done.returncode != (1 if expected or pages else 0):
            problems.append(f"{what}: status {done.returncode}\n{done.stderr}")
            return
        found = json.loads(done.stdout)
        changes = [(c["kind"], c["where"], c["before"], c["after"]) for c in found["changes"]]
        if changes != expected:
            problems.append(f"{what}: found {changes}, expected {expected}")
        if pages is not None and found["pages"] != pages:
            problems.append(f"{what}: pages {found['pages']}, expected {pages}")


def table(*changes):
    """The table with lines changed by (number, line); None takes the line away."""
    lines = list(TABLE)
    for number, line in changes:
        lines[number] = line
    return [line for line in lines if line is not None]


case("nothing", [], pages=[])
case("a figure", [("cell", "drift[Hemvård, Utfall]", "-5", "-55")], pages=[1], table=table((2, "Hemvård;-55;-6")))
case("a label", [("cell", "drift[Hemvården, Verksamhet]", "Hemvård", "Hemvården")], table=table((2, "Hemvården;-5;-6")))
case("a row gone", [("row-removed", "drift[Hemvård]", "Hemvård; -5; -6", "")], table=table((2, None)))
case("a new row", [("row-added", "drift[Ny]", "", "Ny; 1; 2")], table=TABLE[:3] + ["Ny;1;2"] + TABLE[3:])
case("rows swapped", [("row-moved", "drift[Hemvård]", "", "")], table=[TABLE[0], TABLE[1], TABLE[3], TABLE[2], TABLE[4]])
case("a column renamed", [("column-removed", "drift", "Budget", ""), ("column-added", "drift", "", "Plan")], table=table((0, "Verksamhet;Utfall;Plan")))
case("columns swapped", [("column-moved", "drift", "Utfall", "")], table=[";".join([line.split(";")[i] for i in (0, 2, 1)]) for line in TABLE])
case("a word", [("words", "Inledning", "underskott.", "överskott.")], introduction=INTRODUCTION.replace("underskott", "överskott"))
case("a word more", [("words", "Inledning", "", "stort")], introduction=INTRODUCTION.replace("ett under", "ett stort under"))
case("a paragraph moved", [("paragraph-moved", "Inledning", "Ett andra stycke står här.", "")],
     introduction="# Inledning\n\nNämnden räknar med ett underskott.\n\nEtt tredje stycke följer.\n\nEtt andra stycke står här.\n")
case("a paragraph gone", [("words", "Inledning", "Ett andra stycke står här.", "")], introduction=INTRODUCTION.replace("Ett andra stycke står här.\n\n", ""))
REFERENCE = INTRODUCTION + "\nTabellen står på sida {sida:drift}.\n"
MORE = "\n\n".join(["Nytt stycke."] * 200)
with tempfile.TemporaryDirectory() as folder:
    done = diff(make(f"{folder}/a", introduction=REFERENCE), make(f"{folder}/b", introduction=REFERENCE + "\n" + MORE + "\n"))
    found = json.loads(done.stdout)
    if [(c["kind"], c["before"], c["after"]) for c in found["changes"]] != [("words", "", MORE.replace("\n\n", " "))] or found["new_pages"] == found["old_pages"]:
        problems.append(f"the number of a page that moved: {done.stdout[:500]}")
case("a setting", [("setting", "[report] title", "Rapport", "Rapporten")], report=REPORT.replace("Rapport\n", "Rapporten\n"), pages=[])
case("a heading", [("setting", "[table drift] heading", "Drift", "Driften")], report=REPORT.replace("= Drift\n", "= Driften\n"), pages=[1])
case("blocks swapped", [("block-moved", "[table drift]", "", "")],
     report=REPORT.split("[table")[0] + "[text slut]\nfile = slut.md\n\n[table" + REPORT.split("[table")[1].split("[text")[0])
case("a block gone", [("block-removed", "[text slut]", "", ""), ("words", "Slut", "Slut Så var det med det.", "")], report=REPORT.split("[text slut]")[0])

CARDS = "[report]\nlayout = fixture\ntitle = Mål\n\n[cards mal]\nfile = mal.csv\ngroup = Område\nlevel = 1\nstyle = k\n\n[card-style k]\ntitle = Mål\nfields = kommentar\n\n[card-field kommentar]\ncolumn = Kommentar\n"
with tempfile.TemporaryDirectory() as folder:
    # Two goals of one area are told apart, by their titles.
    for name, text in (("a", "Text b"), ("b", "Text bb")):
        os.makedirs(f"{folder}/{name}")
        write(f"{folder}/{name}", "rapport.ini", CARDS)
        write(f"{folder}/{name}", "mal.csv", f"Område;Status;Mål;Kommentar\nLiv;x;Mål A;Text a\nLiv;x;Mål B;{text}\n")
    done = diff(f"{folder}/a", f"{folder}/b", "text")
    if 'cell mal[Mål B, Kommentar]: "Text b" → "Text bb"\n' not in done.stdout:
        problems.append(f"cards: {done.stdout}{done.stderr}")

with tempfile.TemporaryDirectory() as folder:
    sample = f"{ROOT}/samples/arsredovisning-2024"
    copy = shutil.copytree(sample, f"{folder}/copy")
    done = diff(sample, copy, "text")
    if done.returncode or done.stdout or done.stderr:
        problems.append(f"a copy of a sample differs: {done.stdout}{done.stderr}")
    path = f"{copy}/data/volym.csv"
    data = open(path, encoding="utf-8").read()
    write(copy, "data/volym.csv", data.replace(";307;", ";308;", 1))
    done = diff(sample, copy, "text")
    lines = done.stdout.splitlines()
    if len(lines) != 3 or '"307" → "308"' not in lines[0] or not lines[1].startswith("pages changed: ") or "," in lines[1] or lines[2] != "1 change":
        problems.append(f"one figure of the sample: {done.stdout}")
    done = diff(sample, copy, "markdown")
    if "| 307 | 308 |" not in done.stdout:
        problems.append(f"Markdown: {done.stdout}")
    done = diff(sample, f"{folder}/nowhere", "text")
    if done.returncode != 3 or done.stdout or "nowhere" not in done.stderr:
        problems.append(f"a report that is not there: status {done.returncode} {done.stderr}")

print("\n".join(problems))
sys.exit(bool(problems))
