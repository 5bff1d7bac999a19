"""tagreader.py: a tagged PDF file as qpdf tells it: pages with their marked content, and the structure tree.

Document(objects, contents) reads nothing but dictionaries, so that a test may damage them first; load() makes both from a file."""
import base64, copy, json, re, subprocess

TOKEN = re.compile(rb"\s*(<<|>>|<[0-9A-Fa-f\s]*>|\((?:[^()\\]|\\.)*\)|\[|\]|/[^\s<>\[\]()/%]*|[^\s<>\[\]()/%]+)")
PAINTING = {"f", "S", "B", "TJ", "Tj", "Do", "sh"}
OTHER = {"BT", "ET", "Tf", "Td", "Ts", "rg", "RG", "w", "m", "l", "c", "h", "re", "W", "n", "d", "j", "J", "q", "Q", "cm", "BDC", "EMC"}


# ---- content streams ----

class Sequence:
    """Marked content: an element's (mcid) or an artifact's; text is a list of (x, y, font, codes), origins are where drawings begin."""
    def __init__(self, tag, properties):
        self.tag, self.properties, self.mcid = tag, properties, properties.get("/MCID")
        self.shown, self.drawn, self.origins = [], 0, []


class Content:
    def __init__(self):
        self.sequences, self.faults = [], []


def string_of(token):
    if token[:1] == b"<":
        return bytes.fromhex(re.sub(rb"\s", b"", token[1:-1]).decode())
    return re.sub(rb"\\(.)", lambda m: b"\r" if m[1] == b"r" else m[1], token[1:-1], flags=re.S)


def tokens(data):
    at = 0
    while True:
        found = TOKEN.match(data, at)
        if not found:
            return
        at = found.end()
        yield found[1]


def read_operands(data):
    """(operator, operands) one after the other."""
    stack = [[]]
    for t in tokens(data):
        if t in (b"[", b"<<"):
            stack.append([])
        elif t in (b"]", b">>"):
            inner = stack.pop()
            stack[-1].append(inner if t == b"]" else dict(zip(inner[::2], inner[1::2])))
        elif t[:1] in b"<(":
            stack[-1].append(string_of(t))
        elif t[:1] == b"/":
            stack[-1].append(t.decode())
        elif re.fullmatch(rb"[-+]?\d+", t):
            stack[-1].append(int(t))
        elif re.fullmatch(rb"[-+]?\d*\.\d+", t):
            stack[-1].append(float(t))
        else:
            yield t.decode(), stack[0]
            stack = [[]]


def read_content(data):
    page, open_ones, nest, font, at = Content(), [], [], None, (0, 0)
    for operator, operands in read_operands(data):
        if operator not in PAINTING and operator not in OTHER:
            page.faults.append(f"content: operator {operator}")
        if operator in ("BDC", "BT"):               # they nest: ISO 32000-1 14.6.1
            nest.append(operator)
        elif operator in ("EMC", "ET"):
            if not nest or nest.pop() != {"EMC": "BDC", "ET": "BT"}[operator]:
                page.faults.append(f"content: {operator} ends what was begun before another")
        if operator == "BDC":
            if open_ones:
                page.faults.append("content: a sequence inside another")
            open_ones.append(Sequence(operands[0], operands[1]))
            page.sequences.append(open_ones[-1])
        elif operator == "EMC":
            if not open_ones:
                page.faults.append("content: EMC without BDC")
            else:
                open_ones.pop()
        elif operator == "Tf":
            font = operands[0]
        elif operator == "BT":
            at = (0, 0)
        elif operator == "cm" and open_ones:
            open_ones[-1].origins.append(tuple(operands[4:6]))
        elif operator == "Td":
            at = (round(at[0] + operands[0], 3), round(at[1] + operands[1], 3))
        elif operator in PAINTING:
            if not open_ones:
                page.faults.append(f"content: {operator} is neither content nor artifact")
            elif operator == "TJ":
                open_ones[-1].shown.append((*at, font, b"".join(s for s in operands[0] if isinstance(s, bytes))))
            else:
                open_ones[-1].drawn += 1
    if open_ones:
        page.faults.append("content: BDC without EMC")
    return page


