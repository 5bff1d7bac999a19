#!/usr/bin/env python3
"""build.py BUILD: what the command promises: statuses, where output goes, and that the same input gives the same bytes."""
import os, shutil, signal, stat, subprocess, sys, tempfile, threading, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.abspath(sys.argv[1])
PROGRAM = f"{BUILD}/kommuntryck"
REPORT = "tests/fuzz/small/rapport.ini"
LAYOUTS = ["--layouts", f"{ROOT}/tests/fixtures"]
problems = []


def check(truth, what):
    if not truth:
        problems.append(f"line {sys._getframe(1).f_lineno}: {what}")


def run(*arguments, cwd=ROOT, env=None, **more):
    return subprocess.run([PROGRAM, *arguments], cwd=cwd, env=dict(os.environ, **(env or {})), capture_output=True, timeout=60, **more)


def build(*arguments, report=REPORT, **more):
    return run("build", report, *LAYOUTS, *arguments, **more)


def read(path):
    with open(path, "rb") as f:
        return f.read()


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


def failed(done, status, *words):
    """The command failed with this status and says these words, and nothing on standard output."""
    said = done.stderr.decode()
    return done.returncode == status and not done.stdout and all(w in said for w in words)


def layouts_beside_the_report(folder):
    write(f"{folder}/rapport.ini", b"[report]\nlayout = min\ntitle = T\n[heading a]\ntitle = X\nlevel = 1\n")
    write(f"{folder}/layouts/min.ini", b"[layout]\nextends = base\n")
    os.mkdir(f"{folder}/other")
    write(f"{folder}/other/min.ini", b"[layout]\nextends = base\n")
    run("build", "rapport.ini", "-L", "other", "-o", "a.pdf", "--depend", "a.d", cwd=folder)
    run("build", f"{folder}/rapport.ini", "-o", f"{folder}/b.pdf", "--depend", f"{folder}/b.d")
    check(b" layouts/min.ini" in read(f"{folder}/a.d") and b"other" not in read(f"{folder}/a.d"), "a layout beside the report")
    check(f" {folder}/layouts/min.ini".encode() in read(f"{folder}/b.d") and read(f"{folder}/a.pdf") == read(f"{folder}/b.pdf"), "the same from another folder")


# ---- statuses and usage ----

def usage(_):
    check(failed(run(), 2, "build"), "no command")
    check(failed(run("bygg"), 2, "no command bygg"), "an unknown command")
    check(failed(run("build"), 2, "which report"), "no report")
    check(failed(run("build", REPORT, "-o"), 2, "missing after -o"), "-o without a value")
    check(failed(run("build", REPORT, "--output"), 2, "missing after --output"), "--output without a value")
    check(failed(run("build", REPORT, "--form", "docx"), 2, "no format docx"), "an unknown format")
    check(failed(run("build", REPORT, "--fine"), 2, "unknown option --fine"), "an unknown long option")
    check(failed(run("build", REPORT, "-x"), 2, "unknown option -x"), "an unknown short option")
    check(failed(run("build", REPORT, "-xf", "pdf"), 2, "unknown option -x"), "an unknown short option in a cluster")
    check(failed(run("build", REPORT, *["-L", "x"] * 17), 2, "too many"), "too many folders")
    for option in ("--help", "-h"):
        done = run(option)
        check(done.returncode == 0 and b"kommuntryck build" in done.stdout and not done.stderr, option)
    done = run("--version")
    check(done.returncode == 0 and done.stdout.startswith(b"kommuntryck ") and not done.stderr, "--version")
    check(run("--version", stdin=subprocess.DEVNULL).stdout.count(b"\n") == 1, "--version on one line")


def missing_report(folder):
    done = build("-o", f"{folder}/x.pdf", report=f"{folder}/saknas.ini")
    check(failed(done, 1, "saknas.ini", "No such file"), f"a report that is not there: {done.stderr}")
    check(failed(build("-o", f"{folder}/x.pdf", report=folder), 1, "Is a directory"), "a report that is a folder")
    check(not os.path.exists(f"{folder}/x.pdf"), "output of no report")


