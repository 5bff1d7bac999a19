#!/usr/bin/env python3
"""check.py BUILD: what `kommuntryck check` promises: statuses, JSON as kommuntryck(1) documents it, errors that stop decided reports, findings that are accepted."""
import csv, json, os, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = f"{os.path.abspath(sys.argv[1])}/kommuntryck"
LAYOUTS = ["--layouts", f"{ROOT}/tests/fixtures"]
problems = []


def check(truth, what):
    if not truth:
        problems.append(f"line {sys._getframe(1).f_lineno}: {what}")


def run(*arguments, cwd=ROOT):
    return subprocess.run([PROGRAM, *arguments], cwd=cwd, capture_output=True, timeout=60)


def report(folder, status="utkast", cells="12;13", more=""):
    """A report of one table, as decided as status says."""
    os.makedirs(folder, exist_ok=True)
    decision = f"status = {status}\nby = nämnden\ndate = 2025-02-27\nparagraph = 22\n"
    with open(f"{folder}/rapport.ini", "w") as f:
        f.write(f"[report]\nlayout = fixture\ntitle = Prov\n[decision]\n{decision}[table drift]\nheading = Drift\nlevel = 1\nfile = drift.csv\nstyle = figures\n{more}")
    with open(f"{folder}/drift.csv", "w") as f:
        f.write(f"Verksamhet;Utfall;Budget\nHemtjänst;{cells}\nHemvård;5;6\n")
    return f"{folder}/rapport.ini"


# ---- statuses ----

def statuses(folder):
    check(run("check").returncode == 2, "no report")
    check(run("check", "a.ini", "b.ini").returncode == 2, "two reports")
    check(run("check", "--format", "xml", "a.ini").returncode == 2, "an unknown format")
    check(run("check", "--fine", "a.ini").returncode == 2, "an unknown option")
    check(run("check", "-f").returncode == 2, "a value is missing")
    check(run("check", f"{folder}/saknas.ini").returncode == 1, "a report that is not there")
    done = run("check", report(f"{folder}/sound"), *LAYOUTS)
    check(done.returncode == 0 and not done.stderr and done.stdout.endswith(b": nothing found\n"), f"a sound report: {done}")
    check(re.fullmatch(rb"1 table, 4 figures(, \d of them covered by .*)?: nothing found\n", done.stdout), f"what was looked at: {done.stdout}")
    done = run("check", report(f"{folder}/wrong", cells="#REF!;13"), *LAYOUTS)
    check(done.returncode == 1 and b"1 error\n" in done.stdout and not done.stderr, f"a report with an error: {done}")
    with open("/dev/full", "wb") as full:
        check(subprocess.run([PROGRAM, "check", f"{folder}/wrong/rapport.ini", *LAYOUTS], stdout=full).returncode == 3, "to a full disk")


# ---- who says check says that they are sums ----

def sums_meant(folder):
    for name, more, found in (("style", "", False), ("meant", "sum = check\n", True)):
        path = report(f"{folder}/{name}", more=more)
        with open(f"{folder}/{name}/drift.csv", "w") as f:
            f.write("Verksamhet;Utfall\nA;117\nB;212\nC;56\nSumma;128\n")
        done = run("check", path, *LAYOUTS)
        check((done.returncode == 1 and b"the 3 rows of \"Summa\" give 385, not 128" in done.stdout) == found, f"{name}: {done.stdout}")


# ---- what is decided may not be wrong ----

def decided(folder):
    for status, refused in (("utkast", False), ("förslag", False), ("godkänd", True), ("reviderad", True)):
        wrong = report(f"{folder}/{status}", status, "#REF!;13")
        target = f"{folder}/{status}.txt"
        done = run("build", wrong, *LAYOUTS, "-f", "text", "-o", target)
        check(done.returncode == int(refused) and os.path.exists(target) != refused, f"{status}: status {done.returncode}")
        check((b" error: #REF!" if refused else b" warning: #REF!") in done.stderr, f"{status}: {done.stderr}")
        check(not run("build", wrong, *LAYOUTS, "-f", "text", "-o", "-").stdout == refused, f"{status}: standard output")
        check(run("check", wrong, *LAYOUTS).returncode == 1, f"{status}: check")


