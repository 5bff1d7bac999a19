#!/usr/bin/env python3
"""library.py BUILD: include/kommuntryck.h is all that a program needs: one of a few lines is compiled, linked with the objects and run."""
import glob, os, subprocess, sys, tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.abspath(sys.argv[1])
SOURCE = r"""
#include <kommuntryck.h>
int main(int argc, char **argv)
{
    const char *const layouts[] = { "tests/fixtures", "layouts", NULL };
    const struct kommuntryck_paths paths = { .layouts = layouts };
    struct kommuntryck *k = kommuntryck_open(argv[1], &paths);
    for (int i = 2; i < argc; i++)
        if (!kommuntryck_set(k) || !kommuntryck_write(k, argv[i], "-"))
            fputs("nothing\n", stdout);
    kommuntryck_messages(k, stderr);
    int status = kommuntryck_status(k);
    kommuntryck_close(k);
    return status;
}
"""


def compile_it(folder):
    with open(f"{folder}/small.c", "w") as f:
        f.write(SOURCE)
    objects = [o for o in glob.glob(f"{BUILD}/obj/**/*.o", recursive=True) if not o.startswith((f"{BUILD}/obj/main.o", f"{BUILD}/obj/command/", f"{BUILD}/obj/files/", f"{BUILD}/obj/finished/", f"{BUILD}/obj/package/"))]
    sources = [o.replace(f"{BUILD}/obj", f"{ROOT}/src")[:-1] for o in objects]
    objects = [o for o, s in zip(objects, sources) if os.path.exists(s + "c") or os.path.exists(s + "S")]        # not those of sources that are gone
    flags = subprocess.check_output(["pkg-config", "--libs", "harfbuzz", "harfbuzz-subset", "md4c", "zlib", "libdeflate", "libpng", "libjpeg", "nettle"], text=True).split()
    sanitized = b"__asan" in open(f"{BUILD}/obj/kommuntryck.o", "rb").read()
    flags += ["-lhpdf", "-lcsv", "-liniparser", "-lhyphen", "-lunistring", "-lm"] + (["-fsanitize=address,undefined"] if sanitized else [])
    # C11 and nothing else: the header needs no extension
    subprocess.check_call(["gcc", "-std=c11", "-pedantic-errors", "-Wall", "-Wextra", "-Werror", f"-I{ROOT}/include", "-o", f"{folder}/small",
                           f"{folder}/small.c", *objects, *flags])


def run(folder, *arguments):
    return subprocess.run([f"{folder}/small", *arguments], cwd=ROOT, capture_output=True)


def main():
    with tempfile.TemporaryDirectory() as folder:
        compile_it(folder)
        report = "tests/fuzz/small/rapport.ini"
        os.makedirs(f"{folder}/project/build")
        os.rename(f"{folder}/small", f"{folder}/project/build/small")
        for name in ("layouts", "fonts"):
            os.symlink(f"{ROOT}/{name}", f"{folder}/project/{name}")
        good = run(f"{folder}/project/build", report, "text")
        wanted = subprocess.run([f"{BUILD}/kommuntryck", "build", report, "--layouts", "tests/fixtures", "-f", "text", "-o", "-"], cwd=ROOT,
                                capture_output=True)
        assert good.returncode == 0 and not good.stderr and good.stdout == wanted.stdout and good.stdout, good.stderr
        again = run(f"{folder}/project/build", report, "text", "text")
        assert again.returncode == 0 and again.stdout == 2 * wanted.stdout, "set and written twice is not the same twice"
        bad = run(f"{folder}/project/build", "tests/messages/text/rapport.ini", "pdf", "text")
        assert bad.returncode == 1 and bad.stdout == b"nothing\nnothing\n" and b"error:" in bad.stderr, bad.stderr
        gone = run(f"{folder}/project/build", "saknas.ini", "pdf")
        assert gone.returncode == 1 and gone.stdout == b"nothing\n" and b"saknas.ini" in gone.stderr, gone.stderr
        other = run(f"{folder}/project/build", report, "docx")
        assert other.stdout == b"nothing\n", "an unknown format"


main()
