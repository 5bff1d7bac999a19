#!/usr/bin/env python3
"""verify.py BUILD: kommuntryck verify, extract, and diff of finished files: a PDF that carries its sources gives them back byte for byte and is made again from them, one that does not is held against a folder;
what was done to either is named.  Files are changed with qpdf and by hand, and read with pdfdetach."""
import glob, hashlib, json, os, re, shutil, subprocess, sys, tempfile, time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
FIXTURES = f"{ROOT}/tests/fixtures"
VERSION = subprocess.check_output([PROGRAM, "--version"], text=True).split()[1]
problems = []

REPORT = """[report]
layout = fixture
title = Rapport
date = 2025-02-27
archive = 3a

[text inledning]
file = texter/inledning.md

[table drift]
heading = Drift
file = data/drift.csv
style = figures
"""
TABLE = "Verksamhet;Utfall;Budget\nHemtjänst;-17 013;-20 790\nHemvård;-5;-6\nSumma;-17 018;-20 796\n"


def check(truth, what):
    if not truth:
        problems.append(what)


def run(*arguments, folder=None):
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, cwd=folder)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())


def read(path):
    with open(path, "rb") as f:
        return f.read()


def digest(path):
    return hashlib.sha256(read(path)).hexdigest()


def make(folder, report=REPORT, table=TABLE):
    write(f"{folder}/rapport.ini", report)
    write(f"{folder}/data/drift.csv", table)
    write(f"{folder}/texter/inledning.md", "# Inledning\n\nNämnden räknar med ett underskott.\n")
    return folder


def build(report, pdf, *more):
    done = run("build", report, "--layouts", FIXTURES, "-o", pdf, *more)
    check(done.returncode == 0, f"build {report}: {done.stderr}")
    return pdf


def verify(what, status, *arguments, facts=(), said=None, folder=None):
    """Facts: (kind, where) of those that speak against the file, all of them."""
    done = run("verify", "--format", "json", "--layouts", FIXTURES, *arguments, folder=folder)
    check(done.returncode == status, f"{what}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}")
    try:
        found = json.loads(done.stdout)
    except json.JSONDecodeError as e:
        problems.append(f"{what}: no JSON: {e}\n{done.stdout}")
        return {}
    check(found["result"] == ["same", "different", None, "failed"][status], f"{what}: {found['result']}")
    wrong = [(f["kind"], "" if f["kind"] == "object" else f["where"]) for f in found["facts"] if f["wrong"]]
    check(wrong == list(facts), f"{what}: found {wrong}, expected {list(facts)}")
    check(said is None or said in done.stderr, f"{what}: says {done.stderr}")
    return found


def error(what, done, text, status=1):
    check(done.returncode == status and done.stderr.split("\n    help")[0] == text, f"{what}: status {done.returncode}, says {done.stderr!r}")


# ---- samples ----

def samples(folder):
    for report in sorted(glob.glob(f"{ROOT}/samples/*/rapport.ini")):
        name = os.path.basename(os.path.dirname(report))
        for level in ("1a", "2a", "3a"):
            shutil.rmtree(f"{folder}/{name}", ignore_errors=True)
            shutil.copytree(os.path.dirname(report), f"{folder}/{name}")
            text = re.sub(r"(?m)^archive *=.*\n", "", read(report).decode())
            write(f"{folder}/{name}/rapport.ini", text.replace("[report]", f"[report]\narchive = {level}", 1))
            pdf = build(f"{folder}/{name}/rapport.ini", f"{folder}/{name}-{level}.pdf")
            verify(f"{name} {level}", 0, pdf, *([] if level == "3a" else [f"{folder}/{name}/rapport.ini"]))
        extracted(name, f"{folder}/{name}", pdf, f"{folder}/{name}-back")


def extracted(name, folder, pdf, back):
    done = run("extract", pdf, back)
    check(done.returncode == 0, f"{name}: extract: {done.stderr}")
    numbers = {n: i for i, n in re.findall(r"(?m)^(\d+): (.*)$", subprocess.check_output(["pdfdetach", "-list", pdf], text=True))}
    for path in glob.glob(f"{back}/**", recursive=True):
        inside = os.path.relpath(path, back)
        if not os.path.isdir(path) and not inside.startswith(("layouts/", "fonts/")):
            check(read(path) == read(f"{folder}/{inside}"), f"{name}: {inside} is not what it was")
        if not os.path.isdir(path):
            subprocess.run(["pdfdetach", "-save", numbers[inside], "-o", f"{back}-file", pdf], check=True)
            check(read(path) == read(f"{back}-file"), f"{name}: pdfdetach gives another {inside}")
    again = build(f"{back}/rapport.ini", f"{back}.pdf")
    check(read(again) == read(pdf), f"{name}: what was extracted makes another PDF")


