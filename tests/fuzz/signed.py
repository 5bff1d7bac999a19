#!/usr/bin/env python3
"""signed.py BUILD N SEED: a PDF that two have signed, spoiled in N ways: none of them is accepted, and none kills the program.

A change of the signed bytes, of the signatures, of ByteRange; bytes taken out, put in, doubled, cut off, appended."""
import os, random, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import signing

BUILD, N, SEED = os.path.abspath(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
problems = []


def containers(data):
    """Where the digits of the signatures stand that say something."""
    found, at = [], data.find(b"/Contents <")
    while at >= 0:
        begin, end = at + 11, data.index(b">", at)
        found.append((begin, begin + len(data[begin:end].rstrip(b"0")) + 1))
        at = data.find(b"/Contents <", end)
    return found


def other(rng, byte):
    """Another byte; not the same digit in the other case."""
    while True:
        new = rng.randrange(256)
        if chr(new).lower() != chr(byte).lower():
            return new


def flipped(rng, byte):
    """The byte with another bit; a digit A in the other case would say the same."""
    return byte ^ 1 << rng.choice([bit for bit in range(8) if chr(byte ^ 1 << bit).lower() != chr(byte).lower()])


def spoil(rng, data, parts):
    data, kind = bytearray(data), rng.randrange(8)
    at = rng.randrange(len(data))
    if kind == 0:
        data[at] = other(rng, data[at])
    elif kind == 1:
        data[at] = flipped(rng, data[at])
    elif kind == 2:
        begin, end = rng.choice(parts)
        at = rng.randrange(begin, end)
        data[at] = rng.choice([c for c in b"0123456789ABCDEF" if c != data[at]])
    elif kind == 3:
        at = data.index(b"/ByteRange", rng.choice([0, parts[0][1]])) + 12 + rng.randrange(20)
        data[at] = rng.choice([c for c in b"0123456789 " if c != data[at]])
    elif kind == 4:
        del data[at:at + rng.randrange(1, 50)]
    elif kind == 5:
        data[at:at] = bytes(rng.randrange(256) for _ in range(rng.randrange(1, 50)))
    elif kind == 6:
        data = data[:at] if rng.randrange(2) else data + bytes(rng.randrange(256) for _ in range(rng.randrange(1, 50)))
    else:
        to = rng.randrange(len(data) - 50)
        data[to:to] = data[at:at + rng.randrange(1, 500)]
    return bytes(data)


def main():
    rng = random.Random(SEED)
    with tempfile.TemporaryDirectory() as folder:
        signing.people(folder)
        signing.sign(BUILD, folder, signing.report(BUILD, folder), "a.pdf", "rsa", "--date", "2030-01-01")
        signing.sign(BUILD, folder, "a.pdf", "b.pdf", "ec")
        data, ask = signing.read(f"{folder}/b.pdf"), ("--trust", "rot.pem", "--signatures", "2")
        parts = containers(data)
        if signing.verify(BUILD, folder, "b.pdf", "2a", *ask).returncode != 0 or len(parts) != 2:
            problems.append("the file itself is not accepted")
        for i in range(N):
            spoiled = spoil(rng, data, parts)
            if spoiled == data:
                continue
            signing.write(f"{folder}/c.pdf", spoiled)
            done = signing.verify(BUILD, folder, "c.pdf", "2a", *ask)
            if done.returncode not in (1, 3) or "Sanitizer" in done.stderr:
                problems.append(f"change {i} of seed {SEED}: status {done.returncode}\n{done.stdout}{done.stderr}")
    print("\n".join(problems[:10]))
    return 1 if problems else 0


sys.exit(main())
