/* build.c: kommuntryck build: a report's definition becomes a file */

#include "command/build.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/heap.h"
#include "command/command.h"
#include "command/waiting.h"
#include "output/device.h"
#include "output/file.h"

#define COMMAND "build"
#define JOBS_MAX 256

/* ---- options ---- */

static int processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n < 1 ? 1 : n > JOBS_MAX ? JOBS_MAX : (int)n;
}

static int read_jobs(struct build_options *o, const char *value)
{
    char *end;
    long n = strtol(value, &end, 10);
    if (*end || n < 1 || n > JOBS_MAX)
        return usage_error(COMMAND, "--jobs wants a number from 1 to 256, not ", value);
    o->jobs = (int)n;
    return EXIT_DONE;
}

static int read_option(struct build_options *o, int option, char **argv)
{
    switch (option) {
    case 'o':
        o->output = optarg;
        return EXIT_DONE;
    case 'f':
        o->format = optarg;
        return device_find(optarg) ? EXIT_DONE : usage_error(COMMAND, "there is no format ", optarg);
    case 'L':
        return layout_folder_add(&o->layouts, COMMAND, optarg);
    case 'a':
        o->many = true;
        return reports_add_all(o->arena, &o->reports, COMMAND, optarg);
    case 'j':
        return read_jobs(o, optarg);
    case 'd':
        o->depend = optarg;
        return EXIT_DONE;
    case 't':
        o->timing = true;
        return EXIT_DONE;
    default:
        return option_error(COMMAND, option, argv[optind - 1]);
    }
}

static int read_options(struct build_options *o, int argc, char **argv)
{
    static const struct option names[] = { { "output", required_argument, NULL, 'o' }, { "format", required_argument, NULL, 'f' },
                                           { "layouts", required_argument, NULL, 'L' }, { "all", required_argument, NULL, 'a' },
                                           { "jobs", required_argument, NULL, 'j' }, { "depend", required_argument, NULL, 'd' },
                                           { "timing", no_argument, NULL, 't' }, { NULL, 0, NULL, 0 } };
    int option, status;
    while ((option = getopt_long(argc, argv, ":o:f:L:j:", names, NULL)) != -1)
        if ((status = read_option(o, option, argv)) != EXIT_DONE)
            return status;
    for (int i = optind; i < argc; i++)
        vec_push(o->arena, &o->reports.list)->path = argv[i];
    if (!o->reports.list.n)
        return usage_error(COMMAND, "which report? Name its INI file", "");
    o->many = o->many || o->reports.list.n > 1;
    if (o->depend && o->output && strcmp(o->output, "-") == 0)
        return usage_error(COMMAND, "--depend wants a file as output, for the rule to be about", "");
    return reports_target(o->arena, &o->reports, COMMAND, o->output, device_find(o->format)->suffix, o->many);
}

/* ---- building ---- */

struct built build_report(struct kommuntryck_workshop *w, const struct build_options *o, const struct report_file *report, FILE *said, FILE *rule)
{
    struct kommuntryck *k = kommuntryck_open_in(w, report->path);
    if (kommuntryck_set(k))
        kommuntryck_write(k, o->format, report->target);
    kommuntryck_messages(k, said);
    if (o->timing)
        kommuntryck_costs(k, said);
    if (rule)
        kommuntryck_depend(k, report->target, rule);
    const struct built built = { kommuntryck_status(k), kommuntryck_pages(k) };
    kommuntryck_close(k);
    return built;
}

static int build_one(const struct build_options *o, const struct report_file *report, FILE *rule)
{
    heap_clear_ahead();
    struct kommuntryck_paths paths = { .layouts = o->layouts.v };
    struct kommuntryck_workshop *w = kommuntryck_workshop_open(&paths);
    struct waiting waiting = { .report = report->path };
    char *said = NULL;
    size_t n;
    FILE *out = open_memstream(&said, &n);
    if (!out)
        memory_exhausted();
    kommuntryck_only_build(w);
    waiting_begin(&waiting);
    if (waiting.terminal)
        kommuntryck_watch(w, waiting_tell, &waiting);
    if (o->timing)
        kommuntryck_take_time(w);
    struct built built = build_report(w, o, report, out, rule);
    waiting_clear(&waiting);
    if (fclose(out) != 0)
        memory_exhausted();
    fwrite(said, 1, n, stderr);
    free(said);
    kommuntryck_workshop_close(w);
    return built.status;
}

static int build_all(const struct build_options *o, FILE *rule)
{
    return o->many ? build_many(o, rule) : build_one(o, &o->reports.list.v[0], rule);
}

/* ---- the rule for make ---- */

static int write_rule(const struct build_options *o, char *rule, size_t n)
{
    struct messages m;
    struct buffer said = { 0 };
    messages_init(&m, o->arena);
    file_write(o->depend, &(struct buffer){ .s = rule, .n = n }, &m);
    messages_print(&m, &said);
    if (said.n)
        fwrite(said.s, 1, said.n, stderr);
    buffer_done(&said);
    return messages_status(&m);
}

static int build_with_rule(const struct build_options *o)
{
    char *rule = NULL;
    size_t n;
    FILE *out = open_memstream(&rule, &n);
    if (!out)
        memory_exhausted();
    int status = build_all(o, out);
    if (fclose(out) != 0)
        memory_exhausted();
    int written = write_rule(o, rule, n);
    free(rule);
    return written > status ? written : status;
}

int command_build(int argc, char **argv)
{
    struct arena arena;
    arena_init(&arena);
    struct build_options o = { .arena = &arena, .format = "pdf", .jobs = processors() };
    int status = read_options(&o, argc, argv);
    if (!status)
        status = o.depend ? build_with_rule(&o) : build_all(&o, NULL);
    arena_done(&arena);
    return status;
}
