/* main.c: picks a command */

#include <limits.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>
#include "command/command.h"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

static const struct command commands[] = {
    { "build", command_build, "build [-o FILE|DIR] [--format pdf|text|trace] [--layouts DIR] [--jobs N] [--depend FILE] [--timing] rapport.ini ... | --all DIR" },
    { "check", command_check, "check [--explain] [--accept] [--format text|json] [--layouts DIR] rapport.ini" },
    { "diff", command_diff, "diff [--format text|markdown|json] [--layouts DIR] OLD NEW" },
    { "approve", command_approve, "approve --by WHO --date DATE --paragraph NUMBER [-o FILE] [--layouts DIR] rapport.ini" },
    { "revise", command_revise, "revise --reason WHY --date DATE [--by WHO] [--paragraph NUMBER] [-o FILE] [--layouts DIR] rapport.ini" },
    { "archive", command_apart, "archive -o DIR|FILE.zip [--fgs 1.2] [--secret-ok] [--layouts DIR] rapport.ini ..." },
    { "extract", command_apart, "extract FINISHED.pdf DIR" },
    { "sign", command_apart, "sign --pkcs12 FILE [--password-file FILE] [--field NAME] [--date DATE] [--reason WHY] [--location WHERE] [-o FILE] FINISHED.pdf" },
    { "verify", command_apart, "verify [--format text|json] [--layouts DIR] [--trust ROOTS.pem [--signatures N]] FINISHED.pdf [rapport.ini] | PACKAGE" },
};

static int help(FILE *to)
{
    fputs("kommuntryck sets municipal reports from INI, CSV and Markdown.\n\n", to);
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        fprintf(to, "    kommuntryck %s\n", commands[i].usage);
    fputs("\nSee kommuntryck(1), kommuntryck-report(5) and kommuntryck-layout(5).\n", to);
    return to != stdout ? EXIT_USAGE : fflush(to) == 0 ? EXIT_DONE : EXIT_SYSTEM;
}

#define FIRST_HEAP ((size_t)16 << 20)   /* bytes of addresses: enough for a report of some hundred pages */

/* The beginning of the heap lies in large pages where the system has them: it clears and maps one in the time of a few small ones, of which a report takes
 * thousands.  What is never touched is never there. */
static void enlarge_pages(void)
{
    const char *begin = sbrk(0);
    mallopt(M_TOP_PAD, FIRST_HEAP);
    void *volatile any = malloc(FIRST_HEAP / 32);       /* volatile: or the compiler leaves it out */
    free(any);
    size_t size = (size_t)((const char *)sbrk(0) - begin), page = (size_t)sysconf(_SC_PAGESIZE), over = (uintptr_t)begin % page;
    if (size > FIRST_HEAP && size < 2 * FIRST_HEAP)     /* not, where another heap is linked in */
        madvise((char *)(uintptr_t)begin - over, size + over, MADV_HUGEPAGE);
}

/* What is freed is taken again, not given back and asked for anew: the system clears each page of memory that it gives, which costs more than most of
 * what is done with it.  One arena serves the helpers too, which ask for little. */
static void keep_memory(void)
{
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, INT_MAX);
    mallopt(M_ARENA_MAX, 1);
    enlarge_pages();
}

int main(int argc, char **argv)
{
    keep_memory();
    signal(SIGPIPE, SIG_IGN);                   /* a reader that goes away is an error message, not a silent death */
    if (argc < 2)
        return help(stderr);
    if (strcmp(argv[1], "--help") == 0 || strcmp(argv[1], "-h") == 0)
        return help(stdout);
    if (strcmp(argv[1], "--version") == 0)
        return puts("kommuntryck " KT_VERSION) < 0 || fflush(stdout) ? EXIT_SYSTEM : EXIT_DONE;
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (strcmp(argv[1], commands[i].name) == 0)
            return commands[i].run(argc - 1, argv + 1);
    fprintf(stderr, "kommuntryck: there is no command %s\nSee kommuntryck --help.\n", argv[1]);
    return EXIT_USAGE;
}
