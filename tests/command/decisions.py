#!/usr/bin/env python3
"""decisions.py BUILD: from draft to decision and corrections after it: approve, what a decided report is held against, revise; with nothing but the command, and readers of PDF."""
import fcntl, hashlib, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
DECISION = ["--by", "socialnämnden", "--date", "2025-02-27", "--paragraph", "22"]
problems = []

REPORT = """; Nämndens rapport\r
[report]\r
layout   = base      ; mallen\r
title    = Årsredovisning\r
date     = 2024-12-31\r
committee = Socialnämnden\r
\r
[cover]\r
\r
[decision]\r
status   = förslag   ; sätts av approve\r
\r
[text inledning]\r
file = inledning.md\r
\r
[table drift]\r
heading = Driftredovisning\r
file = Data åäö/drift 1.csv\r
"""
TABLE = ["Verksamhet;Utfall;Budget", "Hemtjänst;-17 013;-20 790", "Hemvård;-5;-6", "Stöd;-7;-8", "Summa;-17 025;-20 804"]
TEXT = "# Inledning\n\nNämnden räknar med\nett underskott.\n\nEtt andra stycke står här.\n"


def check(truth, what):
    if not truth:
        problems.append(f"line {sys._getframe(1).f_lineno}: {what}")


def run(*arguments, **more):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=60, **more)


def write(path, text, encoding="utf-8"):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding=encoding, newline="") as f:
        f.write(text)


def read(path):
    with open(path, "rb") as f:
        return f.read()


def make(folder, name="rapport.ini", table=TABLE):
    write(f"{folder}/{name}", REPORT, "windows-1252")
    write(f"{folder}/Data åäö/drift 1.csv", "\r\n".join(table) + "\r\n", "windows-1252")
    write(f"{folder}/inledning.md", TEXT)
    return f"{folder}/{name}"


def replace(path, old, new, encoding="windows-1252"):
    text = read(path).decode(encoding)
    assert old in text, (path, old)
    write(path, text.replace(old, new), encoding)


def state(folder):
    return {os.path.relpath(f"{at}/{name}", folder): read(f"{at}/{name}") for at, _, names in os.walk(folder) for name in names}


def words(pdf):
    return subprocess.check_output(["pdftotext", "-layout", pdf, "-"], text=True)


def metadata(pdf):
    return subprocess.check_output(["pdfinfo", "-meta", pdf], text=True)


def refused(folder, what, status, *arguments):
    """The command fails, says this, and changes nothing."""
    before = state(folder)
    done = run(*arguments)
    check(done.returncode == status and what in done.stderr, f"{what}: {done}")
    check(state(folder) == before, f"{what}: something was written")


# ---- approve ----

def usage(folder):
    report = make(folder)
    refused(folder, "who decided?", 2, "approve", report, "--date", "2025-02-27", "--paragraph", "22")
    refused(folder, "which § of the minutes?", 2, "approve", report, "--date", "2025-02-27", "--by", "n")
    refused(folder, "when was it decided?", 2, "approve", report, "--by", "n", "--paragraph", "22")
    refused(folder, "--date wants a date like 2025-02-27, not 27/2", 2, "approve", report, "--by", "n", "--paragraph", "22", "--date", "27/2")
    refused(folder, "why is it corrected?", 2, "revise", report, "--date", "2025-02-27")
    refused(folder, "--reason belongs to revise", 2, "approve", report, *DECISION, "--reason", "x")
    refused(folder, "one report at a time", 2, "approve", report, report, *DECISION)
    refused(folder, "there is nothing decided to correct", 1, "revise", report, "--date", "2025-02-27", "--reason", "x")


