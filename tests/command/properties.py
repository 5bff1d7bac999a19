#!/usr/bin/env python3
"""properties.py BUILD [SEED …]: what must hold for any report, tried on random ones.

Reports are made from seeds, so that a failure can be made again: the seed is printed, and `properties.py BUILD SEED` tries that one
alone and keeps its folder.  Every word of a report is another one, so that what is lost or doubled is seen.  What is checked is
said by the check_… functions.
"""
import os, random, re, shutil, subprocess, sys, tempfile, time
from collections import Counter, defaultdict

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SEEDS = range(1, 101)
SLOW = 1.0                                      # seconds for one report
WIDE = 12                                       # columns of figures of a table that is split
LINE = 12000                                    # millipoints: the fixture's lines
ASCENT, DESCENT = 0.75, 0.22                    # of the size: what letters really cover
SYLLABLES = "ba ce di fo gu ha je ki lo mu na pe ri so tu va de fi go hu ja ke li mo nu".split()
TABLE_STYLES = """
[table-style mal]
based-on = figures
columns  = omrade | mal | kommentar | status
[column omrade]
header = Omr*
span   = yes
[column mal]
header = Mal*
span   = yes
[column kommentar]
header = Kom*
kind   = markdown
[column status]
header  = Sta*
kind    = symbol
symbols = bedomning
"""


# ---- making a report ----

