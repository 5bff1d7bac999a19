#!/usr/bin/env python3
"""archive.py BUILD: packages for the e-arkiv, taken apart with nothing but Python and unzip: everything in one is described once, everything described is in it, and its sources make its PDF."""
import glob, hashlib, os, re, shutil, subprocess, sys, tempfile
import xml.etree.ElementTree as ET

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
DECISION = ["--by", "nämnden", "--date", "2025-02-27", "--paragraph", "22"]
METS, XLINK = "{http://www.loc.gov/METS/}", "{http://www.w3.org/1999/xlink}"
DELIVERY = """
[archive]
archivist = Exempelnämnden
organisation-number = 212000-0000
submission-agreement = LÖ 2025:1
appraisal = Bevaras
reference-code = SE/X/1
contact = registrator
preservation = Kommunarkivet
"""
REPORT = """[report]
layout = base
title = Årsredovisning
type = Årsredovisning
period = 2024
diarienummer = KS 2025/17
date = 2024-12-31

[decision]
status = utkast

[text inledning]
file = Texter åäö/Inledning.md

[table drift]
heading = Drift
file = drift.csv
unit = tkr
"""
problems = []


def check(truth, what):
    if not truth:
        problems.append(f"line {sys._getframe(1).f_lineno}: {what}")


def run(*arguments, env=None, **more):
    env = {"KOMMUNTRYCK_SCHEMAS": SCHEMAS, **(env or {})}
    return subprocess.run([PROGRAM, *arguments], capture_output=True, text=True, timeout=300, env={key: value for key, value in {**os.environ, **env}.items() if value}, **more)


def read(path):
    with open(path, "rb") as f:
        return f.read()


def write(path, text, encoding="utf-8"):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding=encoding, newline="") as f:
        f.write(text)


def make(folder, more=DELIVERY, decide=True):
    write(f"{folder}/rapport.ini", REPORT + more)
    write(f"{folder}/Texter åäö/Inledning.md", "# Inledning\n\nDet gick bra.\n")
    write(f"{folder}/drift.csv", "Verksamhet;Utfall;Andel\r\n\"Vård; omsorg\";-17 013,5;25 %\r\nSkola;–5;75 %\r\n", "windows-1252")
    done = run("approve", f"{folder}/rapport.ini", *DECISION) if decide else None
    check(not done or done.returncode == 0, done)
    return f"{folder}/rapport.ini"


def files_of(folder):
    return {os.path.relpath(f"{at}/{name}", folder): read(f"{at}/{name}") for at, _, names in os.walk(folder) for name in names}


# ---- a package taken apart ----

def described(folder, mets, below=""):
    """What a METS document says of files: path in the package → element."""
    found = {}
    root = ET.parse(f"{folder}/{mets}").getroot()
    for element in root.iter():
        if element.tag == METS + "file":
            path = below + element.find(METS + "FLocat").get(XLINK + "href")
        elif element.tag == METS + "mdRef":
            path = below + element.get(XLINK + "href")
        else:
            continue
        check(path not in found, f"{path} is described twice in {mets}")
        found[path] = element
    return root, found


def take_apart(folder):
    """Everything described is there with its size and digest, and nothing else; the roots."""
    files = files_of(folder)
    root, all_of_it = described(folder, "METS.xml")
    roots = [root]
    for pointer in root.iter(METS + "mptr"):
        name = pointer.get(XLINK + "href")
        inner, more = described(folder, name, os.path.dirname(name) + "/")
        check(not set(more) & set(all_of_it), "described in two documents")
        all_of_it.update(more)
        roots.append(inner)
    check(set(all_of_it) == set(files) - {"METS.xml"}, f"described and there: {set(all_of_it) ^ (set(files) - {'METS.xml'})}")
    for name, element in all_of_it.items():
        check(int(element.get("SIZE")) == len(files[name]) and element.get("CHECKSUM") == hashlib.sha256(files[name]).hexdigest() and element.get("CHECKSUMTYPE") == "SHA-256", name)
        check(re.fullmatch(r"[a-z0-9._/-]+|(.*/)?METS\.xml", name), f"{name} is no name for an archive")
    for one in roots:
        ids = [element.get("ID") for element in one.iter() if element.get("ID")]
        check(len(ids) == len(set(ids)), "an ID stands twice")
        for element in one.iter():
            for word in " ".join(element.get(key, "") for key in ("FILEID", "DMDID", "ADMID")).split():
                check(word in ids, f"{word} is no ID")
    return root, roots, all_of_it


