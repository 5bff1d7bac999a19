#!/usr/bin/env python3
"""many.py BUILD: many reports in one command: the same bytes as alone, messages in the order of the command line, one that fails or dies takes no other with it."""
import os, pty, re, select, shutil, signal, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = f"{os.path.abspath(sys.argv[1])}/kommuntryck"
LAYOUTS = ["--layouts", f"{ROOT}/tests/fixtures", "--layouts", f"{ROOT}/layouts"]
GOLDENS = ["table-300", "span-high", "note", "chart-lines", "cards", "hyphenation", "picture", "table-head-two-levels"]
problems = []


def check(truth, what):
    if not truth:
        problems.append(f"line {sys._getframe(1).f_lineno}: {what}")


def build(*arguments, cwd=None, program=PROGRAM):
    return subprocess.run([program, "build", *arguments, *LAYOUTS], cwd=cwd, capture_output=True, timeout=90)


def read(path):
    with open(path, "rb") as f:
        return f.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as f:
        f.write(text)


def reports_in(folder):
    """Copies of some goldens: a/rapport.ini, b/rapport.ini …"""
    for name in GOLDENS:
        shutil.copytree(f"{ROOT}/tests/golden/{name}", f"{folder}/{name}")
    return [f"{name}/rapport.ini" for name in sorted(GOLDENS)]


def lines(done):
    return done.stderr.decode().splitlines()


# ---- outputs ----

def same_as_alone(folder):
    reports = reports_in(folder)
    for form, suffix in (("pdf", "pdf"), ("trace", "trace")):
        alone = {}
        for report in reports:
            check(build(report, "-f", form, cwd=folder).returncode == 0, report)
            target = report[:-3] + suffix
            alone[target] = read(f"{folder}/{target}")
            os.unlink(f"{folder}/{target}")
        said = set()
        for jobs in ("1", "2", "5", "99"):
            done = build(*reports, "-f", form, "--jobs", jobs, cwd=folder)
            check(done.returncode == 0 and not done.stdout, f"--jobs {jobs}: {done.stderr}")
            said.add(done.stderr)
            for target, bytes_alone in alone.items():
                check(read(f"{folder}/{target}") == bytes_alone, f"{target} with --jobs {jobs} is not what it is alone")
                os.unlink(f"{folder}/{target}")
        check(len(said) == 1, "what is said depends on the number of jobs")
        text = said.pop().decode().splitlines()
        check(len(text) == len(reports) + 1 and text[-1] == f"{len(reports)} reports, {len(reports)} built, 0 not built", text)
        check([line.split(":")[0] for line in text[:-1]] == reports and "300" not in text[0], text)


def all_below(folder):
    reports_in(f"{folder}/x/y")
    shutil.copytree(f"{ROOT}/tests/golden/note", f"{folder}/x/.hidden")
    os.symlink("..", f"{folder}/x/loop")
    done = build("--all", "x", "-f", "text", cwd=folder)
    check(done.returncode == 0 and lines(done)[-1].startswith(f"{len(GOLDENS)} reports,"), done.stderr)
    check([line.split(":")[0] for line in lines(done)[:-1]] == [f"x/y/{name}/rapport.ini" for name in sorted(GOLDENS)], done.stderr)
    one = build("--all", "x/y/note/", "-f", "text", cwd=folder)
    check(one.returncode == 0 and lines(one)[-1] == "1 report, 1 built, 0 not built" and lines(one)[0].startswith("x/y/note/rapport.ini: "), one.stderr)
    os.makedirs(f"{folder}/empty")
    check(build("--all", "empty", cwd=folder).returncode == 2, "a folder without reports")
    gone = build("--all", "saknas", cwd=folder)
    check(gone.returncode == 3 and b"saknas" in gone.stderr, f"a folder that is not there: {gone.stderr}")


