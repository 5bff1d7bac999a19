#!/usr/bin/env python3
"""No file includes what its room may not (ARCHITECTURE.md): data goes one way, and only output/pdf knows libharu."""
import os, re, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MAY = {
    "base": {"base"},
    "read": {"base", "read"},
    "figures": {"base", "read", "figures"},
    "document": {"base", "read", "figures", "document"},
    "check": {"base", "read", "figures", "document", "check"},
    "typeset": {"base", "document", "typeset"},
    "output": {"base", "document", "typeset", "output"},
    "command": {"base", "command", "output"},
    "decision": {"base", "read", "figures", "document", "check", "typeset", "output", "compare", "decision"},
    "finished": {"base", "read", "document", "output", "finished"},
    "package": {"base", "read", "figures", "document", "output", "decision", "finished", "package"},
    "files": {"base", "command", "compare", "files", "finished", "output", "package"},
    "compare": {"base", "read", "figures", "document", "typeset", "output", "compare"},
}
ONLY_PDF = re.compile(r"<hpdf")


def files():
    for folder, _, names in os.walk(f"{ROOT}/src"):
        for name in sorted(names):
            if name.endswith((".c", ".h")):
                yield os.path.relpath(f"{folder}/{name}", f"{ROOT}/src")


def faults(path):
    room = path.split("/")[0]
    for number, line in enumerate(open(f"{ROOT}/src/{path}", encoding="utf-8"), 1):
        included = re.match(r'#include "([a-z_]+)/', line)
        if room in MAY and included and included.group(1) in set(MAY) - MAY[room]:
            yield f"{path}:{number}: {room} may not include {included.group(1)}"
        if ONLY_PDF.search(line) and not path.startswith("output/pdf/"):
            yield f"{path}:{number}: only output/pdf may include libharu"


found = [fault for path in files() for fault in faults(path)]
print("\n".join(found))
sys.exit(bool(found))