# ---- what was changed ----

def qpdf(*arguments):
    subprocess.run(["qpdf", *arguments], check=True)


def update(pdf, to, number, text):
    """An incremental update that puts another object in the place of one."""
    old = read(pdf)
    size = int(re.search(rb"/Size (\d+)", old)[1])
    xref = int(re.findall(rb"startxref\s+(\d+)", old)[-1])
    root = re.search(rb"/Root (\d+ 0 R)", old)[1].decode()
    where = len(old)
    new = f"{number} 0 obj\n{text}\nendobj\n".encode()
    if b"\nxref" in old:
        end = f"xref\n{number} 1\n{where:010} 00000 n \ntrailer\n<< /Size {size} /Root {root} /Prev {xref} >>\n"
    else:
        entries = b"".join(bytes([1]) + at.to_bytes(4, "big") + bytes([0]) for at in (where, where + len(new)))
        end = f"{size} 0 obj\n<< /Type /XRef /W [1 4 1] /Index [{number} 1 {size} 1] /Size {size + 1} /Root {root} /Prev {xref} /Length {len(entries)} >>\nstream\n"
        end = end + entries.decode("latin-1") + "\nendstream\nendobj\n"
    write(to, old + new + end.encode("latin-1") + f"startxref\n{where + len(new)}\n%%EOF\n".encode())


def shifted(pdf, by, folder):
    """A PDF as it stands behind so many bytes, with a cross-reference section that knows nothing of them."""
    qpdf("--object-streams=disable", pdf, f"{folder}/shifted.pdf")
    text = read(f"{folder}/shifted.pdf")
    xref = text.rindex(b"xref\n0 ")
    table = re.sub(rb"(?m)^(\d{10}) (\d{5}) n", lambda m: b"%010d %s n" % (int(m[1]) + by, m[2]), text[xref:])
    return text[:xref] + re.sub(rb"startxref\n(\d+)", lambda m: b"startxref\n%d" % (int(m[1]) + by), table)