def into_folder(folder):
    reports = reports_in(folder)
    shutil.copy(f"{folder}/note/rapport.ini", f"{folder}/note/delar.ini")
    os.makedirs(f"{folder}/ut")
    done = build(*reports, "note/delar.ini", "-o", "ut", "-f", "text", cwd=folder)
    check(done.returncode == 0 and sorted(os.listdir(f"{folder}/ut")) == sorted([f"{name}.txt" for name in GOLDENS] + ["delar.txt"]), done.stderr)
    check(read(f"{folder}/ut/note.txt") == read(f"{folder}/ut/delar.txt"), "the same report twice")
    inside = build("rapport.ini", "delar.ini", "-o", "../ut/", "-f", "trace", cwd=f"{folder}/note")
    check(inside.returncode == 0 and os.path.exists(f"{folder}/ut/note.trace") and os.path.exists(f"{folder}/ut/delar.trace"), inside.stderr)
    for output in ("saknas", "note/rapport.ini", "-", ""):
        wrong = build(*reports, "-o", output, cwd=folder)
        check(wrong.returncode == 2 and b"-o wants a folder" in wrong.stderr and lines(wrong) == lines(wrong)[:2], f"-o {output}: {wrong.stderr}")
    shutil.copytree(f"{folder}/note", f"{folder}/other/note")
    for twice in ((["note/rapport.ini", "other/note/rapport.ini", "-o", "ut"]), ["note/rapport.ini", "cards/rapport.ini", "note/rapport.ini"]):
        wrong = build(*twice, cwd=folder)
        check(wrong.returncode == 2 and b"would both be" in wrong.stderr, f"two reports with one output: {wrong.stderr}")


def jobs(folder):
    for value in ("0", "-1", "x", "", "2x", "1000"):
        check(build("a.ini", "--jobs", value, cwd=folder).returncode == 2, f"--jobs {value}")


# ---- failures ----

def one_fails(folder):
    reports = reports_in(folder)
    write(f"{folder}/note/rapport.ini", read(f"{folder}/note/rapport.ini").decode() + "\n[table x]\nfile = saknas.csv\n")
    write(f"{folder}/note/rapport.txt", "gammal")
    with open(f"{folder}/table-300/rapport.ini", "a") as f:
        f.write("\n[figure x]\n")
    said = {build(*reports, "borta/rapport.ini", "-f", "text", "--jobs", str(n), cwd=folder).stderr.decode() for n in (1, 2, 3, 9)}
    done = build(*reports, "borta/rapport.ini", "-f", "text", cwd=folder)
    check(said == {done.stderr.decode()}, "messages depend on the number of jobs")
    check(done.returncode == 1 and lines(done)[-1] == f"{len(reports) + 1} reports, {len(reports) - 2} built, 3 not built", done.stderr)
    check(read(f"{folder}/note/rapport.txt") == b"gammal" and not os.path.exists(f"{folder}/table-300/rapport.txt"), "output of a report with errors")
    check(os.path.exists(f"{folder}/cards/rapport.txt") and os.path.exists(f"{folder}/table-head-two-levels/rapport.txt"), "others are not built")
    alone = [build(report, "-f", "text", cwd=folder).stderr.decode() for report in reports + ["borta/rapport.ini"]]
    place = 0
    for report, text in zip(reports + ["borta/rapport.ini"], alone):
        found = done.stderr.decode().find(text + f"{report}: ", place)
        check(found >= place, f"{report}: its messages do not stand together, in order")
        place = found
    os.makedirs(f"{folder}/ut/cards.txt")
    full = build(*reports, "-f", "text", "-o", "ut", cwd=folder)
    check(full.returncode == 3 and 'cannot write "ut/cards.txt"' in full.stderr.decode() and os.path.exists(f"{folder}/ut/picture.txt"), full.stderr)


