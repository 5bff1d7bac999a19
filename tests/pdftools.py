"""pdftools.py: what the tests of PDF files share: reports, their three forms, and readers of the trace and of PDF files."""
import collections, glob, json, os, re, shutil, subprocess, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
Item = collections.namedtuple("Item", "kind role node x end y text hyphen mark target url top bottom lang")
Landmark = collections.namedtuple("Landmark", "page y level text node")
Page = collections.namedtuple("Page", "label width height items")
Report = collections.namedtuple("Report", "path name pdf text trace")


def paths():
    """Every sample, every golden, and the small report with something of everything."""
    return (sorted(glob.glob(f"{ROOT}/samples/*/rapport.ini")) + sorted(glob.glob(f"{ROOT}/tests/golden/*/rapport.ini"))
            + [f"{ROOT}/tests/fuzz/small/rapport.ini"])


def reports(build):
    """Builds each in three forms."""
    with tempfile.TemporaryDirectory() as folder:
        for path in paths():
            files = []
            for form in ("pdf", "text", "trace"):
                files.append(f"{folder}/{len(os.listdir(folder))}.{form}")
                subprocess.run([f"{os.path.abspath(build)}/kommuntryck", "build", os.path.relpath(path, ROOT), "--layouts", "tests/fixtures",
                                "-f", form, "-o", files[-1]], cwd=ROOT, check=True)
            yield Report(os.path.relpath(path, ROOT), os.path.basename(os.path.dirname(path)), *files)


def variant(build, path, level, folder):
    """The report in a copy of its folder that asks for an archive level, as PDF and trace."""
    copy = f"{folder}/{level}-{os.path.basename(os.path.dirname(path))}"
    shutil.copytree(os.path.dirname(path), copy)
    text = read(path)
    with open(f"{copy}/rapport.ini", "w", encoding="utf-8", newline="") as f:
        f.write(re.sub(r"^\[report\]", f"[report]\narchive = {level}", re.sub(r"^archive *=.*\n", "", text, flags=re.M), count=1, flags=re.M))
    for form in ("pdf", "trace"):
        subprocess.run([f"{os.path.abspath(build)}/kommuntryck", "build", f"{copy}/rapport.ini", "--layouts", f"{ROOT}/tests/fixtures",
                        "-f", form, "-o", f"{copy}/rapport.{form}"], check=True)
    return Report(f"{level} {os.path.relpath(path, ROOT)}", os.path.basename(os.path.dirname(path)), f"{copy}/rapport.pdf", None, f"{copy}/rapport.trace")


def read(path):
    with open(path, encoding="utf-8") as f:
        return f.read()


# ---- the trace ----

def strings(line):
    """The quoted strings of a line of a trace."""
    return [json.loads(s) for s in re.findall(r'"(?:[^"\\]|\\.)*"', line)]


def word(line, name):
    found = re.search(rf" {name}=(\S*)", line)
    return found[1] if found else None


def heights(line, kind):
    """Upper and lower edge; of a text about those of its letters."""
    y = int(word(line, "y"))
    size = int(word(line, "size") or 0)
    return (y - size, y + size // 4) if kind == "text" else (y, y + int(word(line, "h")))


def read_item(line):
    kind, texts = line.split(" ", 1)[0], strings(line)
    text = texts[-1] if kind == "text" else None
    hyphen = kind == "text" and " hyphen " in line[:line.index('"')]
    url = texts[-1] if " url=" in line else None
    return Item(kind, word(line, "role"), word(line, "node"), int(word(line, "x")), int(word(line, "x")) + int(word(line, "w")), int(word(line, "y")),
                text, hyphen, word(line, "character"), word(line, "target"), url, *heights(line, kind),
                word(line, "lang"))


def read_trace(path):
    """What the first line says, the pages and the landmarks."""
    head, pages, landmarks = None, [], []
    for line in read(path).split("\n"):
        kind = line.split(" ", 1)[0]
        if kind == "pages":
            title, author, subject = strings(line)[:3]
            head = {"pages": int(line.split()[1]), "title": title, "author": author, "subject": subject,
                    "language": word(line, "language"), "date": word(line, "date"), "figures": [], "anchors": [], "signatures": []}
        elif kind == "page":
            width, height = re.search(r" (\d+)x(\d+) ", line).groups()
            pages.append(Page(word(line, "label"), int(width), int(height), []))
        elif kind == "figure":
            head["figures"].append((word(line, "node"), strings(line)[-1]))
        elif kind in ("landmark", "anchor"):
            (landmarks if kind == "landmark" else head["anchors"]).append(Landmark(int(word(line, "page")), int(word(line, "y")), int(word(line, "level")), strings(line)[-1], word(line, "node")))
        elif kind == "signature":
            head["signatures"].append({"page": len(pages), "field": word(line, "field"), "words": strings(line)[-1], **{k: int(word(line, k)) for k in "xywh"},
                                       "prompt": strings(line)[0] if " prompt=" in line else ""})
        elif kind:
            pages[-1].items.append(read_item(line))
    return head, pages, landmarks


# ---- the PDF file ----

def command(*arguments):
    return subprocess.run(arguments, capture_output=True, check=True).stdout.decode("utf-8")


def pdf_pages(path):
    """The text of each page in the order of its content."""
    return command("pdftotext", "-raw", "-enc", "UTF-8", path, "-").split("\f")[:-1]


def text_pages(path):
    """The text output page by page, without the borders."""
    pages = []
    for line in read(path).split("\n"):
        if line.startswith("──────── "):
            pages.append([])
        else:
            pages[-1].append(line)
    return ["\n".join(lines) for lines in pages[:-1]]


class Problems(list):
    """What is wrong; the same of one report at most ten times."""
    def check(self, truth, report, what):
        if not truth:
            self.append((report.path, what))

    def status(self):
        seen = collections.Counter()
        for path, what in self:
            seen[path] += 1
            if seen[path] <= 10:
                print(f"{path}: {what}")
        return 1 if self else 0
