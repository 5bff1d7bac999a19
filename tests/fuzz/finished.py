#!/usr/bin/env python3
"""finished.py BUILD [COUNT [SEED]]: spoils finished PDFs in COUNT ways, and makes some that mean harm, and sees what verify, extract and diff do with them.

They must end within SECONDS, with a status of theirs, within MEMORY and without a word from a sanitizer, and leave nothing behind.  verify says "the same" of the file as it was and of no other one;
extract gives back the sources as they were, or nothing.  The same SEED gives the same changes, each by its number: what fails is kept."""
import os, random, re, resource, shutil, subprocess, sys, tempfile, time, zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
COUNT = int(sys.argv[2]) if len(sys.argv) > 2 else 40
SEED = sys.argv[3] if len(sys.argv) > 3 else "20250227"
SANITIZED = b"__asan_init" in open(PROGRAM + "-files", "rb").read()
SECONDS = 60 if SANITIZED else 15
MEMORY = 1600                                   # MB
HEAVY = 1000                                    # from so many changes on, files that unpack to gigabytes are tried too
ENV = dict(os.environ, ASAN_OPTIONS="detect_leaks=1:exitcode=99:allocator_may_return_null=1", UBSAN_OPTIONS="halt_on_error=1:exitcode=99")
REPORT = "[report]\nlayout = fixture\ntitle = Rapport\ndate = 2025-02-27\narchive = %s\n\n[text t]\nfile = t.md\n\n[table d]\nfile = data/d.csv\n"
problems = []


def run(*arguments):
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen([PROGRAM, *arguments], stdout=said, stderr=said, env=ENV)
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        said.seek(0)
        return process.returncode, said.read().decode(errors="replace")


def write(path, data):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as f:
        f.write(data)


def read(path):
    with open(path, "rb") as f:
        return f.read()


# ---- files ----

def objects_of(pdf):
    """Its objects, streams unpacked, by their numbers."""
    with tempfile.TemporaryDirectory() as folder:
        write(f"{folder}/a.pdf", pdf)
        subprocess.run(["qpdf", "--stream-data=uncompress", "--object-streams=disable", "--preserve-unreferenced", f"{folder}/a.pdf", f"{folder}/b.pdf"], check=True)
        text = read(f"{folder}/b.pdf")
    places = {int(n): int(at) for at, n in ((m.start(1), m[1]) for m in re.finditer(rb"(?:^|\n)(\d+) 0 obj\n", text))}
    ends = sorted(places.values()) + [text.rindex(b"xref")]
    root = re.search(rb"/Root (\d+) 0 R", text)[1]
    return {n: text[at:min(e for e in ends if e > at)] for n, at in places.items()}, root


def file_of(objects, root, more=b""):
    out, places = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", {}
    for n, text in sorted(objects.items()):
        places[n] = len(out)
        out += text if text.endswith(b"\n") else text + b"\n"
    table = b"".join(b"%d 1\n%010d 00000 n \n" % (n, at) for n, at in sorted(places.items()))
    return out + b"xref\n0 1\n0000000000 65535 f \n" + table + b"trailer\n<< /Size %d /Root %s 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (max(places) + 1, root, more, len(out))


# ---- changes ----

TOKENS = [b"0", b"-1", b"1", b"2147483647", b"99999999999999999999", b"null", b"true", b"[]", b"<<>>", b"()", b"/Kids", b"/Names", b"/EF", b"/F", b"/UF", b"/Prev", b"1 0 R", b"2 0 R", b"9999 0 R",
          b"/FlateDecode", b"[/FlateDecode /FlateDecode]", b"/ASCIIHexDecode", b"/LZWDecode", b"/DCTDecode", b"/Crypt", b"(../x)", b"<FEFF002E002E002F0078>", b"(\\000)", b"[" * 2000, b"<<" * 2000, b"("]


def bytes_of(r, base):
    data = bytearray(base["pdf"])
    for _ in range(r.choice([1, 1, 2, 5])):
        at = r.randrange(len(data))
        how = r.randrange(5)
        if how == 0:
            data[at] ^= 1 << r.randrange(8)
        elif how == 1:
            data[at:at + r.choice([1, 10, 1000])] = bytes(r.randrange(256) for _ in range(r.choice([0, 1, 10])))
        elif how == 2:
            data = data[:at + 1]
        elif how == 3:
            data += data[at:at + 2000]
        elif numbers := list(re.finditer(rb"\d+", data)):
            number = r.choice(numbers)
            data[number.start():number.end()] = r.choice([b"0", b"1", b"7", b"123456789", number[0][::-1]])
    return bytes(data)