def one_dies(folder):
    """A process that is killed takes its report with it and no other.  A report that waits for a pipe stands still for as long as that takes."""
    reports = reports_in(folder)
    shutil.copytree(f"{folder}/note", f"{folder}/hangs")
    write(f"{folder}/hangs/rapport.ini", "[report]\nlayout = fixture\ntitle = A\n[heading a]\ntitle = A\nlevel = 1\n")
    os.mkfifo(f"{folder}/hangs/rapport.txt")
    process = subprocess.Popen([PROGRAM, "build", "hangs/rapport.ini", *reports, *LAYOUTS, "-f", "text", "--jobs", "1"], cwd=folder,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    children, limit = [], time.monotonic() + 60
    while not children and time.monotonic() < limit:
        children = open(f"/proc/{process.pid}/task/{process.pid}/children").read().split()
    os.kill(int(children[0]), signal.SIGKILL)
    said = process.communicate(timeout=60)[1].decode().splitlines()
    check(process.returncode == 3, f"status {process.returncode}")
    check(said[0].startswith("hangs/rapport.ini: not built: its process was ended by signal 9"), said)
    check(said[-1] == f"{len(reports) + 1} reports, {len(reports)} built, 1 not built", said)


# ---- on a terminal ----

def on_terminal(arguments, cwd):
    """What is printed on standard error when it is a terminal."""
    ours, theirs = pty.openpty()
    process = subprocess.Popen([PROGRAM, "build", *arguments, *LAYOUTS], cwd=cwd, stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    seen = b""
    while True:
        try:
            part = os.read(ours, 65536) if select.select([ours], [], [], 60)[0] else b""
        except OSError:                         # the other end is closed
            part = b""
        if not part:
            break
        seen += part
    os.close(ours)
    return process.wait(60), seen.decode().replace("\r\n", "\n")


def shown(seen):
    """What is left on the screen of one line that is written over, and the lines that were there for a while."""
    parts = re.split(r"\r\x1b\[K", seen)
    return parts[-1], parts[1:-1]


def large_report(folder, rows):
    head = "Enhet;Text;Utfall\n"
    write(f"{folder}/rapport.ini", "[report]\nlayout = fixture\ntitle = Stor\n[heading a]\ntitle = A\nlevel = 1\n[table t]\nfile = t.csv\n")
    write(f"{folder}/t.csv", head + "".join(f"Enhet {i};verksamheten {i} redovisar {i * 7} platser;{i}\n" for i in range(rows)))


def progress(folder):
    rows, taken = 4000, 0
    while taken < 1.2:                          # on this machine, as it now is
        rows *= 2
        large_report(f"{folder}/big", rows)
        started = time.monotonic()
        check(build("big/rapport.ini", "-f", "text", cwd=folder).stderr == b"", "progress without a terminal")
        taken = time.monotonic() - started
    status, seen = on_terminal(["big/rapport.ini", "-f", "text"], folder)
    left, lines_seen = shown(seen)
    check(status == 0 and not left and lines_seen, f"nothing was shown, or something is left: {seen[-300:]!r}")
    check(all(re.fullmatch(r"big/rapport\.ini: (reading|checking|setting|making pages|writing)(, \d+ (rows|pages))?", line) for line in lines_seen if line), lines_seen[:5])
    check(any(" rows" in line for line in lines_seen) or any(" pages" in line for line in lines_seen), f"neither rows nor pages: {lines_seen[:9]}")
    with open(f"{folder}/big/rapport.ini", "a") as f:
        f.write("[text x]\nfile = saknas.md\n")
    status, seen = on_terminal(["big/rapport.ini", "-f", "text"], folder)
    check(status == 1 and shown(seen)[0].startswith("big/rapport.ini:"), f"the line was not cleared before messages: {seen[-300:]!r}")
    os.makedirs(f"{folder}/small")
    reports = reports_in(f"{folder}/small")
    large_report(f"{folder}/big", rows)
    status, seen = on_terminal([f"small/{reports[0]}", "-f", "text"], folder)
    check(status == 0, f"a report that is quick: {seen!r}")
    status, seen = on_terminal([f"small/{report}" for report in reports] + ["big/rapport.ini"], folder)
    left, lines_seen = shown(seen) if "\r" in seen else (seen, [])
    check(status == 0 and left.endswith("9 built, 0 not built\n") and any(re.fullmatch(r"\d+ of 9 reports", line) for line in lines_seen), f"reports done: {seen[-500:]!r}")


def main():
    for test in (same_as_alone, all_below, into_folder, jobs, one_fails, one_dies, progress):
        folder = tempfile.mkdtemp(prefix="kommuntryck-many-")
        test(folder)
        shutil.rmtree(folder)
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