def help_to_full_disk(_):
    with open("/dev/full", "wb") as full:
        for option in ("--help", "--version"):
            status = subprocess.run([PROGRAM, option], stdout=full, stderr=subprocess.DEVNULL).returncode
            check(status == 3, f"{option} to a full disk: status {status}")


def large_files(folder):
    shutil.copytree(f"{ROOT}/tests/fuzz/small", f"{folder}/large")
    with open(f"{folder}/large/tal.csv", "ab") as f:
        f.truncate(257 << 20)                   # a hole: takes no room
    done = build("-o", f"{folder}/x.pdf", report=f"{folder}/large/rapport.ini")
    check(failed(done, 1, "tal.csv: error: the file is larger than 256 MB"), f"a CSV file that is too large: {done.stderr[:500]}")
    write(f"{folder}/large/rapport.ini", b"; lang\n" * 200000)
    done = build("-o", f"{folder}/x.pdf", report=f"{folder}/large/rapport.ini")
    check(failed(done, 1, "rapport.ini: error: the file is larger than 1 MB"), f"an INI file that is too large: {done.stderr[:500]}")


# ---- where output goes ----

def to_standard_output(folder):
    for form in ("pdf", "text", "trace"):
        target = f"{folder}/a.{form}"
        done = build("--format", form, "-o", target)
        check(done.returncode == 0 and not done.stdout and not done.stderr, f"{form} to a file")
        streamed = build("--format", form, "-o", "-")
        check(streamed.returncode == 0 and streamed.stdout == read(target), f"{form} to standard output is not what the file holds")
        with open(f"{folder}/stdout", "wb") as f:
            status = subprocess.run([PROGRAM, "build", REPORT, *LAYOUTS, "-f", form, "-o", "/dev/stdout"], cwd=ROOT, stdout=f).returncode
        check(status == 0 and read(f"{folder}/stdout") == read(target), f"{form} to /dev/stdout")
        piped = build("--format", form, "-o", "/dev/stdout")
        check(piped.returncode == 0 and piped.stdout == read(target), f"{form} to /dev/stdout that is a pipe")


def beside_the_report(folder):
    shutil.copytree(f"{ROOT}/tests/fuzz/small", f"{folder}/beside")
    check(build(report=f"{folder}/beside/rapport.ini").returncode == 0 and read(f"{folder}/beside/rapport.pdf")[:5] == b"%PDF-", "rapport.pdf")
    check(build("-f", "text", report="rapport.ini", cwd=f"{folder}/beside").returncode == 0 and os.path.exists(f"{folder}/beside/rapport.txt"),
          "rapport.txt in the working folder")
    os.rename(f"{folder}/beside/rapport.ini", f"{folder}/beside/rapport")
    check(build("-f", "trace", report=f"{folder}/beside/rapport").returncode == 0 and os.path.exists(f"{folder}/beside/rapport.trace"),
          "rapport.trace of a report without .ini")


def to_fifo(folder):
    os.mkfifo(f"{folder}/fifo")
    got = []
    reader = threading.Thread(target=lambda: got.append(read(f"{folder}/fifo")))
    reader.start()
    done = build("-f", "text", "-o", f"{folder}/fifo")
    reader.join(20)
    check(done.returncode == 0 and got and got[0] == build("-f", "text", "-o", "-").stdout, "to a FIFO")
    check(stat.S_ISFIFO(os.stat(f"{folder}/fifo").st_mode), "the FIFO is no FIFO any more")