def approve(folder):
    report = make(folder)
    draft = run("build", report, "-f", "text", "-o", "-").stdout
    done = run("approve", report, *DECISION)
    check(done.returncode == 0 and not done.stderr and "nothing but the decision and the status has changed" in done.stdout, done)
    wanted = REPORT.replace("status   = förslag   ; sätts av approve\r\n",
                            "status   = godkänd   ; sätts av approve\r\nby       = socialnämnden\r\ndate     = 2025-02-27\r\nparagraph = 22\r\nversion  = 1\r\n")
    check(re.sub(rb" +=", b" =", read(report)) == re.sub(rb" +=", b" =", wanted.encode("windows-1252")), f"the definition: {read(report)}")
    pdf = read(f"{folder}/rapport.pdf")
    digest = hashlib.sha256(pdf).hexdigest()
    lock = read(f"{folder}/rapport.lock").decode()
    check(digest in done.stdout and f"\nversion 1\npdf {digest} {len(pdf)} rapport.pdf\n" in lock, "the digest of the PDF")
    for name in ("rapport.ini", "inledning.md", "Data åäö/drift 1.csv"):
        check(f" {hashlib.sha256(read(f'{folder}/{name}')).hexdigest()} {len(read(f'{folder}/{name}'))} {name}\n" in lock, f"{name} in the lock")
        check(read(f"{folder}/versions/1/{name}") == read(f"{folder}/{name}"), f"{name} is kept")
    check(read(f"{folder}/versions/1/rapport.pdf") == pdf and read(f"{folder}/versions/1/rapport.lock").decode() == lock, "PDF and lock are kept")
    check(not [name for name in state(folder) if ".ny" in name], "nothing is left over")
    text = words(f"{folder}/rapport.pdf")
    check("Godkänd" in text and "2025-02-27" in text and "FÖRSLAG" not in text and "FÖRSLAG" in draft, "what the pages say")
    for source in (report, f"{folder}/versions/1/rapport.ini"):
        again = run("build", source, "-o", f"{folder}/igen.pdf")
        check(again.returncode == 0 and not again.stderr and read(f"{folder}/igen.pdf") == pdf, f"{source} built again: {again.stderr}")
    refused(folder, "the report is Godkänd already", 1, "approve", report, *DECISION)
    refused(folder, "nothing differs from version 1", 1, "revise", report, "--reason", "x", "--date", "2025-03-01")


def wrong_figures(folder):
    report = make(folder, table=TABLE[:-1] + ["Summa;-17 125;-20 804"])
    refused(folder, "sum of column", 1, "approve", report, *DECISION)


def another_name(folder):
    report = make(folder, "delår.ini")
    done = run("approve", "delår.ini", *DECISION, "-o", "ut/beslut.pdf", cwd=folder)
    check(done.returncode == 0, done)
    check({"delår.lock", "ut/beslut.pdf", "versions/delår-1/delår.ini", "versions/delår-1/delår.pdf"} <= set(state(folder)), sorted(state(folder)))
    check(" beslut.pdf\n" in read(f"{folder}/delår.lock").decode(), "the PDF's name")
    check(run("build", report, "-o", f"{folder}/igen.pdf").returncode == 0 and read(f"{folder}/igen.pdf") == read(f"{folder}/ut/beslut.pdf"), "built again")


# ---- frozen ----

def frozen(folder):
    report = make(folder)
    run("approve", report, *DECISION)
    table, text = f"{folder}/Data åäö/drift 1.csv", f"{folder}/inledning.md"
    replace(table, "-5;-6", "-5;-7")
    replace(text, "andra", "tredje", "utf-8")
    replace(report, "title    = Årsredovisning", "title    = Bokslut")
    done = run("build", report, "-o", f"{folder}/ny.pdf")
    check(done.returncode == 1 and not os.path.exists(f"{folder}/ny.pdf"), done)
    check(f'{table}:3:12: error: drift[Hemvård, Budget] was decided as "-6" and is now "-7"\n' in done.stderr, done.stderr)
    check(f'{text}:6:5: error: Inledning was decided as "andra" and is now "tredje"\n' in done.stderr, done.stderr)
    check('rapport.ini:4:12: error: [report] title was decided as "Årsredovisning" and is now "Bokslut"\n' in done.stderr and "\n3 errors\n" in done.stderr, done.stderr)
    checked = run("check", report)
    check(checked.returncode == 1 and 'was decided as "-6" and is now "-7"' in checked.stdout and "another font" not in checked.stdout, checked.stdout)
    shutil.rmtree(f"{folder}/versions")
    done = run("build", report, "-o", f"{folder}/ny.pdf")
    digests = [hashlib.sha256(data).hexdigest() for data in (read(text), TEXT.encode())]
    check(f"{text}: error: inledning.md is not the file of the decided report: its SHA-256 is {digests[0]}, and was {digests[1]}\n" in done.stderr, done.stderr)
    for name, old, new, encoding in ((table, "-5;-7", "-5;-6", "windows-1252"), (text, "tredje", "andra", "utf-8"), (report, "Bokslut", "Årsredovisning", "windows-1252")):
        replace(name, old, new, encoding)
    check(run("build", report, "-o", f"{folder}/ny.pdf").returncode == 0, "put back")