def premis(folder, all_of_it):
    text = read(f"{folder}/metadata/preservation/premis.xml").decode()
    objects = re.findall(r"<objectIdentifierValue>(.*?)</objectIdentifierValue>.*?<messageDigest>(.*?)</messageDigest>", text, re.S)
    wanted = {(name, element.get("CHECKSUM")) for name, element in all_of_it.items() if "/data/" in name}
    check(set(objects) == wanted and len(objects) == len(wanted), "PREMIS and METS")


def schemas(folder, roots):
    """Against the schemas, when they are at hand."""
    at = SCHEMAS
    if not at or not os.path.exists(f"{at}/mets1_12.xsd"):
        return
    for name, schema in [(f, "mets1_12.xsd") for f in glob.glob(f"{folder}/METS.xml") + glob.glob(f"{folder}/representations/*/METS.xml")] + \
                        [(f, "ERMS_v3.xsd") for f in glob.glob(f"{folder}/metadata/descriptive/*.xml")]:
        done = subprocess.run(["xmllint", "--nonet", "--noout", "--schema", f"{at}/{schema}", name], capture_output=True, text=True)
        check(done.returncode == 0, done.stderr[:400])


def made_again(folder, all_of_it, temporary):
    """The originals under their own names make the PDF."""
    pdf = next(name for name in all_of_it if name.endswith(".pdf"))
    shutil.rmtree(temporary, ignore_errors=True)
    for name, element in all_of_it.items():
        if "/original/" in name:
            os.makedirs(os.path.dirname(f"{temporary}/{element.get('OWNERID')}"), exist_ok=True)
            shutil.copy(f"{folder}/{name}", f"{temporary}/{element.get('OWNERID')}")
    done = run("build", f"{temporary}/rapport.ini", "-o", f"{temporary}/igen.pdf")
    check(done.returncode == 0 and read(f"{temporary}/igen.pdf") == read(f"{folder}/{pdf}"), f"made again: {done.stderr}")


def whole(folder, temporary):
    root, roots, all_of_it = take_apart(folder)
    check(root.get("OBJID") == os.path.basename(folder) and root.get("PROFILE") == "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml", root.attrib)
    premis(folder, all_of_it)
    schemas(folder, roots)
    done = run("verify", folder)
    check(done.returncode == 0, f"verify: {done}")
    made_again(folder, all_of_it, temporary)
    return root, all_of_it


# ---- the tests ----

def one_report(folder):
    report = make(f"{folder}/rapport")
    done = run("archive", report, "-o", f"{folder}/paket")
    check(done.returncode == 0 and not done.stderr, done)
    root, all_of_it = whole(f"{folder}/paket", f"{folder}/igen")
    check("representations/rep2/data/original/texter-aao/inledning.md" in all_of_it
          and all_of_it["representations/rep2/data/original/texter-aao/inledning.md"].get("OWNERID") == "Texter åäö/Inledning.md", sorted(all_of_it))
    check(read(f"{folder}/paket/representations/rep2/data/tabeller/drift.csv").decode() == 'Verksamhet,Utfall,Andel\r\nVård; omsorg,-17013.5,25\r\nSkola,-5,75\r\n', "the table")
    fields = read(f"{folder}/paket/documentation/faltbeskrivning.xml").decode()
    check('<kolumn typ="decimaltal" enhet="tkr" teckenkonvention="som i källan">Utfall</kolumn>' in fields and '<kolumn typ="decimaltal" enhet="%" teckenkonvention="som i källan">Andel</kolumn>' in fields, fields)
    valid = subprocess.run(["xmllint", "--noout", "--schema", f"{folder}/paket/schemas/faltbeskrivning.xsd", f"{folder}/paket/documentation/faltbeskrivning.xml"], capture_output=True, text=True)
    check(valid.returncode == 0, valid.stderr)
    erms = read(f"{folder}/paket/metadata/descriptive/erms.xml").decode()
    check("<objectId>KS 2025/17</objectId>" in erms and "nämnden, § 22" in erms and "2025-02-27T00:00:00Z" in erms and "Bevaras" in erms, erms)


