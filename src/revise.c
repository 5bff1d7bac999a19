/* revise.c: kommuntryck_revise: a decided report that was corrected becomes its next version */

#include "deciding.h"

#include <string.h>
#include <unistd.h>
#include "decision/frozen.h"
#include "decision/register.h"
#include "document/field.h"
#include "output/file.h"
#include "read/source.h"

#define REGISTER "andringar.csv"

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
    k->other = kommuntryck_open(arena_printf(d->arena, "%s/%s", folder, deciding_definition(d)->name), NULL);
    if (!report_set(k->other)) {
        message_add(&k->messages, MSG_REVISE_VERSION, place_file(lock->source), folder);
        deciding_take_messages(k, k->other);
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
        const struct input *now = &new->list.v[i], *then = inputs_find(old, now->name);
        if (then && (now->role == INPUT_TEXT || only) && !deciding_is_list(d, now->name) && !frozen_is_told(changes, now->name) && says_otherwise(then, now))
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
    int *old = lines_of(&words, deciding_definition(d)->bytes, deciding_definition(d)->size, &revision->nlines);
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
    const struct buffer old = kept ? deciding_bytes(kept) : (struct buffer){ 0 };
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
    const struct input *now = inputs_find(&d->k->inputs, d->list), *kept = list_said(d->k->other) ? inputs_find(&d->k->other->inputs, list_said(d->k->other)) : NULL, *old = kept ? kept : now;
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
    const char *kept = deciding_path(d, d->replaced_version, DECIDING_PUBLISHED), *path = access(kept, F_OK) == 0 ? kept : d->output;
    if (access(path, F_OK) != 0 || !source_bytes(d->arena, path, path, (struct place){ 0 }, now, &d->k->messages))
        return;
    const struct digest all = digest_of(now->s, now->n);
    if (strcmp(all.hex, lock->pdf.digest) == 0 || file_is(deciding_path(d, d->version, ".pdf"), now))
        buffer_clear(now);
    else if (now->n > lock->pdf.size && strcmp(digest_of(now->s, lock->pdf.size).hex, lock->pdf.digest) == 0)
        d->replaced = (struct manifest_file){ .digest = arena_strdup(d->arena, all.hex), .size = now->n, .name = deciding_base_name(d->output) };
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
    deciding_edit(d, "status", "reviderad");
    deciding_edit(d, "by", d->asked->by);
    deciding_edit(d, "date", d->asked->by || d->asked->paragraph ? d->asked->date : NULL);
    deciding_edit(d, "paragraph", d->asked->paragraph);
    deciding_edit(d, "revised", d->asked->date);
    deciding_edit(d, "version", arena_printf(d->arena, "%d", d->version));
    deciding_edit(d, "replaces", d->replaced.digest);
    deciding_edit(d, "reason", d->asked->reason);
    if (!deciding_change_definition(d) || !write_list(d, &changes) || !deciding_is_free(d))
        return false;
    if (!deciding_set(d)) {
        batch_abandon(&d->batch);
        return false;
    }
    if (!deciding_commit(d))
        return false;
    fprintf(said, "%d change%s since version %d, listed in %s\n", changes.list.n, changes.list.n == 1 ? "" : "s", lock.version, d->list);
    deciding_say(d, said);
    if (d->published.n)
        fprintf(said, "the PDF that lay there is kept as %s\n", deciding_path(d, d->replaced_version, DECIDING_PUBLISHED));
    return true;
}

bool kommuntryck_revise(struct kommuntryck *k, const struct kommuntryck_decision *decision, const char *output, FILE *said)
{
    struct deciding d;
    if (!k->document || k->messages.errors)
        return false;
    deciding_begin(&d, k, decision, output);
    bool revised = deciding_may_begin(&d) && revise(&d, said);
    deciding_done(&d);
    return revised;
}
