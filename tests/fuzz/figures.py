#!/usr/bin/env python3
"""figures.py BUILD COUNT [SEED]: changes figures of the samples' tables one at a time and asks `kommuntryck check` to find it.

A digit, a sign, two digits transposed, a row dropped, two cells swapped, the values of two rows swapped.  What no identity covers (the coverage that check tells of
the unchanged table; swaps that leave every sum and difference as it was) and what is within rounding does not count, but is told.  Nor do tables whose relations
hold in two rows only (a change leaves one), nor two cells of a column in a table of five rows or fewer (two of five are not nearly all).  Fails when fewer than 99 in 100 of changed and swapped cells are found, or when fewer than three in four of them are told
with the right cell.  Rows that are dropped or swapped with a sum are counted apart: all columns break at once, and what is left is no relation but a word, Summa."""
import csv, glob, io, json, os, random, re, shutil, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = f"{os.path.abspath(sys.argv[1])}/kommuntryck"
KINDS = ("digit", "sign", "transposition", "row dropped", "cells of a row swapped", "cells of a column swapped", "rows swapped")
APART = ("row dropped", "rows swapped")
FOUND, NAMED = 0.99, 0.75
FIGURE = re.compile(r"[-\u2212+]?\s?\d[\d \u00a0]*(,\d+)?\s?%?")


class Table:
    """A CSV file as lists of cells, written back as UTF-8 with semicolons."""

    def __init__(self, path):
        data = open(path, "rb").read()
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = data.decode("windows-1252")
        text = re.sub(r"^sep=.\r?\n", "", text)
        head = text.split("\n", 1)[0]
        separator = max(";\t,", key=head.count)
        self.rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator)]
        self.path = path

    def write(self, rows, path):
        with open(path, "w", encoding="utf-8", newline="") as f:
            csv.writer(f, delimiter=";", lineterminator="\n").writerows(rows)

    def line(self, row):
        """Of the file that `write` writes."""
        return 1 + sum(1 + max(0, sum(c.count("\n") for c in r)) for r in self.rows[:row])


def figure(text):
    return FIGURE.fullmatch(text.strip()) is not None and any(c in "123456789" for c in text)


def units(text):
    """As an integer, and its decimals."""
    n = re.sub(r"[^\d,]", "", text)
    sign = -1 if text.strip()[0] in "-\u2212" else 1
    return sign * int(n.replace(",", "")), len(n.partition(",")[2])


class Sample:
    def __init__(self, folder, work):
        self.folder = f"{work}/{os.path.basename(folder)}"
        shutil.copytree(folder, self.folder)
        self.tables = [Table(path) for path in sorted(glob.glob(f"{self.folder}/data/*.csv"))]
        for table in self.tables:
            table.write(table.rows, table.path)
        self.known = self.check()
        self.texts = {(m["file"], m["text"]) for m in self.known["messages"]}

    def check(self):
        done = subprocess.run([PROGRAM, "check", "--format", "json", f"{self.folder}/rapport.ini"], capture_output=True, timeout=60)
        return json.loads(done.stdout)

    def coverage(self, table):
        return [c for c in self.known["coverage"] if os.path.samefile(c["file"], table.path)]

    def covered(self, table, row, column):
        header, line = " ".join(table.rows[0][column].split()), table.line(row)
        marked = re.sub(r"\[\^\w+\]", "", header)
        for c in self.coverage(table):
            open_lines = [lines for u in c["uncovered"] if u["column"] in (header, marked) for lines in u["lines"]]
            if c["covered"] and not any(a <= line <= b for a, b in open_lines):
                return True
        return False

    def along_rows(self, table, column):
        """A relation among the columns holds this one."""
        header = re.sub(r"\[\^\w+\]", "", " ".join(table.rows[0][column].split()))
        return any("found in the rows" in r["text"] and (header in r["text"] or "..." in r["text"]) for c in self.coverage(table) for r in c["relations"])

    def found(self, table, rows):
        """Messages that the unchanged report has not."""
        table.write(rows, table.path)
        new = [m for m in self.check()["messages"] if (m["file"], m["text"]) not in self.texts]
        table.write(table.rows, table.path)
        return new


