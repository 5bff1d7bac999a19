/* diff.c: kommuntryck diff: what differs between two reports */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "command/command.h"
#include "command/options.h"
#include "kommuntryck.h"

#define COMMAND "diff"

enum { EXIT_SAME = 0, EXIT_DIFFERENT = 1 };

struct options {
    const char *reports[2];
    int format;
    struct layout_folders layouts;
};

static int format_of(const char *name)
{
    static const char *const names[] = { "text", "markdown", "json" };
    for (int i = 0; i < 3; i++)
        if (strcmp(name, names[i]) == 0)
            return i;
    return -1;
}

static int read_option(struct options *o, int option, char **argv)
{
    switch (option) {
    case 'f':
        o->format = format_of(optarg);
        return o->format >= 0 ? EXIT_DONE : usage_error(COMMAND, "there is no format ", optarg);
    case 'L':
        return layout_folder_add(&o->layouts, COMMAND, optarg);
    default:
        return option_error(COMMAND, option, argv[optind - 1]);
    }
}

static int read_options(struct options *o, int argc, char **argv)
{
    static const struct option names[] = { { "format", required_argument, NULL, 'f' }, { "layouts", required_argument, NULL, 'L' }, { NULL, 0, NULL, 0 } };
    int option;
    while ((option = getopt_long(argc, argv, ":f:L:", names, NULL)) != -1) {
        int status = read_option(o, option, argv);
        if (status)
            return status;
    }
    if (optind + 2 != argc)
        return usage_error(COMMAND, "name two reports, the old and the new: folders, or their INI files", "");
    o->reports[0] = argv[optind];
    o->reports[1] = argv[optind + 1];
    return EXIT_DONE;
}

/* A folder holds rapport.ini. */
static char *definition_in(const char *path)
{
    struct stat info;
    bool folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    char *name = malloc(strlen(path) + sizeof "/rapport.ini");
    if (!name)
        exit(EXIT_SYSTEM);
    strcpy(name, path);
    return folder ? strcat(name, "/rapport.ini") : name;
}

static struct kommuntryck *open_report(const struct options *o, const char *path)
{
    const struct kommuntryck_paths paths = { .layouts = o->layouts.v };
    char *name = definition_in(path);
    struct kommuntryck *k = kommuntryck_open(name, &paths);
    kommuntryck_unguard(k);
    kommuntryck_set(k);
    free(name);
    return k;
}

/* 0 the same, 1 different, 3 one of them could not be read or set. */
int command_diff(int argc, char **argv)
{
    struct options o = { 0 };
    int status = read_options(&o, argc, argv);
    if (status)
        return status;
    struct kommuntryck *reports[2] = { open_report(&o, o.reports[0]), open_report(&o, o.reports[1]) };
    int changes = kommuntryck_diff(reports[0], reports[1], (enum kommuntryck_changes)o.format, stdout);
    for (int i = 0; i < 2; i++) {
        if (kommuntryck_status(reports[i]))
            kommuntryck_messages(reports[i], stderr);
        kommuntryck_close(reports[i]);
    }
    if (changes < 0 || fflush(stdout) != 0)
        return EXIT_SYSTEM;
    return changes ? EXIT_DIFFERENT : EXIT_SAME;
}