def through_link(folder):
    os.makedirs(f"{folder}/links/deep")
    write(f"{folder}/links/deep/target.txt", b"old")
    os.symlink("deep/target.txt", f"{folder}/links/link.txt")
    os.symlink("link.txt", f"{folder}/links/second.txt")
    check(build("-f", "text", "-o", f"{folder}/links/second.txt").returncode == 0, "through two links")
    check(os.path.islink(f"{folder}/links/link.txt") and os.path.islink(f"{folder}/links/second.txt"), "the link is gone")
    check(read(f"{folder}/links/deep/target.txt").startswith("─".encode()), "the link's target is as it was")
    os.symlink("deep/new.txt", f"{folder}/links/dangling.txt")
    done = build("-f", "text", "-o", f"{folder}/links/dangling.txt")
    check(done.returncode == 0 and os.path.islink(f"{folder}/links/dangling.txt") and os.path.exists(f"{folder}/links/deep/new.txt"),
          "through a link to a file that is not there yet")
    check(sorted(os.listdir(f"{folder}/links")) == ["dangling.txt", "deep", "link.txt", "second.txt"], "something was left behind")


def keeps_mode(folder):
    target = f"{folder}/mode.txt"
    write(target, b"old")
    os.chmod(target, 0o640)
    build("-f", "text", "-o", target)
    check(stat.S_IMODE(os.stat(target).st_mode) == 0o640 and read(target) != b"old", "the mode of a file that was there")
    for mask in (0o022, 0o077, 0o002):
        target = f"{folder}/mask{mask}.txt"
        build("-f", "text", "-o", target, preexec_fn=lambda: os.umask(mask))
        check(stat.S_IMODE(os.stat(target).st_mode) == 0o666 & ~mask, f"the mode of a new file under umask {mask:o}")


# ---- when it cannot be written ----

def not_written(folder):
    write(f"{folder}/file", b"x")
    os.makedirs(f"{folder}/folder")
    for target, why in ((f"{folder}/no/such/x.pdf", "No such file or directory"), (f"{folder}/file/x.pdf", "Not a directory"),
                        (f"{folder}/folder", "Is a directory"), ("/dev/full", "No space left on device"), ("", "No such file or directory"),
                        (f"{folder}/{'x' * 300}.pdf", "File name too long"), (f"{folder}/no/", "No such file or directory")):
        done = build("-o", target)
        check(failed(done, 3, f'cannot write "{target}"', why), f"to {target!r}: status {done.returncode} {done.stderr}")
    with open("/dev/full", "wb") as full:
        done = subprocess.run([PROGRAM, "build", REPORT, *LAYOUTS, "-o", "-"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE)
    check(done.returncode == 3 and b"No space left" in done.stderr, "standard output to a full disk")
    check(not os.listdir(f"{folder}/folder"), "something was left in the folder")


def read_only_folder(folder):
    os.makedirs(f"{folder}/read-only")
    write(f"{folder}/read-only/x.txt", b"old")
    os.chmod(f"{folder}/read-only", 0o555)
    done = build("-f", "text", "-o", f"{folder}/read-only/x.txt")
    if os.geteuid():
        check(failed(done, 3, "Permission denied") and read(f"{folder}/read-only/x.txt") == b"old", "to a folder that may not be written")
    os.chmod(f"{folder}/read-only", 0o755)


def old_output_stays(folder):
    shutil.copytree(f"{ROOT}/tests/fuzz/small", f"{folder}/bad")
    with open(f"{folder}/bad/tal.csv", "a") as f:
        f.write("x;1.234\n")
    write(f"{folder}/bad/out.pdf", b"old")
    os.utime(f"{folder}/bad/out.pdf", (1, 1))
    before = sorted(os.listdir(f"{folder}/bad"))
    done = build("-o", f"{folder}/bad/out.pdf", report=f"{folder}/bad/rapport.ini")
    check(failed(done, 1, "tal.csv:6:3: error"), f"a report with an error: {done.stderr}")
    check(read(f"{folder}/bad/out.pdf") == b"old" and os.stat(f"{folder}/bad/out.pdf").st_mtime == 1, "the old output was touched")
    check(sorted(os.listdir(f"{folder}/bad")) == before, "something was left behind")
    check(failed(build("-o", "-", report=f"{folder}/bad/rapport.ini"), 1), "output in spite of errors")


def no_space(folder):
    """A file size limit is a disk that fills while the temporary file is written."""
    def limit():
        import resource
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20000, 20000))
    write(f"{folder}/full/out.pdf", b"old")
    done = build("-o", f"{folder}/full/out.pdf", preexec_fn=limit)
    check(failed(done, 3, "cannot write", "File too large"), f"a disk that fills: {done.returncode} {done.stderr}")
    check(read(f"{folder}/full/out.pdf") == b"old" and os.listdir(f"{folder}/full") == ["out.pdf"], "a disk that fills: the folder")