def bytes_that_say_nothing(folder):
    """What no reader sees is not what was decided either."""
    report = make(folder)
    run("approve", report, *DECISION)
    replace(report, "; mallen", "; vår mall")
    done = run("build", report, "-o", "-")
    check(done.returncode == 1 and f"{report}:3:24: error: rapport.ini is not the file of the decided report" in done.stderr, done.stderr)
    refused(folder, "nothing differs from version 1", 1, "revise", report, "--reason", "x", "--date", "2025-03-01")
    replace(report, "; vår mall", "; mallen")
    text = read(f"{folder}/inledning.md").decode()
    write(f"{folder}/inledning.md", text.replace("\n", "\r\n"))
    done = run("build", report, "-o", "-")
    check(done.returncode == 1 and "inledning.md: error: inledning.md says what it said, but in other bytes" in done.stderr, done.stderr)


def form(folder):
    """The same words in another form: the place is named, and the file is listed when its pages are not the same."""
    report = make(folder)
    run("approve", report, *DECISION)
    replace(f"{folder}/inledning.md", "Ett andra stycke", "Ett **andra** stycke", "utf-8")
    done = run("build", report)
    check(done.returncode == 1 and f"{folder}/inledning.md:6:5: error: inledning.md is not the file of the decided report" in done.stderr, done.stderr)
    done = run("revise", report, "--reason", "x", "--date", "2025-03-01")
    check(done.returncode == 0 and read(f"{folder}/andringar.csv").decode().splitlines()[1:] == ["2;inledning.md;;ändrad utformning;x;rättelse 2025-03-01;2025-03-01;inledning.md;"], f"{done} {read(f'{folder}/andringar.csv').decode()}")
    check(run("build", report).returncode == 0, "built again")


def picture_gone(folder):
    """A file that is gone is told by its name alone."""
    report = make(folder)
    replace(report, "[table drift]", "[picture p]\r\nfile = p.png\r\nalt = x\r\n[table drift]")
    shutil.copy(f"{ROOT}/samples/arsredovisning-2024/bilder/omslag.png", f"{folder}/p.png")
    check(run("approve", report, *DECISION).returncode == 0, "approve")
    os.remove(f"{folder}/p.png")
    said = run("check", report).stdout
    check("p.png is a file of the decided report, which does not read it any more" in said and "there" not in said, said)


def broken_lock(folder):
    report = make(folder)
    run("approve", report, *DECISION)
    whole = read(f"{folder}/rapport.lock").decode()
    for text, line in (("", 1), ("x\n", 1), (whole.replace("report ", "report x", 1), 7), (whole[:-1], whole.count("\n"))):
        write(f"{folder}/rapport.lock", text)
        done = run("build", report, "-o", "-")
        check(done.returncode == 1 and f"rapport.lock:{line}: error: this is no line of a lock\n" in done.stderr, f"{text[:40]!r}: {done.stderr}")
    for lacks in ("version", "pdf"):
        write(f"{folder}/rapport.lock", re.sub(rf"^{lacks} .*\n", "", whole, flags=re.M))
        refused(folder, f'rapport.lock: error: the lock is not whole: its line "{lacks}" is missing or wrong\n', 1, "build", report)
    write(f"{folder}/rapport.lock", whole.replace("\nversion 1\n", "\nversion 3\n"))
    refused(folder, "rapport.lock: error: the lock is of version 3, and the report says that it is version 1\n", 1, "build", report)
    for changed in (re.sub("^data .", "data 0" if "data 0" not in whole else "data 1", whole, flags=re.M), whole + "något\n", whole.replace("library harfbuzz", "library harfbuzz 0.")):
        write(f"{folder}/rapport.lock", changed)
        refused(folder, "rapport.lock: error: this ", 1, "build", report)
    os.remove(f"{folder}/rapport.lock")
    refused(folder, "there is no rapport.lock, and ", 1, "build", report)
    check(run("check", report).returncode == 1, "check without a lock")
    for place in (folder, f"{folder}/versions/1"):
        write(f"{place}/rapport.lock", whole.replace("library harfbuzz", "library harfbuzz 0."))
    done = run("build", report, "-o", f"{folder}/ny.pdf")
    check(done.returncode == 0 and "warning: the decided report was made with another library: harfbuzz was 0." in done.stderr, done.stderr)


