/* decide.c: kommuntryck_approve and kommuntryck_revise: a report becomes a decided version of itself
 *
 * The new version is first written whole beside its place, versions/N, with all of its sources, and what is set and published is set from there: so the sources that are kept are those that make the PDF. */

#include "report.h"

#include <string.h>
#include <unistd.h>
#include "decision/frozen.h"
#include "decision/proof.h"
#include "decision/register.h"
#include "document/field.h"
#include "output/batch.h"
#include "output/device.h"
#include "output/file.h"
#include "read/edit.h"
#include "read/number.h"
#include "read/source.h"

#define REGISTER "andringar.csv"
#define PUBLISHED "-publicerad.pdf"     /* what lay in the PDF's place, in the folder of the replaced version */
#define EDITS_MAX 10

struct deciding {
    struct kommuntryck *k;
    struct arena *arena;
    const struct kommuntryck_decision *asked;
    const char *report;             /* path of its definition */
    const char *output;             /* of the PDF */
    int version;
    struct ini_edit edits[EDITS_MAX];
    int nedits;
    struct buffer definition;       /* of the new version */
    const char *list;               /* name of the list of changes, or NULL */
    struct buffer changes;          /* what is in it */
    struct buffer pdf, lock;
    struct manifest_file replaced;  /* digest is NULL in the first version */
    struct buffer published;        /* the PDF that is replaced, when it is not the one that was decided: signed, most likely */
    int replaced_version;
    struct batch batch;
};

static const struct input *definition_input(const struct deciding *d)
{
    return &d->k->inputs.list.v[0];
}

static void begin(struct deciding *d, struct kommuntryck *k, const struct kommuntryck_decision *asked, const char *output)
{
    *d = (struct deciding){ .k = k, .arena = &k->arena, .asked = asked, .version = 1 };
    d->report = definition_input(d)->path;
    const char *pdf = report_file_name(d->arena, d->report, ".pdf"), *slash = strrchr(d->report, '/');
    d->output = output ? output : arena_printf(d->arena, "%.*s%s", slash ? (int)(slash - d->report) + 1 : 0, d->report, pdf);
    batch_begin(&d->batch, d->arena, &k->messages);
}

static void done(struct deciding *d)
{
    buffer_done(&d->definition);
    buffer_done(&d->changes);
    buffer_done(&d->pdf);
    buffer_done(&d->lock);
    buffer_done(&d->published);
}

static void edit(struct deciding *d, const char *key, const char *value)
{
    if (value)
        d->edits[d->nedits++] = (struct ini_edit){ key, value };
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

static struct buffer input_bytes(const struct input *input)
{
    return (struct buffer){ .s = (char *)(uintptr_t)input->bytes, .n = input->size };
}

static bool is_list(const struct deciding *d, const char *name)
{
    return d->list && strcmp(name, d->list) == 0;
}

/* A version that was decided is never written over. */
static bool version_is_free(struct deciding *d)
{
    const struct inputs *inputs = &d->k->inputs;
    if (is_other(d, definition_input(d)->name, &d->definition) || (d->list && is_other(d, d->list, &d->changes)))
        return false;
    for (int i = 1; i < inputs->list.n; i++) {
        const struct buffer bytes = input_bytes(&inputs->list.v[i]);
        if (!is_list(d, inputs->list.v[i].name) && is_other(d, inputs->list.v[i].name, &bytes))
            return false;
    }
    return true;
}

/* ---- the new version, beside its place ---- */

static bool change_definition(struct deciding *d)
{
    const struct input *input = definition_input(d);
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
    batch_inside(&d->batch, definition_input(d)->name, &d->definition);
    for (int i = 1; i < inputs->list.n; i++) {
        const struct buffer bytes = input_bytes(&inputs->list.v[i]);
        if (!is_list(d, inputs->list.v[i].name))
            batch_inside(&d->batch, inputs->list.v[i].name, &bytes);
    }
    if (d->list)
        batch_inside(&d->batch, d->list, &d->changes);
}

static void take_messages(struct kommuntryck *k, const struct kommuntryck *from)
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
    k->other = kommuntryck_open(arena_printf(d->arena, "%s/%s", d->batch.folder, definition_input(d)->name), NULL);
    const struct device *pdf = device_find("pdf");
    bool set = report_set(k->other) && pdf->write(k->other->pages, &d->pdf, &k->other->messages);
    if (!set)
        take_messages(k, k->other);
    return set;
}

