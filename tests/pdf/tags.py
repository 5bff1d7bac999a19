#!/usr/bin/env python3
"""tags.py BUILD: every PDF file is tagged as its report says, and this test would notice if it were not.

All samples and goldens are held against tagrules.py (what holds in every tagged file) and tagmodel.py (what the trace of the report says).  Then
files are damaged, one thing at a time, as read; of most of these faults no validator knows.  Every damage must be found, by a rule or by the tree that a golden expects: tagdamage.py."""
import copy, os, sys
sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import pdftools, tagdamage, tagmodel, tagreader, tagrules, tagtree

problems = pdftools.Problems()
DAMAGED = ("small", "note", "span-cut", "table-head-two-levels", "lists", "paragraph-fit", "picture", "language", "symbols", "table-title",
           "row-taller-than-page", "subhead-keep", "signatures",
           "delarsrapport-2020")                # reports that are damaged


# ---- running ----

def findings(document, trace):
    return tagrules.check(document) + tagmodel.compare(document, *trace)


def tree_of(name):
    """The tree that a golden expects, or None."""
    path = f"{pdftools.ROOT}/tests/golden/{name}/expected.tags"
    return pdftools.read(path) if os.path.exists(path) else None


def differs(document, name):
    """What no rule tells, such as which cells are heads, is in the trees that goldens expect."""
    return tree_of(name) not in (None, tagtree.text_of(document))


def damaged(function, r, objects, contents, trace, by_rules):
    """None: there was nothing to damage."""
    objects, contents = copy.deepcopy((objects, contents))
    if not function(tagreader.Document(objects, contents)):
        return None
    try:
        document = tagreader.Document(objects, contents)
        return bool(findings(document, trace)) if by_rules else differs(document, r.name)
    except (LookupError, TypeError, AttributeError, ValueError) as e:
        return f"{type(e).__name__}: {e}"


def damage_all(kept):
    """Each in the first report that has something to damage."""
    for function in tagdamage.damages:
        results = (damaged(function, *kept[name], True) for name in DAMAGED if name in kept)
        result = next((r for r in results if r is not None), None)
        if result is False:
            result = any(damaged(function, *kept[name], False) for name in DAMAGED if name in kept and tree_of(name))
        problems.check(result is True, kept["small"][0], f"the damage {function.__name__} is not found: {result}")


def main(build):
    kept = {}
    for r in pdftools.reports(build):
        objects, contents = tagreader.load(r.pdf)
        trace = pdftools.read_trace(r.trace)
        for what in findings(tagreader.Document(objects, contents), trace):
            problems.check(False, r, what)
        if r.name in DAMAGED:
            kept[r.name] = (r, objects, contents, trace)
    damage_all(kept)
    return problems.status()


sys.exit(main(sys.argv[1]))
