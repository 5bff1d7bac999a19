#!/usr/bin/env python3
"""packages.py BUILD: kommuntryck verify of packages for the e-arkiv. A package is made here, by nothing of the program, in a folder and as ZIP; it is sound. Then one thing at a time is spoiled - every requirement of
E-ARK that the program knows, every file, every checksum - and must be told by the name of the requirement, or of the file, and nothing else."""
import hashlib, json, os, re, shutil, stat, subprocess, sys, tempfile, zipfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
PROGRAM = os.path.abspath(sys.argv[1]) + "/kommuntryck"
CREATED = "2025-02-27T00:00:00Z"
SCHEMAS = os.environ.pop("KOMMUNTRYCK_SCHEMAS", None)         # those of E-ARK, when somebody has them
problems, told = [], set()

FILES = {
    "metadata/descriptive/erms.xml": b'<erms xmlns="urn:prov"/>\n',
    "metadata/preservation/premis.xml": b"<premis/>\n",
    "metadata/preservation/rights.xml": b"<rights/>\n",
    "documentation/falt.csv": b"fil,kolumn\r\n",
    "schemas/mets1_12.xsd": b"<schema/>\n",
    "representations/rep1/data/bild 1.png": b"PNG",
    "representations/rep2/data/drift.csv": "Verksamhet;Utfall\nHemtjänst;-5\n".encode(),
    "representations/rep2/data/tom.csv": b"",
}
MEDIA = {"xml": "application/xml", "xsd": "application/xml", "csv": "text/csv", "pdf": "application/pdf", "png": "image/png", "ini": "text/plain", "md": "text/markdown"}


def check(truth, what):
    if not truth:
        problems.append(what)


def measured(path, data):
    return f'MIMETYPE="{MEDIA[path.rsplit(".", 1)[1]]}" SIZE="{len(data)}" CREATED="{CREATED}" CHECKSUM="{hashlib.sha256(data).hexdigest()}" CHECKSUMTYPE="SHA-256"'


def reference(element, path, files, kind):
    return f'<{element} LOCTYPE="URL" xlink:type="simple" xlink:href="{path}" {kind} {measured(path, files[path])}/>'


def file_of(identity, href, data):
    return f'<file ID="{identity}" {measured(href, data)}>\n<FLocat LOCTYPE="URL" xlink:type="simple" xlink:href="{href.replace(" ", "%20")}"/>\n</file>\n'


HEAD = f"""<?xml version="1.0" encoding="UTF-8"?>
<mets xmlns="http://www.loc.gov/METS/" xmlns:csip="https://DILCIS.eu/XML/METS/CSIPExtensionMETS" xmlns:sip="https://DILCIS.eu/XML/METS/SIPExtensionMETS" xmlns:xlink="http://www.w3.org/1999/xlink"
 OBJID="%s" TYPE="Mixed" csip:CONTENTINFORMATIONTYPE="citserms_v2_1" PROFILE="https://earksip.dilcis.eu/profile/E-ARK-SIP.xml">
<metsHdr CREATEDATE="{CREATED}" LASTMODDATE="{CREATED}" RECORDSTATUS="NEW" csip:OAISPACKAGETYPE="SIP">
<agent ROLE="CREATOR" TYPE="OTHER" OTHERTYPE="SOFTWARE"><name>skrivet för hand</name><note csip:NOTETYPE="SOFTWARE VERSION">1.0</note></agent>
<agent ROLE="ARCHIVIST" TYPE="ORGANIZATION"><name>Nämnden</name><note csip:NOTETYPE="IDENTIFICATIONCODE">212000-0000</note></agent>
<agent ROLE="CREATOR" TYPE="ORGANIZATION"><name>Kommunen</name><note csip:NOTETYPE="IDENTIFICATIONCODE">212000-0001</note></agent>
<agent ROLE="CREATOR" TYPE="INDIVIDUAL"><name>Registrator</name></agent>
<agent ROLE="PRESERVATION" TYPE="ORGANIZATION"><name>Arkivet</name><note csip:NOTETYPE="IDENTIFICATIONCODE">212000-0002</note></agent>
<altRecordID TYPE="SUBMISSIONAGREEMENT">Avtal 1</altRecordID>
<altRecordID TYPE="REFERENCECODE">SE/1</altRecordID>
</metsHdr>
"""


def representation(name, files):
    below = {path[len(f"representations/{name}/"):]: data for path, data in files.items() if path.startswith(f"representations/{name}/")}
    listed = "".join(file_of(f"data-{number}", path, data) for number, (path, data) in enumerate(below.items(), 1))
    return (HEAD % name + f'<fileSec ID="files">\n<fileGrp ID="data" USE="Data" csip:CONTENTINFORMATIONTYPE="citserms_v2_1">\n{listed}</fileGrp>\n</fileSec>\n'
            f'<structMap ID="map" TYPE="PHYSICAL" LABEL="CSIP">\n<div ID="top" LABEL="{name}">\n<div ID="m" LABEL="Metadata"/>\n<div ID="d" LABEL="Data"><fptr FILEID="data"/></div>\n</div>\n</structMap>\n</mets>\n').encode()


