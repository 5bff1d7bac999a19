#!/usr/bin/env python3
"""depend.py BUILD: --depend: make, and ninja where it is installed, build again what has changed and nothing else, whatever the files are called."""
import os, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = f"{os.path.abspath(sys.argv[1])}/kommuntryck"
MAKEFILE = """all: $(wildcard ut/ett.pdf) ut/ett.pdf
-include ett.d
ut/ett.pdf: rapport/rapport.ini
\t@echo built >> log
\t@{program} build rapport/rapport.ini -o ut/ett.pdf --depend ett.d --layouts layouts --layouts {root}/layouts --layouts {root}/tests/fixtures
"""
problems = []


def check(truth, what):
    if not truth:
        problems.append(f"line {sys._getframe(1).f_lineno}: {what}")


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def run(folder, *command):
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=60)


def set_times(folder, when):
    for place, _, names in os.walk(folder):
        for name in names:
            os.utime(f"{place}/{name}", (when, when))


NAMES = ["text.md", "procent%.md", "a=b.md", "med mellanslag.md", "å-ä-ö.md", "a#b.md", "pris$.md", "kolon:b.md", "stjärna*.md", "a[1].md", "tilde~.md", "~början.md", "fråga?.md",
         "under/mapp.md", "x\\y.md", "x\\ y.md"]

PATTERNS = set("*?[]")                          # ninja knows no escapes of these: it builds too often


def report(folder, names):
    text = "[report]\nlayout = egen\ntitle = A\n[heading a]\ntitle = A\nlevel = 1\n"
    for i, name in enumerate(names):
        text += f"[text t{i}]\nfile = \"{name}\"\n"
        write(f"{folder}/rapport/{name}", f"Text nummer {i}.\n")
    text += "[table t]\nfile = data.csv\n[picture p]\nfile = bild.png\nalt = En bild\n"
    write(f"{folder}/rapport/rapport.ini", text)
    write(f"{folder}/rapport/data.csv", "A;B\nEtt;2\n")
    write(f"{folder}/layouts/egen.ini", "[layout]\nextends = fixture\n")
    shutil.copy(f"{ROOT}/tests/golden/picture/bilder/alpha.png", f"{folder}/rapport/bild.png")


def rebuilds(folder, tool, log):
    """How often the report is built when the tool is run."""
    before = open(log).read().count("built") if os.path.exists(log) else 0
    done = run(folder, *tool)
    if done.returncode:
        sys.exit(f"{tool}: {done.stdout}{done.stderr}")
    return open(log).read().count("built") - before


def each_file(folder, tool):
    """Built once, then not, then again for each file that is touched; and a file that is named no more may go."""
    log = f"{folder}/log"
    names = [name for name in NAMES if tool[0] == "make" or not set(name) & PATTERNS]
    report(folder, names)
    set_times(folder, 1000000000)
    check(rebuilds(folder, tool, log) == 1, "the first time")
    check(rebuilds(folder, tool, log) == 0, "the second time")
    files = [f"rapport/{name}" for name in names + ["rapport.ini", "data.csv", "bild.png"]] + ["layouts/egen.ini"]
    for name in files:
        future = os.stat(f"{folder}/ut/ett.pdf").st_mtime + 2
        os.utime(f"{folder}/{name}", (future, future))
        check(rebuilds(folder, tool, log) == 1, f"{tool[0]}: {name} has changed")
        os.utime(f"{folder}/{name}", (1000000000, 1000000000))
        check(rebuilds(folder, tool, log) <= 1, f"{tool[0]}: {name}")
        check(rebuilds(folder, tool, log) == 0, f"{tool[0]}: {name} has not changed")
    report(folder, names[:3])
    for name in names[3:]:
        os.unlink(f"{folder}/rapport/{name}")
    check(rebuilds(folder, tool, log) == 1, f"{tool[0]}: a report that needs fewer files")
    check(rebuilds(folder, tool, log) == 0, f"{tool[0]}: a report that needs fewer files, again")


def with_make(folder):
    write(f"{folder}/Makefile", MAKEFILE.format(program=PROGRAM, root=ROOT))
    os.makedirs(f"{folder}/ut")
    each_file(folder, ["make"])


