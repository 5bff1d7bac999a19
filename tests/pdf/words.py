#!/usr/bin/env python3
"""words.py BUILD: the text output and what a PDF reader extracts are the same words, in the same order.

Three streams are compared, page by page.  What pdftotext finds, in the order of the page's content, is the trace to the last character, white space
apart.  The text output holds the same words as the PDF, as often.  Where rows of a table lie side by side on the grid their order differs; so of each
cell, and of all that stands in no cell, the words are looked for in the text output one after the other."""
import collections, os, re, sys
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import pdftools

problems = pdftools.Problems()


DRAWN = "".join(map(chr, range(0x2500, 0x25A0)))     # lines and blocks: rules, frames of pictures, bars of charts


def is_figure(item):
    return (item.node or "").startswith("figure@")


def plain(text):
    """As the text output writes it."""
    for other in "\u00a0\u202f\u2009":
        text = text.replace(other, " ")
    return text.replace("\u00ad", "-").replace("\u2011", "-")


def solid(text):
    return re.sub(r"\s", "", plain(text))


def words_of(text):
    """Words without leaders, rules and bars of charts, and without punctuation at their ends: pdftotext parts it from a raised mark of a note."""
    return [word for word in (w.strip(".,:;" + DRAWN) for w in plain(text).split()) if word]


def prompts_of(head, page):
    return [s["prompt"] for s in head["signatures"] if s["page"] == page]


def same_as_trace(r, n, page, found, prompts):
    """What stands in fields comes after the page."""
    wanted = solid("".join([i.text for i in page.items if i.kind == "text"] + prompts))
    found = solid(found)
    if wanted != found:
        at = next((i for i, (a, b) in enumerate(zip(wanted, found)) if a != b), min(len(wanted), len(found)))
        problems.check(False, r, f"page {n}: the PDF reads …{found[max(0, at - 30):at + 30]}…, not …{wanted[max(0, at - 30):at + 30]}…")


def same_words(r, n, page, text, found):
    marks = collections.Counter(i.mark for i in page.items if i.mark and not is_figure(i))   # drawings in the PDF, signs in the text
    in_text = collections.Counter(words_of(text))
    in_text.subtract(marks)
    in_pdf = collections.Counter(words_of(found))
    problems.check(min(in_text.values(), default=0) >= 0, r, f"page {n}: signs are missing in the text: {marks}")
    in_text = +in_text
    problems.check(in_text == in_pdf, r, f"page {n}: only in the text {dict(in_text - in_pdf)}, only in the PDF {dict(in_pdf - in_text)}")


def same_order(r, n, page, text):
    """Streams: each cell's, each text's of an INI file, since signers stand beside each other, and that of all else.  A word ends with its line."""
    streams = collections.defaultdict(str)
    last = None
    for item in page.items:
        if item.kind == "text" and item.role != "decoration" and not is_figure(item):
            place = item.node if re.search(r"\.(csv|ini):", item.node) else "text"
            touches = last and place == last[0] and item.y == last[1].y and abs(item.x - last[1].end) < 500
            streams[place] += ("" if touches else " ") + item.text
            last = (place, item)
    stream = solid(text)
    for place, said in streams.items():
        at = 0
        for w in words_of(said):
            at = stream.find(solid(w), at)
            problems.check(at >= 0, r, f"page {n}: {w!r} of {place} is not in its order in the text")
            if at < 0:
                break
            at += len(solid(w))


def same_signs(r, n, page, text, prompts):
    """All characters but blanks, dots, rules and the signs of drawings, as often: that holds however words are parted."""
    wanted = collections.Counter(solid("".join([i.text for i in page.items if i.kind == "text"] + prompts)))
    wanted.update(solid("".join(i.mark for i in page.items if i.mark and not is_figure(i))))
    found = collections.Counter(solid(text))
    for sign in "." + DRAWN:
        del wanted[sign], found[sign]
    problems.check(found == wanted, r, f"page {n}: only in the text {dict(found - wanted)}, only on the page {dict(wanted - found)}")


def compare_signs(r):
    """The same for reports whose gaps and signs are such that pdftotext parts words otherwise."""
    head, pages, _ = pdftools.read_trace(r.trace)
    for n, (page, pdf_page, text_page) in enumerate(zip(pages, pdftools.pdf_pages(r.pdf), pdftools.text_pages(r.text)), 1):
        same_as_trace(r, n, page, pdf_page, prompts_of(head, n))
        same_signs(r, n, page, text_page, prompts_of(head, n))


def compare(r):
    head, pages, _ = pdftools.read_trace(r.trace)
    found, text = pdftools.pdf_pages(r.pdf), pdftools.text_pages(r.text)
    problems.check(len(found) == len(text) == len(pages), r, f"{len(found)} pages in the PDF, {len(text)} in the text, {len(pages)} in the trace")
    for n, (page, pdf_page, text_page) in enumerate(zip(pages, found, text), 1):
        same_as_trace(r, n, page, pdf_page, prompts_of(head, n))
        same_words(r, n, page, text_page, pdf_page)
        same_order(r, n, page, text_page)


def main(build):
    for r in pdftools.reports(build):
        compare(r)
    return problems.status()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