def accepted(folder):
    """What --accept prints lets the report be built, once reason and by are said."""
    wrong = report(f"{folder}/accepted", "godkänd", '#REF!;"#REF!"')
    offered = run("check", "--accept", wrong, *LAYOUTS)
    check(offered.returncode == 1 and offered.stdout.count(b"[accept drift-") == 2, f"--accept: {offered}")
    stanza = offered.stdout.decode()
    open_ended = report(f"{folder}/accepted", "godkänd", '#REF!;"#REF!"', stanza)
    done = run("build", open_ended, *LAYOUTS, "-f", "text", "-o", f"{folder}/a.txt")
    check(done.returncode == 1 and b"reason" in done.stderr and not os.path.exists(f"{folder}/a.txt"), f"without a reason: {done.stderr}")
    filled = stanza.replace("reason  =", "reason  = Kommer senare").replace("by      =", "by      = ekonomichef")
    whole = report(f"{folder}/accepted", "godkänd", '#REF!;"#REF!"', filled)
    done = run("build", whole, *LAYOUTS, "-f", "text", "-o", f"{folder}/a.txt")
    check(done.returncode == 0 and not done.stderr and os.path.exists(f"{folder}/a.txt"), f"accepted: {done.stderr}")
    done = run("check", whole, *LAYOUTS)
    check(done.returncode == 0 and b"accepted: Kommer senare (ekonomichef)" in done.stdout and b": 3 notes\n" in done.stdout, f"accepted: {done.stdout}")
    check(run("check", "--accept", whole, *LAYOUTS).stdout == b"", "nothing is left to accept")


# ---- the year before ----

def previous(folder):
    """The report of the year before may lie anywhere; what it says of itself is not this report's matter."""
    report(f"{folder}/2023", cells="#REF!;13", more="[table saknas]\nfile = saknas.csv\n")
    for path, status, words in (("../2023/rapport.ini", 0, b"nothing found"), (f"{folder}/2023/rapport.ini", 0, b"nothing found"),
                                ("../2022/rapport.ini", 1, b'the previous report "../2022/rapport.ini" cannot be read: '), ("../2023", 1, b"cannot be read")):
        ours = report(f"{folder}/2024", more=f"[check]\n")
        with open(ours) as f:
            text = f.read().replace("title = Prov\n", f"title = Prov\nprevious = {path}\n")
        with open(ours, "w") as f:
            f.write(text)
        done = run("check", ours, *LAYOUTS)
        check(done.returncode == status and words in done.stdout, f"previous = {path}: {done}")
        done = run("build", ours, *LAYOUTS, "-f", "text", "-o", "-")
        check(done.returncode == 0 and (status == 0) == (not done.stderr), f"a draft with previous = {path}: {done.stderr}")


def decoded(path):
    data = open(path, "rb").read()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


