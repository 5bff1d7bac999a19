/* locks.c: kommuntryck_open_locked and kommuntryck_diff_locks: what a lock stands for
 *
 * A lock names its sources by digest.  Where files with these digests lie beside it, or in versions/, it stands for the report that they make; elsewhere for the digests alone. */

#include "report.h"

#include <string.h>
#include <unistd.h>
#include "decision/frozen.h"

#define SUFFIX ".lock"

struct locked {
    struct kommuntryck *report;     /* what was opened, with the messages */
    struct manifest manifest;       /* of the lock, or of a report that has none */
    bool known;                     /* the manifest was read, or made */
    bool whole;                     /* the report is set, and is what the manifest says */
};

bool kommuntryck_is_lock(const char *path)
{
    size_t n = strlen(path), suffix = sizeof SUFFIX - 1;
    return n > suffix && strcmp(path + n - suffix, SUFFIX) == 0;
}

/* ---- opening ---- */

static bool is_made_from(struct kommuntryck *k, const struct lock *lock)
{
    struct manifest_differences differences = { 0 };
    if (!k->document || k->messages.errors)
        return false;
    frozen_differences(&k->arena, &differences, lock, &k->inputs, &k->workshop->fonts);
    return !frozen_broken(&differences);
}

/* Opens the report and says whether it is that of the lock. */
static struct kommuntryck *try(const char *report, const struct kommuntryck_paths *paths, const char *path, struct lock *lock, bool *whole)
{
    struct kommuntryck *k = kommuntryck_open(report, paths);
    struct messages m;
    kommuntryck_unguard(k);
    messages_init(&m, &k->arena);
    *whole = lock_read(&k->arena, lock, arena_strdup(&k->arena, path), &m) && is_made_from(k, lock) && report_set(k);
    return k;
}

/* The definition that a lock says it is of, in the folder that it lies in. */
static const char *definition_of(struct arena *a, const char *path, const struct lock *lock)
{
    const char *slash = strrchr(path, '/'), *name = arena_printf(a, "%.*s.ini", (int)(strlen(path) - sizeof SUFFIX + 1), path);
    for (int i = 0; i < lock->manifest.files.n; i++) {
        const struct manifest_file *file = &lock->manifest.files.v[i];
        if (strcmp(file->role, "report") == 0 && !strchr(file->name, '/'))
            return arena_printf(a, "%.*s%s", slash ? (int)(slash - path) + 1 : 0, path, file->name);
    }
    return name;
}

/* Of what is beside a lock but is not what it names, nothing is said; but what is wrong with the lock is. */
static void forget(struct locked *l, const char *path)
{
    struct kommuntryck *k = l->report;
    struct lock lock;
    messages_init(&k->messages, &k->arena);
    k->messages.explain = true;
    lock_read(&k->arena, &lock, arena_strdup(&k->arena, path), &k->messages);
}

static void open_lock(struct locked *l, const char *path, const struct kommuntryck_paths *paths)
{
    struct lock lock;
    struct arena arena;
    struct messages m;
    arena_init(&arena);
    messages_init(&m, &arena);
    l->known = lock_read(&arena, &lock, path, &m);
    const char *beside = definition_of(&arena, path, &lock);
    const char *kept = arena_printf(&arena, "%s/%s", version_folder(&arena, beside, lock.version), report_file_name(&arena, beside, ".ini"));
    l->report = try(beside, paths, path, &lock, &l->whole);
    if (l->known && !l->whole && access(kept, R_OK) == 0) {
        kommuntryck_close(l->report);
        l->report = try(kept, paths, path, &lock, &l->whole);
    }
    l->manifest = lock.manifest;
    if (!l->whole)
        forget(l, path);
    arena_done(&arena);
}

static void open_definition(struct locked *l, const char *path, const struct kommuntryck_paths *paths)
{
    struct kommuntryck *k = l->report = kommuntryck_open(path, paths);
    struct buffer text = { 0 };
    kommuntryck_unguard(k);
    l->known = l->whole = kommuntryck_set(k);
    manifest_put(&text, &k->inputs, &k->workshop->fonts);
    if (l->known)
        manifest_read(&k->arena, &l->manifest, arena_strndup(&k->arena, text.s, text.n), text.n);
    buffer_done(&text);
}

static struct place place_of_lock(struct arena *a, const char *path)
{
    struct source *s = arena_new(a, struct source);
    s->name = s->path = arena_strdup(a, path);
    return place_file(s);
}

struct kommuntryck *kommuntryck_open_locked(const char *lock, const struct kommuntryck_paths *paths)
{
    struct locked l = { 0 };
    open_lock(&l, lock, paths);
    if (l.known && !l.whole)
        message_add(&l.report->messages, MSG_LOCK_SOURCES, place_of_lock(&l.report->arena, lock));
    return l.report;
}

/* ---- differences ---- */

static int tell(const struct locked *old, const struct locked *new, enum kommuntryck_changes format, FILE *to)
{
    struct change_list changes = { .arena = &new->report->arena };
    bool whole = old->whole && new->whole;
    if (whole) {
        const struct compared before = report_compared(old->report), after = report_compared(new->report);
        compare_reports(&changes, &before, &after);
    }
    compare_manifests(&changes, &old->manifest, &new->manifest, !whole);
    struct buffer out = { 0 };
    changes_write(&changes, (enum change_format)format, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, to);
    buffer_done(&out);
    return changes.list.n + changes.pages.n + (changes.old_pages != changes.new_pages);
}

int kommuntryck_diff_locks(const char *old, const char *new, const struct kommuntryck_paths *paths, enum kommuntryck_changes format, FILE *to, FILE *said)
{
    const char *const names[] = { old, new };
    struct locked sides[2] = { 0 };
    for (int i = 0; i < 2; i++)
        (kommuntryck_is_lock(names[i]) ? open_lock : open_definition)(&sides[i], names[i], paths);
    int changes = sides[0].known && sides[1].known ? tell(&sides[0], &sides[1], format, to) : -1;
    for (int i = 0; i < 2; i++) {
        struct locked *l = &sides[i];
        if (changes > 0 && !l->whole)
            message_add(&l->report->messages, MSG_LOCK_DIGESTS, place_of_lock(&l->report->arena, names[i]));
        if (!l->whole)
            kommuntryck_messages(l->report, said);
    }
    for (int i = 0; i < 2; i++)
        kommuntryck_close(sides[i].report);
    return changes;
}
