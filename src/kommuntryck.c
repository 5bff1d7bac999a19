/* kommuntryck.c: the library's few functions, over the rooms */

#include "report.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "base/listing.h"
#include "check/accept.h"
#include "check/explain.h"
#include "decision/frozen.h"
#include "document/field.h"
#include "output/device.h"
#include "output/file.h"
#include "output/rule.h"

#ifndef KT_DATADIR
#define KT_DATADIR "/usr/local/share/kommuntryck"
#endif

/* The folder above the one that the program lies in: PREFIX of PREFIX/bin/kommuntryck, the project of build/kommuntryck. */
static const char *folder_above(struct arena *a)
{
    char path[4096];
    ssize_t n = readlink("/proc/self/exe", path, sizeof path - 1);
    for (int up = 0; up < 2 && n > 0; up++)
        while (n > 0 && path[--n] != '/')
            ;
    return n > 0 ? arena_strndup(a, path, (size_t)n) : "";
}

static void add_path(struct arena *a, struct list_of_paths *list, const char *path)
{
    const char **v = arena_array(a, const char *, list->n + 1);
    if (list->n)
        memcpy(v, list->v, sizeof *v * (size_t)list->n);
    v[list->n] = path;
    *list = (struct list_of_paths){ v, list->n + 1 };
}

/* Layouts and fonts lie beside the program: installed, or in the project that it was built in. */
static const char *find_data(struct arena *a)
{
    const char *above = folder_above(a);
    const char *const folders[] = { arena_printf(a, "%s/share/kommuntryck", above), above };
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (access(arena_printf(a, "%s/layouts/base.ini", folders[i]), R_OK) == 0)
            return folders[i];
    return KT_DATADIR;
}

/* ---- workshops ---- */

static void *new_struct(size_t size)
{
    void *made = calloc(1, size);
    if (!made)
        memory_exhausted();
    return made;
}

struct kommuntryck_workshop *kommuntryck_workshop_open(const struct kommuntryck_paths *paths)
{
    struct kommuntryck_workshop *w = new_struct(sizeof *w);
    arena_init(&w->arena);
    fonts_init(&w->fonts, &w->arena);
    w->hyphenators.arena = &w->arena;
    w->shelf.arena = &w->arena;
    w->library.shelf = &w->shelf;
    const char *data = find_data(&w->arena);
    for (int i = 0; paths && paths->layouts && paths->layouts[i]; i++)
        add_path(&w->arena, &w->library.layouts, paths->layouts[i]);
    for (int i = 0; paths && paths->fonts && paths->fonts[i]; i++)
        add_path(&w->arena, &w->library.fonts, paths->fonts[i]);
    add_path(&w->arena, &w->library.layouts, arena_printf(&w->arena, "%s/layouts", data));
    add_path(&w->arena, &w->library.fonts, arena_printf(&w->arena, "%s/fonts", data));
    return w;
}

void kommuntryck_workshop_close(struct kommuntryck_workshop *w)
{
    fonts_done(&w->fonts);
    hyphenators_done(&w->hyphenators);
    arena_done(&w->arena);
    free(w);
}

static void tell_on(struct progress *p, void *state)
{
    const struct kommuntryck_workshop *w = state;
    const struct kommuntryck_progress now = { stage_names[p->stage], p->rows, p->pages };
    w->tell(w->state, &now);
}

void kommuntryck_watch(struct kommuntryck_workshop *w, void (*tell)(void *state, const struct kommuntryck_progress *now), void *state)
{
    w->tell = tell;
    w->state = state;
    w->progress.tell = tell ? tell_on : NULL;
    w->progress.state = w;
}

void kommuntryck_take_time(struct kommuntryck_workshop *w)
{
    w->progress.timed = true;
}

void kommuntryck_only_build(struct kommuntryck_workshop *w)
{
    w->only_build = true;
}

/* ---- reports ---- */

