"""signing.py: keys, certificates and signed reports for tests: made anew by openssl, in a folder that goes."""
import os, subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FIXTURES = f"{ROOT}/tests/fixtures"
PASSWORD = "hemlig\u00e5"
USAGE = "digitalSignature,nonRepudiation"
REPORT = """[report]
layout = fixture
title = Prov
date = 2025-02-27
archive = %s

[heading h]
title = Skrivs under
level = 1

[signatures u]
signers = ordf | chef
style = field
timestamp = Arkiv

[signer ordf]
title = Ordf\u00f6rande
field = Ordf

[signer chef]
title = Chef
field = Chef
"""


def openssl(*arguments, folder, data=None):
    done = subprocess.run(["openssl", *arguments], cwd=folder, input=data, capture_output=True)
    assert done.returncode == 0, f"openssl {' '.join(arguments)}: {done.stderr.decode(errors='replace')}"
    return done.stdout


def write(path, text):
    with open(path, "wb") as f:
        f.write(text if isinstance(text, bytes) else text.encode())
    return path


def read(path):
    with open(path, "rb") as f:
        return f.read()


def root(folder, name="rot"):
    openssl("req", "-x509", "-newkey", "rsa:2048", "-keyout", f"{name}.key", "-out", f"{name}.pem", "-nodes", "-days", "7000", "-subj", f"/CN={name}",
            "-addext", "keyUsage=critical,keyCertSign,cRLSign", folder=folder)


def leaf(folder, name, person, kind=("rsa:2048",), usage=USAGE, more="", begin=None, end=None, by="rot"):
    """name.key and name.pem, by the root; begin and end as openssl writes times: 20200101000000Z."""
    openssl("req", "-new", "-newkey", *kind, "-keyout", f"{name}.key", "-out", f"{name}.csr", "-nodes", "-utf8", "-subj", f"/C=SE/O=Prov/CN={person}", folder=folder)
    write(f"{folder}/{name}.ext", f"keyUsage=critical,{usage}\nbasicConstraints=critical,CA:FALSE\n{more}")
    if not begin:
        openssl("x509", "-req", "-in", f"{name}.csr", "-CA", f"{by}.pem", "-CAkey", f"{by}.key", "-CAcreateserial", "-days", "7000", "-extfile", f"{name}.ext",
                "-out", f"{name}.pem", folder=folder)
        return
    write(f"{folder}/ca.cnf", "[ca]\ndefault_ca=a\n[a]\ndatabase=db\nserial=serial\nnew_certs_dir=.\ndefault_md=sha256\npolicy=p\nunique_subject=no\n[p]\ncommonName=supplied\n")
    write(f"{folder}/db", "")
    write(f"{folder}/serial", "4242\n")
    openssl("ca", "-batch", "-config", "ca.cnf", "-cert", f"{by}.pem", "-keyfile", f"{by}.key", "-startdate", begin, "-enddate", end, "-extfile", f"{name}.ext", "-utf8",
            "-in", f"{name}.csr", "-out", f"{name}.pem", "-notext", folder=folder)


def pack(folder, name, *more, to=None):
    """name.p12."""
    write(f"{folder}/password", PASSWORD + "\n")
    openssl("pkcs12", "-export", "-inkey", f"{name}.key", "-in", f"{name}.pem", "-certfile", "rot.pem", "-passout", "file:password", "-out", f"{to or name}.p12", *more, folder=folder)


def people(folder):
    """rsa.p12 and ec.p12, rot.pem, password."""
    root(folder)
    leaf(folder, "rsa", "\u00c5sa \u00d6berg")
    pack(folder, "rsa")
    leaf(folder, "ec", "Karl \u00c4lg", ("ec", "-pkeyopt", "ec_paramgen_curve:P-256"))
    pack(folder, "ec")


def run(build, *arguments, folder=None, **more):
    return subprocess.run([f"{build}/kommuntryck", *arguments], cwd=folder, capture_output=True, text=True, **more)


def report(build, folder, archive="2a"):
    """ARCHIVE.ini and ARCHIVE.pdf."""
    write(f"{folder}/{archive}.ini", REPORT % archive)
    done = run(build, "build", f"{archive}.ini", "--layouts", FIXTURES, "-o", f"{archive}.pdf", folder=folder)
    assert done.returncode == 0, done.stderr
    return f"{archive}.pdf"


def sign(build, folder, pdf, to, who="rsa", *more):
    return run(build, "sign", pdf, "--pkcs12", f"{who}.p12", "--password-file", "password", "-o", to, *more, folder=folder)


def verify(build, folder, pdf, archive, *more):
    return run(build, "verify", pdf, f"{archive}.ini", "--layouts", FIXTURES, *more, folder=folder)