def year_before(folder):
    """A sample, and the report that it would have been a year earlier: its columns of last year are what this one repeats.  Two tables are left as they are: copies."""
    ours, theirs = f"{folder}/ours", f"{folder}/theirs"
    for copy in (ours, theirs):
        shutil.copytree(f"{ROOT}/samples/arsredovisning-2024", copy)
    with open(f"{ours}/rapport.ini") as f:
        text = f.read()
    with open(f"{ours}/rapport.ini", "w") as f:
        f.write(text.replace("[report]\n", "[report]\nprevious = ../theirs/rapport.ini\n", 1))
    with open(f"{theirs}/rapport.ini", "w") as f:
        f.write(text.replace("Helår 2024", "Helår 2023"))
    cells = {}
    for name in sorted(os.listdir(f"{theirs}/data")):
        lines = decoded(f"{theirs}/data/{name}").splitlines()
        sep = max(";\t,", key=lambda s: lines[0].count(s))
        rows = list(csv.reader(lines, delimiter=sep))
        head = rows[0]
        pairs = [(i, k) for i, a in enumerate(head) for k, b in enumerate(head) if "2023" in b and b.replace("2023", "2024").strip() == a.replace("[^1]", "").strip()]
        if name == "indikatorer.csv" or not pairs:
            continue
        for row in rows[1:]:
            for this, last in pairs:
                row[this] = row[last]
                cells.setdefault(name, []).append((row[0], row[last]))
        rows[0] = [h.replace("2023", "2022").replace("2024", "2023") for h in head]
        with open(f"{theirs}/data/{name}", "w", newline="") as f:
            csv.writer(f, delimiter=sep, quoting=csv.QUOTE_ALL).writerows(rows)
    check(len(cells) >= 5, f"the sample has few tables with two years: {sorted(cells)}")
    done = run("check", "--explain", f"{ours}/rapport.ini")
    relations = re.findall(r'^  "(.*)" is what the previous report said of ".*": holds in (all )?\d+', done.stdout.decode(), re.M)
    check(done.returncode == 0 and b"previous report said" not in b"".join(l for l in done.stdout.splitlines() if b"warning" in l), f"the same figures: {done.stdout.decode()}")
    check(len(relations) >= 12 and all(every for _, every in relations), f"what was compared: {relations}")
    path = f"{theirs}/data/volym.csv"
    with open(path) as f:
        text = f.read()
    with open(path, "w") as f:
        f.write(text.replace("5 337", "5 373", 1).replace("5337", "5373", 1))
    done = run("check", f"{ours}/rapport.ini")
    check(done.returncode == 0 and b": 3 warnings" in done.stdout and "Helår 2023] is 5 337; the previous report said 5 373" in done.stdout.decode().replace("\u00a0", " "),
          f"one figure is another: {done.stdout.decode()}")


# ---- JSON ----

PLACE = {"file": (str, type(None)), "line": (int, type(None)), "column": (int, type(None))}
MESSAGE = dict(PLACE, level=str, id=str, text=str, help=str)
FINDING = dict(MESSAGE, subject=str, figures=list, difference=(str, type(None)), accepted=(str, type(None)))
FIGURE = dict(PLACE, name=str, value=str)


def has(item, schema, what):
    missing = [k for k, kind in schema.items() if k not in item or not isinstance(item[k], kind)]
    check(not missing, f"{what}: {missing} in {item}")


def is_listing(text, what):
    try:
        listing = json.loads(text)
    except ValueError as e:
        return check(False, f"{what}: {e}")
    has(listing, {"messages": list, "errors": int, "warnings": int, "notes": int}, what)
    for m in listing["messages"]:
        finding = "subject" in m
        has(m, FINDING if finding else MESSAGE, what)
        check(m["level"] in ("note", "warning", "error") and m["text"] and m["help"], f"{what}: {m}")
        check(m["line"] is None or (m["file"] and m["line"] > 0), f"{what}: a line without a file")
        check(finding == m["id"].startswith(("CHECK_", "ACCEPT_")), f"{what}: {m['id']} and its subject")
        for figure in m.get("figures", []):
            has(figure, FIGURE, what)
    for level in ("error", "warning", "note"):
        check(listing[level + "s"] == sum(m["level"] == level for m in listing["messages"]), f"{what}: the count of {level}s")
    return listing


def as_json(folder):
    cases = sorted(d for d in os.listdir(f"{ROOT}/tests/messages") if os.path.exists(f"{ROOT}/tests/messages/{d}/rapport.ini"))
    for case in cases:
        path = f"tests/messages/{case}/rapport.ini"
        done, text = run("check", "--format", "json", path, *LAYOUTS), run("check", path, *LAYOUTS)
        check(done.returncode == text.returncode and not done.stderr, f"{case}: status {done.returncode} as JSON, {text.returncode} as text")
        listing = is_listing(done.stdout.decode(), case)
        if listing:
            heads = [l for l in text.stdout.decode().splitlines() if re.match(r"(?!    ).*: (note|warning|error): ", l)]
            check(len(heads) == len(listing["messages"]), f"{case}: {len(listing['messages'])} messages as JSON, {len(heads)} as text")
    odd = report(f"{folder}/odd", cells='#REF!;"a ""quote"", a \\ and a\nline"')
    check(is_listing(run("check", "-f", "json", odd, *LAYOUTS).stdout.decode(), "odd signs"), "odd signs")
    check(is_listing(run("check", "-f", "json", f"{folder}/saknas.ini").stdout.decode(), "no report")["errors"] == 1, "no report")


