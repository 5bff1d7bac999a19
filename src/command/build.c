/* build.c: kommuntryck build: a report's definition becomes a file */

#include <getopt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command/command.h"
#include "kommuntryck.h"
#include "output/device.h"

#define LAYOUT_FOLDERS_MAX 16

struct options {
    const char *report, *output, *format;
    const char *layouts[LAYOUT_FOLDERS_MAX + 1];
    int nlayouts;
};

static int usage_error(const char *what, const char *which)
{
    fprintf(stderr, "kommuntryck build: %s%s\nSee kommuntryck --help.\n", what, which);
    return EXIT_USAGE;
}

/* getopt names a short option by its letter: it may stand in a cluster, -xf. */
static int unknown_option(const char *argument)
{
    const char letter[] = { '-', (char)optopt, '\0' };
    return usage_error("unknown option ", optopt ? letter : argument);
}

static int read_option(struct options *o, int option, char **argv)
{
    switch (option) {
    case 'o':
        o->output = optarg;
        return EXIT_DONE;
    case 'f':
        o->format = optarg;
        return device_find(optarg) ? EXIT_DONE : usage_error("there is no format ", optarg);
    case 'L':
        if (o->nlayouts == LAYOUT_FOLDERS_MAX)
            return usage_error("too many --layouts", "");
        o->layouts[o->nlayouts++] = optarg;
        return EXIT_DONE;
    case ':':
        return usage_error("a value is missing after ", argv[optind - 1]);
    default:
        return unknown_option(argv[optind - 1]);
    }
}

static int read_options(struct options *o, int argc, char **argv)
{
    static const struct option names[] = { { "output", required_argument, NULL, 'o' }, { "format", required_argument, NULL, 'f' },
                                           { "layouts", required_argument, NULL, 'L' }, { NULL, 0, NULL, 0 } };
    int option;
    while ((option = getopt_long(argc, argv, ":o:f:L:", names, NULL)) != -1) {
        int status = read_option(o, option, argv);
        if (status)
            return status;
    }
    if (optind + 1 != argc)
        return usage_error(optind == argc ? "which report? Name its INI file" : "one report at a time", "");
    o->report = argv[optind];
    return EXIT_DONE;
}

/* rapport.ini becomes rapport.pdf beside it. */
static char *default_output(const char *report, const char *suffix)
{
    size_t n = strlen(report);
    if (n > 4 && strcmp(report + n - 4, ".ini") == 0)
        n -= 4;
    char *name = malloc(n + strlen(suffix) + 1);
    if (!name)
        exit(EXIT_SYSTEM);
    memcpy(name, report, n);
    strcpy(name + n, suffix);
    return name;
}

int command_build(int argc, char **argv)
{
    struct options o = { .format = "pdf" };
    int status = read_options(&o, argc, argv);
    if (status)
        return status;
    const struct kommuntryck_paths paths = { o.layouts };
    char *beside = o.output ? NULL : default_output(o.report, device_find(o.format)->suffix);
    struct kommuntryck *k = kommuntryck_open(o.report, &paths);
    if (kommuntryck_set(k))
        kommuntryck_write(k, o.format, o.output ? o.output : beside);
    kommuntryck_messages(k, stderr);
    status = kommuntryck_status(k);
    kommuntryck_close(k);
    free(beside);
    return status;
}