def objects_changed(r, base):
    objects = dict(base["objects"])
    for _ in range(r.choice([1, 1, 2, 4])):
        n = r.choice(list(objects))
        text = objects[n]
        tokens = list(re.finditer(rb"\d+ 0 R|/\w+|-?\d+|<[0-9a-fA-F]+>|\([^()]*\)", text[:4000]))
        if r.random() < 0.1:
            objects[n] = b"%d 0 obj\n" % n + base["objects"][r.choice(list(objects))].partition(b"obj\n")[2]
        elif tokens:
            t = r.choice(tokens[1:] or tokens)
            objects[n] = text[:t.start()] + r.choice(TOKENS + [b"%d 0 R" % r.choice(list(objects)), b"/x"]) + text[t.end():]
    return file_of(objects, base["root"], r.choice([b"", b"", b"/Prev 20 ", b"/Prev 99999999999 ", b"/XRefStm 15 "]))


def update_added(r, base):
    """An incremental update: another object in the place of one, and a page that is another."""
    data = base["pdf"]
    if b"\nxref" not in data:
        return bytes_of(r, base)
    n = r.randrange(1, 60)
    xref = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
    new = b"%d 0 obj\n%s\nendobj\n" % (n, r.choice([b"null", b"<< /Type /Catalog >>", b"<< /Type /Page >>", b"(x)"]))
    table = b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size 99 /Root %s 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (n, len(data), base["own_root"], xref, len(data) + len(new))
    return data + new + table


# ---- files that mean harm ----

def stream(n, entries, data, packed=True):
    data = zlib.compress(data, 9) if packed else data
    return b"%d 0 obj\n<< %s %s/Length %d >>\nstream\n%s\nendstream\nendobj\n" % (n, entries, b"/Filter /FlateDecode " if packed else b"", len(data), data)


def small(catalog, **objects):
    all_objects = {1: b"1 0 obj\n<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n" % catalog, 2: b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n",
                   3: b"3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n"}
    all_objects.update({int(k[1:]): v for k, v in objects.items()})
    return file_of(all_objects, b"1")


def packed_file(xref_data, objects=b"", entries=b"", size=10):
    """A file whose cross-reference section is a stream."""
    out = b"%PDF-1.7\n" + objects
    return out + stream(9, b"/Type /XRef /Size %d /Root 1 0 R /W [1 4 2] %s " % (size, entries), xref_data) + b"startxref\n%d\n%%%%EOF\n" % len(out)


def entry(kind, a, b=0):
    return bytes([kind]) + a.to_bytes(4, "big") + b.to_bytes(2, "big")


def zeros(megabytes):
    """Zeros, packed to a thousandth."""
    packer, piece = zlib.compressobj(9), bytes(1 << 20)
    return b"".join(packer.compress(piece) for _ in range(megabytes)) + packer.flush()


def packed(entries, data):
    return b"4 0 obj\n<< %s /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (entries, len(data), data)


MANIFEST = b"/PieceInfo << /kommuntryck << /Private 4 0 R >> >> "


def attached(n):
    return b"/Names << /EmbeddedFiles << /Names [%s] >> >> " % b"".join(b"(%d) << /Type /Filespec /UF (a%d.csv) /EF << /F 4 0 R >> >> " % (i, i) for i in range(n))


def harmful():
    yield "a manifest of 300 MB", small(MANIFEST, o4=packed(b"/Filter /FlateDecode", zeros(300)))
    yield "attachments without end", small(b"/Names << /EmbeddedFiles 5 0 R >> ", o5=b"5 0 obj\n<< /Kids [5 0 R 5 0 R] >>\nendobj\n")
    yield "pages without end", small(b"", o2=b"2 0 obj\n<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>\nendobj\n")
    yield "brackets", small(b"/X " + b"[" * 200000)
    yield "dictionaries", small(b"/X " + b"<</X " * 100000)
    yield "a string without end", small(b"/X (" + b"(" * 200000)
    yield "a cross-reference that is sparse", packed_file(entry(1, 9) * 10, b"", b"/Index [0 5 2147483600 5] ", 2147483647)
    yield "a cross-reference that tells of itself", packed_file(entry(1, 9), b"", b"/Prev 9 ")
    yield "an object stream that holds itself", packed_file(entry(0, 0) + entry(2, 1), b"")