def reader_gone(_):
    """The reader of a pipe that goes away is an error with a message."""
    done = subprocess.Popen([PROGRAM, "build", REPORT, *LAYOUTS, "-o", "-"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    done.stdout.close()
    said = done.stderr.read()
    check(done.wait(60) == 3 and b"Broken pipe" in said, f"a reader that goes away: {done.returncode} {said}")


def killed_leaves_old(folder):
    """However early it is killed, the file is the old one or the new one, whole."""
    target = f"{folder}/killed/out.pdf"
    report = "samples/delarsrapport-2020/rapport.ini"
    new = build("-o", "-", report=report).stdout
    for delay in (0.0, 0.01, 0.02, 0.04, 0.06, 0.08, 0.12):
        write(target, b"old")
        process = subprocess.Popen([PROGRAM, "build", report, "-o", target], cwd=ROOT)
        time.sleep(delay)
        process.kill()
        process.wait()
        check(read(target) in (b"old", new), f"killed after {delay} s: the file is neither old nor new")


# ---- the same bytes ----

def same_bytes(folder):
    shutil.copytree(f"{ROOT}/samples/delarsrapport-2020", f"{folder}/copy")
    locales = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.split()
    other = next((x for x in locales if x not in ("C", "POSIX")), "C")
    for form in ("pdf", "text", "trace"):
        def bytes_of(report="rapport.ini", cwd=f"{folder}/copy", **more):
            done = run("build", report, "-f", form, "-o", "-", cwd=cwd, **more)
            check(done.returncode == 0, f"{form}: {done.stderr}")
            return done.stdout
        first = bytes_of()
        check(first == bytes_of(), f"{form}: twice")
        check(first == bytes_of(env={"TZ": "Asia/Tokyo", "LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LANGUAGE": "tr"}), f"{form}: in Tokyo")
        check(first == bytes_of(env={"LC_ALL": other, "HOME": "/nonexistent", "COLUMNS": "40"}), f"{form}: with the locale {other}")
        check(first == bytes_of(preexec_fn=lambda: os.umask(0o077)), f"{form}: another umask")
        check(first == bytes_of(preexec_fn=lambda: os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})), f"{form}: on one core")
        check(first == bytes_of(env={"MALLOC_PERTURB_": "165", "SOURCE_DATE_EPOCH": "0"}), f"{form}: other bytes in fresh memory")
        if form != "trace":                     # its nodes are named by the paths that were given
            check(first == bytes_of(report="copy/rapport.ini", cwd=folder), f"{form}: another working folder")
            check(first == bytes_of(report=f"{folder}/copy/rapport.ini", cwd="/"), f"{form}: an absolute path")
            check(first == bytes_of(report="./../copy//rapport.ini"), f"{form}: a winding path")


def main():
    os.umask(0o022)
    for test in (usage, missing_report, help_to_full_disk, large_files, to_standard_output, beside_the_report, to_fifo, through_link, keeps_mode,
                 not_written, read_only_folder, old_output_stays, no_space, reader_gone, killed_leaves_old, same_bytes, layouts_beside_the_report):
        folder = tempfile.mkdtemp(prefix="kommuntryck-command-")
        test(folder)
        shutil.rmtree(folder)
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