def same_bytes(folder):
    report = make(f"{folder}/rapport")
    shutil.copytree(f"{folder}/rapport", f"{folder}/annan/rapport")
    first = run("archive", report, "-o", f"{folder}/paket.zip")
    os.umask(0o077)
    again = run("archive", "rapport.ini", "-o", "../paket.zip", cwd=f"{folder}/annan/rapport", env={"TZ": "Pacific/Auckland", "LC_ALL": "C"})
    os.umask(0o022)
    check(first.returncode == again.returncode == 0 and read(f"{folder}/paket.zip") == read(f"{folder}/annan/paket.zip"), f"{first} {again}")
    subprocess.check_call(["unzip", "-q", f"{folder}/paket.zip", "-d", f"{folder}/ut"])
    check(os.listdir(f"{folder}/ut") == ["paket"], "one folder")
    whole(f"{folder}/ut/paket", f"{folder}/igen")
    check(not glob.glob(f"{folder}/*.ny*") and not glob.glob(f"{folder}/annan/*.ny*"), "nothing is left over")


def refused(folder):
    report = make(f"{folder}/rapport", more="", decide=False)
    done = run("archive", report, "-o", f"{folder}/paket")
    check(done.returncode == 1 and not os.path.exists(f"{folder}/paket"), done)
    for words in ('[archive] lacks the key "archivist"', '[archive] lacks the key "organisation-number"', '[archive] lacks the key "appraisal"', "only a decided report"):
        check(words in done.stderr, f"{words}: {done.stderr}")
    secret = make(f"{folder}/hemlig", more=DELIVERY + "access = sekretess\nregulation = OSL 26 kap. 1 §\n")
    done = run("archive", secret, "-o", f"{folder}/paket.zip")
    check(done.returncode == 1 and "the report is under secrecy" in done.stderr and not os.path.exists(f"{folder}/paket.zip"), done)
    done = run("archive", secret, "-o", f"{folder}/paket.zip", "--secret-ok")
    check(done.returncode == 0, done)
    tampered = make(f"{folder}/andrad")
    write(f"{folder}/andrad/drift.csv", "Verksamhet;Utfall;Andel\r\nVård;-1;25 %\r\n")
    done = run("archive", tampered, "-o", f"{folder}/andrad.zip")
    check(done.returncode == 1 and "of the decided report" in done.stderr and not os.path.exists(f"{folder}/andrad.zip"), done)
    write(f"{folder}/annat/brev.txt", "x")
    open_report = make(f"{folder}/oppen")
    done = run("archive", open_report, "-o", f"{folder}/annat/")
    check(done.returncode == 1 and f'"{folder}/annat" is there, and is no package' in done.stderr and files_of(f"{folder}/annat") == {"brev.txt": b"x"}, done)
    check(run("archive", open_report, "-o", f"{folder}/ny/").returncode == 0 and run("archive", open_report, "-o", f"{folder}/ny").returncode == 0, "a package is replaced")
    added = make(f"{folder}/tillagt")
    with open(f"{folder}/tillagt/rapport.pdf", "ab") as f:
        f.write(b"% more\n")
    done = run("archive", added, "-o", f"{folder}/tillagt.zip")
    check(done.returncode == 1 and "more than signatures stands behind the decided PDF: 7 bytes" in done.stderr and not os.path.exists(f"{folder}/tillagt.zip"), done)
    check(run("archive", tampered).returncode == 2 and run("archive", "-o", "x.zip").returncode == 2, "usage")


def revised(folder):
    report = make(f"{folder}/rapport")
    first = hashlib.sha256(read(f"{folder}/rapport/rapport.pdf")).hexdigest()
    write(f"{folder}/rapport/Texter åäö/Inledning.md", "# Inledning\n\nDet gick mycket bra.\n")
    run("revise", report, "--reason", "skrivfel", "--date", "2025-04-10")
    check(run("archive", report, "-o", f"{folder}/paket").returncode == 0, "revised")
    root, _ = whole(f"{folder}/paket", f"{folder}/igen")
    check(root.find(METS + "metsHdr").get("RECORDSTATUS") == "REPLACEMENT" and root.find(METS + "metsHdr").get("CREATEDATE") == "2025-04-10T00:00:00Z", root[0].attrib)
    check(f'<relation relationType="replaces">{first}</relation>' in read(f"{folder}/paket/metadata/descriptive/erms.xml").decode(), "what it replaces")


