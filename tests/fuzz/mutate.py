#!/usr/bin/env python3
"""mutate.py BUILD [COUNT [SEED]]: spoils reports in COUNT ways and sees what the program does with them.

A report, small or a sample, is copied, one to four changes are made in its files, and it is built.  The program must end within five seconds with
status 0 or 1; with 1 no file is left, with 0 there is one (and of PDFs every twentieth must please qpdf).  Never a signal, never another status,
never a word from a sanitizer.  The same SEED gives the same changes, each by its number: what fails is kept and can be made again with
`mutate.py --one NUMBER --seed SEED BUILD`."""
import argparse, concurrent.futures, os, random, re, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SECONDS = 5
ENV = dict(os.environ, ASAN_OPTIONS="detect_leaks=1:exitcode=99", UBSAN_OPTIONS="halt_on_error=1:print_stacktrace=1:exitcode=99")

# ---- what stands in the reports' place ----

WORDS = ["", "-", "–", "0", "1", "1.234", "1,234", "-17 013", "99999999999999999999", "3,7 %", "x", "å", "Å", "\u00ad", "a\u00adb", "\u00a0", "\u200b",
         "\u2028", "e\u0301\u0301\u0301", "漢字", "\U0001F600", "مرحبا", "\u202e", "\ufeff", "\ufffe", "\x00", "\x1b[1m", "\t", "\r", "x" * 300,
         "ord " * 200, "a-" * 150, "1 " * 200, "{title}", "{page}", "{", "}", "{pages}{pages}", "#", "##", "[^1]", "[^1]:", "[^1]: not", "\"", "'", ";",
         "\\", "|", "a | b", "*", "**", "***", "_", "`", "```", "> ", "- ", "1. ", "1000000000. ", "<b>", "<!--", "&amp;", "&#0;", "&#x110000;", "[a](b)",
         "[a](", "![a](b)", "[a]: b", "http://x", "  \n", "\n\n", "\n    ", "- - - - - - - - x", "> > > x", "* * *", "---", "===", "%", "A > B", "> >",
         "A > B > C > D", "none", "000000", "yes", "sep=;", "{symbol:uppnas}", "{symbol:", "{sida:x}", "{sida:", "[a](#x)", "[a](#text:x)", "www.x.se", "{appendix} {appendix-title}", "M 0 0 H 100 V 9 Z", "uppnas, delvis", "circle", "..", "./", "/", "../x", "texter"]
SECTIONS = ["report", "decision", "cover", "contents", "text x", "heading x", "table x", "legend x", "appendix x", "page", "style body", "headings",
            "style x", "table-style figures", "column x", "row summa", "symbols bedomning", "symbols x", "symbol uppnas", "symbol x", "shape x", "shape circle", "hyphenation", "numbers", "words", "color x",
            "running-head", "running-foot", "running-foot x", "page x", "cover x", "appendices", "appendix-list x", "cover-line x", "signatures x", "signer x", "signature-style field", "style heading-1", "style table-cell", "style footnote", "style list", "style contents-1"]


def read_keys():
    """The program's own table of keys: (section, name, type, range)."""
    source = open(f"{ROOT}/src/document/key.c", encoding="utf-8").read()
    rows = re.findall(r'K\((\w+|"[\w-]+"), "([\w-]+)", (\w+), (?:NULL|\w+|"[^"]*"), (NULL|\w+|"[^"]*")', source)
    keys = []
    for section, name, kind, limits in rows:
        for s in [section.strip('"')] if section != "section" else ["running-head", "running-foot"]:
            keys.append((s, name, kind, limits.strip('"')))
    return keys


KEYS = read_keys()