def value(text):
    """In thousandths; a dash and nothing are 0, None is no figure."""
    text = text.strip()
    if text in ("", "-", "\u2013", "\u2212"):
        return 0
    if not FIGURE.fullmatch(text):
        return None
    n, decimals = units(text)
    return n * 10 ** (3 - decimals) if decimals <= 3 else None


def identities(rows):
    """What holds in a table: functions of its rows that tell by how much, found in another way than the program's.  Three columns in every row, runs of columns, sums of rows."""
    columns = range(len(rows[0]))
    values = [[value(c) for c in r] for r in rows]
    data = [v for v, r in zip(values[1:], rows[1:]) if sum(figure(c) for c in r) > 1]
    found = []

    def holds(of):
        offs = [of(v) for v in data if all(v[c] is not None for c in of.uses)]
        telling = sum(all(v[c] for c in of.uses[:3]) for v in data)
        return telling >= 3 and offs and all(abs(o) <= 1000 for o in offs)

    def try_columns(of, *uses):
        of.uses = uses
        if holds(of):
            found.append(("columns", of))

    for a in columns:
        for b in columns:
            for c in range(b + 1, len(rows[0])):
                if len({a, b, c}) == 3:
                    try_columns(lambda v, a=a, b=b, c=c: v[a] - v[b] - v[c], a, b, c)
                if c - b > 1 and not b <= a <= c:
                    try_columns(lambda v, a=a, b=b, c=c: v[a] - sum(v[b:c + 1]), a, *range(b, c + 1))
    return found


def sums_off(rows):
    """By how much each sum row is off in each column, by the row's name; its rows are those above that are no parts."""
    offs, above = {}, []
    for r in rows[1:]:
        if is_sum(r):
            for c in range(1, len(r)):
                terms = [value(x[c]) for x in above]
                if figure(r[c]) and None not in terms and len(terms) > 1:
                    offs[r[0] or r[1], c] = value(r[c]) - sum(terms)
            above = []
        elif not is_part(r):
            above.append(r)
    return offs


def breaks(before, after):
    """True when an identity that held before does not after the change."""
    for kind, of in identities(before):
        for r in after[1:]:
            v = [value(c) for c in r]
            if sum(figure(c) for c in r) > 1 and all(v[c] is not None for c in of.uses) and abs(of(v)) > 500 * (len(of.uses) + 1):
                return True
    held, now = sums_off(before), sums_off(after)
    slack = 500 * len(before)
    return any(abs(held[k]) <= slack and abs(now.get(k, 0)) > slack for k in held)


def is_sum(row):
    return re.match(r"\s*(summa|total)", next((c for c in row if c), ""), re.I) is not None


def is_part(row):
    return re.match(r"\s*(varav|d\u00e4rav)", next((c for c in row if c), ""), re.I) is not None


def change(chance, kind, text):
    """The text with one slip in it, or None."""
    digits = [i for i, c in enumerate(text) if c.isdigit()]
    if kind == "sign":
        return text.strip()[1:].strip() if text.strip()[0] in "-\u2212" else "-" + text.strip()
    if kind == "digit":
        i = chance.choice(digits)
        allowed = [d for d in "0123456789" if d != text[i] and (d != "0" or i != digits[0] or len(digits) == 1)]
        return text[:i] + chance.choice(allowed) + text[i + 1:]
    pairs = [(a, b) for a, b in zip(digits, digits[1:]) if text[a] != text[b] and not (a == digits[0] and text[b] == "0")]
    if not pairs:
        return None
    a, b = chance.choice(pairs)
    swapped = list(text)
    swapped[a], swapped[b] = swapped[b], swapped[a]
    return "".join(swapped)


def swap(rows, one, other):
    rows[one[0]][one[1]], rows[other[0]][other[1]] = rows[other[0]][other[1]], rows[one[0]][one[1]]


