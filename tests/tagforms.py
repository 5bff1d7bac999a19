"""tagforms.py: fields to be signed: the rules that hold for them, and damages that these must find.

check(f) is called by tagrules.check, compare(f, head, pages) by tagmodel.compare.  Rules are named by the clause of PDF/UA-1 (7.18) or PDF/A-2 (6) that asks
for them; `sign` is what whoever signs relies on."""
import re, struct
import tagdamage, tagreader
from tagdamage import damage

CP1252 = {byte: bytes((byte,)).decode("cp1252", "ignore") for byte in range(32, 256) if byte != 127}


def widgets(d):
    return [(page, ref, d.get(ref)) for page in d.pages for ref in d.annotations(page) if d.get(ref).get("/Subtype") == "/Widget"]


# ---- the font: everything that a name may be written with ----

def tables_of(data):
    return {data[12 + 16 * i:16 + 16 * i]: struct.unpack(">II", data[20 + 16 * i:28 + 16 * i]) for i in range(struct.unpack(">H", data[4:6])[0])}


def glyphs_of(data):
    """Glyph by character: the cmap of format 4 for Unicode in Windows."""
    start, out = tables_of(data)[b"cmap"][0], {}
    for i in range(struct.unpack(">H", data[start + 2:start + 4])[0]):
        platform, encoding, offset = struct.unpack(">HHI", data[start + 4 + 8 * i:start + 12 + 8 * i])
        at = start + offset
        if (platform, encoding) != (3, 1) or struct.unpack(">H", data[at:at + 2])[0] != 4:
            continue
        n = struct.unpack(">H", data[at + 6:at + 8])[0] // 2
        ends, starts, deltas, ranges = (struct.unpack(f">{n}H", data[at + 14 + skip:at + 14 + skip + 2 * n]) for skip in (0, 2 * n + 2, 4 * n + 2, 6 * n + 2))
        for k in range(n):
            for code in range(starts[k], min(ends[k], 0xFFFE) + 1):
                glyph = code + deltas[k] & 0xFFFF
                if ranges[k]:
                    place = at + 14 + 6 * n + 2 + 2 * k + ranges[k] + 2 * (code - starts[k])
                    glyph = struct.unpack(">H", data[place:place + 2])[0]
                    glyph = glyph and glyph + deltas[k] & 0xFFFF
                out[chr(code)] = glyph
    return out


def check_font(f, ref, glyph_widths):
    d, font = f.document, f.document.get(ref)
    descriptor = d.get(font.get("/FontDescriptor")) or {}
    f.check(font.get("/Subtype") == "/TrueType" and font.get("/Encoding") == "/WinAnsiEncoding", "sign font", str(font.get("/Encoding")))
    f.check("/FontFile2" in descriptor, "6.2.11.4.1", f"{ref} is not embedded")
    f.check(descriptor.get("/Flags", 0) & 36 == 32, "6.2.11.6", f"{ref} is symbolic")
    f.check(descriptor.get("/FontName") == font.get("/BaseFont") and re.match(r"/[A-Z]{6}\+", font.get("/BaseFont", "")), "6.2.11.2", str(font.get("/BaseFont")))
    if "/FontFile2" not in descriptor:
        return
    data, widths = d.data(descriptor["/FontFile2"]), d.list(font.get("/Widths"))
    glyphs, real, first = glyphs_of(data), glyph_widths(data), font.get("/FirstChar")
    f.check(first == 32 and font.get("/LastChar") == 255 and len(widths) == 224, "sign font", f"{ref}: widths")
    for byte, char in CP1252.items():
        if char and byte not in (0xA0, 0xAD):
            f.check(glyphs.get(char), "sign font", f"{ref} has no {char!r}")
            f.check(abs(widths[byte - first] - real[glyphs.get(char, 0)]) < 0.002, "6.2.11.5", f"{ref}: width of {char!r}")


# ---- fields and their form ----

def check_widget(f, page, ref, a, owners, by_key):
    d = f.document
    rect, media = a.get("/Rect", []), d.list(d.get(page)["/MediaBox"])
    unseen = rect == [0, 0, 0, 0]
    f.check(a.get("/FT") == "/Sig" and "/V" not in a and "/Kids" not in a and "/Parent" not in a, "sign field", f"{ref} is no empty field")
    f.check(a.get("/F") == 132, "6.3.2", f"F of {ref}")
    f.check("/A" not in a and "/AA" not in a, "6.4.1", f"{ref} has actions")
    f.check((d.string(a.get("/TU")) or "").strip(), "7.18.1", f"{ref} says nothing")
    f.check(re.fullmatch(r"[A-Za-z][A-Za-z0-9_-]*", d.string(a.get("/T")) or ""), "sign field", f"T of {ref}")
    f.check(a.get("/P") == page, "sign field", f"P of {ref}")
    f.check(unseen or len(rect) == 4 and 0 <= rect[0] < rect[2] <= media[2] and 0 <= rect[1] < rect[3] <= media[3], "sign field", f"Rect {rect}")
    e = owners.get(ref)
    f.check(e is not None and e.tag == "Form", "7.18.4", f"{ref} is in {e.tag if e else 'no element'}")
    f.check(e is None or len(e.kids) == 1 and e.kids[0][2] == page, "7.18.4", f"the Form of {ref} holds more")
    f.check(e is not None and by_key.get(a.get("/StructParent")) == e.ref, "7.18.4", f"StructParent of {ref}")
    f.check(unseen or e is None or e.parent.tag == "Div" and e.parent.elements()[0].tag == "P" and e.parent.elements()[-1] is e, "label", f"{ref} has none before it")
    check_appearance(f, ref, a, rect)