# ---- the file ----

def load(path):
    """Objects by reference, the trailer under "trailer"; and the content of each page by reference."""
    done = subprocess.run(["qpdf", "--json=2", "--json-stream-data=inline", "--decode-level=generalized", path], capture_output=True, check=True)
    objects = {}
    for key, value in json.loads(done.stdout)["qpdf"][1].items():
        one = value.get("value", value.get("stream"))
        objects[key.removeprefix("obj:")] = one
    contents = {}
    document = Document(objects, None)
    for ref in document.pages:
        contents[ref] = read_content(document.data(objects[ref]["/Contents"]))
        for s in contents[ref].sequences:           # codes of a byte become two
            s.shown = [(x, y, font, codes if document.is_wide(ref, font) else b"".join(bytes((0, c)) for c in codes)) for x, y, font, codes in s.shown]
    return objects, contents


class Element:
    def __init__(self, ref, value, parent):
        self.ref, self.value, self.parent = ref, value, parent
        self.tag = value.get("/S", "")[1:]
        self.kids = []                          # Element, ("mc", page, mcid) or ("objr", annotation, page)
        self.id = self.actual = self.alt = None

    def elements(self):
        return [k for k in self.kids if isinstance(k, Element)]

    def walk(self):
        yield self
        for k in self.elements():
            yield from k.walk()

    def up(self, tag):
        one = self
        while one and one.tag != tag:
            one = one.parent
        return one