def some_value(r, key, names):
    """A value that the key takes, often at its limits; sometimes one that it does not."""
    _, _, kind, limits = key
    if r.random() < 0.1:
        return r.choice(WORDS).replace("\n", " ")
    if kind == "LENGTH":
        low, high = (float(x.rstrip("pt")) for x in limits.split(".."))
        return f"{r.choice([low, high, high / 2, r.uniform(low, high), r.uniform(low, min(high, 60)), 1, 10]):.3f}".rstrip("0").rstrip(".") + "pt"
    if kind == "INTEGER":
        figures, *words = limits.split("|")                 # 0..1000|auto
        return r.choice([str(r.randint(*(int(x) for x in figures.split("..")))), *words])
    if kind == "YESNO":
        return r.choice(["yes", "no"])
    if kind == "COLOR":
        return r.choice(["none", "FF0000", "accent"])
    if kind == "CHOICE":
        return r.choice(limits.split("|")) if "|" in limits else r.choice(["auto", "utf-8", "windows-1252"])
    if kind in ("REFERENCE", "REFERENCES"):
        known = [n for k, n in names if k == limits] or ["body"]
        return " | ".join(r.choice(known) for _ in range(r.randint(0, 4) if kind == "REFERENCES" else 1))
    if kind == "DATE":
        return r.choice(["2024-02-29", "1900-01-01", "9999-12-31", ""])
    return r.choice(WORDS).replace("\n", " ")


# ---- changes: bytes in, bytes out ----

def change_bytes(r, data, _):
    at = r.randrange(len(data) + 1)
    n = r.choice([1, 1, 2, 10, 100])
    other = r.choice([b"", bytes(r.randrange(256) for _ in range(r.choice([1, 2, 4]))), data[at:at + n] * r.choice([2, 30])])
    return data[:at] + other + data[at + r.choice([0, 1, n]):]


def change_lines(r, data, _):
    lines = data.split(b"\n")
    at, other = r.randrange(len(lines)), r.randrange(len(lines))
    how = r.randrange(5)
    if how == 0:
        del lines[at]
    elif how == 1:
        lines.insert(other, lines[at])
    elif how == 2:
        lines[at], lines[other] = lines[other], lines[at]
    elif how == 3:
        lines[at] = b""
    else:
        lines[at:at + 1] = lines[at:at + 1] * r.choice([2, 40])
    return b"\n".join(lines)


def insert_word(r, data, _):
    text = data.decode("utf-8", "surrogateescape")
    at = r.choice([r.randrange(len(text) + 1), *(m.start() for m in r.sample(list(re.finditer(r"^|\b", text, re.M)) or [None], 1) if m)])
    return (text[:at] + r.choice(WORDS) + text[at:]).encode("utf-8", "surrogateescape")


def change_cell(r, data, _):
    rows = [row.split(b";") for row in data.split(b"\n")]
    row = r.choice(rows)
    at = r.randrange(len(row))
    how = r.randrange(5)
    if how < 3:
        row[at] = b'"' + r.choice(WORDS).replace('"', '""').encode() + b'"' if how else r.choice(WORDS).encode()
    elif how == 3:
        del row[at]
    else:
        for one in rows:
            one.insert(min(at, len(one)), r.choice(one) if one else b"")
    return b"\n".join(b";".join(row) for row in rows)


def names_of(text):
    return [tuple(m.split(" ", 1)) for m in re.findall(r"^\[([\w-]+ [^\]\n]+)\]", text, re.M)]


def change_key(r, data, context):
    text = data.decode("utf-8", "replace")
    keys = list(re.finditer(r"^([\w-]+)([ \t]*=[ \t]*)(.*)$", text, re.M))
    if not keys:
        return data
    m = r.choice(keys)
    head = re.findall(r"^\[([\w-]+)", text[:m.start()], re.M)
    known = [k for k in KEYS if head and k[0] == head[-1]]
    if r.random() < 0.3 and known:
        line = r.choice(known)[1] + m[2] + m[3]
    else:
        row = next((k for k in known if k[1] == m[1]), None)
        line = m[1] + m[2] + (some_value(r, row, context) if row else r.choice(WORDS).replace("\n", " "))
    return (text[:m.start()] + line + text[m.end():]).encode()


def add_key(r, data, context):
    """A key with a value that it takes, in a section of its kind: old or new."""
    text = data.decode("utf-8", "replace")
    key = r.choice(KEYS)
    line = f"{key[1]} = {some_value(r, key, context)}"
    heads = list(re.finditer(rf"^\[{key[0]}[ \]].*$", text, re.M))
    if heads and r.random() < 0.8:
        at = r.choice(heads).end()
        return (text[:at] + "\n" + line + text[at:]).encode()
    title = next((s for s in r.sample(SECTIONS, len(SECTIONS)) if s.split(" ")[0] == key[0]), key[0])
    return (text + f"\n[{title}]\n{line}\n").encode()


