#!/usr/bin/env python3
"""faults.py BUILD [all]: a disk that is full and a process that is killed leave nothing half-written.

A library of the test (faults.c) spoils one call after the other that a command changes files with: opening, writing, syncing, renaming. After each, every file is the old or the new one, whole, and so is every
folder in versions/; the command run again gets done. Without "all" a part of the calls: each kind of call, and every renaming."""
import os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.abspath(sys.argv[1])
PROGRAM = f"{BUILD}/kommuntryck"
ALL = "all" in sys.argv[2:]
NEVER_FAIL = ("unlink", "rmdir")                # removing wants no room
LEFT = re.compile(r"(^|/)\.[^/]+\.kommuntryck$|\.[A-Za-z0-9]{6}$|^versions/[^/]+\.(ny|gammal)(/|$)|/\.$")    # what may lie about after a kill: it is in nobody's way
EACH = 2                                        # so many calls of a kind, without "all"
problems = []


def check(truth, what):
    if not truth:
        problems.append(what)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def run(folder, command, **faults):
    env = dict(os.environ, LD_PRELOAD=LIBRARY, ASAN_OPTIONS="detect_leaks=0:verify_asan_link_order=0", **{f"KT_{name.upper()}": str(value) for name, value in faults.items()})
    arguments = [PROGRAM, command[0], "--layouts", f"{ROOT}/tests/fixtures", *command[1:]]
    return subprocess.run(arguments, cwd=folder, env=env, capture_output=True, text=True, timeout=60)


# ---- what a folder holds ----

def unit_of(name):
    """What is whole or not there: a file, or a folder in versions/."""
    parts = name.split("/")
    return "/".join(parts[:2]) if parts[0] == "versions" and len(parts) > 2 else name


def held(folder):
    units = {}
    for top, folders, files in os.walk(folder):
        for name in files:
            path = os.path.relpath(f"{top}/{name}", folder)
            with open(f"{top}/{name}", "rb") as f:
                units.setdefault(unit_of(path), {})[path] = f.read()
        if not folders and not files:
            units[unit_of(os.path.relpath(top, folder) + "/.")] = {}
    return units


def without_left(units):
    kept = {name: {path: data for path, data in unit.items() if not LEFT.search(path)} for name, unit in units.items() if not LEFT.search(name)}
    return {name: unit for name, unit in kept.items() if unit}


def half_written(found, before, after):
    return [name for name in sorted(set(found) | (set(before) & set(after))) if found.get(name) not in (before.get(name), after.get(name))]


# ---- spoiling ----

class Sweep:
    def __init__(self, what, make, command):
        self.what, self.command = what, command
        self.top = tempfile.mkdtemp()
        self.start = f"{self.top}/start"
        make(self.start)
        self.before = held(self.start)
        self.calls, self.after = self.whole_run()

    def fresh(self):
        folder = f"{self.top}/run"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(self.start, folder)
        return folder

    def whole_run(self):
        folder, log = self.fresh(), f"{self.top}/log"
        done = run(folder, self.command, fault_log=log)
        check(done.returncode == 0, f"{self.what}: status {done.returncode}\n{done.stderr}")
        with open(log) as f:
            return f.read().split(), held(folder)

    def spoil(self, fault, n):
        folder = self.fresh()
        where = f"{self.what}: {fault} at {n} ({self.calls[n - 1]})"
        done = run(folder, self.command, fault=fault, fault_at=n)
        found = held(folder)
        killed = done.returncode == -9
        check(killed == (fault in ("kill", "half")), f"{where}: status {done.returncode}\n{done.stderr}")
        half = half_written(without_left(found) if killed else found, self.before, self.after)
        check(not half, f"{where}: {half} neither old nor new")
        if not killed:
            check(done.returncode in (0, 3), f"{where}: status {done.returncode}\n{done.stderr}")
            check(done.returncode == 0 or "cannot write" in done.stderr, f"{where}: nothing said\n{done.stderr}")
            check(done.returncode or found == self.after, f"{where}: said to be done, and is not")
        self.again(folder, where)

    def again(self, folder, where):
        """What a command that was interrupted left is no hindrance; one that was done all the same may say so."""
        complete = without_left(held(folder)) == self.after
        done = run(folder, self.command)
        check(done.returncode == 0 or (complete and done.returncode == 1), f"{where}: again: status {done.returncode}\n{done.stderr}")
        check(without_left(held(folder)) == self.after, f"{where}: again: not what it should be")

    def chosen(self, fault):
        seen = {}
        for n, name in enumerate(self.calls, 1):
            seen[name] = seen.get(name, 0) + 1
            left = self.calls.count(name) - seen[name]
            wanted = ALL or name.startswith("rename") or seen[name] < EACH or not left
            if wanted and not (fault in ("fail", "full") and name in NEVER_FAIL) and (fault != "half" or name == "write"):
                yield n

    def sweep(self):
        if problems:
            return
        check("rename" in self.calls and "write" in self.calls and "fsync" in self.calls, f"{self.what}: {self.calls}: the library was not asked")
        for fault in ("fail", "full", "kill", "half"):
            for n in self.chosen(fault):
                self.spoil(fault, n)
        shutil.rmtree(self.top)


