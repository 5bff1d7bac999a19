/* decide.c: kommuntryck approve and kommuntryck revise */

#include <stdio.h>
#include <string.h>
#include "command/command.h"
#include "command/options.h"
#include "kommuntryck.h"

struct options {
    const char *command, *report, *output;
    struct kommuntryck_decision decision;
    struct layout_folders layouts;
};

static int read_option(struct options *o, int option, char **argv)
{
    switch (option) {
    case 'b':
        o->decision.by = optarg;
        return EXIT_DONE;
    case 'd':
        o->decision.date = optarg;
        return EXIT_DONE;
    case 'p':
        o->decision.paragraph = optarg;
        return EXIT_DONE;
    case 'r':
        o->decision.reason = optarg;
        return EXIT_DONE;
    case 'o':
        o->output = optarg;
        return EXIT_DONE;
    case 'L':
        return layout_folder_add(&o->layouts, o->command, optarg);
    default:
        return option_error(o->command, option, argv[optind - 1]);
    }
}

/* A year, a month and a day: 2025-02-27. */
static bool is_date(const char *s)
{
    static const char pattern[] = "dddd-dd-dd";
    for (size_t i = 0; i < sizeof pattern; i++)
        if (pattern[i] == 'd' ? s[i] < '0' || s[i] > '9' : s[i] != pattern[i])
            return false;
    return strncmp(s + 5, "00", 2) > 0 && strncmp(s + 5, "12", 2) <= 0 && strncmp(s + 8, "00", 2) > 0 && strncmp(s + 8, "31", 2) <= 0;
}

static int read_options(struct options *o, int argc, char **argv)
{
    static const struct option names[] = { { "by", required_argument, NULL, 'b' }, { "date", required_argument, NULL, 'd' },
                                           { "paragraph", required_argument, NULL, 'p' }, { "reason", required_argument, NULL, 'r' },
                                           { "output", required_argument, NULL, 'o' }, { "layouts", required_argument, NULL, 'L' }, { NULL, 0, NULL, 0 } };
    int option;
    while ((option = getopt_long(argc, argv, ":o:L:", names, NULL)) != -1) {
        int status = read_option(o, option, argv);
        if (status)
            return status;
    }
    if (optind + 1 != argc)
        return usage_error(o->command, optind == argc ? "which report? Name its INI file" : "one report at a time", "");
    o->report = argv[optind];
    if (o->output && strcmp(o->output, "-") == 0)
        return usage_error(o->command, "the PDF goes to a file, not to standard output", "");
    if (!o->decision.date)
        return usage_error(o->command, "when was it decided? --date 2025-02-27", "");
    return is_date(o->decision.date) ? EXIT_DONE : usage_error(o->command, "--date wants a date like 2025-02-27, not ", o->decision.date);
}

static int run(const struct options *o, bool (*decide)(struct kommuntryck *k, const struct kommuntryck_decision *d, const char *output, FILE *said))
{
    const struct kommuntryck_paths paths = { .layouts = o->layouts.v };
    struct kommuntryck *k = kommuntryck_open(o->report, &paths);
    decide(k, &o->decision, o->output, stdout);
    kommuntryck_messages(k, stderr);
    int status = kommuntryck_status(k);
    kommuntryck_close(k);
    return fflush(stdout) == 0 ? status : EXIT_SYSTEM;
}

int command_approve(int argc, char **argv)
{
    struct options o = { .command = "approve" };
    int status = read_options(&o, argc, argv);
    if (!status && o.decision.reason)
        status = usage_error(o.command, "--reason belongs to revise", "");
    if (!status && (!o.decision.by || !*o.decision.by))
        status = usage_error(o.command, "who decided? --by socialnämnden", "");
    if (!status && (!o.decision.paragraph || !*o.decision.paragraph))
        status = usage_error(o.command, "which § of the minutes? --paragraph 22", "");
    return status ? status : run(&o, kommuntryck_approve);
}

int command_revise(int argc, char **argv)
{
    struct options o = { .command = "revise" };
    int status = read_options(&o, argc, argv);
    if (!status && (!o.decision.reason || !*o.decision.reason))
        status = usage_error(o.command, "why is it corrected? --reason \"fel belopp i tabell 3\"", "");
    if (!status && o.decision.by && !*o.decision.by)
        status = usage_error(o.command, "who decided? --by socialnämnden", "");
    if (!status && (o.decision.paragraph ? !*o.decision.paragraph : o.decision.by != NULL))
        status = usage_error(o.command, "which § of the minutes? --paragraph 31", "");
    return status ? status : run(&o, kommuntryck_revise);
}