def change_section(r, data, _):
    text = data.decode("utf-8", "replace")
    heads = list(re.finditer(r"^\[.*\]", text, re.M))
    m = r.choice(heads) if heads else None
    return (text[:m.start()] + f"[{r.choice(SECTIONS)}]" + text[m.end():]).encode() if m else data


CHANGES = {".ini": [change_key, change_key, add_key, add_key, add_key, change_section, change_lines, change_bytes, insert_word],
           ".csv": [change_cell, change_cell, change_lines, change_bytes, insert_word],
           ".md": [insert_word, insert_word, insert_word, change_lines, change_bytes]}

# ---- one case ----

def reports():
    small, samples = [f"{HERE}/small"], f"{ROOT}/samples"
    return small * 3 + sorted(f"{samples}/{s}" for s in os.listdir(samples) if os.path.exists(f"{samples}/{s}/rapport.ini"))


def spoil(r, folder):
    files = sorted(os.path.join(d, f) for d, _, names in os.walk(folder) for f in names if os.path.splitext(f)[1] in CHANGES)
    context = [n for f in [*files, f"{ROOT}/layouts/base.ini", f"{ROOT}/layouts/katrineholm.ini"] if f.endswith(".ini")
               for n in names_of(open(f, encoding="utf-8").read())]
    for _ in range(r.randint(1, 4)):
        path = r.choice(files) if r.random() < 0.6 else r.choice([f for f in files if f.endswith(".ini")])
        with open(path, "rb") as f:
            data = f.read()
        data = r.choice(CHANGES[os.path.splitext(path)[1]])(r, data, context)
        with open(path, "wb") as f:
            f.write(data)


def judge(done, output, form, number):
    said = done.stderr.decode(errors="replace")
    if done.returncode not in (0, 1) or "Sanitizer" in said or "runtime error" in said:
        return f"status {done.returncode}\n{said[:3000]}"
    if done.returncode == 1 and os.path.exists(output):
        return "status 1, and a file all the same"
    if done.returncode == 1 and "error:" not in said:
        return "status 1 without an error message"
    if done.returncode == 0 and not (os.path.exists(output) and os.path.getsize(output)):
        return "status 0 and no file"
    if done.returncode == 0 and form == "pdf" and number % 20 == 0:
        checked = subprocess.run(["qpdf", "--check", output], capture_output=True)
        if checked.returncode:
            return f"qpdf: {(checked.stdout + checked.stderr).decode(errors='replace')}"
    return None


def one(build, seed, number, keep):
    """None, or what went wrong; the spoiled report is kept then."""
    r = random.Random(f"{seed} {number}")
    folder = tempfile.mkdtemp(prefix=f"kommuntryck-fuzz-{seed}-{number}-")
    report = f"{folder}/report"
    shutil.copytree(r.choice(reports()), report)
    spoil(r, report)
    form = r.choice(["pdf", "text", "trace"])
    output = f"{folder}/out.{form}"
    command = [f"{build}/kommuntryck", "build", f"{report}/rapport.ini", "--layouts", f"{ROOT}/tests/fixtures", "--layouts", f"{ROOT}/layouts",
               "--format", form, "-o", output]
    try:
        problem = judge(subprocess.run(command, env=ENV, capture_output=True, timeout=SECONDS), output, form, number)
    except subprocess.TimeoutExpired:
        problem = f"takes more than {SECONDS} seconds"
    if problem or keep:
        return number, f"{' '.join(command)}\n{problem}"
    shutil.rmtree(folder)
    return None


def run(build, count, seed):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        failed = [f for f in pool.map(lambda n: one(build, seed, n, False), range(count)) if f]
    for number, problem in failed:
        print(f"FAILED change {number} of seed {seed}\n{problem}\n")
    print(f"{count} changes, {len(failed)} failed")
    return 1 if failed else 0


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--one", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("build")
    parser.add_argument("count", type=int, nargs="?", default=300)
    arguments = parser.parse_args()
    build = os.path.abspath(arguments.build)
    if arguments.one is None:
        return run(build, arguments.count, arguments.seed)
    print(one(build, arguments.seed, arguments.one, True)[1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