def package(name="leverans", more=()):
    """What lies in a sound package, by path."""
    files = dict(FILES, **dict(more))
    for rep in ("rep1", "rep2"):
        files[f"representations/{rep}/METS.xml"] = representation(rep, files)
    text = HEAD % name
    text += f'<dmdSec ID="dmd-1" CREATED="{CREATED}" STATUS="CURRENT">\n' + reference("mdRef", "metadata/descriptive/erms.xml", files, 'MDTYPE="OTHER" OTHERMDTYPE="ERMS"') + "\n</dmdSec>\n"
    text += '<amdSec ID="amd">\n<rightsMD ID="rights-1" STATUS="CURRENT">\n' + reference("mdRef", "metadata/preservation/rights.xml", files, 'MDTYPE="METSRIGHTS"') + "\n</rightsMD>\n"
    text += '<digiprovMD ID="prov-1" STATUS="CURRENT">\n' + reference("mdRef", "metadata/preservation/premis.xml", files, 'MDTYPE="PREMIS"') + "\n</digiprovMD>\n</amdSec>\n"
    text += '<fileSec ID="files">\n<fileGrp ID="documentation" USE="Documentation" ADMID="prov-1">\n' + file_of("documentation-1", "documentation/falt.csv", files["documentation/falt.csv"]) + "</fileGrp>\n"
    text += '<fileGrp ID="schemas" USE="Schemas">\n' + file_of("schemas-1", "schemas/mets1_12.xsd", files["schemas/mets1_12.xsd"]) + "</fileGrp>\n"
    for rep in ("rep1", "rep2"):
        path = f"representations/{rep}/METS.xml"
        text += f'<fileGrp ID="{rep}" USE="Representations/{rep}" csip:CONTENTINFORMATIONTYPE="citserms_v2_1">\n' + file_of(f"{rep}-1", path, files[path]) + "</fileGrp>\n"
    text += f'</fileSec>\n<structMap ID="map" TYPE="PHYSICAL" LABEL="CSIP">\n<div ID="top" LABEL="{name}">\n<div ID="m" LABEL="Metadata" DMDID="dmd-1" ADMID="prov-1 rights-1"/>\n'
    text += '<div ID="doc" LABEL="Documentation"><fptr FILEID="documentation"/></div>\n<div ID="sch" LABEL="Schemas"><fptr FILEID="schemas"/></div>\n'
    for rep in ("rep1", "rep2"):
        text += f'<div ID="div-{rep}" LABEL="Representations/{rep}"><mptr LOCTYPE="URL" xlink:type="simple" xlink:href="representations/{rep}/METS.xml" xlink:title="{rep}"/></div>\n'
    files["METS.xml"] = (text + "</div>\n</structMap>\n</mets>\n").encode()
    return files


def lay(folder, files):
    shutil.rmtree(folder, ignore_errors=True)
    for path, data in files.items():
        os.makedirs(os.path.dirname(f"{folder}/{path}"), exist_ok=True)
        with open(f"{folder}/{path}", "wb") as f:
            f.write(data)
    return folder


def verify(what, path, status, facts=(), should=(), said=None):
    """facts: names of requirements that must hold and of files, all that may be told against it; should: requirements that should hold."""
    done = subprocess.run([PROGRAM, "verify", "--format", "json", path], capture_output=True, text=True)
    check(done.returncode == status, f"{what}: exit status {done.returncode}, not {status}: {done.stdout}{done.stderr}")
    found = json.loads(done.stdout)
    wrong = sorted({f["where"] for f in found["facts"] if f["wrong"]})
    mild = sorted({f["where"] for f in found["facts"] if not f["wrong"]})
    told.update(wrong, mild)
    for fact in found["facts"]:
        told.update(re.findall(r"\((CSIP\d+)\)", fact["text"]))
    check(wrong == sorted(facts), f"{what}: against it {wrong}, not {sorted(facts)}: {done.stdout}")
    check(mild == sorted(should), f"{what}: it should {mild}, not {sorted(should)}: {done.stdout}")
    if said:
        check(said in done.stdout + done.stderr, f'{what}: "{said}" is not said: {done.stdout}{done.stderr}')
    return found


