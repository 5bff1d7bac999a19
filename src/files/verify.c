/* verify.c: kommuntryck verify: whether a finished PDF is what its sources make */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "base/json.h"
#include "command/comparison.h"
#include "files/again.h"
#include "files/files.h"
#include "files/package.h"
#include "files/session.h"
#include "finished/later.h"
#include "finished/match.h"
#include "finished/signature.h"
#include "finished/signfield.h"
#include "package/contents.h"

#define COMMAND "verify"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

enum result { RESULT_SAME, RESULT_DIFFERENT, RESULT_FAILED };

struct verify {
    struct session session;
    const char *pdf, *report;       /* report: NULL when the PDF carries its own */
    struct layout_folders layouts;
    bool json;
    const char *trust;              /* a file of roots; NULL: nobody is believed */
    int wanted;                     /* signatures */

    struct pdffile file;
    struct sources sources;
    struct facts facts;
    struct revisions revisions;
    bool told_apart;                /* they are all that there are */
    bool vouched;                   /* there are signatures */
    enum result result;
    bool read;                      /* all that can be told without setting it again was told */
    bool begins;                    /* with the bytes that its sources make */
    char *changes;                  /* from its own sources to the given ones, malloc'ed; NULL: not compared */
};

/* ---- options ---- */

static int read_option(struct verify *v, int option, char **argv)
{
    switch (option) {
    case 'f':
        v->json = strcmp(optarg, "json") == 0;
        return v->json || strcmp(optarg, "text") == 0 ? EXIT_DONE : usage_error(COMMAND, "there is no format ", optarg);
    case 'L':
        return layout_folder_add(&v->layouts, COMMAND, optarg);
    case 't':
        v->trust = optarg;
        return EXIT_DONE;
    case 's':
        v->wanted = atoi(optarg);
        return v->wanted > 0 && v->wanted <= SIGNFIELDS_MAX ? EXIT_DONE : usage_error(COMMAND, "this is no number of signatures: ", optarg);
    default:
        return option_error(COMMAND, option, argv[optind - 1]);
    }
}

static int read_options(struct verify *v, int argc, char **argv)
{
    static const struct option names[] = { { "format", required_argument, NULL, 'f' }, { "layouts", required_argument, NULL, 'L' },
                                           { "trust", required_argument, NULL, 't' }, { "signatures", required_argument, NULL, 's' }, { NULL, 0, NULL, 0 } };
    int option;
    while ((option = getopt_long(argc, argv, ":f:L:", names, NULL)) != -1) {
        int status = read_option(v, option, argv);
        if (status)
            return status;
    }
    if (optind == argc || optind + 2 < argc)
        return usage_error(COMMAND, "name a PDF, and the report that it was made from unless it carries that; or a package", "");
    if (v->wanted && !v->trust)
        return usage_error(COMMAND, "say with --trust whose signatures are counted: anybody can make one", "");
    v->pdf = argv[optind];
    v->report = argv[optind + 1];
    return EXIT_DONE;
}

/* ---- facts ---- */

static void add(struct verify *v, enum fact_kind kind, bool wrong, const char *text)
{
    const struct fact fact = { kind, wrong, "", text, NULL, NULL };
    fact_add(&v->facts, &fact);
}

static void tell_of_file(struct verify *v)
{
    struct arena *a = &v->session.arena;
    const struct manifest *m = v->sources.manifest;
    if (m)
        add(v, FACT_PROGRAM, false, arena_printf(a, "made by kommuntryck %s from %d files", m->program, m->files.n));
    else
        add(v, FACT_PROGRAM, true, "the PDF has no manifest: it was not made by kommuntryck, or was saved anew by another program");
    if (v->sources.whole)
        add(v, FACT_ATTACHMENT, false, arena_printf(a, "%d, as the manifest says", v->sources.list.n));
}

/* False after a message: the roots cannot be read. */
static bool tell_of_signatures(struct verify *v)
{
    struct trust trust;
    struct signatures found;
    if (!trust_read(&trust, &v->session.arena, v->trust, &v->session.messages))
        return false;
    v->facts.wrong |= !signatures_verify(&v->file, &trust, v->wanted, &found);
    v->vouched = found.list.n > 0;
    signatures_facts(&found, &v->facts);
    trust_done(&trust);
    return true;
}

static void tell_of_more(struct verify *v, const char *wrong)
{
    if (wrong)
        add(v, FACT_REVISION, true, arena_printf(&v->session.arena, "more than signatures stands behind what kommuntryck wrote: %s", wrong));
}

/* What stands behind the bytes that the program wrote.  Signatures are such an addition, and the only one that may be: they have been asked what stands behind them, and say nothing of what was added
 * before them. */
static void tell_of_additions(struct verify *v)
{
    int more = v->revisions.list.n - 1;
    if (!v->told_apart)
        add(v, FACT_REVISION, true, "the end of the PDF cannot be found");
    else if (v->vouched)
        tell_of_more(v, more ? later_than_written(&v->file, &v->revisions).wrong : NULL);
    else if (more)
        add(v, FACT_REVISION, true, arena_printf(&v->session.arena, "the PDF was added to %d time%s after it was made", more, more == 1 ? "" : "s"));
    else if (v->revisions.list.v[0].end < v->file.size)
        add(v, FACT_REVISION, true, "something stands behind the end of the PDF");
}

/* All that can be told without setting it again.  False after a message. */
static bool read_pdf(struct verify *v)
{
    if (!pdffile_read(&v->file, &v->session.arena, v->pdf, &v->session.messages))
        return false;
    sources_read(&v->file, &v->sources, &v->facts);
    v->told_apart = revisions_find(&v->file, &v->revisions);
    tell_of_file(v);
    bool read = tell_of_signatures(v);
    tell_of_additions(v);
    pdffile_close(&v->file);
    return read;
}