def check_appearance(f, ref, a, rect):
    d = f.document
    appearance = d.get(a.get("/AP")) or {}
    form = d.get(appearance.get("/N"))
    f.check(set(appearance) == {"/N"} and isinstance(form, dict) and "dict" in form, "6.3.3", f"AP of {ref}")
    if not isinstance(form, dict) or "dict" not in form:
        return
    entries = form["dict"]
    size = [rect[2] - rect[0], rect[3] - rect[1]]
    f.check(entries.get("/Subtype") == "/Form" and all(abs(x - y) < 0.002 for x, y in zip(entries.get("/BBox", []), [0, 0] + size)), "6.3.3", f"box of {ref}")
    fonts = d.get(d.get(entries.get("/Resources", {})).get("/Font", {}))
    names = set(re.findall(rb"/(\S+) [\d.]+ Tf", d.data(appearance["/N"])))
    f.check(names <= {name[1:].encode() for name in fonts}, "6.2.2", f"fonts of {ref}")
    f.check(set(fonts.values()) <= set(fonts_of_form(d).values()), "sign font", f"{ref} has a font that the form has not")


def fonts_of_form(d):
    form = d.get(d.catalog.get("/AcroForm")) or {}
    return d.get(d.get(form.get("/DR", {})).get("/Font", {}))


def check(f, by_key, glyph_widths):
    d, found = f.document, widgets(f.document)
    owners = {k[1]: e for e in d.elements() for k in e.kids if isinstance(k, tuple) and k[0] == "objr"}
    form = d.get(d.catalog.get("/AcroForm"))
    f.check((form is not None) == bool(found), "sign form", f"{len(found)} fields")
    for e in d.elements():
        f.check(e.tag != "Form" or len(e.kids) == 1 and isinstance(e.kids[0], tuple) and e.kids[0][0] == "objr", "7.18.4", f"{e.ref} is no Form with a field")
    if form is None:
        return
    f.check(isinstance(d.catalog["/AcroForm"], str), "sign form", "it is no object of its own")
    f.check(form.get("/SigFlags") == 3, "sign form", f"SigFlags {form.get('/SigFlags')}")
    f.check(not set(form) & {"/NeedAppearances", "/XFA"}, "6.4.1", str(set(form)))
    f.check(d.list(form.get("/Fields")) == [ref for _, ref, _ in found], "sign form", "its fields are not those of the pages")
    names = [d.string(a.get("/T")) for _, _, a in found]
    f.check(len(set(names)) == len(names), "sign field", f"two of a name: {names}")
    fonts = fonts_of_form(d)
    f.check("/SigF" in fonts and re.match(r"/SigF [\d.]+ Tf", d.string(form.get("/DA")) or ""), "sign font", f"{form.get('/DA')}, {list(fonts)}")
    for ref in fonts.values():
        check_font(f, ref, glyph_widths)
    for page, ref, a in found:
        check_widget(f, page, ref, a, owners, by_key)


def compare(f, head, pages):
    """Name, words and place of each field are those of the trace, in its order; a label of its own stands before it."""
    d, index = f.document, {ref: n for n, ref in enumerate(f.document.pages)}
    found = [(index[page], d.string(a.get("/T")), d.string(a.get("/TU"))) for page, _, a in widgets(d)]
    f.check(found == [(s["page"] - 1, s["field"], s["words"]) for s in head["signatures"]], "fields", f"{found}, not those of the trace")
    for (page, ref, a), s in zip(widgets(d), head["signatures"]):
        top = pages[index[page]].height
        wanted = [s["x"], top - s["y"] - s["h"], s["x"] + s["w"], top - s["y"]] if s["w"] else [0, 0, 0, 0]
        f.check(all(abs(round(v * 1000) - w) < 6 for v, w in zip(a["/Rect"], wanted)), "fields", f"{a['/Rect']}, not {wanted}")
        form = d.get((d.get(a.get("/AP")) or {}).get("/N")) or {}
        drawn = b"".join(re.findall(rb"\((.*?)\) Tj", d.data(form) if "data" in form else b"")).decode("cp1252")
        f.check(drawn == s["prompt"], "fields", f"in {ref} stands {drawn!r}")
    order = [e for e in d.elements() if e.tag == "Form"]
    f.check([k.kids[0][1] for k in order if k.kids] == [ref for _, ref, _ in widgets(d)], "fields", "the tags have another order")


# ---- damages ----

def first_field(d):
    return next((a for _, _, a in widgets(d)), None)


