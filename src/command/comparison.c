/* comparison.c: the command line of kommuntryck diff, which either program may get */

#include "command/comparison.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include "command/command.h"

#define COMMAND "diff"

static int format_of(const char *name)
{
    static const char *const names[] = { "text", "markdown", "json" };
    for (int i = 0; i < 3; i++)
        if (strcmp(name, names[i]) == 0)
            return i;
    return -1;
}

static int read_option(struct comparison *c, int option, char **argv)
{
    int format;
    switch (option) {
    case 'f':
        format = format_of(optarg);
        c->format = (enum kommuntryck_changes)format;
        return format >= 0 ? EXIT_DONE : usage_error(COMMAND, "there is no format ", optarg);
    case 'L':
        return layout_folder_add(&c->layouts, COMMAND, optarg);
    default:
        return option_error(COMMAND, option, argv[optind - 1]);
    }
}

int comparison_read(struct comparison *c, int argc, char **argv)
{
    static const struct option names[] = { { "format", required_argument, NULL, 'f' }, { "layouts", required_argument, NULL, 'L' }, { NULL, 0, NULL, 0 } };
    int option;
    while ((option = getopt_long(argc, argv, ":f:L:", names, NULL)) != -1) {
        int status = read_option(c, option, argv);
        if (status)
            return status;
    }
    if (optind + 2 != argc)
        return usage_error(COMMAND, "name two reports, the old and the new: folders, their INI files or locks, or PDFs", "");
    c->sides[0] = argv[optind];
    c->sides[1] = argv[optind + 1];
    return EXIT_DONE;
}

char *comparison_path(const char *path)
{
    struct stat info;
    bool folder = stat(path, &info) == 0 && S_ISDIR(info.st_mode);
    char *name = malloc(strlen(path) + sizeof "/rapport.ini");
    if (!name)
        exit(EXIT_SYSTEM);
    strcpy(name, path);
    return folder ? strcat(name, "/rapport.ini") : name;
}

struct kommuntryck *comparison_open(const struct comparison *c, const char *side)
{
    const struct kommuntryck_paths paths = { .layouts = c->layouts.v };
    if (kommuntryck_is_lock(side))
        return kommuntryck_open_locked(side, &paths);
    char *name = comparison_path(side);
    struct kommuntryck *k = kommuntryck_open(name, &paths);
    kommuntryck_unguard(k);
    kommuntryck_set(k);
    free(name);
    return k;
}

bool is_pdf(const char *path)
{
    char begin[5];
    struct stat info;
    FILE *f = stat(path, &info) == 0 && S_ISREG(info.st_mode) ? fopen(path, "rbe") : NULL;
    bool pdf = f && fread(begin, 1, sizeof begin, f) == sizeof begin && memcmp(begin, "%PDF-", sizeof begin) == 0;
    if (f)
        fclose(f);
    return pdf;
}