/* ---- setting again ---- */

static void compare_reports(struct verify *v, struct kommuntryck *own, struct kommuntryck *given)
{
    size_t size = 0;
    FILE *to = open_memstream(&v->changes, &size);
    int changes = to ? kommuntryck_diff(own, given, v->json ? KOMMUNTRYCK_JSON : KOMMUNTRYCK_TEXT, to) : -1;
    if (to)
        fclose(to);
    if (changes <= 0) {
        free(v->changes);
        v->changes = NULL;
    }
}

static struct kommuntryck *open_given(const struct verify *v)
{
    const struct kommuntryck_paths paths = { .layouts = v->layouts.v };
    struct kommuntryck *k = kommuntryck_open(v->report, &paths);
    kommuntryck_unguard(k);
    kommuntryck_set(k);
    return k;
}

static void prove(struct verify *v, const struct private_folder *folder, struct kommuntryck *k)
{
    struct session *s = &v->session;
    struct buffer bytes = { 0 };
    if (again_write(folder, k, &s->arena, &bytes, &s->messages)) {
        const struct bytes_again again = { bytes.s, bytes.n };
        v->begins = match_bytes(&v->file, v->sources.manifest, &again, &v->facts);
        v->result = v->begins ? RESULT_SAME : RESULT_DIFFERENT;
        if (v->result == RESULT_SAME && again.n != v->file.size && (!v->told_apart || v->revisions.list.v[0].end != again.n))
            add(v, FACT_REVISION, true, "the PDF begins with the report, but a reader shows what stands behind it");
    }
    buffer_done(&bytes);
}

/* The report that the file is held against, and the one that it carries, when both are there. */
static void set_again(struct verify *v, const struct private_folder *folder)
{
    struct session *s = &v->session;
    struct kommuntryck *given = v->report ? open_given(v) : NULL;
    struct kommuntryck *own = v->sources.whole ? again_open(folder, &v->sources, &s->arena, &s->messages) : NULL;
    struct kommuntryck *k = given ? given : own;
    if (k)
        prove(v, folder, k);
    if (k && v->result == RESULT_FAILED)
        kommuntryck_messages(k, stderr);
    if (given && own && v->result == RESULT_DIFFERENT)
        compare_reports(v, own, given);
    if (given)
        kommuntryck_close(given);
    if (own)
        kommuntryck_close(own);
}

/* Whether there is something to set. */
static bool has_report(struct verify *v)
{
    if (v->report || v->sources.whole)
        return true;
    if (!v->sources.attached && !v->session.messages.errors)
        message_add(&v->session.messages, v->sources.manifest ? MSG_VERIFY_REPORT : MSG_FINISHED_NOT_OURS, place_file(v->file.source));
    return false;
}

static void verify(struct verify *v)
{
    struct session *s = &v->session;
    struct private_folder folder;
    if (has_report(v) && private_folder_make(&folder, &s->arena, &s->messages)) {
        set_again(v, &folder);
        private_folder_remove(&folder);
    }
    if (v->facts.wrong && (v->result == RESULT_SAME || v->sources.attached))
        v->result = RESULT_DIFFERENT;
}

/* ---- the answer ---- */

static const char *summary(const struct verify *v)
{
    struct arena *a = (struct arena *)&v->session.arena;
    const char *what = v->report ? v->report : "its own sources";
    if (v->result == RESULT_FAILED)
        return v->read ? "cannot be set again" : "cannot be verified";
    if (v->result == RESULT_SAME)
        return arena_printf(a, "the same bytes as kommuntryck " KT_VERSION " makes of %s", what);
    if (v->begins)
        return arena_printf(a, "NOT sound, though it begins with the bytes that kommuntryck " KT_VERSION " makes of %s", what);
    return arena_printf(a, "NOT what kommuntryck " KT_VERSION " makes of %s", what);
}

static void put_text(const struct verify *v, struct buffer *out)
{
    buffer_printf(out, "%s: %s\n", v->pdf, summary(v));
    facts_text(&v->facts, out);
    if (v->changes)
        buffer_printf(out, "From the sources in the PDF to %s:\n%s", v->report, v->changes);
}

static void put_json(const struct verify *v, struct buffer *out)
{
    static const char *const results[] = { "same", "different", "failed" };
    buffer_add(out, "{\"file\": ");
    json_string(out, v->pdf);
    buffer_printf(out, ", \"result\": \"%s\", \"program\": \"" KT_VERSION "\", \"report\": ", results[v->result]);
    json_string_or_null(out, v->report);
    buffer_add(out, ", \"facts\": ");
    facts_json(&v->facts, out);
    buffer_printf(out, ", \"changes\": %s}\n", v->changes ? v->changes : "null");
}

/* 0 the same, 1 different, 3 it could not be found out. */
int command_verify(int argc, char **argv)
{
    static const int statuses[] = { EXIT_SAME, EXIT_DIFFERENT, EXIT_SYSTEM };
    struct verify v = { .result = RESULT_FAILED };
    struct buffer out = { 0 };
    int status = read_options(&v, argc, argv);
    if (status)
        return status;
    if (is_package(v.pdf))
        return v.report ? usage_error(COMMAND, "a package is verified by what it says itself; name nothing beside it", "") : verify_package(v.pdf, v.json);
    session_begin(&v.session);
    v.facts.arena = &v.session.arena;
    v.read = read_pdf(&v);
    if (v.read)
        verify(&v);
    (v.json ? put_json : put_text)(&v, &out);
    fwrite(out.s, 1, out.n, stdout);
    buffer_done(&out);
    free(v.changes);
    sources_done(&v.sources);
    return session_end(&v.session) == EXIT_SYSTEM ? EXIT_SYSTEM : statuses[v.result];
}