class Maker:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.next = self.random.randrange(500)
        self.words = []                         # all that must be printed once
        self.symbols = 0
        self.notes = 0
        self.repeats = {"(forts.)"}             # words that may be said again
        self.parted = {}                        # words that stand in every part of a table that is too wide: the first word of its head
        self.terms = {}                         # figures of rows that are no sums: their table, column and value
        self.sums, self.subheads, self.headings = [], [], []    # first words
        self.goals = []                         # (first word of a cell that spans, first word of a row that it spans, of an inner one the table's first head)
        self.paragraphs = []                    # the words of each, where it is one piece of text
        self.contents, self.listed = False, set()       # words of headings that the contents say first
        self.tall = self.random.random() < 0.3  # rows may be higher than a page: keeping together is not always possible
        self.files, self.ini = {}, []
        self.titles = []                        # of those who sign

    def word(self):
        n, out = self.next, ""
        for _ in range(3):
            out += SYLLABLES[n % 25]
            n //= 25
        self.next += 1
        out += "".join(self.random.choice(SYLLABLES) for _ in range(self.random.choice((0, 0, 0, 1, 2)))) + "x"
        self.words.append(out)
        return out

    def text(self, most):
        return [self.word() for _ in range(self.random.randint(1, most))]

    def note(self, words):
        """Some text, perhaps with a note; the note's text to be put below."""
        if self.random.random() > 0.25:
            return " ".join(words), ""
        self.notes += 1
        mark = f"[^n{self.notes}]"
        at = self.random.randrange(len(words))
        said = " ".join(words[:at + 1]) + mark + "".join(" " + w for w in words[at + 1:])
        return said, f"{mark}: " + " ".join(self.text(60 if self.tall else 12))

    # -- prose --

    def paragraph(self):
        words = self.text(60)
        said, note = self.note(words)
        if not note:
            self.paragraphs.append(words)
        return [said] + ([note] if note else [])

    def items(self, indent):
        out = []
        numbered = self.random.random() < 0.4
        first = 1 if indent else self.random.choice((1, 8, 98))     # an inner list that begins otherwise would be text
        for i in range(self.random.randint(1, 4)):
            label = f"{first + i}. " if numbered else "- "
            out.append(" " * indent + label + " ".join(self.text(9)))
            if indent < 6 and self.random.random() < 0.25:
                out += self.items(indent + len(label))
        return out

    def list(self, words, level):
        if self.contents and level <= 3:
            self.listed.update(words)

    def heading(self, level):
        words = self.text(8 if self.tall else 3)
        self.headings.append(words[0])
        self.repeats.update(words)              # over a table that goes on
        self.list(words, level)
        self.level = level
        return "#" * level + " " + " ".join(words)

    def prose(self, name):
        blocks = [self.heading(self.random.randint(1, min(3, self.level + 1)))]
        for _ in range(self.random.randint(1, 5)):
            kind = self.random.random()
            if kind < 0.2:
                if blocks[-1].startswith("#"):          # a chapter after it would leave a heading alone on its page
                    blocks += self.paragraph()
                blocks.append(self.heading(self.random.randint(1, min(4, self.level + 1))))
            elif kind < 0.4:
                blocks.append("\n".join(self.items(0)))
            else:
                blocks += self.paragraph()
        if blocks[-1].startswith("#"):
            blocks += self.paragraph()
        self.files[f"{name}.md"] = "\n\n".join(blocks) + "\n"
        self.ini.append(f"[text {name}]\nfile = {name}.md\n")

    # -- tables --

    def figure(self):
        self.next += 1
        figure = 100000 + self.next
        self.words.append(str(figure))
        return str(figure)

    def header(self, name, spans, figures):
        heads = [["Omr"], ["Omr", "Mal"]][spans - 1] if spans else []
        heads = [h + self.word() for h in heads] + ["Rad" + self.word()]
        self.words[-len(heads):] = heads
        over = self.word() if figures > 1 and self.random.random() < 0.4 else ""
        for _ in range(figures):
            heads.append((over + " > " if over else "") + self.word())
        kommentar = "Kom" + self.word()
        self.words[-1] = kommentar
        heads.append(kommentar)
        status = self.random.random() < 0.5
        if status:
            heads.append("Sta" + self.word())
            self.words[-1] = heads[-1]
        self.repeats.update(w for h in heads for w in h.split(" > "))
        self.parted.update((w, heads[0]) for h in heads for w in h.split(" > "))
        return heads, status

    def comment(self):
        if self.random.random() < 0.3:
            return ""
        said, note = self.note(self.text(120 if self.tall and self.random.random() < 0.1 else 6))
        return '"' + said + ("\n\n" + note if note else "") + '"'

    def status(self):
        self.symbols += 1
        return self.random.choice(("Uppnås", "gul", "röd"))

    def goal(self):
        words = self.text(10 if self.tall else 3)
        self.repeats.update(words)
        return words

    def rows(self, name, key, spans, figures, status):
        out, open_goals, before = [], [None] * spans, "sum"
        labels = set()
        for i in range(self.random.randint(0, 40 if self.tall else 60)):
            kind = self.random.random()
            columns = spans + 1 + figures + 1 + status
            if kind < 0.1 and before != "subhead":
                words, before = self.text(3), "subhead"
                self.subheads.append(words[0])
                labels.update(words)
                out.append(" ".join(words) + ";" * (columns - 1))
                open_goals = [None] * spans
                continue
            if kind < 0.35 and before == "row":
                before, word = "sum", self.word()
                self.sums.append(word)
                self.words.remove(word)         # "Summa ord": the row style of the fixture is matched by "Summa*" below
                self.words.append("Summa" + word)
                self.sums[-1] = "Summa" + word
                labels.add("Summa" + word)
                sums = [self.figure() for _ in range(figures)]
                out.append(";".join(["Summa" + word] + [""] * spans + sums + [""] * (1 + status)))
                open_goals = [None] * spans
                continue
            before, row, said = "row", self.word(), []
            if not spans:
                self.repeats.add(row)           # the label of a row that a page cuts
            labels.add(row)
            for k in range(spans):
                if open_goals[k] and self.random.random() < 0.8:
                    said.append("")
                    continue
                words = self.goal()
                if k == 0:
                    labels.update(words)
                open_goals[k] = words[0]
                open_goals[k + 1:] = [None] * (spans - k - 1)
                said.append(" ".join(words))
            self.goals += [(g, row, key if k else None) for k, g in enumerate(open_goals)]
            terms = [self.figure() for _ in range(figures)]
            self.terms.update((t, (name, k)) for k, t in enumerate(terms))
            said += [row] + terms + [self.comment()]
            out.append(";".join(said + ([self.status()] if status else [])))
        if before == "subhead":                 # that has no row to stand with
            word = self.word()
            labels.add(word)
            out.append(";".join([""] * spans + [word] + [""] * (figures + 1 + status)))
        self.parted.update((word, key) for word in labels)
        return out

    def table(self, name):
        spans, figures = self.random.choice((0, 0, 1, 2)), self.random.choice((0, 1, 2, 2, WIDE))
        heads, status = self.header(name, spans, figures)
        self.files[f"{name}.csv"] = ";".join(heads) + "\n" + "".join(r + "\n" for r in self.rows(name, heads[0], spans, figures, status))
        ini = f"[table {name}]\nfile = {name}.csv\nstyle = {name}\nrows = summan | delrubrik\n"
        ini += f"[table-style {name}]\nbased-on = mal\n" + "".join(
            f"{key} = {self.random.choice(values)}\n" for key, values in
            {"carry": ("no", "yes") if figures < WIDE else ("no",), "keep": ("no", "no", "yes"),
             "continued": ("none", "title", "heading") if figures < WIDE else ("none", "title")}.items())
        ini, style = ini.split(f"[table-style {name}]")
        self.ini.append(f"[table-style {name}]" + style)
        if self.random.random() < 0.5:
            title = self.text(5)
            self.repeats.update(title)
            self.parted.update((word, heads[0]) for word in title)
            ini += f"title = {' '.join(title)}\n"
        if self.random.random() < 0.5:
            words = self.text(3)
            self.headings.append(words[0])
            self.repeats.update(words)
            self.list(words, 1)
            ini += f"heading = {' '.join(words)}\nlevel = {min(2, self.level + 1)}\n"
            self.level = min(2, self.level + 1)
        self.ini.append(ini)

    def sign(self):
        self.titles = [self.word() for _ in range(self.random.randint(1, 7))]
        names = [f"s{i}" for i in range(len(self.titles))]
        self.ini.append(f"[signatures u]\nsigners = {' | '.join(names)}\nstyle = field\ntimestamp = arkiv\n")
        self.ini += [f"[signer {name}]\ntitle = {title}\n" for name, title in zip(names, self.titles)]

    def report(self):
        self.level = 0
        lines, columns = self.random.randint(10, 38), self.random.randint(54, 66)
        self.top, self.left = 48000, 6000
        self.bottom, self.right = self.top + lines * LINE, self.left + columns * 6000 + 28
        head = ["[report]\nlayout = fixture\ntitle = Prov\n\n[check]\nsums = no\nfound = no\nconvention = no\n",
                f"[page]\nmargin-top = 48pt\nmargin-bottom = {(595276 - self.bottom) / 1000}pt\n",
                f"margin-left = 6pt\nmargin-right = {(419528 - self.right) / 1000}pt\n",
                f"[headings]\nnew-page-levels = {self.random.randint(0, 1)}\n",
                f"numbering = {self.random.choice(('none', 'decimal'))}\n",
                "[row summan]\nfirst = Summa*\nrole = sum\n", TABLE_STYLES]
        self.contents = self.random.random() < 0.4
        if self.contents:
            head.append("[contents]\nlevels = 3\n")
        for i in range(self.random.randint(1, 5)):
            (self.prose if i == 0 or self.random.random() < 0.5 else self.table)(f"del{i}")
        if self.random.random() < 0.3:
            self.sign()
        self.files["rapport.ini"] = "".join(head) + "".join(self.ini)
        return self

    def write(self, folder):
        for name, text in self.files.items():
            with open(f"{folder}/{name}", "w", encoding="utf-8") as f:
                f.write(text)