def set_entry(d, key, value):
    """Of the first field; None takes it away."""
    a = first_field(d)
    if a is None:
        return False
    a.pop(key, None)
    if value is not None:
        a[key] = value
    return True


def form_of(d):
    return d.get(d.catalog.get("/AcroForm"))


def entry(name, key, value):
    """A damage: an entry of the first field."""
    def function(d):
        return set_entry(d, key, value)
    function.__name__ = name
    damage(function)


entry("field_without_tooltip", "/TU", None)                    # 7.18.1
entry("field_with_blank_tooltip", "/TU", "u: ")
entry("field_with_words_of_another", "/TU", "u:Underskrift: någon annan")
entry("field_without_struct_parent", "/StructParent", None)    # 7.18.4
entry("field_with_struct_parent_of_a_page", "/StructParent", 0)
entry("field_not_printed", "/F", 128)                          # 6.3.2
entry("field_hidden", "/F", 134)
entry("field_without_appearance", "/AP", None)                 # 6.3.3
entry("field_with_appearances_by_state", "/AP", {"/N": {"/On": "1 0 R"}})
entry("field_with_action", "/A", {"/S": "/URI"})               # 6.4.1
entry("field_with_value", "/V", {"/Type": "/Sig"})
entry("field_of_another_kind", "/FT", "/Tx")
entry("field_without_name", "/T", None)
entry("field_elsewhere", "/Rect", [10, 10, 110, 60])
entry("field_unseen", "/Rect", [0, 0, 0, 0])


@damage
def field_without_tabs(d):                                      # 7.18.3
    page = next((p for p, _, _ in widgets(d)), None)
    return page is not None and d.get(page).pop("/Tabs", None) is not None


@damage
def field_in_paragraph(d):                                      # 7.18.4
    return tagdamage.change(tagdamage.first(d, "Form"), "/S", "/P")


@damage
def form_with_text(d):
    e, p = tagdamage.first(d, "Form"), tagdamage.first(d, "P")
    return bool(e and p) and tagdamage.set_kids(e, d.list(e.value["/K"]) + [{"/Type": "/MCR", "/Pg": p.value.get("/Pg"), "/MCID": 0}])


@damage
def form_without_field(d):
    e = tagdamage.first(d, "Form")
    return e is not None and tagdamage.change(e, "/K", None)


@damage
def label_of_field_missing(d):
    e = tagdamage.first(d, "Div", lambda e: any(k.tag == "Form" for k in e.elements()))
    return e is not None and tagdamage.set_kids(e, [k.ref for k in e.elements() if k.tag == "Form"])


@damage
def label_after_its_field(d):
    e = tagdamage.first(d, "Div", lambda e: any(k.tag == "Form" for k in e.elements()))
    return e is not None and tagdamage.set_kids(e, [k.ref for k in reversed(e.elements())])


@damage
def fields_with_one_name(d):
    found = widgets(d)
    if len(found) > 1:
        found[1][2]["/T"] = found[0][2]["/T"]
    return len(found) > 1


@damage
def fields_in_another_order(d):
    form = form_of(d)
    if not form or len(d.list(form["/Fields"])) < 2:
        return False
    form["/Fields"] = d.list(form["/Fields"])[::-1]
    return True


def form_entry(name, key, value):
    def function(d):
        if not form_of(d):
            return False
        form_of(d).pop(key, None)
        if value is not None:
            form_of(d)[key] = value
        return True
    function.__name__ = name
    damage(function)


form_entry("form_that_needs_appearances", "/NeedAppearances", True)    # 6.4.1
form_entry("form_that_may_be_rewritten", "/SigFlags", 1)
form_entry("form_without_fields", "/Fields", [])
form_entry("form_without_fonts", "/DR", None)
form_entry("form_without_text_style", "/DA", None)


@damage
def form_in_the_catalog(d):
    if form_of(d):
        d.catalog["/AcroForm"] = form_of(d)
    return bool(form_of(d))


def descriptor_of(d):
    return next((d.get(d.get(ref)["/FontDescriptor"]) for ref in fonts_of_form(d).values()), None)


@damage
def sign_font_not_embedded(d):                                  # 6.2.11.4.1
    return bool(descriptor_of(d)) and descriptor_of(d).pop("/FontFile2") is not None


@damage
def sign_font_symbolic(d):
    if descriptor_of(d):
        descriptor_of(d)["/Flags"] = 4
    return bool(descriptor_of(d))


@damage
def sign_font_with_other_widths(d):                             # 6.2.11.5
    font = next((d.get(ref) for ref in fonts_of_form(d).values()), None)
    if font:
        font["/Widths"][40] += 20
    return font is not None


@damage
def sign_font_of_another_encoding(d):
    font = next((d.get(ref) for ref in fonts_of_form(d).values()), None)
    if font:
        font["/Encoding"] = "/MacRomanEncoding"
    return font is not None


@damage
def prompt_with_other_words(d):
    a = first_field(d)
    return bool(a) and tagdamage.change_stream(d, d.get(a["/AP"])["/N"], b"Tj", b"TJ")