def harmful_and_heavy():
    bomb = zeros(4000)
    yield "a manifest packed twice", small(MANIFEST, o4=packed(b"/Filter [/FlateDecode /FlateDecode]", zlib.compress(bomb, 9)))
    yield "a predictor of many columns", small(MANIFEST, o4=stream(4, b"/DecodeParms << /Predictor 12 /Columns 2147483647 >>", b"x"))
    yield "attachments of gigabytes", small(attached(20), o4=packed(b"/Filter /FlateDecode", bomb))
    yield "many attachments of one stream", small(attached(9000), o4=stream(4, b"", bytes(100000)))
    yield "an object stream of gigabytes", packed_file(entry(0, 0) + entry(2, 4) + entry(0, 0) * 2 + entry(1, 9), packed(b"/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", bomb))
    yield "a cross-reference of millions", packed_file(entry(1, 9) * 12000000, b"", b"", 12000000)
    yield "a manifest of many lines", small(MANIFEST, o4=stream(4, b"", b"kommuntryck 0\n" + b"data %s 1 x\n" % (b"0" * 64) * 20000))
    out, before = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n", 0
    for _ in range(3000):
        where = len(out)
        out += b"xref\n0 1\n0000000000 65535 f \n1 1\n%010d 00000 n \n2 1\n%010d 00000 n \ntrailer\n<< /Size 3 /Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (
            9, out.index(b"2 0 obj"), b"/Prev %d " % before if before else b"", where)
        before = where
    yield "thousands of revisions", out


# ---- trying ----

def try_one(what, pdf, base, folder):
    path, back, private = f"{folder}/x.pdf", f"{folder}/back", f"{folder}/private"
    write(path, pdf)
    shutil.rmtree(back, ignore_errors=True)
    before, started = len(problems), time.monotonic()
    results = [run("verify", path), run("extract", path, back), run("diff", path, f"{folder}/a-3a.pdf")]
    if time.monotonic() - started > 6:
        print(f"    {what}: {time.monotonic() - started:.1f} s", flush=True)
    for (status, said), allowed in zip(results, ((0, 1, 3), (0, 1, 3), (0, 1, 3))):
        if status not in allowed or "Sanitizer" in said or "runtime error" in said or "terminate called" in said:
            problems.append(f"{what}: status {status}\n{said[:3000]}")
    if results[0][0] == 0 and (not base or pdf != base["pdf"]):
        problems.append(f"{what}: verify says that it is the same")
    if results[1][0] == 0 and base:
        for name, data in base["sources"].items():
            if not os.path.exists(f"{back}/{name}") or read(f"{back}/{name}") != data:
                problems.append(f"{what}: extract gives another {name}")
    if results[1][0] != 0 and os.path.exists(back):
        problems.append(f"{what}: extract leaves something")
    if os.listdir(private):
        problems.append(f"{what}: left behind: {os.listdir(private)}")
    if len(problems) > before:
        kept = tempfile.mkdtemp(prefix="kommuntryck-fuzz-finished-")
        shutil.copy(path, kept)
        problems.append(f"    kept in {kept}")


def make_bases(folder):
    bases = []
    for level in ("3a", "2a", "1a"):
        place = f"{folder}/{level}"
        sources = {"rapport.ini": REPORT.encode() % level.encode(), "t.md": "# Inledning\n\nNämnden räknar.\n".encode(), "data/d.csv": b"A;B\nEtt;1\nTv\xc3\xa5;2\n"}
        for name, data in sources.items():
            write(f"{place}/{name}", data)
        status, said = run("build", f"{place}/rapport.ini", "--layouts", f"{ROOT}/tests/fixtures", "-o", f"{folder}/a-{level}.pdf")
        if status:
            sys.exit(said)
        pdf = read(f"{folder}/a-{level}.pdf")
        objects, root = objects_of(pdf)
        bases.append({"pdf": pdf, "objects": objects, "root": root, "own_root": re.findall(rb"/Root (\d+)", pdf)[-1], "sources": sources})
    return bases


def main():
    with tempfile.TemporaryDirectory(prefix="kommuntryck-test-") as folder:
        ENV["TMPDIR"] = f"{folder}/private"
        os.makedirs(f"{folder}/private")
        bases = make_bases(folder)
        for harm in (harmful(), harmful_and_heavy()) if COUNT >= HEAVY else (harmful(),):
            for what, pdf in harm:
                try_one(what, pdf, None, folder)
        for i in range(COUNT):
            r = random.Random(f"{SEED} {i}")
            base = bases[0] if r.random() < 0.6 else r.choice(bases)
            change = r.choice([bytes_of, objects_changed, objects_changed, update_added])
            try_one(f"{i}, {change.__name__}", change(r, base), base, folder)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    if most > MEMORY and not SANITIZED:
        problems.append(f"one took {most} MB")
    print("\n".join(problems))
    print(f"{COUNT} changes, {len(problems)} problems, {most} MB at most")
    return bool(problems)


sys.exit(main())