static struct kommuntryck *open_report(struct kommuntryck_workshop *w, const char *path, bool only_check)
{
    struct kommuntryck *k = new_struct(sizeof *k);
    k->workshop = w;
    arena_init(&k->arena);
    arena_init(&k->cells);
    messages_init(&k->messages, &k->arena);
    k->messages.explain = true;
    fonts_restart(&w->fonts);
    progress_restart(&w->progress);
    path = arena_strdup(&k->arena, path);       /* places point to it */
    k->definitions = definitions_read(&k->arena, path, &w->library, &k->inputs, &k->messages);
    if (!k->inputs.list.n)                      /* it cannot be read, but is what everything depends on */
        inputs_add(&k->arena, &k->inputs, INPUT_REPORT, path, path, "", 0);
    if (!k->definitions)
        return k;
    k->definitions->progress = &w->progress;
    progress_begin(&w->progress, STAGE_BIND);
    k->taken.only = only_check;
    k->taken.cells = &k->cells;
    k->document = bind_report(k->definitions, &k->taken);
    if (!w->only_build)                         /* then kommuntryck_set comes next */
        album_close(&k->taken.album);
    return k;
}

struct kommuntryck *kommuntryck_open_in(struct kommuntryck_workshop *w, const char *path)
{
    return open_report(w, path, false);
}

struct kommuntryck *kommuntryck_open(const char *path, const struct kommuntryck_paths *paths)
{
    struct kommuntryck_workshop *w = kommuntryck_workshop_open(paths);
    struct kommuntryck *k = open_report(w, path, false);
    k->own = w;
    return k;
}

struct kommuntryck *kommuntryck_open_to_check(const char *path, const struct kommuntryck_paths *paths)
{
    struct kommuntryck_workshop *w = kommuntryck_workshop_open(paths);
    struct kommuntryck *k = open_report(w, path, true);
    k->own = w;
    return k;
}

void kommuntryck_close(struct kommuntryck *k)
{
    album_close(&k->taken.album);
    if (k->other)
        kommuntryck_close(k->other);
    arena_done(&k->cells);
    arena_done(&k->arena);
    if (k->own)
        kommuntryck_workshop_close(k->own);
    free(k);
}

const struct decision *report_decision(const struct kommuntryck *k)
{
    return definition_find(k->definitions, "decision", "");
}

/* What stands decided may not hold errors; a draft may, with a warning for each. */
static enum finding_rigour rigour_of(const struct kommuntryck *k)
{
    return report_decision(k)->status >= STATUS_APPROVED ? RIGOUR_DECIDED : RIGOUR_DRAFT;
}

static void check(struct kommuntryck *k, enum finding_rigour rigour)
{
    if (k->checked || !k->document)
        return;
    k->checked = true;
    progress_begin(&k->workshop->progress, STAGE_CHECK);
    k->check = (struct report_check){ .arena = &k->arena, .definitions = k->definitions, .document = k->document, .taken = &k->taken };
    check_report(&k->check);
    findings_tell(&k->check.findings, &k->messages, rigour);
}

bool report_check_decided(struct kommuntryck *k)
{
    if (k->document && !k->messages.errors)
        check(k, RIGOUR_DECIDED);
    return k->checked && !k->messages.errors;
}

bool report_set(struct kommuntryck *k)
{
    if (k->document && !k->messages.errors && !k->taken.only)
        k->pages = set_report(k->definitions, k->document, &k->workshop->fonts, &k->workshop->hyphenators);
    return k->pages && !k->messages.errors;
}

/* ---- what was decided ---- */

static bool is_guarded(struct kommuntryck *k)
{
    return !k->unguarded && report_decision(k)->status >= STATUS_APPROVED
        && (lock_exists(&k->arena, k->inputs.list.v[0].path) || access(lock_kept(&k->arena, k->inputs.list.v[0].path, report_decision(k)->version), R_OK) == 0);
}