# What is replaced in METS.xml, and what is then told: requirements that must hold, and those that should.  A pattern replaces the first match.
SPOILED = [
    (r' OBJID="leverans"', "", ["CSIP1", "CSIP86"], ["CSIPSTR2"]),
    (r'TYPE="Mixed"', 'TYPE="Blandat"', ["CSIP2"], []),
    (r'TYPE="Mixed"', 'TYPE="Other"', [], ["CSIP3"]),
    (r'TYPE="Mixed"', 'TYPE="Textual works – Digital"', [], []),
    (r'citserms_v2_1', 'ärenden', ["CSIP4"], []),
    (r'"citserms_v2_1"', '"OTHER"', ["CSIP5"], []),
    (r' PROFILE="[^"]*"', "", ["CSIP6", "SIP2"], []),
    (r'E-ARK-SIP.xml', 'E-ARK-CSIP.xml', ["SIP2"], []),
    (r'(?s)<metsHdr.*</metsHdr>', "", ["CSIP117"], []),
    (r' CREATEDATE="[^"]*"', "", ["CSIP7"], []),
    (r' LASTMODDATE="[^"]*"', "", [], ["CSIP8"]),
    (r' csip:OAISPACKAGETYPE="SIP"', "", ["CSIP9", "SIP4"], []),
    (r'csip:OAISPACKAGETYPE="SIP"', 'csip:OAISPACKAGETYPE="DIP"', ["SIP4"], []),
    (r'(?s)<agent.*</agent>', "", ["CSIP10", "SIP15"], []),
    (r'(?s)ROLE="CREATOR"(.*)ROLE="CREATOR"(.*)ROLE="CREATOR"', r'ROLE="EDITOR"\1ROLE="EDITOR"\2ROLE="EDITOR"', ["CSIP11", "SIP15"], []),
    (r'TYPE="OTHER" OTHERTYPE', 'TYPE="INDIVIDUAL" OTHERTYPE', ["CSIP12"], []),
    (r' OTHERTYPE="SOFTWARE"', "", ["CSIP13"], []),
    (r'skrivet för hand', "", ["CSIP14"], []),
    (r'<note csip:NOTETYPE="SOFTWARE VERSION">1.0</note>', "", ["CSIP15"], []),
    (r'SOFTWARE VERSION', "IDENTIFICATIONCODE", ["CSIP16"], []),
    (r'RECORDSTATUS="NEW"', 'RECORDSTATUS="NY"', ["SIP3"], []),
    (r'<altRecordID TYPE="SUBMISSIONAGREEMENT">Avtal 1</altRecordID>', "", [], ["SIP5"]),
    (r'(<altRecordID TYPE="SUBMISSIONAGREEMENT">Avtal 1</altRecordID>)', r"\1\1", ["SIP5"], []),
    (r'(<altRecordID TYPE="REFERENCECODE">SE/1</altRecordID>)', r"\1\1", ["SIP7"], []),
    (r'(<agent ROLE="ARCHIVIST".*</agent>)', r"\1\1", ["SIP9"], []),
    (r'ROLE="ARCHIVIST" TYPE="ORGANIZATION"', 'ROLE="ARCHIVIST" TYPE="OTHER"', ["SIP11"], []),
    (r'<name>Nämnden</name>', "", ["SIP12"], []),
    (r'IDENTIFICATIONCODE">212000-0000', 'SOFTWARE VERSION">212000-0000', ["SIP14"], []),
    (r'(<agent ROLE="CREATOR" TYPE="ORGANIZATION".*</agent>)', r"\1\1", ["SIP15"], []),
    (r'<name>Kommunen</name>', "", ["SIP18"], []),
    (r'IDENTIFICATIONCODE">212000-0001', 'SOFTWARE VERSION">212000-0001', ["SIP20"], []),
    (r'(<agent ROLE="PRESERVATION".*</agent>)', r"\1\1", ["SIP26"], []),
    (r'ROLE="PRESERVATION" TYPE="ORGANIZATION"', 'ROLE="PRESERVATION" TYPE="INDIVIDUAL"', ["SIP28"], []),
    (r'<name>Arkivet</name>', "", ["SIP29"], []),
    (r'IDENTIFICATIONCODE">212000-0002', 'SOFTWARE VERSION">212000-0002', ["SIP31"], []),
    (r'(?s)<dmdSec.*</dmdSec>', "", ["CSIP92", "metadata/descriptive/erms.xml"], ["CSIP17"]),
    (r'dmdSec ID="dmd-1"', 'dmdSec', ["CSIP18", "CSIP92"], ["CSIP92"]),
    (r'dmdSec ID="dmd-1"', 'dmdSec ID="prov-1"', ["CSIP33", "CSIP92"], []),
    (r'(<dmdSec ID="dmd-1") CREATED="[^"]*"', r"\1", ["CSIP19"], []),
    (r'(<dmdSec .*)STATUS="CURRENT"', r'\1STATUS="NY"', ["CSIP20"], []),
    (r'(<dmdSec.*>)\n.*\n', r"\1", ["metadata/descriptive/erms.xml"], ["CSIP21"]),
    (r'MDTYPE="OTHER"', "", ["CSIP25"], []),
    (r'(?s)<amdSec.*</amdSec>', "", ["CSIP61", "CSIP91", "metadata/preservation/premis.xml", "metadata/preservation/rights.xml"], ["CSIP31"]),
    (r'</amdSec>', '</amdSec><amdSec ID="b"><techMD ID="t"/></amdSec>', ["CSIP31"], ["CSIP32"]),
    (r'digiprovMD ID="prov-1"', 'digiprovMD', ["CSIP33", "CSIP61", "CSIP91"], ["CSIP91"]),
    (r'(<digiprovMD .*) STATUS="CURRENT"', r'\1', [], ["CSIP34"]),
    (r'(<digiprovMD .*) STATUS="CURRENT"', r'\1 STATUS="NY"', ["CSIP34"], []),
    (r'(<digiprovMD.*>)\n.*\n', r"\1", ["metadata/preservation/premis.xml"], ["CSIP35"]),
    (r'MDTYPE="PREMIS"', 'MDTYPE="SVENSK"', ["CSIP39"], []),
    (r'rightsMD ID="rights-1"', 'rightsMD', ["CSIP46", "CSIP91"], ["CSIP91"]),
    (r'(<rightsMD .*) STATUS="CURRENT"', r'\1', [], ["CSIP47"]),
    (r'(<rightsMD .*) STATUS="CURRENT"', r'\1 STATUS="NY"', ["CSIP47"], []),
    (r'(<rightsMD.*>)\n.*\n', r"\1", ["metadata/preservation/rights.xml"], ["CSIP48"]),
    (r'MDTYPE="METSRIGHTS"', "", ["CSIP52"], []),
    (r'fileSec ID="files"', 'fileSec', ["CSIP59"], []),
    (r'USE="Documentation"', 'USE="Dokument"', ["CSIP60", "CSIP64", "CSIP96", "CSIP116"], []),
    (r'USE="Schemas"', 'USE="Documentation"', ["CSIP96", "CSIP100", "CSIP113", "CSIP118"], []),
    (r'USE="Documentation"', 'USE="Documentation/avtal"', [], []),
    (r'(USE="Documentation") ADMID="prov-1"', r'\1 ADMID="prov-2"', ["CSIP61"], []),
    (r'(USE="Representations/rep1") csip:CONTENTINFORMATIONTYPE="citserms_v2_1"', r'\1', ["CSIP62"], []),
    (r'(USE="Representations/rep1" csip:CONTENTINFORMATIONTYPE=)"citserms_v2_1"', r'\1"OTHER"', ["CSIP63"], []),
    (r'(USE="Representations/rep1")', r'\1 csip:OTHERCONTENTINFORMATIONTYPE="a"', ["CSIP63"], []),
    (r' USE="Schemas"', '', ["CSIP64", "CSIP100", "CSIP113", "CSIP118"], []),
    (r'fileGrp ID="documentation"', 'fileGrp', ["CSIP65", "CSIP116"], []),
    (r'fileGrp ID="documentation"', 'fileGrp ID="schemas"', ["CSIP65", "CSIP116"], []),
    (r'(?s)(USE="Schemas">).*?(</fileGrp>)', r'\1\2', ["CSIP66", "schemas/mets1_12.xsd"], []),
    (r'file ID="schemas-1"', 'file', ["CSIP67"], []),
    (r'file ID="schemas-1"', 'file ADMID="prov-9" ID="schemas-1"', ["CSIP74"], []),
    (r'file ID="schemas-1"', 'file DMDID="dmd-9" ID="schemas-1"', ["CSIP75"], []),
    (r'<FLocat.*falt.csv"/>', '', ["CSIP76", "documentation/falt.csv"], []),
    (r'(<FLocat.*falt.csv"/>)', r'\1\1', ["CSIP76", "CSIP79"], []),
    (r'(?s)<structMap.*</structMap>', '', ["CSIP80", "representations/rep1/data/bild 1.png", "representations/rep2/data/drift.csv", "representations/rep2/data/tom.csv"], ["CSIP91", "CSIP92", "CSIP105"]),
    (r'TYPE="PHYSICAL"', 'TYPE="LOGICAL"', ["CSIP81"], []),
    (r'LABEL="CSIP"', 'LABEL="Paket"', ["CSIP82"], []),
    (r'structMap ID="map"', 'structMap', ["CSIP83"], []),
    (r'</div>\n</structMap>', '</div>\n<div ID="x" LABEL="leverans"><div ID="y" LABEL="Metadata"/></div></structMap>', ["CSIP84"], ["CSIP93", "CSIP97", "CSIP101"]),
    (r'div ID="top"', 'div', ["CSIP85"], []),
    (r'LABEL="leverans"', 'LABEL="annan"', ["CSIP86"], []),
    (r'LABEL="Metadata"', 'LABEL="Beskrivning"', ["CSIP88"], []),
    (r'div ID="m"', 'div', ["CSIP89"], []),
    (r' ADMID="prov-1 rights-1"', '', [], ["CSIP91"]),
    (r' ADMID="prov-1 rights-1"', ' ADMID="amd"', [], []),
    (r' ADMID="prov-1 rights-1"', ' ADMID="prov-1 rights-1 prov-2"', ["CSIP91"], []),
    (r' DMDID="dmd-1"', '', [], ["CSIP92"]),
    (r'<div ID="doc".*</div>', '', [], ["CSIP93"]),
    (r'div ID="doc"', 'div', ["CSIP94"], []),
    (r'(<div) (ID="doc".*</div>)', r'\1 \2<div ID="doc2" LABEL="Documentation"><fptr FILEID="documentation"/></div>', ["CSIP95"], []),
    (r'<fptr FILEID="documentation"/>', '', ["CSIP96"], []),
    (r'<fptr FILEID="documentation"/>', '<fptr FILEID="schemas"/>', ["CSIP116"], []),
    (r'<div ID="sch".*</div>', '', [], ["CSIP97"]),
    (r'div ID="sch"', 'div', ["CSIP98"], []),
    (r'(<div) (ID="sch".*</div>)', r'\1 \2<div ID="sch2" LABEL="Schemas"><fptr FILEID="schemas"/></div>', ["CSIP99"], []),
    (r'<fptr FILEID="schemas"/>', '', ["CSIP100"], []),
    (r'<fptr FILEID="schemas"/>', '<fptr FILEID="rep1"/>', ["CSIP118"], []),
    (r'LABEL="Schemas"', 'LABEL="Representations"', ["CSIP119"], ["CSIP97"]),
    (r'div ID="sch" LABEL="Schemas"', 'div LABEL="Representations"', ["CSIP102", "CSIP119"], ["CSIP97"]),
    (r'<div ID="sch" LABEL="Schemas"><fptr FILEID="schemas"/>', '<div ID="sch" LABEL="Representations">', ["CSIP104"], ["CSIP97"]),
    (r'(?s)USE="Representations/rep1"(.*)USE="Representations/rep2"', r'USE="Schemas"\1USE="Schemas"', ["CSIP100", "CSIP114"], []),
    (r'<div ID="div-rep1"', '<div ID="r1" LABEL="Representations"><fptr FILEID="rep1"/></div>\n<div ID="r2" LABEL="Representations"><fptr FILEID="rep2"/></div>\n<div ID="div-rep1"', ["CSIP103"], []),
    (r'div ID="div-rep1"', 'div', ["CSIP106"], []),
    (r'LABEL="Representations/rep1"', 'LABEL="rep1"', ["CSIP107"], ["CSIP105"]),
    (r'xlink:title="rep1"', 'xlink:title="rep9"', ["CSIP108"], []),
    (r'<mptr [^>]*rep1"/>', '', ["CSIP109", "representations/rep1/data/bild 1.png"], []),
    (r'(<mptr [^>]*)xlink:href="[^"]*"', r'\1', ["CSIP110", "representations/rep1/data/bild 1.png"], []),
    (r'(<mptr [^>]*)xlink:type="simple"', r'\1', ["CSIP111"], []),
    (r'(<mptr [^>]*)LOCTYPE="URL"', r'\1', ["CSIP112"], []),
    (r'FLocat (.*)documentation/falt.csv', r'FLocat \1documentation/borta.csv', ["CSIP79", "documentation/falt.csv"], []),
    (r'FLocat (.*)documentation/falt.csv', r'FLocat \1http://example.org/documentation/falt.csv', ["CSIP79", "documentation/falt.csv"], []),
    (r'FLocat (.*)documentation/falt.csv', r'FLocat \1file:///./documentation/%66alt.csv', [], []),
    (r'FLocat (.*)documentation/falt.csv', r'FLocat \1../leverans/documentation/falt.csv', ["CSIP79", "documentation/falt.csv"], []),
    (r'FLocat (.*)documentation/falt.csv', r'FLocat \1schemas/mets1_12.xsd', ["CSIP79", "documentation/falt.csv", "schemas/mets1_12.xsd"], []),
]