class Document:
    def __init__(self, objects, contents):
        self.objects, self.contents, self.faults = objects, contents, []
        self.catalog = self.get(objects["trailer"]["/Root"])
        self.pages = list(self.walk_pages(self.catalog["/Pages"]))
        self.unicode = {}                       # by reference of a font: code: text
        if contents is None:
            return
        self.sequences = {}                     # (page, mcid): Sequence
        for ref in self.pages:
            for s in contents[ref].sequences:
                if s.mcid is not None:
                    if (ref, s.mcid) in self.sequences:
                        self.faults.append(f"mcid: {s.mcid} twice on a page")
                    self.sequences[ref, s.mcid] = s
        self.root = self.get(self.catalog.get("/StructTreeRoot")) or {}
        self.seen = {}
        self.tree = [self.read_element(k, None) for k in self.list(self.root.get("/K"))]

    # ---- objects ----

    def get(self, value):
        while isinstance(value, str) and re.fullmatch(r"\d+ \d+ R", value):
            value = self.objects.get(value)
        return value

    def list(self, value):
        """The values themselves: references stay references."""
        inner = self.get(value)
        return inner if isinstance(inner, list) else [] if inner is None else [value]

    def string(self, value):
        value = self.get(value)
        if not isinstance(value, str) or value[:2] not in ("u:", "b:"):
            return None
        if value[:2] == "u:":
            return value[2:]
        data = bytes.fromhex(value[2:])
        return data[2:].decode("utf-16-be") if data[:2] == b"\xfe\xff" else data.decode("latin-1")

    def checksum(self, value):
        """The bytes of a string."""
        return bytes.fromhex(value[2:]) if value[:2] == "b:" else value[2:].encode("latin-1")

    def data(self, value):
        return base64.b64decode(self.get(value)["data"])

    def walk_pages(self, ref):
        node = self.get(ref)
        if node["/Type"] == "/Page":
            yield ref
        for kid in self.list(node.get("/Kids")):
            yield from self.walk_pages(kid)

    def annotations(self, page):
        return self.list(self.get(page).get("/Annots"))

    # ---- text ----

    def font(self, page, name):
        return self.get(self.get(self.get(page)["/Resources"])["/Font"])[name]

    def is_wide(self, page, name):
        return self.get(self.font(page, name)).get("/Encoding") == "/Identity-H"

    def characters(self, font):
        if font not in self.unicode:
            cmap = self.get(font).get("/ToUnicode")
            found = re.findall(rb"^<([0-9A-F]{4}|[0-9A-F]{2})> <([0-9A-F]{4,})>$", self.data(cmap), re.M) if cmap else []
            self.unicode[font] = {int(code, 16): bytes.fromhex(text.decode()).decode("utf-16-be") for code, text in found}
        return self.unicode[font]

    def show(self, page, name, codes):
        known = self.characters(self.font(page, name))
        return "".join(known.get(codes[i] << 8 | codes[i + 1], "\ufffd") for i in range(0, len(codes), 2))

    def text(self, page, sequence):
        return "".join(self.show(page, font, codes) for _, _, font, codes in sequence.shown)

    # ---- the structure tree ----

    def read_kid(self, kid, element):
        value = self.get(kid)
        if isinstance(value, int):
            return ("mc", element.value.get("/Pg"), value)
        if not isinstance(value, dict):
            self.faults.append(f"tree: {element.tag} has a kid {value!r}")
            return None
        if value.get("/Type") == "/MCR":
            return ("mc", value.get("/Pg"), value.get("/MCID"))
        if value.get("/Type") == "/OBJR":
            return ("objr", value.get("/Obj"), value.get("/Pg"))
        return self.read_element(kid, element)

    def read_element(self, ref, parent):
        value = self.get(ref)
        element = Element(ref, value, parent)
        if ref in self.seen:
            self.faults.append(f"tree: {element.tag} {ref} is in two places")
            return element
        self.seen[ref] = element
        element.id, element.actual, element.alt = (self.string(value.get(key)) for key in ("/ID", "/ActualText", "/Alt"))
        element.kids = [k for k in (self.read_kid(k, element) for k in self.list(value.get("/K"))) if k]
        return element

    def elements(self):
        for top in self.tree:
            yield from top.walk()

    def attributes(self, element):
        """Of all owners together; owners do not share keys here."""
        out = {}
        for one in self.list(element.value.get("/A")):
            out.update(self.get(one))
        return out

    def sequences_of(self, element):
        return [(k[1], self.sequences[k[1], k[2]]) for k in element.kids
                if isinstance(k, tuple) and k[0] == "mc" and (k[1], k[2]) in self.sequences]

    def spoken(self, element):
        """What a reader says; the marks of notes stand by themselves."""
        if element.actual is not None:
            return element.actual
        if element.alt is not None:
            return element.alt
        out = ""
        for k in element.kids:
            if isinstance(k, Element):
                apart = " " if k.tag not in ("Span", "Link") else ""
                out += apart + self.spoken(k) + apart
            elif k[0] == "mc" and (k[1], k[2]) in self.sequences:
                out += self.text(k[1], self.sequences[k[1], k[2]])
        return out

    def heard(self, element):
        """What is said in an element without the marks of notes."""
        return "".join(" " if owner.up("Reference") and not owner.up("TOCI") else self.text(page, s) for owner, page, s in self.leaves(element))

    def leaves(self, element):
        """(element, page, sequence) in the order of reading."""
        for k in element.kids:
            if isinstance(k, Element):
                yield from self.leaves(k)
            elif k[0] == "mc" and (k[1], k[2]) in self.sequences:
                yield element, k[1], self.sequences[k[1], k[2]]

    def numbers(self, ref, top=True):
        """(key, value) of a number tree or a name tree; wrong limits are faults."""
        node = self.get(ref) or {}
        out = []
        for kid in self.list(node.get("/Kids")):
            out += self.numbers(kid, False)
        flat = self.list(node.get("/Nums", node.get("/Names")))
        out += zip(flat[::2], flat[1::2])
        if not top and out and self.list(node.get("/Limits")) != [out[0][0], out[-1][0]]:
            self.faults.append(f"tree: limits {node.get('/Limits')}")
        return out