/* A status that was set back by hand: the decision would be built over. */
static void tell_of_draft(struct kommuntryck *k)
{
    const char *report = k->inputs.list.v[0].path;
    const struct decision *d = k->document && !k->unguarded ? report_decision(k) : NULL;
    if (d && d->status < STATUS_APPROVED && lock_exists(&k->arena, report))
        message_add(&k->messages, MSG_LOCK_DRAFT, definition_place(d, "status"), status_word(d->status), report_file_name(&k->arena, report, ".lock"));
}

/* What differs from the decided version, to the cell, when that is there. */
static struct change_list *changes_since(struct kommuntryck *k, const struct lock *lock)
{
    struct manifest_differences since = { 0 };
    const char *report = k->inputs.list.v[0].path;
    const char *path = arena_printf(&k->arena, "%s/%s", version_folder(&k->arena, report, lock->version), report_file_name(&k->arena, report, ".ini"));
    if (access(path, R_OK) != 0)
        return NULL;
    k->other = kommuntryck_open(path, NULL);
    if (!k->other->document || k->other->messages.errors)
        return NULL;
    frozen_differences(&k->arena, &since, lock, &k->other->inputs, NULL);
    if (frozen_broken(&since))      /* what is kept is not what was decided: it says nothing */
        return NULL;
    struct change_list *changes = arena_new(&k->arena, struct change_list);
    const struct compared before = report_compared(k->other), after = report_compared(k);
    changes->arena = &k->arena;
    compare_reports(changes, &before, &after);
    return changes;
}

/* Holds a decided report against its lock; fonts NULL: it was not set.  True when its sources are those that were decided; what was checked then is not checked again. */
static bool hold_against_lock(struct kommuntryck *k, const struct fonts *fonts)
{
    struct lock lock;
    struct manifest_differences differences = { 0 };
    const char *report = k->inputs.list.v[0].path;
    if (!lock_exists(&k->arena, report)) {
        message_add(&k->messages, MSG_LOCK_GONE, definition_place(report_decision(k), "status"), report_file_name(&k->arena, report, ".lock"), lock_kept(&k->arena, report, report_decision(k)->version));
        return false;
    }
    if (!lock_of_version(&k->arena, &lock, report, report_decision(k)->version, &k->messages))
        return false;
    frozen_differences(&k->arena, &differences, &lock, &k->inputs, fonts);
    bool broken = frozen_broken(&differences);
    const struct frozen_kept kept = { .changes = broken ? changes_since(k, &lock) : NULL, .inputs = k->other ? &k->other->inputs : NULL };
    frozen_tell(&differences, &lock, &k->inputs, kept.changes ? &kept : NULL, &k->arena, &k->messages);
    return !broken;
}

bool kommuntryck_check(struct kommuntryck *k)
{
    check(k, RIGOUR_FULL);
    if (k->checked && is_guarded(k))
        hold_against_lock(k, NULL);
    else if (k->checked && report_decision(k)->status >= STATUS_APPROVED)
        message_add(&k->messages, MSG_LOCK_NONE, definition_place(report_decision(k), "status"), status_word(report_decision(k)->status),
                    report_file_name(&k->arena, k->inputs.list.v[0].path, ".lock"));
    tell_of_draft(k);
    if (k->check.taken)
        k->messages.summary = check_summary(&k->check);
    return k->checked && !k->messages.errors;
}

void kommuntryck_unguard(struct kommuntryck *k)
{
    k->unguarded = true;
}

/* The tree has the texts of the cells; the cells themselves are asked for no more. */
static void drop_cells(struct kommuntryck *k)
{
    k->dropped = (struct arena){ .total = k->cells.total, .count = k->cells.count };
    arena_done(&k->cells);
    k->taken.list.n = 0;
    k->check = (struct report_check){ 0 };
}

static bool set(struct kommuntryck *k)
{
    bool guarded = k->document && !k->messages.errors && is_guarded(k);
    if (k->unguarded)
        return report_set(k);
    if (guarded)
        report_set(k);              /* which fonts it takes is known when it is set */
    if (guarded ? !hold_against_lock(k, &k->workshop->fonts) : !k->document || k->messages.errors)
        return false;
    if (guarded)
        return !k->messages.errors;
    tell_of_draft(k);
    check(k, rigour_of(k));
    if (k->workshop->only_build)
        drop_cells(k);
    return report_set(k);
}