def spoil_measures():
    """Attributes of the four kinds of elements that lead to a file, and the requirement on each."""
    kinds = [(22, 23, 24, 26, "metadata/descriptive/erms.xml"), (36, 37, 38, 40, "metadata/preservation/premis.xml"), (49, 50, 51, 53, "metadata/preservation/rights.xml"), (77, 78, 79, 68, "documentation/falt.csv")]
    for locator, kind, address, media, path in kinds:
        yield path, "LOCTYPE", locator
        yield path, "xlink:type", kind
        yield path, "xlink:href", address
        for number, attribute in enumerate(("MIMETYPE", "SIZE", "CREATED", "CHECKSUM", "CHECKSUMTYPE"), media):
            yield path, attribute, number


def element_of(text, path, attribute):
    """Where the element lies that holds the attribute: that with the path in it, or the file before."""
    href = text.index(f'xlink:href="{path}"')
    begin = text.rindex("<", 0, href)
    if path.startswith("documentation/") and attribute not in ("LOCTYPE", "xlink:type", "xlink:href"):
        begin = text.rindex("<", 0, begin)
    return begin, text.index(">", begin)


def test_spoiled(folder, sound):
    text = sound["METS.xml"].decode()
    for pattern, replacement, facts, should in SPOILED:
        changed, n = re.subn(pattern, replacement, text, count=1)
        check(n == 1, f"{pattern} is not in METS.xml")
        verify(f"{pattern} as {replacement}", lay(folder, dict(sound, **{"METS.xml": changed.encode()})), 1 if facts else 0, facts, should)
    for path, attribute, number in spoil_measures():
        begin, end = element_of(text, path, attribute)
        element, n = re.subn(f' {attribute}="[^"]*"', "", text[begin:end])
        check(n == 1, f"{attribute} of {path} is not in METS.xml")
        verify(f"{path} without {attribute}", lay(folder, dict(sound, **{"METS.xml": (text[:begin] + element + text[end:]).encode()})), 1, [f"CSIP{number}"] + ([path] if attribute == "xlink:href" else []))
    below = "representations/rep1/METS.xml"
    spoiled = sound[below].decode().replace(' csip:CONTENTINFORMATIONTYPE="citserms_v2_1" PROFILE', " PROFILE")
    verify("a representation of no type", lay(folder, dict(sound, **{below: spoiled.encode()})), 1, ["CSIP4", below])


