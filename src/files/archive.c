/* archive.c: kommuntryck archive: a package for the e-arkiv */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "command/options.h"
#include "files/files.h"
#include "files/session.h"
#include "package/archive.h"

#define COMMAND "archive"

struct archive_options {
    struct archiving order;
    struct layout_folders layouts;
};

static int read_option(struct archive_options *o, int option, char **argv)
{
    switch (option) {
    case 'o':
        for (size_t n = strlen(optarg); n > 1 && optarg[n - 1] == '/'; n--)
            optarg[n - 1] = '\0';
        o->order.output = optarg;
        return EXIT_DONE;
    case 'g':
        o->order.fgs = optarg;
        return strcmp(optarg, "1.2") == 0 ? EXIT_DONE : usage_error(COMMAND, "--fgs knows 1.2 only, not ", optarg);
    case 's':
        o->order.secret_ok = true;
        return EXIT_DONE;
    case 'L':
        return layout_folder_add(&o->layouts, COMMAND, optarg);
    default:
        return option_error(COMMAND, option, argv[optind - 1]);
    }
}

static int read_options(struct archive_options *o, int argc, char **argv)
{
    static const struct option names[] = { { "output", required_argument, NULL, 'o' }, { "fgs", required_argument, NULL, 'g' }, { "secret-ok", no_argument, NULL, 's' }, { "layouts", required_argument, NULL, 'L' }, { NULL, 0, NULL, 0 } };
    int option;
    while ((option = getopt_long(argc, argv, ":o:L:", names, NULL)) != -1) {
        int status = read_option(o, option, argv);
        if (status)
            return status;
    }
    if (optind == argc)
        return usage_error(COMMAND, "which report? Name its INI file", "");
    if (!o->order.output || !*o->order.output || strcmp(o->order.output, "/") == 0)
        return usage_error(COMMAND, "where shall the package go? -o leverans.zip, or -o leverans for a folder", "");
    o->order.reports = (const char *const *)&argv[optind];
    o->order.nreports = argc - optind;
    return EXIT_DONE;
}

int command_archive(int argc, char **argv)
{
    struct archive_options o = { 0 };
    struct session s;
    int status = read_options(&o, argc, argv);
    if (status)
        return status;
    const struct kommuntryck_paths paths = { .layouts = o.layouts.v };
    o.order.paths = &paths;
    o.order.schemas = getenv("KOMMUNTRYCK_SCHEMAS");
    session_begin(&s);
    archive_write(&o.order, &s.arena, &s.messages);
    return session_end(&s);
}
