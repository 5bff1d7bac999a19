#!/usr/bin/env python3
"""The manual pages are sound mdoc, and every section, key and message of the tables stands in them."""
import os, re, subprocess, sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PAGES = [f"{sys.argv[1]}/man/{name}" for name in ("kommuntryck.1", "kommuntryck-report.5", "kommuntryck-layout.5")]
faults = []


def read(path):
    return open(path, encoding="utf-8").read()


for page in PAGES:
    lint = subprocess.run(["mandoc", "-T", "lint", "-W", "error", page], capture_output=True, text=True).stdout
    faults += lint.splitlines()

manual = "".join(map(read, PAGES))
table = read(f"{ROOT}/src/document/key.c")
for section, key in set(re.findall(r'^    K\("([a-z-]+)", "([a-z-]+)"', table, re.M)):
    part = re.search(rf"^\.Ss \[{section}( NAME| \[NAME\])?\]$(.*?)(^\.S[sh] |\Z)", manual, re.M | re.S)
    if not part or f".It Cm {key}\n" not in part.group(2):
        faults.append(f"[{section}] {key} is not in the manual")
blocks = re.findall(r'\{ "([a-z-]+)", IN_[A-Z_ |]+, NAME_\w+, 1,', table)
for block in set(blocks) - {"cover"} - set(re.findall(r'^    PLACING\("([a-z-]+)"', table, re.M)):
    faults.append(f"[{block}] cannot say on which page it stands: PLACING in key.c")
messages = re.findall(r"^MESSAGE\((\w+), (\w+),", read(f"{ROOT}/src/base/message.def"), re.M)
if manual.count(".It Sy ") != len(messages):
    faults.append(f"{len(messages)} messages in the table, {manual.count('.It Sy ')} in the manual")
print("\n".join(faults))
sys.exit(bool(faults))