def several(folder):
    reports = [make(f"{folder}/{name}") for name in ("ett", "två", "tre")]
    done = run("archive", *reports, "-o", f"{folder}/paket")
    check(done.returncode == 0 and not done.stderr, done)
    _, roots, all_of_it = take_apart(f"{folder}/paket")
    check(len(roots) == 7 and sum(name.endswith(".pdf") for name in all_of_it) == 3, sorted(all_of_it))


def spoil_fgs(package):
    """Each thing taken out of sip.xml is missed, by its name, and each changed byte found."""
    whole = read(f"{package}/sip.xml").decode()
    for name, old, new in (("OBJID", ' OBJID="paket"', ""), ("TYPE", ' TYPE="ERMS"', ""), ("PROFILE", "CommonSpecificationSwedenPackageProfile", "X"), ("CREATEDATE", ' CREATEDATE="2025-02-27T00:00:00Z"', ""),
                           ("OAISSTATUS", ' ext:OAISSTATUS="SIP"', ""), ("ARCHIVIST", "<mets:note>ORG:212000-0000</mets:note>", ""), ("SOFTWARE", 'ROLE="ARCHIVIST" TYPE="OTHER"', 'ROLE="EDITOR" TYPE="OTHER"'),
                           ("CREATOR", 'ROLE="CREATOR" TYPE="ORGANIZATION"', 'ROLE="EDITOR" TYPE="ORGANIZATION"'), ("IPOWNER", 'ROLE="IPOWNER"', 'ROLE="EDITOR"'),
                           ("SUBMISSIONAGREEMENT", 'TYPE="SUBMISSIONAGREEMENT"', 'TYPE="X"'), ("ID", ' ID="ID1"', ""), ("MIMETYPE", ' MIMETYPE="text/plain"', ""), ("SIZE", ' SIZE="', ' X="'),
                           ("CREATED", ' CREATED="2025-02-27T00:00:00Z"', ""), ("CHECKSUM", ' CHECKSUM="', ' X="'), ("CHECKSUMTYPE", ' CHECKSUMTYPE="SHA-256"', ""), ("LOCTYPE", ' LOCTYPE="URL"', ""),
                           ("xlink:type", ' xlink:type="simple"', ""), ("xlink:href", ' xlink:href="file:///', ' X="'), ("structMap", "mets:structMap", "mets:structLink"), ("metsHdr", "mets:metsHdr", "mets:X"),
                           ("fileSec", "mets:fileSec", "mets:X")):
        check(old in whole, old)
        count = -1 if name in ("ARCHIVIST", "structMap", "metsHdr", "fileSec") else 1
        write(f"{package}/sip.xml", whole.replace(old, new, count))
        done = run("verify", package)
        check(done.returncode == 1 and f"requirement FGS {name}: sip.xml:" in done.stdout, f"{name}: {done}")
    write(f"{package}/sip.xml", whole)
    for name in ("content/1/original/drift.csv", "content/1/rapport.pdf"):
        data = read(f"{package}/{name}")
        with open(f"{package}/{name}", "wb") as f:
            f.write(data[:20] + bytes([data[20] ^ 1]) + data[21:])
        done = run("verify", package)
        check(done.returncode == 1 and f"file {name}: SHA-256 is not that of sip.xml" in done.stdout, f"{name}: {done}")
        with open(f"{package}/{name}", "wb") as f:
            f.write(data)
    write(f"{package}/content/mer.txt", "x")
    check("file content/mer.txt: sip.xml does not describe it" in run("verify", package).stdout, "a file too many")