# ---- reading the trace ----

class Item:
    def __init__(self, page, line):
        self.page, self.kind = page, line.split(" ", 1)[0]
        get = lambda key: re.search(rf" {key}=(\S+)", line)
        self.x, self.y = int(get("x")[1]), int(get("y")[1])
        self.width = int(get("w")[1])
        self.size = int(get("size")[1]) if get("size") else 0
        self.role, self.node = get("role")[1], get("node")[1]
        self.text = re.search(r'"(.*)"$', line)[1].replace("\\u00a0", "\u00a0") if self.kind == "text" else ""
        self.hyphen = self.kind == "text" and re.search(r' hyphen "', line) is not None
        self.what = self.node.split("@")[0]
        self.place = self.node.split("@")[-1]


def read_trace(text):
    items, landmarks, page = [], [], 0
    for line in text.splitlines():
        if line.startswith("page "):
            page = int(line.split()[1])
        elif line.startswith("landmark "):
            landmarks.append((re.search(r"node=heading@(\S+)", line)[1], int(re.search(r"page=(\d+)", line)[1])))
        elif line.split(" ", 1)[0] in ("text", "path", "fill", "signature"):
            items.append(Item(page, line))
    return items, landmarks, page


class Word:
    def __init__(self, text, item):
        self.text, self.page, self.y, self.role, self.item = text, item.page, item.y, item.role, item