static const char *base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static const char *in_version(const struct deciding *d, int version, const char *suffix)
{
    return arena_printf(d->arena, "%s/%s", version_folder(d->arena, d->report, version), report_file_name(d->arena, d->report, suffix));
}

static void write_results(struct deciding *d)
{
    const struct kommuntryck *made = d->k->other;
    const struct digest digest = digest_of(d->pdf.s, d->pdf.n);
    const struct manifest_file pdf = { .role = "pdf", .digest = digest.hex, .size = d->pdf.n, .name = base_name(d->output) };
    lock_put(&d->lock, &made->inputs, &made->workshop->fonts, d->version, &pdf, d->replaced.digest ? &d->replaced : NULL);
    batch_inside(&d->batch, report_file_name(d->arena, d->report, ".lock"), &d->lock);
    batch_inside(&d->batch, report_file_name(d->arena, d->report, ".pdf"), &d->pdf);
    if (d->published.n)
        batch_file(&d->batch, in_version(d, d->replaced_version, PUBLISHED), &d->published);
    batch_file(&d->batch, d->output, &d->pdf);
    batch_file(&d->batch, lock_path(d->arena, d->report), &d->lock);
    if (d->list)
        batch_file(&d->batch, arena_printf(d->arena, "%s/%s", d->k->definitions->folder, d->list), &d->changes);
    batch_file(&d->batch, d->report, &d->definition);               /* last: it makes the others valid */
}

static void say(const struct deciding *d, FILE *said)
{
    int pages = d->k->other->pages->list.n;
    fprintf(said, "%s: version %d, %s, %d page%s\n", d->output, d->version, report_decision(d->k->other)->status == STATUS_REVISED ? "reviderad" : "godkänd", pages, pages == 1 ? "" : "s");
    fprintf(said, "SHA-256 %s\n", digest_of(d->pdf.s, d->pdf.n).hex);
    fprintf(said, "sources and PDF are kept in %s\n", version_folder(d->arena, d->report, d->version));
}

/* ---- approve ---- */

static bool may_be_approved(struct deciding *d)
{
    const struct decision *decision = report_decision(d->k);
    if (decision->status >= STATUS_APPROVED)
        message_add(&d->k->messages, MSG_APPROVE_DECIDED, definition_place(decision, "status"), status_word(decision->status));
    return decision->status < STATUS_APPROVED && report_check_decided(d->k) && report_set(d->k);
}

static bool prove(struct deciding *d)
{
    const struct decision_words before = decision_words_of(d->k->definitions), after = decision_words_of(d->k->other->definitions);
    return prove_decision(d->k->pages, &before, d->k->other->pages, &after, place_file(d->k->definitions->report->source), &d->k->messages);
}

static bool is_day(struct deciding *d)
{
    if (!date_valid(d->asked->date))
        message_add(&d->k->messages, MSG_DECISION_DATE, (struct place){ 0 }, d->asked->date);
    return date_valid(d->asked->date);
}

static bool approve(struct deciding *d, FILE *said)
{
    edit(d, "status", "godkänd");
    edit(d, "by", d->asked->by);
    edit(d, "date", d->asked->date);
    edit(d, "paragraph", d->asked->paragraph);
    edit(d, "version", "1");
    if (!may_be_approved(d) || !change_definition(d) || !version_is_free(d))
        return false;
    write_sources(d);
    if (d->batch.failed || !set_version(d) || !prove(d)) {
        batch_abandon(&d->batch);
        return false;
    }
    write_results(d);
    if (!batch_commit(&d->batch))
        return false;
    fprintf(said, "pages compared before and after: nothing but the decision and the status has changed\n");
    say(d, said);
    return true;
}

bool kommuntryck_approve(struct kommuntryck *k, const struct kommuntryck_decision *decision, const char *output, FILE *said)
{
    struct deciding d;
    if (!k->document || k->messages.errors)
        return false;
    begin(&d, k, decision, output);
    bool approved = is_day(&d) && report_output_free(k, d.output) && approve(&d, said);
    done(&d);
    return approved;
}

