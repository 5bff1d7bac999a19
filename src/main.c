/* main.c: picks a command */

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include "base/heap.h"
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

int main(int argc, char **argv)
{
    heap_begin();
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