def read_words(items):
    """The words of the document, hyphenated ones joined; labels, marks and contents are not among them."""
    out, held = [], {}                          # held by place: a page may come between the halves of a word
    for i in items:
        if i.kind != "text" or i.what != "text" or i.role not in ("content", "repeat"):
            continue
        parts, key = i.text.replace("\u00a0", "").split(), (i.place, i.role)
        half = held.pop(key, None)
        if half and parts:
            half.text += parts.pop(0)
        found = [Word(p, i) for p in parts]
        out += found
        if i.hyphen:
            held[key] = found[-1] if found else half
            held[key].text = held[key].text[:-1]
    return out


def without_contents(words, listed):
    """The document's own words: those of headings stand in the contents first."""
    left = set(listed) | {"Innehåll"}
    words = [w for w in words if not re.fullmatch(r"Inga|uppgifter|\d{1,2}(\.\d+)*", w.text)]      # numbers of headings
    out = []
    for w in words:
        if w.text in left:
            left.remove(w.text)
        else:
            out.append(w)
    return out


# ---- what must hold ----

def check_words(m, items, words, pages, landmarks):
    """Every word stands once; said again is only what may be, once a page."""
    found, wanted = Counter(w.text for w in words if w.role == "content"), Counter(m.words)
    for word in (found - wanted) | (wanted - found):
        if word != "(forts.)" and (word not in m.parted or not 1 <= found[word] <= found[m.parted[word]]):
            yield f"{word}: {found[word]} times and not {wanted[word]}"
    again = Counter((w.text, w.page) for w in words if w.role == "repeat")
    for (word, page), n in again.items():
        if n > 1 or word not in m.repeats:
            yield f"{word} is said again {n} times on page {page}"
    marks = Counter(i.text.strip() for i in items if i.what == "note-mark" and i.role == "content")
    for n in range(1, m.notes + 1):
        if marks[str(n)] != 1:
            yield f"mark of note {n} stands {marks[str(n)]} times"
    symbols = len({i.place for i in items if i.what == "symbol" and i.kind == "text" and i.role == "content"})
    if symbols != m.symbols:
        yield f"{symbols} symbols' words and not {m.symbols}"


def check_margins(m, items, words, pages, landmarks):
    """Nothing stands outside the page's margins."""
    for i in items:
        across = i.x < m.left or i.x + i.width > m.right + 30
        down = i.y - ASCENT * i.size < m.top or i.y + DESCENT * i.size > m.bottom
        if i.kind == "text" and i.role != "furniture" and (across or down):
            yield f"page {i.page}: {i.text!r} at {i.x}, {i.y} is outside {m.left}, {m.top}, {m.right}, {m.bottom}"


def check_overlaps(m, items, words, pages, landmarks):
    """No text stands on another text or on a symbol."""
    boxes = defaultdict(list)
    for i in items:
        if i.kind == "text" and i.text.strip():
            up, down = ASCENT * i.size, DESCENT * i.size
            boxes[i.page].append((i.y - up, i.y + down, i.x, i.x + i.width, i))
        elif i.kind == "path":
            boxes[i.page].append((i.y, i.y + i.width, i.x, i.x + i.width, i))
    for page, some in boxes.items():
        some.sort(key=lambda b: b[:4])
        for k, a in enumerate(some):
            for b in some[k + 1:]:
                if b[0] >= a[1] - 50:
                    break
                if a[2] < b[3] - 50 and b[2] < a[3] - 50:
                    yield f"page {page}: {a[4].text or a[4].node!r} and {b[4].text or b[4].node!r} overlap at {b[4].x}, {b[4].y}"


def check_order(m, items, words, pages, landmarks):
    """In reading order the text of a node is in one piece on its page."""
    last, done = None, set()
    again = set(m.parted) | {"(forts.)"}
    several = {w.item.place for w in m.all_words if w.text in again}    # hyphenated or not
    for i in items:
        if i.kind != "text" or i.what != "text" or i.role != "content" or ".csv:1:" in i.place or i.place in several:
            continue                            # the parts of a head share a place
        key = (i.page, i.place, i.role)
        if key != last and key in done and key[1] not in m.listed_places:
            yield f"page {i.page}: {i.text!r} stands apart from the text that it belongs to"
        done.add(key)
        last = key


def check_pages(m, items, words, pages, landmarks):
    """No page is without content."""
    full = {i.page for i in items if i.kind == "text" and i.role == "content"}
    for page in range(1, pages + 1):
        if page not in full:
            yield f"page {page} has no content"


def is_head(word):
    return re.search(r"\.csv:1:", word.item.place) is not None


def table_of(word):
    return word.item.place.split(":")[0] if ".csv:" in word.item.place else None


