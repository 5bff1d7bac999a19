/* check.c: kommuntryck check: what is wrong with a report, before it is set */

#include <stdio.h>
#include <string.h>
#include "command/command.h"
#include "command/options.h"
#include "kommuntryck.h"

#define COMMAND "check"

struct options {
    const char *report;
    bool json, explain, accept;
    struct layout_folders layouts;
};

static int read_option(struct options *o, int option, char **argv)
{
    switch (option) {
    case 'f':
        o->json = strcmp(optarg, "json") == 0;
        return o->json || strcmp(optarg, "text") == 0 ? EXIT_DONE : usage_error(COMMAND, "there is no format ", optarg);
    case 'e':
        o->explain = true;
        return EXIT_DONE;
    case 'a':
        o->accept = true;
        return EXIT_DONE;
    case 'L':
        return layout_folder_add(&o->layouts, COMMAND, optarg);
    default:
        return option_error(COMMAND, option, argv[optind - 1]);
    }
}

static int read_options(struct options *o, int argc, char **argv)
{
    static const struct option names[] = { { "format", required_argument, NULL, 'f' }, { "explain", no_argument, NULL, 'e' },
                                           { "accept", no_argument, NULL, 'a' },
                                           { "layouts", required_argument, NULL, 'L' }, { NULL, 0, NULL, 0 } };
    int option;
    while ((option = getopt_long(argc, argv, ":f:L:", names, NULL)) != -1) {
        int status = read_option(o, option, argv);
        if (status)
            return status;
    }
    if (optind + 1 != argc)
        return usage_error(COMMAND, optind == argc ? "which report? Name its INI file" : "one report at a time", "");
    o->report = argv[optind];
    return EXIT_DONE;
}

static void print(const struct kommuntryck *k, const struct options *o)
{
    if (o->json)
        kommuntryck_messages_json(k, stdout);
    else if (o->accept)
        kommuntryck_accepts(k, stdout);
    else
        kommuntryck_messages(k, stdout);
    if (o->explain && !o->json && !o->accept)
        kommuntryck_coverage(k, stdout);
}

int command_check(int argc, char **argv)
{
    struct options o = { 0 };
    int status = read_options(&o, argc, argv);
    if (status)
        return status;
    const struct kommuntryck_paths paths = { .layouts = o.layouts.v };
    struct kommuntryck *k = kommuntryck_open_to_check(o.report, &paths);
    kommuntryck_check(k);
    print(k, &o);
    status = kommuntryck_status(k);
    kommuntryck_close(k);
    return fflush(stdout) == 0 ? status : EXIT_SYSTEM;
}
