#!/usr/bin/env python3
"""generate.py rows N FOLDER [SEED]: a report with one table of N rows in seven columns: a cell that spans rows, wrapped Swedish text, symbols with their words, figures under a head in
                                   two levels.
generate.py reports N FOLDER [SEED]: N reports, all different, FOLDER/001/rapport.ini …: cover, contents, prose and three tables each.

The same arguments give the same bytes: nothing but the seed decides, and no generator of Python's library, which may change.
"""
import os, sys

WORDS = """verksamheten nämnden kommunen antalet platser under perioden har minskat ökat jämfört med föregående år och beror främst på att den nya avtalsperioden medför högre kostnader för
hemtjänst särskilt boende daglig verksamhet personlig assistans samt stöd till anhöriga medan arbetet fortsätter enligt plan inom ramen för budgeten uppföljningen visar en god måluppfyllelse
i flera delar av organisationen där medarbetarna deltar aktivt i utvecklingen av kvaliteten tillsammans med brukare och företrädare som efterfrågar tydligare information om insatser
handläggningstiderna sjukfrånvaron kompetensförsörjningen digitaliseringen är fortsatt prioriterade områden inför kommande beslut""".split()
FIRST = "verksamhets kommun fullmäktige arbetsmiljö förskole skol omsorgs bostads miljö kultur fritids ekonomi personal lokal energi kompetens utvecklings upphandlings".split()
LAST = "plan uppföljning chefen beslut nämnden avdelningen ersättning försörjning strategin bidraget kostnaderna samordning utredning rapporten ansvaret bedömning".split()
STATUS = ["uppnås", "uppnås delvis", "uppnås inte", "kan inte bedömas"]
UNITS = ["Hemtjänst", "Äldreboende", "Förskola norr", "Gymnasiet", "Gata", "Kulturskola", "Ekonomi", "Komvux", "Miljö"]


class Chance:
    """A linear congruential generator: Knuth, The Art of Computer Programming 3.3.4."""

    def __init__(self, seed):
        self.state = seed

    def below(self, n):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2 ** 64
        return (self.state >> 33) % n

    def between(self, least, most):
        return least + self.below(most - least + 1)

    def of(self, things):
        return things[self.below(len(things))]


def word(c, before):
    """Another one than that before it: a word said twice is a slip of the pen, which is told."""
    found = c.of(FIRST) + c.of(LAST) if c.below(6) == 0 else c.of(WORDS)
    return found if found != before else word(c, before)


def text(c, least, most):
    words = [""]
    for _ in range(c.between(least, most)):
        words.append(word(c, words[-1]))
    said = " ".join(words[1:])
    return said[0].upper() + said[1:] + "."


def figure(c):
    n = c.between(-40000, 90000)
    return f"{n // 1000} {n % 1000:03}" if n >= 1000 else str(n % 1000)


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as f:
        f.write(text)


# ---- the table ----

COLUMNS = ["Område", "Åtgärd", "Status", "2024 > Utfall", "2024 > Budget", "Ansvarig", "Kommentar"]
STYLE = """
[table-style bench]
based-on = figures
columns  = bench-omrade | bench-text | bench-status
[column bench-omrade]
header = Område
span   = yes
[column bench-text]
header = Åtgärd
[column bench-status]
header  = Status
kind    = symbol
symbols = bedomning
"""


def table_rows(c, n):
    """Rows of the table as lists; a cell that spans the rows below is said once and empty after that."""
    left = 0
    for _ in range(n):
        first = left == 0
        left = c.between(2, 8) if first else left - 1
        area = f"{c.of(FIRST).capitalize()}{c.of(LAST)}" if first else ""
        yield [area, text(c, 2, 5), c.of(STATUS), figure(c), figure(c), c.of(UNITS), text(c, 4, 10)]


def csv(rows):
    return "\r\n".join(";".join(row) for row in rows) + "\r\n"


def rows(n, folder, c):
    write(f"{folder}/rapport.ini", "[report]\nlayout = katrineholm\ntitle = Uppföljning\ntype = Bilaga\ncommittee = Kommunstyrelsen\n\n[heading uppfoljning]\n"
          "title = Uppföljning\nlevel = 1\n\n[table uppfoljning]\nfile = uppfoljning.csv\nstyle = bench\n" + STYLE)
    write(f"{folder}/uppfoljning.csv", csv([COLUMNS, *table_rows(c, n)]))


# ---- reports ----

def prose(c, title):
    parts = [f"# {title}"]
    for _ in range(c.between(2, 4)):
        parts += [f"## {c.of(FIRST).capitalize()}{c.of(LAST)}"] + [" ".join(text(c, 8, 20) for _ in range(c.between(3, 6))) for _ in range(c.between(1, 3))]
        parts += ["\n".join(f"- {text(c, 4, 10)}" for _ in range(c.between(2, 5)))]
    return "\n\n".join(parts) + "\n"


def figures(c):
    return csv([["Enhet", "Utfall", "Budget", "Avvikelse"], *([f"{c.of(UNITS)} {i}", figure(c), figure(c), figure(c)] for i in range(c.between(8, 14)))])


def one_report(folder, number, c):
    write(f"{folder}/rapport.ini", f"[report]\nlayout = katrineholm\ntype = Delårsrapport\ntitle = Delårsrapport {number}\ncommittee = Nämnd {number}\nperiod = Januari–augusti 2024\n"
          "date = 2024-09-20\n\n[cover]\n[contents]\n\n[text inledning]\nfile = texter/inledning.md\n\n[table drift]\nheading = Driftsredovisning\nlevel = 2\nfile = data/drift.csv\n"
          "title = Driftsredovisning (tkr)\n\n[text ekonomi]\nfile = texter/ekonomi.md\n\n[table investering]\nheading = Investeringar\nlevel = 2\nfile = data/investering.csv\n\n"
          "[heading mal]\ntitle = Mål\nlevel = 1\n\n[table mal]\nfile = data/mal.csv\nstyle = bench\n" + STYLE)
    write(f"{folder}/texter/inledning.md", prose(c, "Inledning"))
    write(f"{folder}/texter/ekonomi.md", prose(c, "Ekonomi"))
    write(f"{folder}/data/drift.csv", figures(c))
    write(f"{folder}/data/investering.csv", figures(c))
    write(f"{folder}/data/mal.csv", csv([COLUMNS, *table_rows(c, c.between(15, 30))]))


def reports(n, folder, c):
    for i in range(1, n + 1):
        one_report(f"{folder}/{i:03}", i, c)


def main(kind, n, folder, seed="2024"):
    {"rows": rows, "reports": reports}[kind](int(n), folder, Chance(int(seed)))


if __name__ == "__main__":
    main(*sys.argv[1:])
