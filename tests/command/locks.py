#!/usr/bin/env python3
"""locks.py BUILD: kommuntryck diff of locks: to the cell where the sources lie beside them or in versions/, else by digest; and what made the reports."""
import hashlib, json, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
DECISION = ["--by", "socialnämnden", "--date", "2025-02-27", "--paragraph", "22"]
REPORT = "[report]\nlayout = fixture\ntitle = Rapport\ndate = 2024-12-31\n\n[cover]\n\n[table drift]\nheading = Drift\nlevel = 1\nfile = tal/drift år.csv\n"
TABLE = "Verksamhet;Utfall;Budget\nHemtjänst;-17 013;-20 790\nHemvård;-5;-6\n"
NOTE = ": note: the sources that this lock names are neither beside it nor in versions/: files are compared by their SHA-256\n    help: Fetch the decided version to see what differs inside them.\n"
ERROR = ": error: the sources that this lock names are neither beside it nor in versions/\n    help: Fetch the decided version from where it is kept; its files are known by their SHA-256.\n1 error\n"
problems = []


def check(truth, what):
    if not truth:
        problems.append(f"line {sys._getframe(1).f_lineno}: {what}")


def run(*arguments):
    return subprocess.run([PROGRAM, arguments[0], "--layouts", f"{ROOT}/tests/fixtures", *arguments[1:]], capture_output=True, text=True, timeout=60)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


def digest(text):
    return hashlib.sha256(text.encode()).hexdigest()


def decided(folder, table=TABLE):
    write(f"{folder}/rapport.ini", REPORT)
    write(f"{folder}/tal/drift år.csv", table)
    done = run("approve", f"{folder}/rapport.ini", *DECISION)
    check(done.returncode == 0, done)
    return f"{folder}/rapport.lock"


def changes(old, new, status=1, said=""):
    """(kind, where, before, after) of each."""
    done = run("diff", "--format", "json", old, new)
    check(done.returncode == status and done.stderr == said, f"diff {old} {new}: {done}")
    return [(c["kind"], c["where"], c["before"], c["after"]) for c in json.loads(done.stdout)["changes"]] if done.returncode < 2 else []


OTHER = TABLE.replace("-17 013", "-17 103")
CELL = ("cell", "drift[Hemtjänst, Utfall]", "-17 013", "-17 103")
BY_DIGEST = ("file", "tal/drift år.csv", digest(TABLE), digest(OTHER))


def with_sources(folder):
    old, new = decided(f"{folder}/a"), decided(f"{folder}/b", OTHER)
    for left, right in ((old, new), (f"{folder}/a/versions/1/rapport.lock", new), (old, f"{folder}/b"), (f"{folder}/a/rapport.ini", new)):
        check(changes(left, right) == [CELL], f"{left} {right}")
    check(changes(old, f"{folder}/a/versions/1/rapport.lock", 0) == [], "the same")
    done = run("diff", old, new)
    check(done.stdout == f'{folder}/b/tal/drift år.csv:2:11: cell drift[Hemtjänst, Utfall]: "-17 013" → "-17 103"\npages changed: 2 of 2\n1 change\n', done)
    write(f"{folder}/b/tal/drift år.csv", TABLE)                # since then; what was decided lies in versions/
    check(changes(old, new) == [CELL], "sources that were changed since")
    os.rename(f"{folder}/b/versions/1/rapport.lock", f"{folder}/b/versions/1/annat namn.lock")
    check(changes(old, f"{folder}/b/versions/1/annat namn.lock") == [CELL], "a lock with another name")


def without_sources(folder):
    old, new = decided(f"{folder}/a"), decided(f"{folder}/b", OTHER)
    alone = f"{folder}/c/rapport.lock"
    write(alone, read(new))
    check(changes(old, alone, said=alone + NOTE) == [BY_DIGEST], "one alone")
    check(changes(f"{folder}/a", alone, said=alone + NOTE) == [BY_DIGEST], "a folder and one alone")
    check(changes(new, alone, 0) == [], "the same, alone")
    other = f"{folder}/c/äldre.lock"
    write(other, read(old).replace("tal/drift år.csv", "tal/drift.csv"))
    found = changes(other, alone, said=other + NOTE + alone + NOTE)
    check(found == [("file", "tal/drift år.csv", "", digest(OTHER)), ("file", "tal/drift.csv", digest(TABLE), "")], found)
    done = run("diff", f"{folder}/a/rapport.pdf", alone)
    check(done.returncode == 3 and done.stderr == alone + ERROR, done)


def made_by_others(folder):
    old = decided(f"{folder}/a")
    text = re.sub(r"^library harfbuzz .*", "library harfbuzz 0.9", re.sub(r"^kommuntryck .*", "kommuntryck 0.0.1", read(old)), flags=re.M)
    write(f"{folder}/a/versions/1/rapport.lock", text)
    found = changes(f"{folder}/a/versions/1/rapport.lock", old)
    check([change[:3] for change in found] == [("program", "kommuntryck", "0.0.1"), ("library", "harfbuzz", "0.9")], found)
    font = re.search(r"^font (\S+) \S+ (\S+)$", text, re.M)
    write(f"{folder}/a/versions/1/rapport.lock", read(old).replace(font[1], digest("")))
    found = changes(f"{folder}/a/versions/1/rapport.lock", old)
    check(found == [("font", font[2], digest(""), font[1])], found)


def broken(folder):
    old = decided(f"{folder}/a")
    wrong = f"{folder}/a/fel.lock"
    for text, line in (("", 1), ("kommuntryck 0.1.0\nreport x\n", 2), (read(old) + "data\n", read(old).count("\n") + 1)):
        write(wrong, text)
        for pair in ((wrong, old), (old, wrong), (wrong, f"{folder}/a")):
            done = run("diff", *pair)
            check(done.returncode == 3 and not done.stdout and done.stderr.startswith(f"{wrong}:{line}: error: this is no line of a lock\n") and done.stderr.endswith("\n1 error\n"), f"{text[-60:]!r}: {done}")
    write(wrong, re.sub("^version 1$", "version 0", read(old), flags=re.M))
    check(run("diff", wrong, old).stderr.startswith(f'{wrong}: error: the lock is not whole: its line "version" is missing or wrong\n'), "version 0")
    done = run("diff", old, f"{folder}/nowhere.lock")
    check(done.returncode == 3 and not done.stdout and f'cannot read "{folder}/nowhere.lock"' in done.stderr, done)
    write(wrong, re.sub(r" rapport\.ini$", " ../a/rapport.ini", read(old), flags=re.M))
    check(changes(old, wrong, said=wrong + NOTE)[0][1] == "../a/rapport.ini", "a definition outside of the folder is not opened")
    write(f"{folder}/a/rapport.ini", REPORT.replace("fixture", "saknas"))
    shutil.rmtree(f"{folder}/a/versions")
    check(changes(old, f"{folder}/a/fel.lock", said=old + NOTE + wrong + NOTE) != [], "a definition beside the lock that cannot be read")


for test in (with_sources, without_sources, made_by_others, broken):
    with tempfile.TemporaryDirectory(prefix="kommuntryck-locks-") as temporary:
        test(os.path.realpath(temporary))
print("\n".join(problems))
sys.exit(bool(problems))