# ---- revise ----

def revise(folder):
    report = make(folder)
    run("approve", report, *DECISION)
    first = read(f"{folder}/rapport.pdf")
    replace(f"{folder}/Data åäö/drift 1.csv", "-5;-6", "-4;-6")
    replace(f"{folder}/Data åäö/drift 1.csv", "Summa;-17 025", "Summa;-17 024")
    done = run("revise", report, "--reason", "fel; \"belopp\"", "--date", "2025-04-10")
    check(done.returncode == 0 and "2 changes since version 1" in done.stdout, done)
    check(read(f"{folder}/andringar.csv").decode("utf-8-sig") == "version;plats;tidigare;nytt;skäl;beslut;datum;fil;rad\r\n"
          '2;Driftredovisning: Hemvård, Utfall;−5;−4;"fel; ""belopp""";rättelse 2025-04-10;2025-04-10;Data åäö/drift 1.csv;3\r\n'
          '2;Driftredovisning: Summa, Utfall;−17 025;−17 024;"fel; ""belopp""";rättelse 2025-04-10;2025-04-10;Data åäö/drift 1.csv;5\r\n', read(f"{folder}/andringar.csv").decode())
    text, about = words(f"{folder}/rapport.pdf"), metadata(f"{folder}/rapport.pdf")
    check("Ändringsförteckning" in text and "Reviderad 2025-04-10" in text and "reviderad 2025-04-10" in text and "§ 22" in text, text)
    check(f"<beslut:ersatter>{hashlib.sha256(first).hexdigest()}</beslut:ersatter>" in about and "<beslut:version>2</beslut:version>" in about
          and "<beslut:skal>fel; \"belopp\"</beslut:skal>" in about, about)
    check(read(f"{folder}/versions/1/rapport.pdf") == first and b"-5;-6" in read(f"{folder}/versions/1/Data åäö/drift 1.csv"), "the replaced version is kept")
    bars(folder, report, ["Hemvård", "Summa"])
    second(folder, report)


def bars(folder, report, rows):
    """A bar stands beside each of these rows and beside no other."""
    trace = run("build", report, "-f", "trace", "-o", "-").stdout
    found = [(int(y), int(y) + int(h)) for y, h in re.findall(r"^fill x=\d+ y=(\d+) w=2000 h=(\d+) .*role=furniture", trace, re.M)]
    beside = {word: int(y) for y, word in re.findall(r'^text x=\S+ y=(\d+) .*"(Hemtjänst|Hemvård|Stöd|Summa)"', trace, re.M)}
    check(len(beside) == 4 and sorted(word for word, y in beside.items() if any(top < y < bottom for top, bottom in found)) == sorted(rows), f"bars: {found} {beside}")


def second(folder, report):
    """A correction after the correction, by a decision."""
    second_pdf = read(f"{folder}/rapport.pdf")
    replace(f"{folder}/inledning.md", "räknar med\nett underskott", "räknar med\nett överskott", "utf-8")
    done = run("revise", report, "--reason", "skrivfel", "--date", "2025-05-08", "--by", "socialnämnden", "--paragraph", "40")
    check(done.returncode == 0 and "1 change since version 2" in done.stdout, done)
    rows = read(f"{folder}/andringar.csv").decode("utf-8-sig").splitlines()
    check(len(rows) == 4 and rows[3] == "3;Inledning;underskott.;överskott.;skrivfel;socialnämnden 2025-05-08, § 40;2025-05-08;inledning.md;3", rows)
    text = words(f"{folder}/rapport.pdf")
    check("Reviderad 2025-05-08" in text and "§ 40" in text, text)
    check(hashlib.sha256(second_pdf).hexdigest() in metadata(f"{folder}/rapport.pdf"), "it replaces the second")
    check(run("build", report, "-o", f"{folder}/igen.pdf").returncode == 0 and read(f"{folder}/igen.pdf") == read(f"{folder}/rapport.pdf"), "built again")
    replace(f"{folder}/andringar.csv", "skrivfel", "annat", "utf-8")
    check(run("build", report, "-o", "-").returncode == 1, "the list is frozen too")


