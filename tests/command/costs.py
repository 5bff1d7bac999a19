#!/usr/bin/env python3
"""costs.py BUILD [--bless]: what a build costs, counted, not timed: a cost that grows shows on any machine.  tests/costs.tsv holds the figures, with room in both directions: what
falls is written down as well, or it could grow again unseen.  After a change that is meant: python3 tests/command/costs.py build --bless, and look at what it wrote.

shapings, cells         words shaped and cells laid out: of the input alone, held exactly
lines, placings         lines made and strips placed: fonts and the dictionary of the machine move them a little
allocations, arena-kb   of the report's arena
linear                  instructions of the second 200 rows per 100 of the first 200: 100 is linear.  This holds for any compiler
instructions            thousands a row, under callgrind; held only where the compiler is the one of the figure

The last two want valgrind, and a build without sanitizers, which valgrind cannot run."""
import os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.abspath(sys.argv[1])
PROGRAM = f"{BUILD}/kommuntryck"
FIGURES = f"{ROOT}/tests/costs.tsv"
FEW, SOME, MANY = 20, 220, 420                  # rows: the first stand for what every report costs
ROOM = {"shapings": 0, "cells": 0, "lines": 2, "placings": 2, "allocations": 5, "arena-kb": 5, "linear": 5, "instructions": 8}     # per cent


def report(folder, rows):
    subprocess.check_call([f"{ROOT}/bench/generate.py", "rows", str(rows), f"{folder}/{rows}"])
    return f"{folder}/{rows}/rapport.ini"


def counted(path):
    done = subprocess.run([PROGRAM, "build", path, "--timing"], capture_output=True, text=True, timeout=90)
    if done.returncode:
        sys.exit(done.stderr)
    counts = {name: int(n) for name, n in re.findall(r"^count\t(\S+)\t(\d+)$", done.stderr, re.M)}
    counts["arena-kb"] = counts.pop("arena-bytes") // 1024
    return {name: counts[name] for name in ROOM if name in counts}


def can_count_instructions():
    return shutil.which("valgrind") and b"__asan_init" not in open(PROGRAM, "rb").read()


def instructions(path):
    done = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", PROGRAM, "build", path], capture_output=True, text=True, timeout=95)
    found = re.search(r"Collected : (\d+)", done.stderr)
    if done.returncode or not found:
        sys.exit(done.stderr)
    return int(found[1])


def compiler():
    return subprocess.check_output(["gcc", "-dumpfullversion", "-dumpmachine"], text=True).strip().replace("\n", " ")


def measured(folder):
    """name: (figure, what it depends on)"""
    figures = {name: (n, "") for name, n in counted(report(folder, SOME)).items()}
    if can_count_instructions():
        few, some, many = (instructions(report(folder, rows)) for rows in (FEW, SOME, MANY))
        figures["linear"] = round((many - some) * 100 / (some - few)), ""
        figures["instructions"] = round((some - few) / (SOME - FEW) / 1000), compiler()
    return figures


def expected():
    lines = [line.rstrip("\n").split("\t") for line in open(FIGURES, encoding="utf-8") if not line.startswith("#")]
    return {name: (int(figure), depends) for name, figure, depends in lines}


def bless(figures):
    with open(FIGURES, "w", encoding="utf-8") as f:
        f.write(f"# what a table of {SOME} rows (bench/generate.py) costs: figure, compiler that it depends on; tests/command/costs.py says what each is\n")
        for name in ROOM:
            if name in figures:
                f.write(f"{name}\t{figures[name][0]}\t{figures[name][1]}\n")


def faults(figures):
    for name, (wanted, depends) in expected().items():
        found, depends_now = figures.get(name, (None, ""))
        if found is None or depends != depends_now:
            print(f"{name}: not held: " + ("no valgrind, or sanitizers" if found is None else f"the figure is of {depends}, this is {depends_now}"))
        elif abs(found - wanted) * 100 > ROOM[name] * wanted:
            yield f"{name}: {found}, expected {wanted} within {ROOM[name]} per cent: {'it costs more' if found > wanted else 'it costs less: write it down with --bless'}"


def main():
    with tempfile.TemporaryDirectory(prefix="kommuntryck-costs-") as folder:
        figures = measured(folder)
    if "--bless" in sys.argv:
        return bless(figures)
    found = list(faults(figures))
    print("\n".join(found))
    return 1 if found else 0


sys.exit(main())