/* ---- revise ---- */

static const char *last_day(const struct decision *d)
{
    return strcmp(d->revised, d->date) > 0 ? d->revised : d->date;
}

/* A version that was changed since would make a list of changes that nobody has made. */
static void hold_kept(struct deciding *d, const struct lock *lock, const char *folder)
{
    struct manifest_differences all = { 0 };
    frozen_differences(d->arena, &all, lock, &d->k->other->inputs, NULL);
    for (int i = 0; i < all.list.n; i++) {
        const struct manifest_difference *one = &all.list.v[i];
        if (one->kind == MANIFEST_FILE && strcmp(one->role, "font") != 0)
            message_add(&d->k->messages, MSG_REVISE_KEPT, place_file(lock->source), arena_printf(d->arena, "%s/%s", folder, one->name));
    }
}

/* The decided version, and the lock that says which one it is. */
static bool open_decided(struct deciding *d, struct lock *lock)
{
    struct kommuntryck *k = d->k;
    const struct decision *decision = report_decision(k);
    const char *path = lock_path(d->arena, d->report);
    if (decision->status < STATUS_APPROVED)
        message_add(&k->messages, MSG_REVISE_DRAFT, definition_place(decision, "status"), status_word(decision->status));
    else if (!lock_exists(d->arena, d->report))
        message_add(&k->messages, MSG_REVISE_LOCK, definition_place(decision, "status"), path);
    else if (strcmp(d->asked->date, last_day(decision)) < 0)
        message_add(&k->messages, MSG_REVISE_EARLY, definition_place(decision, "date"), d->asked->date, last_day(decision));
    if (k->messages.errors || !lock_of_version(d->arena, lock, d->report, decision->version, &k->messages))
        return false;
    const char *folder = version_folder(d->arena, d->report, lock->version);
    k->other = kommuntryck_open(arena_printf(d->arena, "%s/%s", folder, definition_input(d)->name), NULL);
    if (!report_set(k->other)) {
        message_add(&k->messages, MSG_REVISE_VERSION, place_file(lock->source), folder);
        take_messages(k, k->other);
    } else {
        hold_kept(d, lock, folder);
    }
    d->version = lock->version + 1;
    d->replaced = lock->pdf;
    d->replaced_version = lock->version;
    return !k->messages.errors;
}

static bool begins(const char *s, const char *with)
{
    return strncmp(s, with, strlen(with)) == 0;
}

/* A change of the decision or of the list of changes is none of the report. */
static bool is_of_decision(const struct change *c)
{
    return begins(c->where, "[decision]") || begins(c->where, "[changes]") || begins(c->where, "changes[");
}

/* The file that a definition names, or NULL. */
static const char *list_said(const struct kommuntryck *k)
{
    const struct changes *said = definition_find(k->definitions, "changes", "");
    return said->file && *said->file ? said->file : NULL;
}

/* andringar.csv; of another definition than rapport.ini, which may lie in the same folder, min-andringar.csv. */
static const char *list_name(const struct deciding *d)
{
    const char *said = list_said(d->k), *own = report_file_name(d->arena, d->report, "-" REGISTER);
    return said ? said : strcmp(own, "rapport-" REGISTER) == 0 ? REGISTER : own;
}

static const struct input *find_input(const struct inputs *inputs, const char *name)
{
    for (int i = 0; i < inputs->list.n; i++)
        if (strcmp(inputs->list.v[i].name, name) == 0)
            return &inputs->list.v[i];
    return NULL;
}

static size_t past_blanks(const struct input *f, size_t at)
{
    while (at < f->size && strchr(" \t\r\n", f->bytes[at]) && f->bytes[at])
        at++;
    return at;
}

/* Whether two files differ in more than white space. */
static bool says_otherwise(const struct input *x, const struct input *y)
{
    size_t i = past_blanks(x, 0), k = past_blanks(y, 0);
    for (; i < x->size && k < y->size && x->bytes[i] == y->bytes[k]; i = past_blanks(x, i + 1))
        k = past_blanks(y, k + 1);
    return i < x->size || k < y->size;
}

