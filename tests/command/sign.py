#!/usr/bin/env python3
"""sign.py BUILD: kommuntryck sign, and the signatures that verify looks at.  Keys and certificates are made by openssl; what is signed is read by pdfsig, qpdf and openssl cms; and what PDF readers have been
deceived with is tried: each must be refused, and named."""
import os, re, subprocess, sys, tempfile

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
import signing
from signing import openssl, read, write

BUILD = os.path.abspath(sys.argv[1])
WHEN = ("--date", "2030-03-01T14:30:00+01:00", "--reason", "Beslut \u00a7 22 (n\u00e4mnden)", "--location", "\u00c5m\u00e5l")
TRUST = ("--trust", "rot.pem")
problems = []


def check(truth, what):
    if not truth:
        problems.append(what)


def says(what, done, status, *texts):
    check(done.returncode == status, f"{what}: status {done.returncode}, not {status}\n{done.stdout}{done.stderr}")
    for text in texts:
        check(text in done.stdout + done.stderr, f"{what}: it does not say {text!r}\n{done.stdout}{done.stderr}")


def ranges(data):
    return [tuple(int(n) for n in m) for m in re.findall(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", data)]


# ---- what is signed ----

def outside(folder, pdf, count):
    check(subprocess.run(["qpdf", "--check", pdf], cwd=folder, capture_output=True).returncode == 0, f"{pdf}: qpdf")
    told = subprocess.run(["pdfsig", pdf], cwd=folder, capture_output=True, text=True).stdout
    check(told.count("Signature is Valid.") == count, f"{pdf}: pdfsig\n{told}")
    check(told.count("ETSI.CAdES.detached") == count and told.count("SHA-256") == count, f"{pdf}: pdfsig on its kind\n{told}")
    check("\n  - Total document signed" in told, f"{pdf}: pdfsig does not say that all is signed")
    data = read(f"{folder}/{pdf}")
    for gap, behind, length in ranges(data):
        write(f"{folder}/content", data[:gap] + data[behind:behind + length])
        write(f"{folder}/cms", bytes.fromhex(data[gap + 1:behind - 1].decode()))
        openssl("cms", "-verify", "-inform", "DER", "-in", "cms", "-content", "content", "-binary", "-cades", "-CAfile", "rot.pem", "-purpose", "any", "-out", "/dev/null", folder=folder)
        shown = openssl("cms", "-cmsout", "-print", "-inform", "DER", "-in", "cms", folder=folder).decode(errors="replace")
        check("1.2.840.113549.1.9.16.2.47" in shown, f"{pdf}: no signing-certificate-v2")
        check("signingTime" not in shown, f"{pdf}: signingTime is in it")


def changed_objects(before, after):
    """Numbers that the update behind `before` defines anew."""
    return {int(n) for n in re.findall(rb"(?:^|\n)(\d+) 0 obj\b", after[len(before):])}


def signs(folder, archive):
    pdf = signing.report(BUILD, folder, archive)
    first = signing.sign(BUILD, folder, pdf, f"{archive}-1.pdf", "rsa", *WHEN)
    says(f"{archive}: first", first, 0, f'{archive}-1.pdf: the field "Ordf" was signed by \u00c5sa \u00d6berg, 2030-03-01 14:30 +01:00\n')
    signing.sign(BUILD, folder, pdf, "again.pdf", "rsa", *WHEN)
    unsigned, data = read(f"{folder}/{pdf}"), read(f"{folder}/{archive}-1.pdf")
    check(data == read(f"{folder}/again.pdf"), f"{archive}: RSA with a date does not give the same bytes")
    check(data.startswith(unsigned), f"{archive}: the file itself was changed")
    size = int(re.findall(rb"/Size (\d+)", unsigned)[-1])
    check(len([n for n in changed_objects(unsigned, data) if n < size]) == 1, f"{archive}: more than the field was written anew")
    check((b"\nxref\n" in data[len(unsigned):]) == (archive == "1a"), f"{archive}: another kind of cross-reference section")
    says(f"{archive}: second", signing.sign(BUILD, folder, f"{archive}-1.pdf", f"{archive}-2.pdf", "ec"), 0, 'the field "Chef" was signed by Karl \u00c4lg')
    says(f"{archive}: no third", signing.sign(BUILD, folder, f"{archive}-2.pdf", "x.pdf"), 1,
         f"{archive}-2.pdf: error: no field that is seen on a page is free; those that are not seen: Arkiv\n")
    check(not os.path.exists(f"{folder}/x.pdf"), f"{archive}: a file was left after an error")
    says(f"{archive}: unseen", signing.sign(BUILD, folder, f"{archive}-2.pdf", f"{archive}-3.pdf", "rsa", "--field", "Arkiv"), 0)
    for n in (1, 2, 3):
        outside(folder, f"{archive}-{n}.pdf", n)
        says(f"{archive}: verify {n}", signing.verify(BUILD, folder, f"{archive}-{n}.pdf", archive, *TRUST, "--signatures", str(n)), 0, "PAdES B-B, the whole file", "the same bytes")
    says(f"{archive}: all", signing.sign(BUILD, folder, f"{archive}-3.pdf", "x.pdf"), 1, f"{archive}-3.pdf: error: all fields for signatures have been signed\n")
    shown = subprocess.run(["pdftotext", "-layout", f"{archive}-2.pdf", "-"], cwd=folder, capture_output=True, text=True).stdout
    for text in ("\u00c5sa \u00d6berg", "2030-03-01 14:30 +01:00, \u00c5m\u00e5l", "Beslut \u00a7 22 (n\u00e4mnden)", "Karl \u00c4lg"):
        check(text in shown, f"{archive}: {text!r} is not on the page\n{shown}")


# ---- messages of sign ----

def refuses(folder):
    pdf = signing.report(BUILD, folder)
    def case(what, text, *arguments, who="rsa", source=pdf):
        says(what, signing.sign(BUILD, folder, source, "x.pdf", who, *arguments), 1, text)
        check(not os.path.exists(f"{folder}/x.pdf"), f"{what}: a file was written")
    case("field", '2a.pdf: error: there is no field "Vem" that can be signed; free are: Ordf, Chef, Arkiv\n', "--field", "Vem")
    case("taken", '2a-1.pdf: error: the field "Ordf" has been signed already, or is of a kind that cannot be; free are: Chef, Arkiv\n', "--field", "Ordf", source="2a-1.pdf")
    case("date", "2a.pdf: error: 1999-01-01 is outside of the time for which the certificate of \u00c5sa \u00d6berg holds, ", "--date", "1999-01-01")
    case("long", '2a.pdf: error: what shall stand in the field "Ordf" does not fit, however small\n', "--reason", "Ett mycket l\u00e5ngt sk\u00e4l " * 40)
    case("letter", '2a.pdf: error: the font of the field "Ordf" has no U+4E2D, which is in "\u4e2d"\n', "--reason", "\u4e2d")
    says("mark", signing.sign(BUILD, folder, pdf, "mark.pdf", "rsa", "--reason", "Suleiman\u0107"), 0,
         '2a.pdf: warning: the font of the field "Ordf" has no U+0107, which is in "Suleiman\u0107": it is drawn without its mark\n')
    write(f"{folder}/wrong", "fel\n")
    says("password", signing.run(BUILD, "sign", pdf, "--pkcs12", "rsa.p12", "--password-file", "wrong", "-o", "x.pdf", folder=folder), 1, "rsa.p12: error: the password is not that of the file\n")
    says("no password", signing.run(BUILD, "sign", pdf, "--pkcs12", "rsa.p12", "--password-file", "none", "-o", "x.pdf", folder=folder), 1,
         "none: error: the password cannot be read: No such file or directory\n")
    says("no terminal", signing.run(BUILD, "sign", pdf, "--pkcs12", "rsa.p12", "-o", "x.pdf", folder=folder, start_new_session=True), 1, "error: there is no terminal to ask for the password\n")
    says("no PKCS#12", signing.run(BUILD, "sign", pdf, "--pkcs12", "rsa.pem", "--password-file", "password", "-o", "x.pdf", folder=folder), 1,
         "rsa.pem: error: this is no PKCS#12 file, or a damaged one\n")
    says("descriptor", subprocess.run(["bash", "-c", f'"{BUILD}/kommuntryck" sign 2a.pdf --pkcs12 ec.p12 --password-file /dev/fd/3 -o fd.pdf 3<password'], cwd=folder, capture_output=True, text=True), 0)
    says("no key", signing.run(BUILD, "sign", pdf, "-o", "x.pdf", folder=folder), 2, "--pkcs12")
    says("no date", signing.sign(BUILD, folder, pdf, "x.pdf", "rsa", "--date", "2030-02-30"), 2, "this is no date")

    signing.leaf(folder, "server", "Server", usage="keyEncipherment")
    signing.leaf(folder, "web", "Webb", more="extendedKeyUsage=serverAuth\n")
    signing.leaf(folder, "old", "Gammal Person", begin="20200101000000Z", end="20210101000000Z")
    signing.leaf(folder, "early", "Ny Person", begin="20980101000000Z", end="20990101000000Z")
    signing.leaf(folder, "short", "Kort", ("rsa:1024",))
    signing.leaf(folder, "pss", "Pss", ("rsa-pss", "-pkeyopt", "rsa_keygen_bits:2048"))
    signing.leaf(folder, "ed", "Ed", ("ed25519",))
    for who, text in (("server", "the certificate is not for signatures"), ("web", "the certificate is not for signatures"), ("old", "the certificate of Gammal Person expired 2021-01-01"),
                      ("early", "the certificate of Ny Person holds from 2098-01-01"), ("short", "the key has 1024 bits and is too short"),
                      ("pss", "the key is of the kind RSA-PSS; only RSA and EC keys sign what every reader can verify"),
                      ("ed", "the key is of the kind ED25519; only RSA and EC keys sign what every reader can verify")):
        signing.pack(folder, who)
        case(who, f"{who}.p12: error: {text}\n", who=who)
    signing.pack(folder, "rsa", "-nomac", to="nomac")
    case("no MAC", "nomac.p12: error: nothing in the file says whether it was changed: it has no MAC\n", who="nomac")
    try:
        signing.pack(folder, "rsa", "-legacy", to="rc2")
    except AssertionError:
        return                      # this openssl cannot make such files
    case("RC2", "rc2.p12: error: the file was made with a cipher that is no longer read", who="rc2")


def fields_missing(folder):
    write(f"{folder}/utan.ini", "[report]\nlayout = fixture\ntitle = Prov\ndate = 2025-02-27\n[heading h]\ntitle = A\nlevel = 1\n")
    signing.run(BUILD, "build", "utan.ini", "--layouts", signing.FIXTURES, "-o", "utan.pdf", folder=folder)
    says("no field", signing.sign(BUILD, folder, "utan.pdf", "x.pdf"), 1, "utan.pdf: error: the PDF has no field for a signature\n")


# ---- attacks ----

class Update:
    """An update by somebody else, behind a file with a cross-reference table."""

    def __init__(self, data):
        self.data, self.offsets = data, {}
        self.previous = int(re.findall(rb"startxref\s+(\d+)", data)[-1])
        self.size = int(re.findall(rb"/Size (\d+)", data)[-1])
        self.root = re.findall(rb"/Root (\d+ 0 R)", data)[-1]
        self.info = re.findall(rb"/Info (\d+ 0 R)", data)[-1]

    def object(self, number, text):
        self.offsets[number] = len(self.data)
        self.data += b"%d 0 obj\n" % number + text + b"\nendobj\n"

    def end(self):
        at = len(self.data)
        self.data += b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % entry for entry in sorted(self.offsets.items()))
        self.data += b"trailer\n<< /Size %d /Root %s /Info %s /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (max(self.size, max(self.offsets) + 1), self.root, self.info, self.previous, at)
        return self.data


def found(data, number):
    """The text of an object as it was defined last."""
    return re.findall(rb"(?:^|\n)%d 0 obj\s(.*?)\nendobj" % number, data, re.S)[-1]


def number_of(data, pattern):
    return int(re.findall(rb"(?:^|\n)(\d+) 0 obj\s(?:(?!endobj).)*?%s" % pattern, data, re.S)[-1])


def sign_elsewhere(folder, data, field, kind=b"ETSI.CAdES.detached", more=(), who="ec", before=lambda update: None, made=None):
    """Another program signs: openssl makes the CMS."""
    update = Update(data)
    before(update)
    number, value = number_of(data, b"/T \\(%s\\)" % field), update.size
    update.object(number, re.sub(rb">>\s*$", b"/V %d 0 R >>" % value, found(data, number)))
    update.object(value, b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /" + kind + b" /M (D:20300101000000Z) /ByteRange [0 ########## ########## ##########] /Contents <" + b"0" * 16384 + b"> >>")
    data = update.end()
    gap = data.rindex(b"/Contents <") + 10
    behind = gap + 16386
    data = data.replace(b"[0 ########## ########## ##########]", (b"[0 %d %d %d]" % (gap, behind, len(data) - behind)).ljust(36))
    write(f"{folder}/content", data[:gap] + data[behind:])
    der = made(folder) if made else openssl("cms", "-sign", "-binary", "-outform", "DER", "-signer", f"{who}.pem", "-inkey", f"{who}.key", "-in", "content", *(more or ("-cades", "-md", "sha256")), folder=folder)
    return data[:gap + 1] + der.hex().encode() + data[gap + 1 + 2 * len(der):]


def stamp(folder, file="content"):
    """What a service for time stamps answers."""
    write(f"{folder}/tsa.cnf", "[tsa]\ndefault_tsa=a\n[a]\nserial=tsaserial\nsigner_digest=sha256\ndefault_policy=1.2.3.4\ndigests=sha256\nordering=yes\ness_cert_id_alg=sha256\n")
    write(f"{folder}/tsaserial", "01\n")
    openssl("ts", "-query", "-data", file, "-sha256", "-cert", "-out", "tsq", folder=folder)
    return openssl("ts", "-reply", "-config", "tsa.cnf", "-section", "a", "-queryfile", "tsq", "-signer", "tsa.pem", "-inkey", "tsa.key", "-token_out", folder=folder)


def header(der, at):
    """Length of tag and length, and the end of the value."""
    if der[at + 1] < 128:
        return 2, at + 2 + der[at + 1]
    n = der[at + 1] & 127
    return 2 + n, at + 2 + n + int.from_bytes(der[at + 2:at + 2 + n], "big")


def value(tag, content):
    length = len(content).to_bytes((len(content).bit_length() + 7) // 8 or 1, "big")
    return bytes([tag]) + (length if len(content) < 128 else bytes([128 + len(length)]) + length) + content


def last_of(der, depth, change):
    """Puts something else in place of the contents of the value that is the last of the last, so deep."""
    size, end = header(der, 0)
    content = der[size:end]
    if not depth:
        return value(der[0], change(content))
    at = 0
    while header(content, at)[1] < len(content):
        at = header(content, at)[1]
    return value(der[0], content[:at] + last_of(content[at:], depth - 1, change))


def signed_and_stamped(folder, of=None):
    """PAdES B-T: a token over the value of the signature, the last of a signer's parts, behind it."""
    der = openssl("cms", "-sign", "-binary", "-outform", "DER", "-signer", "ec.pem", "-inkey", "ec.key", "-in", "content", "-cades", "-md", "sha256", folder=folder)
    def add(signer):
        at = 0
        while header(signer, at)[1] < len(signer):
            at = header(signer, at)[1]
        write(f"{folder}/signature", of or signer[at + header(signer, at)[0]:])
        oid = bytes.fromhex("060b2a864886f70d010910020e")
        return signer + value(0xA1, value(0x30, oid + value(0x31, stamp(folder, "signature"))))
    return last_of(der, 4, add)


def page_replaced(update):
    page = number_of(update.data, b"/Type /Page\\b")
    update.object(page, re.sub(rb"/Contents \d+ 0 R", b"/Contents []", found(update.data, page)))


def attacks(folder):
    unsigned, once, twice = (read(f"{folder}/{name}.pdf") for name in ("1a", "1a-1", "1a-2"))
    (gap1, behind1, _), (gap2, behind2, _) = ranges(twice)

    def verify(what, data, status, *texts, count=1):
        write(f"{folder}/y.pdf", data)
        says(what, signing.verify(BUILD, folder, "y.pdf", "1a", *TRUST, "--signatures", str(count)), status, *texts)

    def page_after(data):
        update = Update(data)
        page_replaced(update)
        return update.end()

    def catalog_after(data, entry):
        update = Update(data)
        catalog = int(update.root.split()[0])
        update.object(catalog, re.sub(rb">>\s*$", entry + b" >>", found(data, catalog)))
        return update.end()

    early = 'revision: more than signatures stands behind what kommuntryck wrote: object %d was changed behind it\n' % number_of(unsigned, b"/Type /Page\\b")
    verify("replaced before it was signed", sign_elsewhere(folder, page_after(unsigned), b"Chef"), 1, early, 'signature Chef: by')
    verify("replaced with the first signature", sign_elsewhere(folder, unsigned, b"Chef", before=page_replaced), 1, early, 'signature Chef: by')
    info = number_of(unsigned, b"/Producer")
    def written_again(update):
        for kind in (b"/Type /Page\\b", b"/SigFlags"):
            number = number_of(update.data, kind)
            update.object(number, found(update.data, number).replace(b"<<", b"<< ", 1))
        update.object(info, b"<< /Producer (A service) >>")
    verify("form and page written once more", sign_elsewhere(folder, unsigned, b"Chef", before=written_again), 0, "the same bytes", "signature Chef: by")
    def twice_in_page(update):
        page = number_of(update.data, b"/Type /Page\\b")
        update.object(page, found(update.data, page).replace(b"/Contents", b"/Contents [] /Contents", 1))
    verify("a page that can be read in two ways", sign_elsewhere(folder, unsigned, b"Chef", before=twice_in_page), 1, "revision: more than signatures")
    verify("written once more later", sign_elsewhere(folder, once, b"Chef", before=written_again), 1, "was changed behind it")
    write(f"{folder}/z.pdf", page_after(unsigned))
    says("sign what was changed", signing.sign(BUILD, folder, "z.pdf", "x.pdf"), 1, "z.pdf: error: more than signatures stands behind what kommuntryck wrote: object ")
    behind = 'does not hold: object %d was changed behind it' % number_of(once, b"/Type /Page\\b")
    verify("elsewhere", sign_elsewhere(folder, once, b"Chef"), 0, "signature Chef: by Karl \u00c4lg, 2030-01-01 00:00 UTC as the signer says, no PAdES, the whole file", count=2)
    verify("adbe.pkcs7", sign_elsewhere(folder, once, b"Chef", b"adbe.pkcs7.detached", ("-md", "sha256")), 0, "no PAdES", count=2)
    verify("page replaced", page_after(once), 1, behind, ", and there must be")
    verify("replaced and signed", sign_elsewhere(folder, once, b"Chef", before=page_replaced), 1, behind, 'signature Chef: by')
    write(f"{folder}/z.pdf", page_after(once))
    says("sign on it", signing.sign(BUILD, folder, "z.pdf", "x.pdf"), 1, "z.pdf: error: nothing was signed: what is in the PDF does not hold\n", behind)
    verify("DSS", catalog_after(once, b"/DSS << /Certs [] >>"), 0, f"the first {len(once)} of")
    verify("open action", catalog_after(once, b"/OpenAction << /S /URI /URI (http://x) >>"), 1, "was changed behind it")
    verify("twice in a dictionary", catalog_after(once, b"/DSS << >> /Pages null /Pages %s" % re.findall(rb"/Pages (\d+ 0 R)", once)[-1]), 1, "does not hold: ")
    verify("appended", once + b"% nothing\n", 1, "y.pdf: error: 10 bytes stand behind the last signature\n")
    write(f"{folder}/z.pdf", unsigned + b"% nothing\n")
    says("sign what has more", signing.sign(BUILD, folder, "z.pdf", "x.pdf"), 1, "z.pdf: error: something stands behind the end of the PDF, or its revisions cannot be told apart\n")
    verify("removed", unsigned, 1, "y.pdf: error: valid signatures: 0, and there must be 1\n")
    verify("one removed", once, 1, "y.pdf: error: valid signatures: 1, and there must be 2\n", count=2)
    moved = re.sub(rb"/ByteRange \[0 (\d+)", lambda m: b"/ByteRange [0 %d" % (int(m[1]) - 1), once)
    verify("ByteRange moved", moved, 1, "leaves out something else than the signature")
    verify("ByteRange all", re.sub(rb"/ByteRange \[0 \d+ \d+ \d+\]", lambda m: b"/ByteRange [0 0 0 0]".ljust(len(m[0])), once), 1, "its ByteRange is none")
    swapped = bytearray(twice)
    swapped[gap1:behind1], swapped[gap2:behind2] = twice[gap2:behind2], twice[gap1:behind1]
    verify("swapped", bytes(swapped), 1, 'the signature in the field "Ordf" does not hold: ', 'the signature in the field "Chef" does not hold: ', count=2)
    verify("gap not empty", once[:behind1 - 3] + b"41" + once[behind1 - 1:], 1, "something stands behind its CMS")
    verify("not DER", once.replace(b"2A864886F70D010910022F31", b"2A864886F70D010910022F11"), 1, "its CMS is not written as DER")
    verify("gap no digits", once[:behind1 - 3] + b"()" + once[behind1 - 1:], 1, "does not hold: ")
    verify("content", once.replace(b"/Lang (sv-SE)", b"/Lang (de-DE)", 1), 1, "does not hold: ")
    verify("SHA-1", sign_elsewhere(folder, once, b"Chef", more=("-md", "sha1")), 1, "its digest is weaker than SHA-256", count=2)
    verify("no attributes", sign_elsewhere(folder, once, b"Chef", b"adbe.pkcs7.detached", ("-md", "sha256", "-noattr")), 1, "it has no signed attributes", count=2)
    verify("no certificate named", sign_elsewhere(folder, once, b"Chef", more=("-md", "sha256")), 1, "it does not name its certificate (signing-certificate-v2)", count=2)
    verify("two signers", sign_elsewhere(folder, once, b"Chef", more=("-cades", "-md", "sha256", "-signer", "rsa.pem", "-inkey", "rsa.key")), 1, "it has not one signer", count=2)
    verify("key usage", sign_elsewhere(folder, once, b"Chef", who="server"), 1, 'by "Server", is not believed: the certificate is not for signatures', count=2)
    verify("expired", sign_elsewhere(folder, once, b"Chef", who="old"), 1, 'by "Gammal Person", is not believed: certificate verify error, Verify error: certificate has expired', count=2)
    verify("short key", sign_elsewhere(folder, once, b"Chef", who="short"), 1, "its key is too short", count=2)

    signing.leaf(folder, "tsa", "Tidsst\u00e4mpling", more="extendedKeyUsage=critical,timeStamping\n")
    stamped = sign_elsewhere(folder, twice, b"Arkiv", b"ETSI.RFC3161", made=stamp)
    verify("stamp", stamped, 0, " UTC as the signer says, a time stamp of 20", count=3)
    gap, behind_it, _ = ranges(stamped)[-1]
    verify("stamp and more", stamped[:behind_it - 3] + b"41" + stamped[behind_it - 1:], 1, "something stands behind its time stamp", count=3)
    verify("stamp of another", stamped[:gap] + twice[gap1:behind1] + stamped[behind_it:], 1, 'the signature in the field "Arkiv" does not hold: it is no time stamp of this file', count=3)
    verify("signed and stamped", sign_elsewhere(folder, once, b"Chef", made=signed_and_stamped), 0, ", no PAdES, stamped 20", count=2)
    verify("stamped otherwise", sign_elsewhere(folder, once, b"Chef", made=lambda place: signed_and_stamped(place, b"something else")), 1, "its time stamp is of something else", count=2)
    verify("stamp as signature", sign_elsewhere(folder, twice, b"Arkiv", made=stamp), 1, "its CMS signs something else than the file", count=3)

    write(f"{folder}/y.pdf", once)
    signing.root(folder, "annan")
    says("other root", signing.verify(BUILD, folder, "y.pdf", "1a", "--trust", "annan.pem"), 1,
         'y.pdf: error: the signature in the field "Ordf", by "\u00c5sa \u00d6berg", is not believed: certificate verify error, Verify error: unable to get local issuer certificate\n')
    says("no root", signing.verify(BUILD, folder, "y.pdf", "1a"), 0, 'y.pdf: warning: nobody vouches that the signature in the field "Ordf" is by "\u00c5sa \u00d6berg"\n')
    says("no roots in it", signing.verify(BUILD, folder, "y.pdf", "1a", "--trust", "1a.ini"), 3, "1a.ini: error: there are no certificates in the file that can be read\n")
    says("no such roots", signing.verify(BUILD, folder, "y.pdf", "1a", "--trust", "nowhere.pem"), 3, 'kommuntryck: error: cannot read "nowhere.pem": No such file or directory\n', "y.pdf: cannot be verified\n")
    signing.sign(BUILD, folder, "1a.pdf", "both.pdf", "rsa", "--field", "Ordf")
    signed_by_one = read(f"{folder}/both.pdf")
    says("over a signature", signing.sign(BUILD, folder, "1a.pdf", "both.pdf", "rsa", "--field", "Chef"), 1, 'error: "both.pdf" is this report with a signature after it, which would be lost\n')
    check(read(f"{folder}/both.pdf") == signed_by_one, "over a signature: it is gone")
    says("count without root", signing.verify(BUILD, folder, "y.pdf", "1a", "--signatures", "1"), 2, "--trust")


with tempfile.TemporaryDirectory() as place:
    signing.people(place)
    for level in ("1a", "2a", "3a"):
        signs(place, level)
    refuses(place)
    fields_missing(place)
    attacks(place)
print("\n".join(problems))
sys.exit(bool(problems) or subprocess.run([sys.executable, f"{signing.ROOT}/tests/fuzz/signed.py", BUILD, "120", "20250227"]).returncode)