def fgs(folder):
    """FGS 1.2: sip.xml and content, each file described once."""
    report = make(f"{folder}/rapport")
    done = run("archive", report, "--fgs", "1.2", "-o", f"{folder}/paket")
    check(done.returncode == 1 and "system" in done.stderr, f"the system must be said: {done}")
    shutil.rmtree(f"{folder}/rapport")
    report = make(f"{folder}/rapport", DELIVERY + "system = Diariet 4.1\n")
    for reports in ([report], [report, report]):
        done = run("archive", *reports, "--fgs", "1.2", "-o", f"{folder}/paket")
        check(done.returncode == 0 and not done.stderr, done)
        files, root = files_of(f"{folder}/paket"), ET.parse(f"{folder}/paket/sip.xml").getroot()
        found = {element.find(METS + "FLocat").get(XLINK + "href").removeprefix("file:///"): element for element in root.iter(METS + "file")}
        check(set(found) == set(files) - {"sip.xml"} and all(name.startswith("content/") for name in found), sorted(files))
        check(all(element.get("CHECKSUM") == hashlib.sha256(files[name]).hexdigest() and int(element.get("SIZE")) == len(files[name]) for name, element in found.items()), "digests")
        sound = run("verify", f"{folder}/paket")
        check(sound.returncode == 0 and "requirements of FGS 1.2 in 1 METS document\n" in sound.stdout and "PDF set again from the sources in the package: the same bytes" in sound.stdout, f"verify: {sound}")
        check(len(list(root.iter(METS + "fptr"))) == len(found) and root.find(METS + "metsHdr").get("{ExtensionMETS}OAISSTATUS") == "SIP", "the root")
    spoil_fgs(f"{folder}/paket")
    check(run("archive", report, "--fgs", "2.0", "-o", f"{folder}/paket").returncode == 2, "another version")


def samples(folder):
    for report in sorted(glob.glob(f"{ROOT}/samples/*/rapport.ini")):
        name = os.path.basename(os.path.dirname(report))
        shutil.copytree(os.path.dirname(report), f"{folder}/{name}")
        text = re.sub(r"^status *=.*$", "status = utkast", read(report).decode(), flags=re.M)
        write(f"{folder}/{name}/rapport.ini", text)
        check(run("approve", f"{folder}/{name}/rapport.ini", *DECISION).returncode == 0, name)
        done = run("archive", f"{folder}/{name}/rapport.ini", "-o", f"{folder}/paket-{name}")
        check(done.returncode == 0 and not done.stderr, done)
        whole(f"{folder}/paket-{name}", f"{folder}/igen")


def rows_left_out(folder):
    """What no block wants of a file is in its plain table all the same; units that vary stand with their figures."""
    more = "\n[table skola]\nheading = Skola\nfile = fler.csv\nwhere = Grupp = Skola\n\n[table resten]\nheading = Resten\nfile = fler.csv\nwhere = Grupp = Omsorg\n"
    write(f"{folder}/rapport/fler.csv", "Grupp;Tal\nAnnat;1 000\nSkola;2 tkr\nOmsorg;3 %\n")
    done = run("archive", make(f"{folder}/rapport", DELIVERY + more), "-o", f"{folder}/paket")
    check(done.returncode == 0, done)
    check(read(f"{folder}/paket/representations/rep2/data/tabeller/fler.csv").decode() == "Grupp,Tal\r\nAnnat,1000\r\nSkola,2 tkr\r\nOmsorg,3 %\r\n", "the rows")
    check('rader="3"' in read(f"{folder}/paket/documentation/faltbeskrivning.xml").decode() and 'enhet="varierar"' in read(f"{folder}/paket/documentation/faltbeskrivning.xml").decode(), "the description")


def without_schemas(folder):
    report = make(f"{folder}/rapport")
    done = run("archive", report, "-o", f"{folder}/paket", env={"KOMMUNTRYCK_SCHEMAS": ""})
    check(done.returncode == 0 and "warning: the package does not hold the schemas of METS, ERMS and PREMIS, as it should (CSIP113)" in done.stderr, done)
    take_apart(f"{folder}/paket")


os.umask(0o022)
OWN_SCHEMAS = tempfile.TemporaryDirectory(prefix="kommuntryck-schemas-")
write(f"{OWN_SCHEMAS.name}/prov.xsd", '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:prov"><xs:element name="prov"/></xs:schema>\n')
SCHEMAS = os.environ.get("KOMMUNTRYCK_SCHEMAS") or OWN_SCHEMAS.name
for test in (one_report, without_schemas, rows_left_out, same_bytes, refused, revised, several, fgs, samples):
    with tempfile.TemporaryDirectory(prefix="kommuntryck-archive-") as temporary:
        test(os.path.realpath(temporary))
print("\n".join(problems))
sys.exit(bool(problems))