# ---- statements as they are published: subtotals in chains, parts of rows, mnkr with a decimal ----

INCOME = """Resultaträkning (mnkr);Bokslut 2023;Budget 2024;Bokslut 2024;Avvikelse
Verksamhetens intäkter;312,4;305,0;318,9;13,9
Personalkostnader;-1 002,3;-1 041,0;-1 049,8;-8,8
Köp av verksamhet;-411,7;-420,5;-433,2;-12,7
Lokalkostnader;-201,1;-206,0;-207,4;-1,4
Övriga kostnader;-98,6;-101,5;-99,9;1,6
Avskrivningar;-80,2;-82,0;-83,1;-1,1
Summa kostnader;-1 793,9;-1 851,0;-1 873,4;-22,4
Verksamhetens nettokostnad;-1 481,5;-1 546,0;-1 554,5;-8,5
Skatteintäkter;1 190,3;1 232,0;1 240,6;8,6
Generella statsbidrag och utjämning;341,2;352,0;349,7;-2,3
Verksamhetens resultat;50,0;38,0;35,8;-2,2
Finansiella intäkter;12,1;9,0;11,4;2,4
Finansiella kostnader;-8,8;-10,0;-9,6;0,4
Årets resultat;53,3;37,0;37,6;0,6
"""
BALANCE = """Balansräkning (mnkr);2024-12-31;2023-12-31
Materiella anläggningstillgångar;2 301,4;2 250,9
Finansiella anläggningstillgångar;112,6;112,6
Summa anläggningstillgångar;2 414,0;2 363,5
Förråd;1,2;1,3
Kortfristiga fordringar;160,4;171,9
Kassa och bank;220,8;180,1
Summa omsättningstillgångar;382,4;353,3
Summa tillgångar;2 796,4;2 716,8
Eget kapital;1 302,2;1 264,6
därav årets resultat;37,6;53,3
Avsättningar;122,3;118,8
Långfristiga skulder;910,0;890,0
Kortfristiga skulder;461,9;443,4
Summa eget kapital, avsättningar och skulder;2 796,4;2 716,8
"""


def statement(folder, name, text):
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/{name}.csv", "w", encoding="utf-8") as f:
        f.write(text)
    with open(f"{folder}/rapport.ini", "w", encoding="utf-8") as f:
        f.write(f"[report]\nlayout = base\ntitle = Prov\n[table {name}]\nfile = {name}.csv\nheading = Prov\nlevel = 1\nstyle = figures\n")
    return run("check", f"{folder}/rapport.ini")


def statements(folder):
    for name, text, right, wrong, row in (("resultat", INCOME, "-1 049,8", "-1 094,8", "Personalkostnader"), ("balans", BALANCE, "910,0", "190,0", "Långfristiga skulder")):
        done = statement(f"{folder}/{name}", name, text)
        check(done.returncode == 0 and done.stdout.endswith(b": nothing found\n"), f"{name}: {done.stdout.decode()}")
        done = statement(f"{folder}/{name}", name, text.replace(right, wrong))
        check(done.returncode == 1 and row in done.stdout.decode(), f"{name} with two digits that have changed places: {done.stdout.decode()}")


def main():
    for test in (statuses, sums_meant, decided, accepted, previous, year_before, as_json, statements):
        folder = tempfile.mkdtemp(prefix="kommuntryck-check-")
        test(folder)
        shutil.rmtree(folder)
    print("\n".join(problems))
    return 1 if problems else 0


sys.exit(main())