def removed_row(folder):
    """The bar of a row that is gone stands beside the one that is there instead; a table is known by its title."""
    report = make(folder)
    replace(report, "heading = Driftredovisning", "heading = Ekonomi\r\ntitle = Drift, tkr")
    run("approve", report, *DECISION)
    replace(f"{folder}/Data åäö/drift 1.csv", "Hemvård;-5;-6\r\n", "")
    replace(f"{folder}/Data åäö/drift 1.csv", "Summa;-17 025;-20 804", "Summa;-17 020;-20 798")
    done = run("revise", report, "--reason", "x", "--date", "2025-04-10")
    rows = read(f"{folder}/andringar.csv").decode("utf-8-sig").splitlines()
    check(done.returncode == 0 and any(row.startswith("2;Drift, tkr: Hemvård;") and row.endswith(";Data åäö/drift 1.csv;3") for row in rows), f"{done} {rows}")
    trace = run("build", report, "-f", "trace", "-o", "-").stdout
    check(len(re.findall(r"^fill x=\d+ y=\d+ w=2000 .*role=furniture", trace, re.M)) in (1, 2), "bars")


def long_cells(folder):
    """Of a long text only what differs is listed, with some words around it."""
    long = "Nämnden har under året arbetat vidare med sitt uppdrag, och resultatet är i stort gott, "
    table = ["Mål;Kommentar", f'Trygghet;"{long}även om målen för äldre inte nås fullt ut i år."', "Skola;" + long + "bra."]
    report = make(folder, table=table)
    run("approve", report, *DECISION)
    replace(f"{folder}/Data åäö/drift 1.csv", "även om målen för äldre inte nås", "även om målen för de äldsta nås")
    done = run("revise", report, "--reason", "x", "--date", "2025-04-10")
    rows = read(f"{folder}/andringar.csv").decode("utf-8-sig").splitlines()
    check(done.returncode == 0 and rows[1].startswith("2;Driftredovisning: Trygghet, Kommentar;… om målen för äldre inte nås fullt ut …;… om målen för de äldsta nås fullt ut …;x;"), f"{done} {rows}")


def signed(folder):
    """What was added to the decided PDF, a signature, is neither written over nor lost."""
    report = make(folder)
    run("approve", report, *DECISION)
    with open(f"{folder}/rapport.pdf", "ab") as f:
        f.write(b"% signed\n")
    whole = read(f"{folder}/rapport.pdf")
    refused(folder, 'rapport.pdf" is this report with a signature after it, which would be lost', 1, "build", report)
    check(run("build", report, "-o", f"{folder}/annan.pdf").returncode == 0, "another file")
    replace(f"{folder}/inledning.md", "andra", "tredje", "utf-8")
    done = run("revise", report, "--reason", "x", "--date", "2025-03-01")
    check(done.returncode == 0 and "versions/1/rapport-publicerad.pdf" in done.stdout and read(f"{folder}/versions/1/rapport-publicerad.pdf") == whole, done)
    check(f"<beslut:ersatter>{hashlib.sha256(whole).hexdigest()}<" in metadata(f"{folder}/rapport.pdf"), "the signed one is replaced")


def never_over(folder):
    """A decided version is not written over by another one: not by a status that was set back, nor by another program's bytes."""
    report = make(folder)
    run("approve", report, *DECISION)
    decided = read(report).decode("windows-1252")
    replace(report, "godkänd", "utkast")
    check("warning: the report is said to be Utkast, and rapport.lock lies beside it" in run("build", report, "-o", f"{folder}/annan.pdf").stderr, "a draft beside a lock")
    refused(folder, "versions/1 is there already, and its rapport.ini is another one", 1, "approve", report, "--by", "kommunstyrelsen", "--date", "2025-03-27", "--paragraph", "3")
    replace(f"{folder}/inledning.md", "andra", "tredje", "utf-8")
    refused(folder, "versions/1 is there already, and its inledning.md is another one", 1, "approve", report, *DECISION)
    replace(f"{folder}/inledning.md", "tredje", "andra", "utf-8")
    write(report, decided, "windows-1252")
    check(run("build", report).returncode == 0, "put back")


