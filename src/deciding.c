/* deciding.c: a version of a report that is being decided */

#include "deciding.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>
#include "document/field.h"
#include "output/device.h"
#include "output/file.h"
#include "read/number.h"

const struct input *deciding_definition(const struct deciding *d)
{
    return &d->k->inputs.list.v[0];
}

void deciding_begin(struct deciding *d, struct kommuntryck *k, const struct kommuntryck_decision *asked, const char *output)
{
    *d = (struct deciding){ .k = k, .arena = &k->arena, .asked = asked, .version = 1, .held = -1 };
    d->report = deciding_definition(d)->path;
    const char *pdf = report_file_name(d->arena, d->report, ".pdf"), *slash = strrchr(d->report, '/');
    d->output = output ? output : arena_printf(d->arena, "%.*s%s", slash ? (int)(slash - d->report) + 1 : 0, d->report, pdf);
    batch_begin(&d->batch, d->arena, &k->messages);
}

void deciding_done(struct deciding *d)
{
    buffer_done(&d->definition);
    buffer_done(&d->changes);
    buffer_done(&d->pdf);
    buffer_done(&d->lock);
    buffer_done(&d->published);
    if (d->held >= 0)
        close(d->held);
}

void deciding_edit(struct deciding *d, const char *key, const char *value)
{
    if (value)
        d->edits[d->nedits++] = (struct ini_edit){ key, value };
}

static bool is_day(struct deciding *d)
{
    if (!date_valid(d->asked->date))
        message_add(&d->k->messages, MSG_DECISION_DATE, (struct place){ 0 }, d->asked->date);
    return date_valid(d->asked->date);
}