/* A text that says the same in another form, bold or as a list, has no words that differ: it is listed as a file.  When nothing else was changed and pages are not the same, so is every file. */
static void add_files(struct deciding *d, struct change_list *changes, bool pages)
{
    const struct inputs *old = &d->k->other->inputs, *new = &d->k->inputs;
    bool only = pages && !changes->list.n;
    for (int i = 0; i < new->list.n; i++) {
        const struct input *now = &new->list.v[i], *then = find_input(old, now->name);
        if (then && (now->role == INPUT_TEXT || only) && !is_list(d, now->name) && !frozen_is_told(changes, now->name) && says_otherwise(then, now))
            change_add(changes, CHANGE_FILE, now->name, "as it was", "changed", (struct place){ 0 }, (struct place){ 0 });
    }
}

static void find_changes(struct deciding *d, struct change_list *changes)
{
    struct change_list all = { .arena = d->arena };
    const struct compared before = report_compared(d->k->other), after = report_compared(d->k);
    compare_reports(&all, &before, &after);
    *changes = (struct change_list){ .arena = d->arena };
    for (int i = 0; i < all.list.n; i++)
        if (!is_of_decision(&all.list.v[i]))
            *vec_push(d->arena, &changes->list) = all.list.v[i];
    add_files(d, changes, all.pages.n > 0);
}

/* "socialnämnden 2025-04-10, § 31" of what this revision is decided by; without a decision of its own it is a correction of a day. */
static const char *decision_text(const struct deciding *d)
{
    if (!d->asked->by && !d->asked->paragraph)
        return arena_printf(d->arena, "rättelse %s", d->asked->date);
    const struct decision *old = report_decision(d->k);
    const char *by = d->asked->by ? d->asked->by : old->by;
    return d->asked->paragraph ? arena_printf(d->arena, "%s %s, § %s", by, d->asked->date, d->asked->paragraph) : arena_printf(d->arena, "%s %s", by, d->asked->date);
}

/* The lines of a text as numbers. */
static int *lines_of(struct word_numbers *words, const char *s, size_t size, int *n)
{
    int *numbers = arena_array(words->arena, int, size + 1);
    const char *end;
    for (*n = 0; size; s = end) {
        const char *newline = memchr(s, '\n', size);
        end = newline ? newline + 1 : s + size;
        numbers[(*n)++] = word_number(words, arena_strndup(words->arena, s, (size_t)(end - s)));
        size -= (size_t)(end - s);
    }
    return numbers;
}

/* Where the lines of the definition stand in the new one. */
static void find_lines(struct deciding *d, struct revision *revision)
{
    struct word_numbers words = { .arena = d->arena };
    int n;
    int *old = lines_of(&words, definition_input(d)->bytes, definition_input(d)->size, &revision->nlines);
    int *new = lines_of(&words, d->definition.s, d->definition.n, &n);
    revision->lines = sequence_match(d->arena, old, revision->nlines, new, n);
}

/* Whether the list is still that of the decided version; a revision that was interrupted may have added its rows. */
static bool list_is_kept(const struct deciding *d, const struct input *now, const struct input *kept)
{
    const char *next = arena_printf(d->arena, "%d;", d->version);
    size_t n = strlen(next);
    return now->size >= kept->size && memcmp(now->bytes, kept->bytes, kept->size) == 0 && (now->size == kept->size || (now->size - kept->size > n && memcmp(now->bytes + kept->size, next, n) == 0));
}

/* What lies in the list's place, and is read by nothing, is this list, new or old. */
static bool list_is_free(struct deciding *d, const struct input *kept)
{
    const char *path = arena_printf(d->arena, "%s/%s", d->k->definitions->folder, d->list);
    const struct buffer old = kept ? input_bytes(kept) : (struct buffer){ 0 };
    if (access(path, F_OK) != 0 || file_is(path, &d->changes) || (kept && file_is(path, &old)))
        return true;
    message_add(&d->k->messages, MSG_REVISE_TAKEN, (struct place){ 0 }, path);
    return false;
}