def outputs(folder):
    """No output takes the place of a source, of a signature, or of the only copy of what was decided; kept versions are not built by --all."""
    report = make(folder)
    refused(folder, 'inledning.md" is a file that the report is made from', 1, "build", report, "-o", f"{folder}/inledning.md")
    refused(folder, 'drift 1.csv" is a file that the report is made from', 1, "approve", report, *DECISION, "-o", f"{folder}/Data åäö/drift 1.csv")
    for name, age in ((".rapport.ini.kommuntryck", 7200), (".rapport.lock.kommuntryck", 60), ("rapport.pdf.backup", 7200)):
        write(f"{folder}/{name}", "left by a run that was killed, or by somebody else")
        os.utime(f"{folder}/{name}", (os.path.getmtime(report) - age,) * 2)
    run("approve", report, *DECISION)
    left = sorted(name for name in os.listdir(folder) if name.startswith(".") or name.endswith("backup"))
    check(left == [".rapport.lock.kommuntryck", "rapport.pdf.backup"] and os.path.exists(f"{folder}/rapport.lock"), left)
    done = run("build", "--all", folder)
    check(done.returncode == 0 and "1 report, 1 built" in done.stderr and "versions" not in done.stderr, done)
    pdf, lock = f"{folder}/versions/1/rapport.pdf", f"{folder}/versions/1/rapport.lock"
    whole = read(lock).decode()
    write(pdf, "of another program")
    digest = hashlib.sha256(read(pdf)).hexdigest()
    write(lock, re.sub(r"^pdf \S+ \d+", f"pdf {digest} {len(read(pdf))}", whole, flags=re.M))
    refused(folder, 'rapport.pdf" is the only copy of the PDF that was decided', 1, "build", f"{folder}/versions/1/rapport.ini")
    check(run("build", f"{folder}/versions/1/rapport.ini", "-o", pdf + "x").returncode == 0, "beside it")
    write(lock, whole)
    replace(report, "godkänd", "utkast")
    with open(f"{folder}/rapport.pdf", "ab") as f:
        f.write(b"% signed\n")
    refused(folder, 'rapport.pdf" is this report with a signature after it', 1, "build", report)


def kept_changed(folder):
    """A version that was changed where it is kept makes no list of changes."""
    report = make(folder)
    run("approve", report, *DECISION)
    replace(f"{folder}/inledning.md", "andra", "tredje", "utf-8")
    replace(f"{folder}/versions/1/Data åäö/drift 1.csv", "-5;-6", "-5;-7")
    refused(folder, "versions/1/Data åäö/drift 1.csv has been changed since it was decided", 1, "revise", report, "--reason", "x", "--date", "2025-03-01")
    check("inledning.md is not the file of the decided report" in run("build", report).stderr, "build against what is kept")


def list_kept(folder):
    """The list of changes is added to, and nothing is taken from it; another report's is not written over."""
    report, again = make(folder), ["--reason", "x", "--date", "2025-05-01"]
    run("approve", report, *DECISION)
    replace(f"{folder}/inledning.md", "andra", "tredje", "utf-8")
    write(f"{folder}/andringar.csv", "a;b\n")
    refused(folder, 'andringar.csv" is there already, and is no list of changes of this report', 1, "revise", report, "--reason", "x", "--date", "2025-03-01")
    os.remove(f"{folder}/andringar.csv")
    check(run("revise", report, "--reason", "ä", "--date", "2025-03-01").returncode == 0, "revise")
    replace(f"{folder}/inledning.md", "tredje", "fjärde", "utf-8")
    whole = read(f"{folder}/andringar.csv").decode()
    for changed, encoding in ((whole[:whole.index("2;")], "utf-8"), (whole.replace(";ä;", ";annat;"), "utf-8"), (whole[1:], "windows-1252"), (whole + "2;a;b;c;d;e;2025-01-01;;\r\n", "utf-8")):
        write(f"{folder}/andringar.csv", changed, encoding)
        refused(folder, "the list of changes is not that of version 2, ", 1, "revise", report, *again)
    write(f"{folder}/andringar.csv", whole)
    done = run("revise", report, *again)
    check(done.returncode == 0 and read(f"{folder}/andringar.csv").decode().startswith(whole), done)
    other = make(f"{folder}/b", "min.ini")
    run("approve", other, *DECISION)
    replace(f"{folder}/b/inledning.md", "andra", "tredje", "utf-8")
    check("listed in min-andringar.csv" in run("revise", other, *again).stdout, "a list of its own")