/* Two people decide the same report, in a folder that they share: one after the other. */
static bool is_alone(struct deciding *d)
{
    const struct buffer definition = deciding_bytes(deciding_definition(d));
    const char *folder = d->k->definitions->folder;
    d->held = open(*folder ? folder : ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    bool alone = (d->held < 0 || flock(d->held, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && file_is(d->report, &definition);
    if (!alone)
        message_add(&d->k->messages, MSG_DECISION_BUSY, place_file(d->k->definitions->report->source));
    return alone;
}

bool deciding_may_begin(struct deciding *d)
{
    return is_day(d) && report_output_free(d->k, d->output) && is_alone(d);
}

/* ---- what must not be lost ---- */

/* Whether versions/N is there and holds other sources than those of this version: one that was interrupted holds the same. */
static bool is_other(struct deciding *d, const char *name, const struct buffer *bytes)
{
    const char *folder = version_folder(d->arena, d->report, d->version), *path = arena_printf(d->arena, "%s/%s", folder, name);
    if (access(path, F_OK) != 0 || file_is(path, bytes))
        return false;
    message_add(&d->k->messages, MSG_DECISION_VERSION, place_file(d->k->definitions->report->source), folder, name);
    return true;
}

struct buffer deciding_bytes(const struct input *input)
{
    return (struct buffer){ .s = (char *)(uintptr_t)input->bytes, .n = input->size };
}

bool deciding_is_list(const struct deciding *d, const char *name)
{
    return d->list && strcmp(name, d->list) == 0;
}

/* A version that was decided is never written over. */
bool deciding_is_free(struct deciding *d)
{
    const struct inputs *inputs = &d->k->inputs;
    if (is_other(d, deciding_definition(d)->name, &d->definition) || (d->list && is_other(d, d->list, &d->changes)))
        return false;
    for (int i = 1; i < inputs->list.n; i++) {
        const struct buffer bytes = deciding_bytes(&inputs->list.v[i]);
        if (!deciding_is_list(d, inputs->list.v[i].name) && is_other(d, inputs->list.v[i].name, &bytes))
            return false;
    }
    return true;
}

/* ---- the new version, beside its place ---- */

bool deciding_change_definition(struct deciding *d)
{
    const struct input *input = deciding_definition(d);
    const char *encoding = d->k->definitions->report->source->encoding;
    struct buffer decided = { 0 };
    const struct ini_edit list = { "file", d->list };
    bool listed = d->list && !definition_says(definition_find(d->k->definitions, "changes", ""), "file");
    bool changed = ini_change(&decided, input->bytes, input->size, encoding, "decision", d->edits, d->nedits);
    if (changed && listed)
        changed = ini_change(&d->definition, decided.s, decided.n, encoding, "changes", &list, 1);
    else if (changed)
        buffer_bytes(&d->definition, decided.s, decided.n);
    buffer_done(&decided);
    if (!changed)
        message_add(&d->k->messages, MSG_APPROVE_EDIT, place_file(d->k->definitions->report->source), encoding);
    return changed;
}

static void write_sources(struct deciding *d)
{
    const struct inputs *inputs = &d->k->inputs;
    batch_folder(&d->batch, version_folder(d->arena, d->report, d->version));
    batch_inside(&d->batch, deciding_definition(d)->name, &d->definition);
    for (int i = 1; i < inputs->list.n; i++) {
        const struct buffer bytes = deciding_bytes(&inputs->list.v[i]);
        if (!deciding_is_list(d, inputs->list.v[i].name))
            batch_inside(&d->batch, inputs->list.v[i].name, &bytes);
    }
    if (d->list)
        batch_inside(&d->batch, d->list, &d->changes);
}

void deciding_take_messages(struct kommuntryck *k, const struct kommuntryck *from)
{
    for (int i = 0; i < from->messages.list.n; i++) {
        const struct message *m = &from->messages.list.v[i];
        if (m->level >= MESSAGE_ERROR)
            message_put(&k->messages, m->id, m->level, m->place, m->text, m->detail);
    }
}

/* Sets the version from the sources just written. */
static bool set_version(struct deciding *d)
{
    struct kommuntryck *k = d->k;
    if (k->other)
        kommuntryck_close(k->other);
    k->other = kommuntryck_open(arena_printf(d->arena, "%s/%s", d->batch.folder, deciding_definition(d)->name), NULL);
    const struct device *pdf = device_find("pdf");
    bool set = report_set(k->other) && pdf->write(k->other->pages, &d->pdf, &k->other->messages);
    if (!set)
        deciding_take_messages(k, k->other);
    return set;
}

const char *deciding_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *deciding_path(const struct deciding *d, int version, const char *suffix)
{
    return arena_printf(d->arena, "%s/%s", version_folder(d->arena, d->report, version), report_file_name(d->arena, d->report, suffix));
}

static void write_results(struct deciding *d)
{
    const struct kommuntryck *made = d->k->other;
    const struct digest digest = digest_of(d->pdf.s, d->pdf.n);
    const struct manifest_file pdf = { .role = "pdf", .digest = digest.hex, .size = d->pdf.n, .name = deciding_base_name(d->output) };
    lock_put(&d->lock, &made->inputs, &made->workshop->fonts, d->version, &pdf, d->replaced.digest ? &d->replaced : NULL);
    batch_inside(&d->batch, report_file_name(d->arena, d->report, ".lock"), &d->lock);
    batch_inside(&d->batch, report_file_name(d->arena, d->report, ".pdf"), &d->pdf);
    if (d->published.n)
        batch_file(&d->batch, deciding_path(d, d->replaced_version, DECIDING_PUBLISHED), &d->published);
    batch_file(&d->batch, d->output, &d->pdf);
    batch_file(&d->batch, lock_path(d->arena, d->report), &d->lock);
    if (d->list)
        batch_file(&d->batch, arena_printf(d->arena, "%s/%s", d->k->definitions->folder, d->list), &d->changes);
    batch_file(&d->batch, d->report, &d->definition);               /* last: it makes the others valid */
}

bool deciding_set(struct deciding *d)
{
    write_sources(d);
    return !d->batch.failed && set_version(d);
}

bool deciding_commit(struct deciding *d)
{
    write_results(d);
    return batch_commit(&d->batch);
}

void deciding_say(const struct deciding *d, FILE *said)
{
    int pages = d->k->other->pages->list.n;
    fprintf(said, "%s: version %d, %s, %d page%s\n", d->output, d->version, report_decision(d->k->other)->status == STATUS_REVISED ? "reviderad" : "godkänd", pages, pages == 1 ? "" : "s");
    fprintf(said, "SHA-256 %s\n", digest_of(d->pdf.s, d->pdf.n).hex);
    fprintf(said, "sources and PDF are kept in %s\n", version_folder(d->arena, d->report, d->version));
}
