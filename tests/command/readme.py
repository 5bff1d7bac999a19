#!/usr/bin/env python3
"""The example of README.md gives what README.md shows: its ten lines are built, and so is the mistake; it is decided, tampered with and corrected."""
import os, re, shlex, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"


def blocks():
    """Every fenced block of the README with the text before it."""
    return re.findall(r"([^`]*(?:`[^`]+`[^`]*)*)\n```\w*\n(.*?)```\n", open(f"{ROOT}/README.md", encoding="utf-8").read(), re.S)


def block(words):
    return next(text for before, text in blocks() if words in before.strip().split("\n\n")[-1])


def write(folder, name, text):
    with open(f"{folder}/{name}", "w", encoding="utf-8") as f:
        f.write(text)


def build(folder):
    return subprocess.run([PROGRAM, "build", "rapport.ini", "--format", "text", "-o", "-"], cwd=folder, capture_output=True, text=True)


def command(folder, lines):
    for line in lines.splitlines():
        done = subprocess.run([PROGRAM, *shlex.split(line)[1:]], cwd=folder, capture_output=True, text=True)
        if done.returncode:
            sys.exit(f"{line}: status {done.returncode}\n{done.stderr}")


def compare(what, expected, found):
    if expected.rstrip("\n") != found.rstrip("\n"):
        sys.exit(f"{what}: README.md says\n{expected}\nbut the program\n{found}")


with tempfile.TemporaryDirectory() as folder:
    table = block("drift.csv")
    write(folder, "rapport.ini", block("`rapport.ini`:"))
    write(folder, "inledning.md", block("`inledning.md`"))
    write(folder, "drift.csv", table)
    compare("the example", block("the same page is"), build(folder).stdout)
    write(folder, "drift.csv", table.replace("-7 050", "-7 05O"))
    compare("the mistake", block("with its place"), build(folder).stderr)
    write(folder, "drift.csv", table.replace("-6 751", "-6 571"))
    compare("the check", block("changed places it says"), subprocess.run([PROGRAM, "check", "rapport.ini"], cwd=folder, capture_output=True, text=True).stdout.replace("\u00a0", " "))
    write(folder, "drift.csv", table)
    command(folder, block("one command writes the decision"))
    write(folder, "drift.csv", table.replace("-6 751", "-6 715").replace("-17 096", "-17 060"))
    compare("what was changed after the decision", block("changed afterwards is an error"), build(folder).stderr)
    command(folder, block("it becomes version 2"))
    if "Reviderad 2025-04-10" not in build(folder).stdout:
        sys.exit("the correction is not what README.md says")