def check_heads(m, items, words, pages, landmarks):
    """Under a table's head there is a row on the same page, and it says something new."""
    rows = {(i.place.split(":")[0], i.page) for i in items
            if i.kind == "text" and i.role == "content" and ".csv:1:" not in i.place}
    empty = {n for n, text in m.files.items() if n.endswith(".csv") and text.count("\n") == 1}
    for w in words:
        table = table_of(w)
        if is_head(w) and os.path.basename(table) not in empty and (table, w.page) not in rows:
            yield f"page {w.page}: nothing new under the head of {table}"


def keeps(m):
    """Pages on which everything that is to be kept together finds room."""
    return not m.tall and m.bottom - m.top >= 24 * LINE


def flow_by_page(words, notes):
    """The words on each page but for notes, and their first and last lines."""
    pages = defaultdict(list)
    for w in words:
        if w.text not in notes:
            pages[w.page].append(w)
    return pages


def note_words(m):
    out = set()
    for text in m.files.values():
        for note in re.findall(r"^\[\^n\d+\]: ([^\n\"]*)", text, re.M):
            out.update(note.split())
    return out


def check_keeping(m, items, words, pages, landmarks):
    """No sum is the first row of a page, no sub-head or heading the last line."""
    if not keeps(m):
        return
    sums, last = set(m.sums), set(m.subheads) | set(m.headings)
    for page, some in flow_by_page(words, note_words(m)).items():
        body = [w for w in some if w.role == "content" and not is_head(w) and table_of(w)]
        symbols = [i.y for i in items if i.page == page and i.what == "symbol"]
        above = body and min(body, key=lambda w: w.y)
        if body and above.text in sums and above.y < min(symbols, default=above.y + 1) and any(w.role == "repeat" and is_head(w) for w in some):
            yield f"page {page} begins with a sum"
        lowest = max(w.y for w in some)
        for w in some:
            if w.y == lowest and w.text in last and page < pages:
                yield f"page {page} ends with {w.text}"


def check_lone_lines(m, items, words, pages, landmarks):
    """A paragraph that a page cuts has two lines on either side."""
    where = {w.text: w for w in words if w.role == "content"}
    for paragraph in m.paragraphs:
        lines = Counter(page for page, y in {(where[w].page, where[w].y) for w in paragraph if w in where})
        if len(lines) > 1 and min(lines.values()) < 2:
            yield f"the paragraph {paragraph[0]} is cut after {dict(lines)} lines"


def check_goals(m, items, words, pages, landmarks):
    """A cell that spans rows is on every page where one of them is."""
    if not keeps(m):
        return
    on = defaultdict(set)
    heads = Counter(w.text for w in words if w.role == "content" and is_head(w))
    for w in words:
        on[w.page].add(w.text)
    for w in words:
        for goal, key in ((g, key) for g, row, key in m.goals if row == w.text):
            if goal not in on[w.page] and not (key and heads[key] > 1):     # inner ones stand in one part of a table that is split
                yield f"page {w.page}: row {w.text} without {goal}"


def check_notes(m, items, words, pages, landmarks):
    """A note begins on the page of its mark, unless a row and its note are higher than a page."""
    if not keeps(m):
        return
    marks = {i.text.strip(): i.page for i in items if i.what == "note-mark" and i.role == "content"}
    for i in items:
        if i.what == "note" and i.kind == "text" and i.page != marks.get(i.text.strip()):
            yield f"note {i.text} is on page {i.page}, its mark on page {marks.get(i.text.strip())}"


def check_contents(m, items, words, pages, landmarks):
    """The numbers in the contents are the pages of the headings."""
    said = {i.place: i.text for i in items if i.what == "contents-entry" and i.role == "content" and i.text.isdigit()}
    for place, page in landmarks:
        if place in said and said[place] != str(page):
            yield f"contents say {said[place]} of {place}, which is on page {page}"


