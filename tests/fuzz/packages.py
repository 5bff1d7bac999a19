#!/usr/bin/env python3
"""packages.py BUILD [N] [SEED]: packages spoiled at random, as folder and as ZIP: verify ends with a status, and a changed byte of any file but METS.xml is found."""
import io, os, random, subprocess, sys, tempfile, zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
N, SEED = int(sys.argv[2]) if len(sys.argv) > 2 else 300, int(sys.argv[3]) if len(sys.argv) > 3 else 1
WORDS = [b"<", b">", b'"', b"&#0;", b"<!DOCTYPE a [<!ENTITY b 'c'>]>", b"..", b"%00", b"%2e%2e/", b"\xff", b"<div ID='x'>", b"xlink:href=", b"<fileGrp/>", b"<mptr/>", b"", b" ", b"-1", b"99999999999999999999"]

with open(f"{ROOT}/tests/command/packages.py", encoding="utf-8") as f:     # the package that is made there
    text = f.read().split("with tempfile.TemporaryDirectory() as top:")[0].replace("os.path.abspath(__file__)", repr(f"{ROOT}/tests/command/packages.py"))
made = {}
exec(compile(text, "packages.py", "exec"), made)


def spoil(data, chance):
    data = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        at, n = chance.randrange(len(data) + 1), chance.choice([0, 1, 1, 4, 40])
        data[at:at + n] = chance.choice(WORDS + [bytes([chance.randrange(256)]), bytes(data[at // 2:at // 2 + 60])])
    return bytes(data)


def zipped(files):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data in files.items():
            z.writestr(f"leverans/{name}", data)
    return out.getvalue()


problems = []
with tempfile.TemporaryDirectory() as top:
    sound, chance = made["package"](), random.Random(SEED)
    whole = zipped(sound)
    for number in range(N):
        kind = number % 3
        path = f"{top}/leverans.zip" if kind == 0 else f"{top}/leverans"
        if kind == 0:
            with open(path, "wb") as f:
                f.write(spoil(whole, chance))
        else:
            name = "METS.xml" if kind == 1 else chance.choice(sorted(set(sound) - {"METS.xml"}))
            changed = spoil(sound[name], chance)
            made["lay"](path, dict(sound, **{name: changed}))
        done = subprocess.run([PROGRAM, "verify", path], capture_output=True, text=True, errors="replace", timeout=60)
        wrong = done.returncode not in (0, 1, 2, 3) or "Sanitizer" in done.stderr or (kind == 2 and changed != sound[name] and (done.returncode != 1 or name not in done.stdout))
        if wrong:
            problems.append(f"seed {SEED}, number {number}: exit status {done.returncode}\n{done.stdout[-800:]}{done.stderr[-1500:]}")

print("\n".join(problems[:5]))
sys.exit(1 if problems else 0)