def one_at_a_time(folder):
    """Two who decide in the same folder: the second is told, and nothing of the first is touched."""
    report = make(folder)
    held = os.open(folder, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_EX)
    refused(folder, "somebody else is deciding a report in this folder", 1, "approve", report, *DECISION)
    os.close(held)
    both = [subprocess.Popen([PROGRAM, "approve", report, "--by", by, "--date", "2025-02-27", "--paragraph", "22"], stdout=subprocess.PIPE, stderr=subprocess.PIPE) for by in ("a", "b")]
    said = [one.communicate(timeout=60) for one in both]
    check(sorted(one.returncode for one in both) == [0, 1], said)
    for name in ("rapport.ini", "rapport.lock", "rapport.pdf"):
        check(read(f"{folder}/{name}") == read(f"{folder}/versions/1/{name}"), f"{name} of two who decide")


def days(folder):
    report = make(folder)
    refused(folder, "2025-02-29 is no day of the calendar", 1, "approve", report, "--by", "n", "--paragraph", "22", "--date", "2025-02-29")
    run("approve", report, *DECISION)
    replace(f"{folder}/inledning.md", "andra", "tredje", "utf-8")
    refused(folder, "a correction of 2025-02-26 would be older than what it corrects, of 2025-02-27", 1, "revise", report, "--reason", "x", "--date", "2025-02-26")
    refused(folder, "which § of the minutes?", 2, "revise", report, "--reason", "x", "--date", "2025-03-01", "--by", "socialnämnden")
    refused(folder, "not to standard output", 2, "revise", report, "--reason", "x", "--date", "2025-03-01", "-o", "-")


def lost_version(folder):
    report = make(folder)
    run("approve", report, *DECISION)
    replace(f"{folder}/inledning.md", "andra", "tredje", "utf-8")
    lock = read(f"{folder}/rapport.lock")
    os.remove(f"{folder}/rapport.lock")
    refused(folder, "so that nobody can say what was decided", 1, "revise", report, "--reason", "x", "--date", "2025-03-01")
    write(f"{folder}/rapport.lock", lock.decode())
    shutil.rmtree(f"{folder}/versions")
    refused(folder, "versions/1, is not there", 1, "revise", report, "--reason", "x", "--date", "2025-03-01")


def samples(folder):
    """Every sample: decided, its bytes do not depend on where it lies."""
    for name in sorted(os.listdir(f"{ROOT}/samples")):
        if not os.path.exists(f"{ROOT}/samples/{name}/rapport.ini"):
            continue
        report = f"{folder}/{name}/rapport.ini"
        shutil.copytree(f"{ROOT}/samples/{name}", f"{folder}/{name}")
        write(report, re.sub(r"^status *=.*$", "status = utkast", read(report).decode(), flags=re.M))
        done = run("approve", report, *DECISION)
        check(done.returncode == 0 and not done.stderr, f"{name}: {done}")
        again = run("build", f"{name}/versions/1/rapport.ini", "-o", "igen.pdf", cwd=folder)
        check(again.returncode == 0 and not again.stderr and read(f"{folder}/igen.pdf") == read(f"{folder}/{name}/rapport.pdf"), f"{name}: {again}")


for test in (usage, approve, wrong_figures, another_name, frozen, bytes_that_say_nothing, form, picture_gone, broken_lock, revise, removed_row, long_cells, signed, never_over, outputs, kept_changed, list_kept, one_at_a_time, days, lost_version, samples):
    with tempfile.TemporaryDirectory(prefix="kommuntryck-decisions-") as temporary:
        test(os.path.realpath(temporary))
print("\n".join(problems))
sys.exit(bool(problems))