def check_carried(m, items, words, pages, landmarks):
    """Sums carried forward are those of all rows so far, and the same at the foot of a page and at the top of the next."""
    lines, terms = defaultdict(list), defaultdict(list)
    for i in items:
        if i.kind == "text" and i.what == "table" and i.role == "repeat":
            lines[i.place, i.page, i.y].append(i)
        elif i.kind == "text" and i.role == "content" and i.text.replace("\u00a0", "") in m.terms:
            table, column = m.terms[i.text.replace("\u00a0", "")]
            terms[table].append((i.page, column, int(i.text.replace("\u00a0", ""))))
    by_table = defaultdict(lambda: defaultdict(list))
    for (place, page, y), line in lines.items():
        by_table[place][page].append((y, [i.text for i in line]))
    ini = m.files["rapport.ini"].splitlines()
    for place, on in by_table.items():
        name = re.search(r"\[table (\w+)\]", ini[int(place.split(":")[1]) - 1])[1]
        head = m.files[f"{name}.csv"].split(";")[0]
        if sum(w.text == head and w.role == "content" for w in words) > 1:
            continue                            # split: its columns are summed on other pages
        for page, some in on.items():
            ends = sorted(some)
            before, after = [[sum(v for p, c, v in terms[name] if c == k and p < page + n) for k in range(2)] for n in (0, 1)]
            wanted = [before] * (page > min(on)) + [after] * (page < max(on))
            if len(ends) != len(wanted):
                yield f"page {page}: {len(ends)} lines of sums and not {len(wanted)}"
            for (y, line), sums in zip(ends, wanted):
                said = [int(t.replace("\u00a0", "")) for t in line if t != "Transport"]
                if line[0] != "Transport" or said != sums[:len(said)]:
                    yield f"page {page}: {line} is carried forward and not {sums}"


def check_text(m, items, words, pages, landmarks):
    """The text output says the same words as often."""
    letters = re.compile(r"[^\W\d_]{3,}")
    told = Counter(w for line in m.text_output.splitlines() if not line.startswith("────────") for w in letters.findall(line))
    wanted = Counter(w for i in items if i.kind == "text" for w in letters.findall(i.text))
    wanted.update(w for _ in m.titles for w in ("Skriv", "under", "här"))     # in each field
    for word in (told - wanted) | (wanted - told):
        yield f"text output: {word} {told[word]} times and not {wanted[word]}"


def check_signatures(m, items, words, pages, landmarks):
    """A field for each who signs, right under the title, and one that nobody sees."""
    fields = [i for i in items if i.kind == "signature"]
    if len(fields) != len(m.titles) + bool(m.titles):
        yield f"{len(fields)} fields for {m.titles}"
    for field, title in zip(fields, m.titles):
        over = next((w for w in words if w.text == title), None)
        if over is None or over.page != field.page or over.item.x != field.x or not 0 <= field.y - over.y < LINE:
            yield f"the field of {title} does not stand under it"
        if field.y + 36000 > m.bottom:
            yield f"the field of {title} is not on its page"
        if field.x + field.width > m.right + 28:
            yield f"the field of {title} is wider than its page"


CHECKS = [f for name, f in list(globals().items()) if name.startswith("check_")]


# ---- running ----

def build(program, folder, form):
    begin = time.monotonic()
    command = [program, "build", f"{folder}/rapport.ini", "--layouts", f"{ROOT}/tests/fixtures", "--format", form, "-o", "-"]
    done = subprocess.run(command, capture_output=True, timeout=30)
    return done, time.monotonic() - begin


def problems(program, seed, folder):
    m = Maker(seed).report()
    m.write(folder)
    done, seconds = build(program, folder, "trace")
    if done.returncode or done.stderr:
        return [f"status {done.returncode}\n{done.stderr.decode(errors='replace')}"]
    text, more = build(program, folder, "text")
    m.text_output = text.stdout.decode()
    items, landmarks, pages = read_trace(done.stdout.decode())
    m.listed_places = {i.place for i in items if i.what == "text" and i.text.split() and set(i.text.split()) & m.listed}
    m.all_words = read_words(items)
    words = without_contents(m.all_words, m.listed)
    found = [f"{c.__name__}: {p}" for c in CHECKS for p in c(m, items, words, pages, landmarks)]
    # a sanitizer's build is slow: then only hanging counts
    return found + ([f"takes {max(seconds, more):.1f} s"] if max(seconds, more) > SLOW * (20 if "asan" in program else 1) else [])


def main(arguments):
    program = os.path.abspath(f"{arguments[0]}/kommuntryck")
    seeds = [int(s) for s in arguments[1:]] or SEEDS
    failed = 0
    for seed in seeds:
        folder = tempfile.mkdtemp(prefix="kommuntryck-")
        try:
            found = problems(program, seed, folder)
        finally:
            if len(arguments) == 1:
                shutil.rmtree(folder)
        if found:
            failed += 1
            print(f"seed {seed}:", *found[:8], sep="\n    ")
            if len(arguments) > 1:
                print(f"    {folder}")
        if failed == 5:
            break
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