def test_files(folder, sound):
    for path, data in sound.items():
        if path == "METS.xml":
            continue
        name = [path] if not path.endswith("METS.xml") else None
        longer = verify(f"{path} is longer", lay(folder, dict(sound, **{path: data + b" "})), 1, [path])
        check(any(f["before"] == str(len(data)) and f["after"] == str(len(data) + 1) for f in longer["facts"]), f"{path}: its sizes are not told: {longer}")
        if data and name:
            changed = verify(f"{path} has another byte", lay(folder, dict(sound, **{path: bytes([data[0] ^ 1]) + data[1:]})), 1, [path])
            check(any(f["after"] == hashlib.sha256(bytes([data[0] ^ 1]) + data[1:]).hexdigest() for f in changed["facts"]), f"{path}: its digest is not told: {changed}")
            files = dict(sound)
            del files[path]
            number = {"erms.xml": "CSIP24", "premis.xml": "CSIP38", "rights.xml": "CSIP51"}.get(path.rsplit("/", 1)[1], "CSIP79")
            lost = [f for f, prefix in (("CSIPSTR15", "schemas/"), ("CSIPSTR16", "documentation/")) if path.startswith(prefix)]
            verify(f"{path} is gone", lay(folder, files), 1, [number], lost)
    verify("a file more", lay(folder, dict(sound, **{"representations/rep1/data/mer.csv": b"1"})), 1, ["representations/rep1/data/mer.csv"])
    lay(folder, sound)
    os.symlink("falt.csv", f"{folder}/documentation/länk.csv")
    verify("a link", folder, 1, ["documentation/länk.csv"])
    other = f"{os.path.dirname(folder)}/annan"
    verify("a folder of another name", lay(other, sound), 0, [], ["CSIPSTR2"])
    moved = {path.replace("representations/", "innehall/"): data.replace(b"representations/", b"innehall/") for path, data in sound.items()}
    verify("representations in a folder of another name", lay(folder, moved), 0, [], ["CSIPSTR9"])
    bare = re.sub(r'(?s)<dmdSec.*</amdSec>|(?: [AD]DMID| DMDID| ADMID)="[^"]*"', "", sound["METS.xml"].decode()).encode()
    verify("nothing but files", lay(folder, {path: bare if path == "METS.xml" else data for path, data in sound.items() if not path.startswith("metadata/")}), 0, [], ["CSIP17", "CSIP31", "CSIPSTR5"])
    sums = dict(sound)
    for kind, made in (("SHA-512", hashlib.sha512), ("SHA-1", hashlib.sha1), ("MD5", hashlib.md5)):
        data = FILES["documentation/falt.csv"]
        digest = hashlib.sha256(data).hexdigest()
        sums["METS.xml"] = sound["METS.xml"].replace(f'"{digest}" CHECKSUMTYPE="SHA-256"'.encode(), f'"{made(data).hexdigest().upper()}" CHECKSUMTYPE="{kind}"'.encode())
        verify(kind, lay(folder, sums), 0)
    verify("an algorithm that nobody has", lay(folder, dict(sound, **{"METS.xml": sums["METS.xml"].replace(b'"MD5"', b'"HAVAL"')})), 1, ["CSIP72"])