# ---- reports ----

REPORT = """; en rapport
[report]
layout = fixture
title = Rapport
type = Delårsrapport
committee = Socialnämnden
date = 2025-02-20

[cover]

[text inledning]
file = texter/inledning.md

[table drift]
heading = Drift
file = data/drift.csv
"""


def draft(folder):
    write(f"{folder}/rapport.ini", REPORT)
    write(f"{folder}/texter/inledning.md", "# Inledning\n\nNämnden räknar med ett underskott.\n")
    write(f"{folder}/data/drift.csv", "Verksamhet;Utfall;Budget\nHemtjänst;10;20\nSumma;10;20\n")


def built_before(folder):
    draft(folder)
    write(f"{folder}/rapport.pdf", "an old one")
    write(f"{folder}/rapport.d", "an old rule")


def decided(folder):
    """Decided once, signed, and corrected afterwards."""
    draft(folder)
    done = run(folder, APPROVE)
    check(done.returncode == 0, f"approve: {done.stderr}")
    write(f"{folder}/data/drift.csv", "Verksamhet;Utfall;Budget\nHemtjänst;11;20\nSumma;11;20\n")
    write(f"{folder}/andringar.csv.bak", "of somebody else")
    with open(f"{folder}/rapport.pdf", "ab") as f:
        f.write(b"% signed\n")


def revised(folder):
    decided(folder)
    done = run(folder, REVISE)
    check(done.returncode == 0, f"revise: {done.stderr}")
    write(f"{folder}/data/drift.csv", "Verksamhet;Utfall;Budget\nHemtjänst;12;20\nSumma;12;20\n")


def left_by_another(folder):
    """What an approve that was killed left: it goes, unless it is another decision."""
    built_before(folder)
    write(f"{folder}/versions/1/rapport.pdf", "old")
    write(f"{folder}/versions/1.ny/rapport.ini", "older")


APPROVE = ["approve", "rapport.ini", "--by", "socialnämnden", "--date", "2025-02-27", "--paragraph", "22"]
REVISE = ["revise", "rapport.ini", "--reason", "fel belopp", "--date", "2025-04-10", "--paragraph", "31"]
AGAIN = ["revise", "rapport.ini", "--reason", "fel; \"igen\"", "--date", "2025-05-10"]

with tempfile.TemporaryDirectory() as made:
    LIBRARY = f"{made}/faults.so"
    subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-std=c11", "-D_GNU_SOURCE", "-o", LIBRARY, f"{ROOT}/tests/command/faults.c", "-ldl"], check=True)
    Sweep("build, new", draft, ["build", "rapport.ini", "--depend", "rapport.d"]).sweep()
    Sweep("build", built_before, ["build", "rapport.ini", "--depend", "rapport.d"]).sweep()
    Sweep("approve", left_by_another, APPROVE).sweep()
    Sweep("revise", decided, REVISE).sweep()
    if ALL:
        Sweep("approve, no versions yet, PDF elsewhere", draft, APPROVE + ["-o", "ut/beslutad.pdf"]).sweep()
        Sweep("revise once more", revised, AGAIN).sweep()
        Sweep("revise, PDF elsewhere", decided, REVISE + ["-o", "ut/beslutad.pdf"]).sweep()

print("\n".join(problems))
sys.exit(bool(problems))