def changes(folder):
    a, b = make(f"{folder}/a"), make(f"{folder}/b", table=TABLE.replace("-17 013", "-17 103"))
    pdf = build(f"{a}/rapport.ini", f"{folder}/a.pdf")
    plain = build(f"{make(f'{folder}/c', report=REPORT.replace('3a', '2a'))}/rapport.ini", f"{folder}/c.pdf")
    verify("itself", 0, pdf)
    shutil.copytree(a, f"{folder}/g")
    done = run("approve", f"{folder}/g/rapport.ini", "--layouts", FIXTURES, "--by", "Nämnden", "--date", "2025-03-01", "--paragraph", "22")
    check(done.returncode == 0, f"approve: {done.stderr}")
    verify("a decided report", 0, f"{folder}/g/rapport.pdf")
    verify("a decided report, by its folder", 0, f"{folder}/g/rapport.pdf", f"{folder}/g/rapport.ini")
    verify("its folder", 0, pdf, f"{a}/rapport.ini")
    verify("its folder, from there", 0, "../a.pdf", "rapport.ini", folder=a)
    verify("its folder, of 2a", 0, plain, f"{folder}/c/rapport.ini")
    verify("2a alone", 3, plain, said="the PDF does not carry its sources")

    found = verify("another figure", 1, pdf, f"{b}/rapport.ini", facts=[("input", "data/drift.csv"), ("pages", "1"), ("object", "")])
    check([(c["where"], c["before"], c["after"]) for c in found["changes"]["changes"]] == [("drift[Hemtjänst, Utfall]", "-17 013", "-17 103")],
          f"another figure: {found['changes']}")
    write(f"{folder}/c/data/drift.csv", TABLE.replace("-17 013", "-17 103"))
    found = verify("another figure, of 2a", 1, plain, f"{folder}/c/rapport.ini", facts=[("input", "data/drift.csv"), ("pages", "1"), ("object", "")])
    check(found["changes"] is None, "another figure, of 2a: changes without sources")

    write(f"{b}/data/drift.csv", TABLE)
    verify("the same folder again", 0, pdf, f"{b}/rapport.ini")

    whole = bytearray(read(pdf))
    at = whole.rindex(b"stream\n", 0, len(whole) // 2) + 40
    whole[at] ^= 1
    write(f"{folder}/byte.pdf", bytes(whole))
    done = run("verify", f"{folder}/byte.pdf")
    check(done.returncode in (1, 3) and "the same" not in done.stdout.splitlines()[0], f"one bit: {done.stdout}{done.stderr}")

    whole[at] ^= 1
    whole[whole.index(b"stream\n") + 20] ^= 1
    write(f"{folder}/byte.pdf", bytes(whole))
    done = run("verify", f"{folder}/byte.pdf")
    check(done.returncode == 1 and "pages 1: not the same" in done.stdout and not done.stderr, f"one bit of page 1: {done.stdout}{done.stderr}")

    qpdf(pdf, f"{folder}/saved.pdf")
    verify("saved by another program", 1, f"{folder}/saved.pdf", facts=[("object", "")])

    write(f"{folder}/drift.csv", TABLE.replace("-20 790", "-20 970"))
    qpdf(pdf, "--remove-attachment=data/drift.csv", "--add-attachment", f"{folder}/drift.csv", "--key=data/drift.csv", "--filename=data/drift.csv", "--", f"{folder}/other.pdf")
    verify("another attachment", 1, f"{folder}/other.pdf", facts=[("attachment", "data/drift.csv")])
    error("extract: another attachment", run("extract", f"{folder}/other.pdf", f"{folder}/x"),
          f'{folder}/other.pdf: error: the attachment "data/drift.csv": it is not what the report was made from: its SHA-256 is {digest(f"{folder}/drift.csv")[:16]}…, '
          f'that in the manifest {digest(f"{a}/data/drift.csv")[:16]}…')
    check(not os.path.exists(f"{folder}/x"), "extract: another attachment: a folder is left")

    qpdf(pdf, "--remove-attachment=data/drift.csv", f"{folder}/fewer.pdf")
    verify("an attachment fewer", 1, f"{folder}/fewer.pdf", facts=[("attachment", "data/drift.csv")])
    error("extract: an attachment fewer", run("extract", f"{folder}/fewer.pdf", f"{folder}/x"),
          f'{folder}/fewer.pdf: error: the attachment "data/drift.csv": the manifest names it, but it is not attached')

    qpdf(pdf, "--add-attachment", f"{folder}/drift.csv", "--", f"{folder}/more.pdf")
    verify("an attachment more", 1, f"{folder}/more.pdf", facts=[("attachment", "drift.csv"), ("object", "")])
    error("extract: an attachment more", run("extract", f"{folder}/more.pdf", f"{folder}/more"),
          f'{folder}/more.pdf: warning: the attachment "drift.csv" is left out: the manifest does not know it', status=0)
    check(os.path.exists(f"{folder}/more/data/drift.csv") and not os.path.exists(f"{folder}/more/drift.csv"), "extract: an attachment more")

    update(pdf, f"{folder}/added.pdf", int(re.search(rb"/Root (\d+)", read(pdf))[1]), "<< /Type /Catalog >>")
    verify("another catalog behind it", 1, f"{folder}/added.pdf", facts=[("revision", "")])
    write(f"{folder}/tail.pdf", read(pdf) + b"<script>\n")
    verify("something behind its end", 1, f"{folder}/tail.pdf", facts=[("revision", "")])
    write(f"{folder}/behind.pdf", read(pdf) + shifted(f"{folder}/other.pdf", len(read(pdf)), folder))
    verify("a whole other PDF behind it", 1, f"{folder}/behind.pdf", facts=[("attachment", "data/drift.csv")])
    write(f"{folder}/behind.pdf", read(pdf) + shifted(pdf, len(read(pdf)), folder))
    verify("itself behind it, saved anew", 1, f"{folder}/behind.pdf", facts=[("revision", "")])
    end = read(pdf).rindex(b"startxref")
    write(f"{folder}/twice.pdf", read(pdf) + read(pdf)[end:])
    verify("its end twice", 1, f"{folder}/twice.pdf", facts=[("revision", "")])
    write(f"{folder}/cut.pdf", read(pdf)[:-200])
    verify("the end is missing", 3, f"{folder}/cut.pdf", said="this is no whole PDF")
    verify("no PDF", 3, f"{a}/rapport.ini", said="it does not begin with %PDF-")
    verify("nothing", 3, f"{folder}/nothing.pdf", said="nothing.pdf")
    qpdf("--empty", "--pages", plain, "--", f"{folder}/foreign.pdf")
    verify("of another program", 3, f"{folder}/foreign.pdf", facts=[("program", "")], said="the PDF has no manifest")
    write(f"{a}/rapport.ini", "[report]\n")
    verify("a report with errors", 3, plain, f"{a}/rapport.ini", said='[report] lacks the key "layout"')


def other_font(folder):
    """The font file of a family is another one than it was, under the same name."""
    a, fonts = make(f"{folder}/f"), "/usr/share/fonts/truetype/dejavu"
    for face in ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf"):
        write(f"{folder}/fonts/{face}", read(f"{fonts}/{face}"))
    write(f"{a}/fonts/dejavu-sans-mono.ini", read(f"{ROOT}/fonts/dejavu-sans-mono.ini").decode().replace(fonts, f"{folder}/fonts"))
    pdf = build(f"{a}/rapport.ini", f"{folder}/f.pdf")
    verify("a family of its own", 0, pdf)
    write(f"{folder}/fonts/DejaVuSansMono.ttf", read(f"{fonts}/DejaVuSansMono-Bold.ttf"))
    found = verify("another font", 1, pdf, facts=[("font", "DejaVuSansMono.ttf"), ("pages", "1"), ("object", "")])
    pair = [(f["before"], f["after"]) for f in found["facts"] if f["kind"] == "font"]
    check(pair == [(digest(f"{fonts}/DejaVuSansMono.ttf"), digest(f"{fonts}/DejaVuSansMono-Bold.ttf"))], f"another font: {pair}")
    done = run("verify", pdf)
    check(done.stdout.startswith(f"{pdf}: NOT what kommuntryck {VERSION} makes of its own sources\n    program: made by kommuntryck {VERSION} from "), done.stdout)


def other_program(folder):
    """A manifest that tells of another version."""
    old = f"kommuntryck {VERSION}\n".encode()
    qpdf("--stream-data=uncompress", "--object-streams=disable", f"{folder}/a.pdf", f"{folder}/version.pdf")
    text = read(f"{folder}/version.pdf")
    check(text.count(old) == 1, "another version: the manifest is not found")
    write(f"{folder}/version.pdf", text.replace(old, old[:-2] + b"9\n"))
    verify("another version", 1, f"{folder}/version.pdf", facts=[("program", "kommuntryck"), ("object", "")])
    write(f"{folder}/version.pdf", text.replace(old, b"k" * len(old)))
    error("a manifest that is none", run("extract", f"{folder}/version.pdf", f"{folder}/y"), f"{folder}/version.pdf: error: the manifest in the PDF cannot be read: its line 1 is none")


# ---- diff ----

def diff(what, status, old, new, form="json"):
    done = run("diff", "--format", form, "--layouts", FIXTURES, old, new)
    check(done.returncode == status, f"diff {what}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}")
    return done


def differences(folder):
    """Two PDFs, or one and a folder or a definition: to the cell when sources are there on both sides, else by file."""
    other = TABLE.replace("-17 013", "-17 103")
    a, b = make(f"{folder}/da"), make(f"{folder}/db", table=other)
    plain = [make(f"{folder}/dc", report=REPORT.replace("3a", "2a")), make(f"{folder}/dd", report=REPORT.replace("3a", "2a"), table=other)]
    pa, pb, pc, pd = (build(f"{place}/rapport.ini", f"{place}.pdf") for place in (a, b, *plain))
    for old, new in ((pa, pb), (pa, b), (a, pb), (pa, f"{b}/rapport.ini")):
        found = json.loads(diff("with sources", 1, old, new).stdout)
        check([(c["kind"], c["where"], c["before"], c["after"]) for c in found["changes"]] == [("cell", "drift[Hemtjänst, Utfall]", "-17 013", "-17 103")] and found["pages"] == [1], f"diff {old} {new}: {found}")
    check(diff("as text", 1, pa, pb, "text").stdout == 'data/drift.csv:2:11: cell drift[Hemtjänst, Utfall]: "-17 013" → "-17 103"\npages changed: 1 of 1\n1 change\n', "diff as text")
    check("| cell | drift\\[Hemtjänst, Utfall\\] | -17 013 | -17 103 |" in diff("as Markdown", 1, pa, pb, "markdown").stdout, "diff as Markdown")
    digests = [digest(f"{place}/data/drift.csv") for place in plain]
    for old, new in ((pc, pd), (pc, plain[1]), (plain[0], pd)):
        found = json.loads(diff("without sources", 1, old, new).stdout)
        check([(c["kind"], c["where"], c["before"], c["after"]) for c in found["changes"]] == [("file", "data/drift.csv", *digests)] and found["pages"] == [1], f"diff {old} {new}: {found}")
    pages = "# Inledning\n\n" + "".join(f"## Avsnitt {i}\n\n" + "Ord i stycken som fyller sidor. \n" * 150 + "\n" for i in range(3))
    new_page = "# Ny\n\nЖ ett tecken som inte fanns.\n\n" + "Mer text. \n" * 500 + "\n"
    reports = [f"{folder}/{name}" for name in ("de", "df")]
    for place, text in zip(reports, (pages, new_page + pages)):
        make(place, report=REPORT.replace("3a", "2a"))
        write(f"{place}/texter/inledning.md", text)
    expected = json.loads(diff("of pages that moved", 1, *reports).stdout)
    found = json.loads(diff("of pages that moved, as PDF", 1, *(build(f"{place}/rapport.ini", f"{place}.pdf") for place in reports)).stdout)
    check([found[k] for k in ("pages", "old_pages", "new_pages")] == [expected[k] for k in ("pages", "old_pages", "new_pages")] and 0 < len(found["pages"]) < found["new_pages"], f"diff of pages that moved: {found['pages']}, {expected['pages']}")
    for old, new in ((pa, pa), (pa, a), (pc, pc), (plain[0], pc)):
        check(json.loads(diff("the same", 0, old, new).stdout)["changes"] == [], f"diff {old} {new}: changes")
    error("diff of another program", diff("of another program", 3, f"{folder}/foreign.pdf", pa), f"{folder}/foreign.pdf: error: the PDF has no manifest: it was not made by kommuntryck, or was saved anew by another program", status=3)
    error("diff of changed attachments", diff("of changed attachments", 3, pa, f"{folder}/fewer.pdf"), f'{folder}/fewer.pdf: error: the attachment "data/drift.csv": the manifest names it, but it is not attached', status=3)


# ---- killed ----

def killed(folder):
    """Killed while it sets the report again, it leaves nothing: somebody else removes its folder."""
    private = os.environ["TMPDIR"]
    process = subprocess.Popen([PROGRAM, "verify", f"{folder}/arsredovisning-2024-3a.pdf"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 20
    while not os.listdir(private) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.001)
    process.kill()
    check(process.wait() < 0, "killed: it was ready before")
    while os.listdir(private) and time.monotonic() < until:
        time.sleep(0.01)


# ---- extract ----

def refusals(folder):
    pdf, plain = f"{folder}/a.pdf", f"{folder}/c.pdf"
    error("extract of 2a", run("extract", plain, f"{folder}/y"), f"{plain}: error: the PDF does not carry its sources")
    error("extract of another program", run("extract", f"{folder}/foreign.pdf", f"{folder}/y"),
          f"{folder}/foreign.pdf: error: the PDF has no manifest: it was not made by kommuntryck, or was saved anew by another program")
    error("extract into a folder in use", run("extract", pdf, folder), f'kommuntryck: error: the folder "{folder}" is not empty')
    error("extract into a file", run("extract", pdf, plain), f'kommuntryck: error: the folder "{plain}" is not empty')
    check(not os.path.exists(f"{folder}/y"), "a folder is left")
    os.makedirs(f"{folder}/empty")
    check(run("extract", pdf, f"{folder}/empty/").returncode == 0 and os.path.exists(f"{folder}/empty/data/drift.csv"), "extract into an empty folder")
    os.makedirs(f"{folder}/locked")
    os.chmod(f"{folder}/locked", 0o555)
    if os.geteuid():
        check(run("extract", pdf, f"{folder}/locked/x").returncode == 3, "extract where nothing can be written")


def hand_made(names, listed):
    """A PDF with attachments of these names, and a manifest that lists others."""
    same = hashlib.sha256(b"x\n").hexdigest()
    manifest = f"kommuntryck {VERSION}\n" + "".join(f"{'data' if i else 'report'} {same} 2 {name}\n" for i, name in enumerate(listed))
    objects = {1: "<< /Type /Catalog /Pages 2 0 R /PieceInfo << /kommuntryck << /Private 5 0 R >> >> /Names << /EmbeddedFiles << /Names ["
               + " ".join(f"(n{i:02}) << /Type /Filespec /UF <FEFF{name.encode('utf-16-be').hex()}> /EF << /F 4 0 R >> >>" for i, name in enumerate(names)) + "] >> >> >>",
               2: "<< /Type /Pages /Kids [3 0 R] /Count 1 >>", 3: "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>",
               4: "<< /Type /EmbeddedFile /Length 2 >>\nstream\nx\n\nendstream",
               5: f"<< /Length {len(manifest.encode())} >>\nstream\n{manifest}\nendstream"}
    out, places = b"%PDF-1.7\n", {}
    for number, text in objects.items():
        places[number] = len(out)
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    table = "".join(f"{places[n]:010} 00000 n \n" for n in sorted(places))
    return out + f"xref\n0 6\n0000000000 65535 f \n{table}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def hostile_names(folder):
    out = "its name leads out of the folder, or is none"
    two = "another one has this name, or that of a folder on its way"
    for name, why in (("../x.ini", out), ("/etc/x", out), ("a/../../x", out), ("a\\..\\x", out), ("rapport.ini/x", two), ("a" * 300, out)):
        write(f"{folder}/h.pdf", hand_made(["rapport.ini", name], ["rapport.ini", name]))
        error(f"a name {name!r}", run("extract", f"{folder}/h.pdf", f"{folder}/in/h"), f'{folder}/h.pdf: error: the attachment "{name}": {why}')
        check(not os.path.exists(f"{folder}/in"), f"a name {name!r}: something is left")
    for i, (name, shown, why) in enumerate((("", "", out), ("../y", "../y", out), ("rapport.ini", "rapport.ini", two), ("\x1b[2J", "?[2J", "the manifest does not know it"))):
        write(f"{folder}/h.pdf", hand_made(["rapport.ini", name], ["rapport.ini"]))
        error(f"a name {name!r} that is not listed", run("extract", f"{folder}/h.pdf", f"{folder}/in/{i}"), f'{folder}/h.pdf: warning: the attachment "{shown}" is left out: {why}', status=0)
        check(len(os.listdir(f"{folder}/in")) == i + 1, f"a name {name!r}: {os.listdir(f'{folder}/in')}")
        check(os.listdir(f"{folder}/in/{i}") == ["rapport.ini"], f"a name {name!r}: {os.listdir(f'{folder}/in/{i}')}")
    write(f"{folder}/h.pdf", hand_made(["x.csv"], []))
    error("no report", run("extract", f"{folder}/h.pdf", f"{folder}/in/h"), f'{folder}/h.pdf: error: the attachment "x.csv": the manifest does not know it')
    write(f"{folder}/h.pdf", hand_made(["x.csv"], ["x.csv"]).replace(b"report ", b"layout "))
    error("no definition", run("extract", f"{folder}/h.pdf", f"{folder}/in/h"), f"{folder}/h.pdf: error: none of the attachments is the definition of a report")


with tempfile.TemporaryDirectory(prefix="kommuntryck-test-") as place:
    os.environ["TMPDIR"] = f"{place}/private"
    os.makedirs(f"{place}/private")
    samples(place)
    changes(place)
    other_font(place)
    other_program(place)
    differences(place)
    refusals(place)
    hostile_names(place)
    killed(place)
    check(not os.listdir(f"{place}/private"), f"left behind: {os.listdir(f'{place}/private')}")
print("\n".join(problems))
sys.exit(bool(problems))