def write_zip(path, entries):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as z:
        for name, data, *mode in entries:
            info = zipfile.ZipInfo(name)
            info.create_system, info.external_attr = 3, (mode[0] if mode else stat.S_IFREG | 0o644) << 16
            z.writestr(info, data, zipfile.ZIP_DEFLATED)
    return path


def test_zip(folder, sound):
    path = f"{os.path.dirname(folder)}/paket.zip"
    entries = [(f"leverans/{name}", data) for name, data in sound.items()]
    found = verify("as ZIP", write_zip(path, entries), 0)
    check(found["files"] == len(sound) and found["checksums"] == len(sound) - 1 and found["documents"] == 3, f"as ZIP: {found}")
    whole = open(path, "rb").read()
    verify("as ZIP without a folder", write_zip(path, [(name, data) for name, data in sound.items()]), 1, ["CSIPSTR1"])
    verify("a ZIP with a way out", write_zip(path, entries + [("leverans/../../ut.txt", b"1")]), 1, ["../../ut.txt"])
    verify("a ZIP with a link", write_zip(path, entries + [("leverans/link", b"/etc/passwd", stat.S_IFLNK | 0o777)]), 1, ["link"])
    with open(path, "wb") as f:
        f.write(whole[:len(whole) // 2])
    verify("half a ZIP", path, 3, said="cannot be read")
    at = whole.index(b"leverans/documentation/falt.csv") + len("leverans/documentation/falt.csv") + 2
    with open(path, "wb") as f:
        f.write(whole[:at] + bytes([whole[at] ^ 0x10]) + whole[at + 1:])
    verify("a ZIP with another byte", path, 1, ["documentation/falt.csv"])


def test_no_package(folder, sound):
    empty = lay(folder, {"a.txt": b"1"})
    verify("no METS.xml", empty, 3, said="CSIPSTR4")
    verify("METS.xml is no XML", lay(folder, dict(sound, **{"METS.xml": b"<mets>"})), 3, said="METS.xml")
    verify("METS.xml is another XML", lay(folder, dict(sound, **{"METS.xml": b"<html/>"})), 3, said="its root is not mets")
    bomb = b'<!DOCTYPE mets [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><mets xmlns="http://www.loc.gov/METS/" OBJID="&b;"/>'
    verify("METS.xml with entities", lay(folder, dict(sound, **{"METS.xml": bomb})), 3, said="document type")
    done = subprocess.run([PROGRAM, "verify", lay(folder, sound), "rapport.ini"], capture_output=True, text=True)
    check(done.returncode == 2 and "a package is verified by what it says itself" in done.stderr, f"a report beside a package: {done.returncode} {done.stderr}")


def test_text(folder, sound):
    done = subprocess.run([PROGRAM, "verify", lay(folder, dict(sound, **{"documentation/falt.csv": b"fil,kolumn\n\n"}))], capture_output=True, text=True)
    check(done.stdout.startswith(f"{folder}: NOT as it is described\n    11 files, 9 of them by checksum; "), done.stdout)
    check("    file documentation/falt.csv: SHA-256 is not that of METS.xml (CSIP71)\n" in done.stdout, done.stdout)


REPORT = """[report]
layout = fixture
title = Rapport
date = 2025-02-27

[text inledning]
file = texter/inledning.md

[table drift]
heading = Drift
file = data/drift.csv
style = figures
"""
SOURCES = {"rapport.ini": REPORT.encode(), "texter/inledning.md": "# Inledning\n\nNämnden räknar med ett underskott.\n".encode(), "data/drift.csv": "Verksamhet;Utfall\nHemtjänst;-17 013\n".encode()}


def built(folder, sources):
    lay(folder, sources)
    done = subprocess.run([PROGRAM, "build", f"{folder}/rapport.ini", "--layouts", f"{ROOT}/tests/fixtures", "-o", f"{folder}/ut.pdf"], capture_output=True, text=True)
    check(done.returncode == 0, done.stderr)
    with open(f"{folder}/ut.pdf", "rb") as f:
        return f.read()


def added_to(pdf):
    """An update that says another thing of the first object that is no stream."""
    number, at, trailer = int(re.search(rb"\n(\d+) 0 obj\n<<", pdf)[1]), len(pdf), pdf[int(re.findall(rb"startxref\s+(\d+)", pdf)[-1]):]
    size, root, info = (re.search(rb"/%s (\d+(?: 0 R)?)" % key, trailer)[1] for key in (b"Size", b"Root", b"Info"))
    text = b"%d 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n" % number
    return pdf + text + (b"xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %s /Root %s /Info %s /Prev %s >>\nstartxref\n%d\n%%%%EOF\n"
                         % (number, at, size, root, info, re.findall(rb"startxref\s+(\d+)", pdf)[-1], at + len(text)))


def test_proof(folder):
    """A PDF is set again from the files of the package, which are found by their digests: their names there are others."""
    pdf, other = built(f"{folder}-k", SOURCES), built(f"{folder}-k", dict(SOURCES, **{"data/drift.csv": SOURCES["data/drift.csv"].replace(b"013", b"031")}))
    names = {"rapport.ini": "a.ini", "texter/inledning.md": "b.md", "data/drift.csv": "c.csv"}
    with open(f"{ROOT}/tests/fixtures/fixture.ini", "rb") as f:
        layout = f.read()
    rest = {"representations/rep2/data/f.ini": layout}
    for name in ("layouts/base.ini", "fonts/dejavu-sans-mono.ini"):
        with open(f"{ROOT}/{name}", "rb") as f:
            rest[f"representations/rep2/data/g-{os.path.basename(name)}"] = f.read()
    def with_pdf(data, sources):
        return package(more={"representations/rep1/data/rapport.pdf": data, **{f"representations/rep2/data/{names[name]}": text for name, text in sources.items()}, **rest})

    found = verify("a PDF and its sources", lay(folder, with_pdf(pdf, SOURCES)), 0)
    check((found["pdfs"], found["same"]) == (1, 1), f"a PDF and its sources: {found}")
    changed = dict(SOURCES, **{"data/drift.csv": SOURCES["data/drift.csv"].replace(b"013", b"014")})
    verify("another source, described as it is", lay(folder, with_pdf(pdf, changed)), 1, ["representations/rep1/data/rapport.pdf", "data/drift.csv"], said="not all in the package")
    verify("another PDF, described as it is", lay(folder, with_pdf(other, SOURCES)), 1, ["representations/rep1/data/rapport.pdf", "data/drift.csv"])
    verify("without sources", lay(folder, package(more={"representations/rep1/data/rapport.pdf": pdf})), 0, [], ["representations/rep1/data/rapport.pdf"], said="its sources are not in the package")
    spoiled = pdf.replace(b"/CreationDate", b"/CreationDat3") if b"/CreationDate" in pdf else pdf[:200] + bytes([pdf[200] ^ 1]) + pdf[201:]
    done = subprocess.run([PROGRAM, "verify", lay(folder, with_pdf(spoiled, SOURCES))], capture_output=True, text=True)
    check(done.returncode == 1 and "representations/rep1/data/rapport.pdf: it is " in done.stdout, f"a changed PDF, described as it is: {done.stdout}")
    more = ["representations/rep1/data/rapport.pdf"]
    verify("bytes behind a PDF", lay(folder, with_pdf(pdf + b"% more\n", SOURCES)), 1, more, said="more than signatures stands behind what kommuntryck wrote: 7 bytes stand behind its end")
    verify("a page put in behind a PDF", lay(folder, with_pdf(added_to(pdf), SOURCES)), 1, more, said="was changed behind it")
    verify("half a PDF", lay(folder, with_pdf(pdf[:len(pdf) // 2], SOURCES)), 1, ["representations/rep1/data/rapport.pdf"], said="no whole PDF")


def test_schemas(folder, sound):
    """XML is held against the schema of its namespace, whatever that is called; one that is not there is not asked for elsewhere."""
    rules = lay(f"{folder}-s", {"a.xsd": b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:prov"><xs:element name="erms"/></xs:schema>', "b.xsd": b"<no",
                                "c.xsd": b'<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:c"><xs:include schemaLocation="http://example.org/c.xsd"/></xs:schema>'})
    os.environ["KOMMUNTRYCK_SCHEMAS"] = rules
    check(verify("by a schema", lay(folder, sound), 0)["schemas"] == 1, "erms.xml was not held against its schema")
    path = "metadata/descriptive/erms.xml"
    changed = b'<ermz xmlns="urn:prov"/>\n'
    mets = sound["METS.xml"].replace(hashlib.sha256(sound[path]).hexdigest().encode(), hashlib.sha256(changed).hexdigest().encode())
    verify("not as its schema", lay(folder, dict(sound, **{path: changed, "METS.xml": mets})), 1, ["schema"], said=f"{path}:1: Element 'ermz'")
    if SCHEMAS:
        os.environ["KOMMUNTRYCK_SCHEMAS"] = SCHEMAS
        check(verify("by the schemas of E-ARK", lay(folder, sound), 0)["schemas"] >= 3, "METS.xml was not held against its schema")
    del os.environ["KOMMUNTRYCK_SCHEMAS"]


def test_all_told():
    """What the program knows of E-ARK, and never said here, nobody has tried."""
    known = set()
    for name in ("require.c", "described.c"):
        with open(f"{ROOT}/src/package/{name}", encoding="utf-8") as f:
            known.update(re.findall(r'"((?:CSIP|SIP|CSIPSTR)\d+)"', f.read()))
    check(known <= told, f"requirements that no test breaks: {sorted(known - told)}")


with tempfile.TemporaryDirectory() as top:
    folder, sound = f"{top}/leverans", package()
    verify("as it was made", lay(folder, sound), 0)
    test_spoiled(folder, sound)
    test_files(folder, sound)
    test_zip(folder, sound)
    test_no_package(folder, sound)
    test_text(folder, sound)

    test_proof(folder)
    test_schemas(folder, sound)
    test_all_told()

for problem in problems:
    print(problem)
sys.exit(1 if problems else 0)