def with_ninja(folder):
    if not shutil.which("ninja"):
        return
    write(f"{folder}/build.ninja", f"rule report\n  command = echo built >> log; {PROGRAM} build $in -o $out --depend ett.d --layouts layouts --layouts {ROOT}/layouts"
          f" --layouts {ROOT}/tests/fixtures\n  depfile = ett.d\nbuild ut/ett.pdf: report rapport/rapport.ini\n")
    each_file(folder, ["ninja"])


def fonts_and_families(folder):
    report(folder, ["text.md"])
    os.makedirs(f"{folder}/ut")
    done = run(folder, PROGRAM, "build", "rapport/rapport.ini", "-o", "ut/ett.pdf", "--depend", "ett.d", "--layouts", "layouts", "--layouts", f"{ROOT}/layouts",
               "--layouts", f"{ROOT}/tests/fixtures")
    rule = open(f"{folder}/ett.d").read().replace("\\\n", " ").splitlines()
    files = rule[0].split()
    check(done.returncode == 0 and files[0] == "ut/ett.pdf:" and files[1] == "rapport/rapport.ini", rule[0])
    for wanted in ("fonts/dejavu-sans-mono.ini", "/DejaVuSansMono.ttf", "layouts/egen.ini", "tests/fixtures/fixture.ini", "rapport/bild.png", "rapport/data.csv"):
        check(any(name.endswith(wanted) for name in files), f"{wanted} is not in {rule[0]}")
    check(all(os.path.exists(f"{folder}/{name}") or os.path.exists(name) for name in files[1:]), rule[0])
    check(rule[1:] == [f"{name}:" for name in files[1:]], "each file has an empty rule")


def no_commands(folder):
    """What make would take for a command is left out."""
    report(folder, ["text.md", "a;touch hit.md"])
    os.makedirs(f"{folder}/ut")
    write(f"{folder}/Makefile", MAKEFILE.format(program=PROGRAM, root=ROOT))
    for _ in range(2):
        check(run(folder, "make").returncode == 0, "a name with a semicolon")
        os.utime(f"{folder}/rapport/text.md")
    check(not os.path.exists(f"{folder}/hit.md") and "touch" not in open(f"{folder}/ett.d").read(), "a name of a file became a command")


def failures(folder):
    """A report with errors says what it was made from, too; several reports share a file; there is nothing to say of standard output."""
    report(folder, ["text.md"])
    shutil.copytree(f"{folder}/rapport", f"{folder}/andra")
    write(f"{folder}/andra/text.md", "# A\n\n#### B\n")
    layouts = ["--layouts", "layouts", "--layouts", f"{ROOT}/layouts", "--layouts", f"{ROOT}/tests/fixtures"]
    done = run(folder, PROGRAM, "build", "rapport/rapport.ini", "andra/rapport.ini", "borta/rapport.ini", "--depend", "alla.d", *layouts)
    rules = [line for line in open(f"{folder}/alla.d").read().replace("\\\n", " ").splitlines() if line.split(":")[1]]
    check(done.returncode == 1 and [line.split(":")[0] for line in rules] == ["rapport/rapport.pdf", "andra/rapport.pdf", "borta/rapport.pdf"], rules)
    check("andra/text.md" in rules[1] and "rapport/text.md" in rules[0] and rules[2].split() == ["borta/rapport.pdf:", "borta/rapport.ini"], rules)
    check(run(folder, PROGRAM, "build", "rapport/rapport.ini", "-o", "-", "--depend", "x.d", *layouts).returncode == 2, "a rule about standard output")
    full = run(folder, PROGRAM, "build", "rapport/rapport.ini", "--depend", "/dev/full", *layouts)
    check(full.returncode == 3 and "/dev/full" in full.stderr, full.stderr)


def main():
    for test in (with_make, with_ninja, fonts_and_families, no_commands, failures):
        folder = tempfile.mkdtemp(prefix="kommuntryck-depend-")
        test(folder)
        shutil.rmtree(folder)
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
