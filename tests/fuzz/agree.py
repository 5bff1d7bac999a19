#!/usr/bin/env python3
"""agree.py BUILD [COUNT [SEED]]: of spoiled reports that still can be set, the PDF, the text and the trace hold the same characters (tests/pdf/words.py)."""
import os, random, re, shutil, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = [HERE, os.path.dirname(HERE), f"{os.path.dirname(HERE)}/pdf"]
import mutate, pdftools, words

INVISIBLE = re.compile("[\u0590-\u08ff\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe]")     # pdftotext turns such lines round, and adds marks


def one(build, seed, number):
    """Whether it could be set."""
    r = random.Random(f"agree {seed} {number}")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(r.choice(mutate.reports()), f"{folder}/report")
        mutate.spoil(r, f"{folder}/report")
        for form in ("pdf", "text", "trace"):
            done = subprocess.run([f"{build}/kommuntryck", "build", f"{folder}/report/rapport.ini", "--layouts", f"{mutate.ROOT}/tests/fixtures",
                                   "--layouts", f"{mutate.ROOT}/layouts", "--format", form, "-o", f"{folder}/out.{form}"], capture_output=True)
            if done.returncode:
                return False
        if INVISIBLE.search(pdftools.read(f"{folder}/out.text")):
            return False
        report = pdftools.Report(f"change {number} of seed {seed}", "", *(f"{folder}/out.{form}" for form in ("pdf", "text", "trace")))
        try:
            words.compare_signs(report)
        except Exception as e:
            words.problems.check(False, report, f"{type(e).__name__}: {e}")
        return True


def main(build, count=300, seed=1):
    done = sum(one(os.path.abspath(build), int(seed), n) for n in range(int(count)))
    print(f"{count} changes, {done} reports compared")
    return words.problems.status()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