def mutate(chance, kind, sample, table, cells):
    """The rows after one change, the cells that it changed, and whether an identity covers it; None: this table has no such change."""
    rows = [list(r) for r in table.rows]
    row, column = chance.choice(cells)
    covered = sample.covered(table, row, column)
    if kind in ("digit", "sign", "transposition"):
        rows[row][column] = change(chance, kind, rows[row][column])
        if rows[row][column] is None:
            return None
        (a, d), (b, e) = units(table.rows[row][column]), units(rows[row][column])
        near = abs(a - b) <= (1 if sample.along_rows(table, column) and len(rows[0]) < 8 else (max(len(rows), len(rows[0])) + 1) // 2)
        return rows, [(row, column)], covered and not near
    if kind == "row dropped":
        del rows[row]
        return rows, [], covered and breaks(table.rows, rows)
    if kind == "rows swapped":
        other = chance.choice(cells)[0]
        for c in range(len(rows[0])):
            if figure(rows[row][c]) and figure(rows[other][c]):
                swap(rows, (row, c), (other, c))
        return rows, [(r, c) for r in (row, other) for c in range(len(rows[0]))], covered and breaks(table.rows, rows)
    others = [(r, c) for r, c in cells if (r == row) == ("row" in kind) and (c == column) == ("column" in kind) and rows[r][c] != rows[row][column]]
    if not others:
        return None
    other = chance.choice(others)
    swap(rows, (row, column), other)
    covered = covered and ("row" in kind or sum(any(figure(c) for c in r) for r in rows) >= 6)
    return rows, [(row, column), other], covered and sample.covered(table, *other) and breaks(table.rows, rows)


def names(message, table, cells):
    """The message says which cell: as its subject, or as what explains a sum."""
    subject = message.get("subject") or ""
    for row, column in cells:
        label = next((c for c in table.rows[row] if c), "")
        header = re.sub(r"\[\^\w+\]", "", " ".join(table.rows[0][column].split()))
        label = re.sub(r"\[\^\w+\]", "", " ".join(label.split()))
        if subject.endswith(f"[{label}, {header}]") or (label in message["text"] and header in subject + message["text"]):
            return True
    return False


def figures_of(rows):
    """Places of figures, in columns that hold no words and do not number the rows."""
    places = []
    for c in range(len(rows[0])):
        column = [r[c] for r in rows[1:]]
        if all(value(x) is not None for x in column) and column[:3] != ["1", "2", "3"]:
            places += [(r + 1, c) for r, x in enumerate(column) if figure(x)]
    return places


def main():
    count, seed = int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else 20250227
    chance, tally = random.Random(seed), {k: [0, 0, 0, 0] for k in KINDS}        # covered, found, named, not covered
    missed = []
    with tempfile.TemporaryDirectory() as work:
        samples = [Sample(f, work) for f in sorted(glob.glob(f"{ROOT}/samples/*")) if os.path.exists(f"{f}/rapport.ini")]
        tables = [(s, t) for s in samples for t in s.tables
                  if any(c["covered"] and any(r["checked"] > 2 for r in c["relations"]) for c in s.coverage(t))]
        cells = {t.path: figures_of(t.rows) for s, t in tables}
        done = 0
        while done < count:
            kind, (sample, table) = chance.choice(KINDS), chance.choice(tables)
            changed = mutate(chance, kind, sample, table, cells[table.path])
            if changed is None:
                continue
            done += 1
            rows, where, covered = changed
            if not covered:
                tally[kind][3] += 1
                continue
            new = sample.found(table, rows)
            tally[kind][0] += 1
            tally[kind][1] += bool(new)
            tally[kind][2] += any(names(m, table, where) for m in new) or (kind == "row dropped" and bool(new))
            if not new or (os.environ.get("SHOW") and not any(names(m, table, where) for m in new)):
                missed.append((kind, os.path.relpath(table.path, work), [(table.rows[r][0], table.rows[0][c], table.rows[r][c], rows[r][c]) for r, c in where[:4]],
                               [m["text"] for m in new]))
    for kind, (covered, found, named, other) in tally.items():
        print(f"  {kind:26} covered {covered:5}  found {found:5}  right cell {named:5}  not covered {other:5}")
    covered, found, named = (sum(t[i] for k, t in tally.items() if k not in APART) for i in range(3))
    print(f"  {'changed and swapped cells':26} covered {covered:5}  found {found:5} ({100 * found / max(covered, 1):.1f} %)  right cell {named:5} ({100 * named / max(found, 1):.1f} %)")
    for m in missed[:40]:
        print("  missed" if not m[3] else "  not named", m)
    return not (covered and found >= FOUND * covered and named >= NAMED * found)


sys.exit(main())