static bool write_list(struct deciding *d, const struct change_list *changes)
{
    const struct changes *said = definition_find(d->k->definitions, "changes", "");
    struct revision revision = { .version = d->version, .reason = d->asked->reason, .decision = decision_text(d), .date = d->asked->date };
    find_lines(d, &revision);
    const struct input *now = find_input(&d->k->inputs, d->list), *kept = list_said(d->k->other) ? find_input(&d->k->other->inputs, list_said(d->k->other)) : NULL, *old = kept ? kept : now;
    const struct compared before = report_compared(d->k->other), after = report_compared(d->k);
    if (now && kept && !list_is_kept(d, now, kept)) {
        message_add(&d->k->messages, MSG_REVISE_LIST, definition_place(said, "file"), d->replaced_version, kept->path);
        return false;
    }
    bool put = register_put(&d->changes, old ? old->bytes : NULL, old ? old->size : 0, &revision, changes, &before, &after);
    if (!put)
        message_add(&d->k->messages, MSG_REVISE_REGISTER, definition_place(said, "file"));
    return put && (now || list_is_free(d, kept));
}

/* What lies in the PDF's place now is kept, when it is not the PDF that was decided; when it begins with that one it was signed, and is what the new version replaces.  A revision that was interrupted
 * may have kept it already, and put its own PDF there: that one is nobody's. */
static void keep_published(struct deciding *d, const struct lock *lock)
{
    struct buffer *now = &d->published;
    const char *kept = in_version(d, d->replaced_version, PUBLISHED), *path = access(kept, F_OK) == 0 ? kept : d->output;
    if (access(path, F_OK) != 0 || !source_bytes(d->arena, path, path, (struct place){ 0 }, now, &d->k->messages))
        return;
    const struct digest all = digest_of(now->s, now->n);
    if (strcmp(all.hex, lock->pdf.digest) == 0 || file_is(in_version(d, d->version, ".pdf"), now))
        buffer_clear(now);
    else if (now->n > lock->pdf.size && strcmp(digest_of(now->s, lock->pdf.size).hex, lock->pdf.digest) == 0)
        d->replaced = (struct manifest_file){ .digest = arena_strdup(d->arena, all.hex), .size = now->n, .name = base_name(d->output) };
}

static bool may_be_revised(struct deciding *d, struct lock *lock, struct change_list *changes)
{
    if (!open_decided(d, lock) || !report_check_decided(d->k) || !report_set(d->k))
        return false;
    d->list = list_name(d);
    find_changes(d, changes);
    if (!changes->list.n)
        message_add(&d->k->messages, MSG_REVISE_SAME, place_file(d->k->definitions->report->source), lock->version);
    return !d->k->messages.errors;
}

static bool revise(struct deciding *d, FILE *said)
{
    struct lock lock;
    struct change_list changes;
    if (!may_be_revised(d, &lock, &changes))
        return false;
    keep_published(d, &lock);
    edit(d, "status", "reviderad");
    edit(d, "by", d->asked->by);
    edit(d, "date", d->asked->by || d->asked->paragraph ? d->asked->date : NULL);
    edit(d, "paragraph", d->asked->paragraph);
    edit(d, "revised", d->asked->date);
    edit(d, "version", arena_printf(d->arena, "%d", d->version));
    edit(d, "replaces", d->replaced.digest);
    edit(d, "reason", d->asked->reason);
    if (!change_definition(d) || !write_list(d, &changes) || !version_is_free(d))
        return false;
    write_sources(d);
    if (d->batch.failed || !set_version(d)) {
        batch_abandon(&d->batch);
        return false;
    }
    write_results(d);
    if (!batch_commit(&d->batch))
        return false;
    fprintf(said, "%d change%s since version %d, listed in %s\n", changes.list.n, changes.list.n == 1 ? "" : "s", lock.version, d->list);
    say(d, said);
    if (d->published.n)
        fprintf(said, "the PDF that lay there is kept as %s\n", in_version(d, d->replaced_version, PUBLISHED));
    return true;
}

bool kommuntryck_revise(struct kommuntryck *k, const struct kommuntryck_decision *decision, const char *output, FILE *said)
{
    struct deciding d;
    if (!k->document || k->messages.errors)
        return false;
    begin(&d, k, decision, output);
    bool revised = is_day(&d) && report_output_free(k, d.output) && revise(&d, said);
    done(&d);
    return revised;
}