bool kommuntryck_set(struct kommuntryck *k)
{
    bool done = set(k);
    album_close(&k->taken.album);
    return done && !k->messages.errors;
}

bool kommuntryck_write(struct kommuntryck *k, const char *format, const char *path)
{
    const struct device *device = device_find(format);
    struct buffer out = { 0 };
    progress_begin(&k->workshop->progress, STAGE_WRITE);
    if (k->pages)
        k->pages->once = k->workshop->only_build;
    bool made = device && k->pages && !k->messages.errors && device->write(k->pages, &out, &k->messages);
    bool done = made && report_output_free(k, path) && report_output_keeps(k, path, &out) && file_write(path, &out, &k->messages);
    buffer_done(&out);
    return done;
}

void kommuntryck_messages(const struct kommuntryck *k, FILE *to)
{
    struct buffer out = { 0 };
    messages_print(&k->messages, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
}

void kommuntryck_messages_json(const struct kommuntryck *k, FILE *to)
{
    struct buffer out = { 0 };
    struct buffer coverage = { 0 };
    explain_json(&k->check, &coverage);
    messages_json(&k->messages, coverage.s, &out);
    fwrite(out.s, 1, out.n, to);
    buffer_done(&coverage);
    buffer_done(&out);
}

void kommuntryck_coverage(const struct kommuntryck *k, FILE *to)
{
    struct buffer out = { 0 };
    if (k->check.taken)
        explain_text(&k->check, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
}

void kommuntryck_accepts(const struct kommuntryck *k, FILE *to)
{
    struct buffer out = { 0 };
    accepts_offer(&k->check, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
}

int kommuntryck_pages(const struct kommuntryck *k)
{
    return k->pages ? k->pages->list.n : 0;
}

void kommuntryck_depend(const struct kommuntryck *k, const char *target, FILE *to)
{
    struct buffer out = { 0 };
    put_rule(&out, target, &k->inputs, &k->workshop->fonts);
    fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
}

void kommuntryck_costs(const struct kommuntryck *k, FILE *to)
{
    struct progress *p = &k->workshop->progress;
    progress_enter(p, p->stage);
    for (int i = 0; i < STAGE_COUNT && p->timed; i++)
        fprintf(to, "time\t%s\t%.6f\n", stage_names[i], (double)p->spent[i] / 1e9);
    fprintf(to, "count\tshapings\t%ld\n", fonts_shaped(&k->workshop->fonts));
    fprintf(to, "count\tcells\t%ld\n", p->counts[COUNT_CELLS]);
    fprintf(to, "count\tlines\t%ld\n", p->counts[COUNT_LINES]);
    fprintf(to, "count\tplacings\t%ld\n", p->counts[COUNT_PLACINGS]);
    fprintf(to, "count\tallocations\t%ld\n", k->arena.count + k->cells.count + k->dropped.count);
    fprintf(to, "count\tarena-bytes\t%zu\n", k->arena.total + k->cells.total + k->dropped.total);
}

struct compared report_compared(const struct kommuntryck *k)
{
    return (struct compared){ k->definitions, k->document, &k->taken, k->pages };
}

int kommuntryck_diff(struct kommuntryck *old, struct kommuntryck *new, enum kommuntryck_changes format, FILE *to)
{
    if (!old->document || !new->document || old->workshop->only_build || new->workshop->only_build || old->messages.errors || new->messages.errors)
        return -1;
    struct change_list changes = { .arena = &new->arena };
    const struct compared before = report_compared(old), after = report_compared(new);
    compare_reports(&changes, &before, &after);
    struct buffer out = { 0 };
    changes_write(&changes, (enum change_format)format, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
    return changes.list.n + changes.pages.n + (changes.old_pages != changes.new_pages);
}

int kommuntryck_status(const struct kommuntryck *k)
{
    return messages_status(&k->messages);
}
