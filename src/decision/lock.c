/* lock.c: rapport.lock: what a decided report was made from */

#include "decision/lock.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "read/source.h"

#define VERSION_MAX 9999

/* ---- names ---- */

static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? (size_t)(slash - path) + 1 : 0;
}

/* The name without what stands after its last dot. */
static const char *stem_of(struct arena *a, const char *report)
{
    const char *name = report + folder_length(report), *dot = strrchr(name, '.');
    return arena_strndup(a, name, dot && dot > name ? (size_t)(dot - name) : strlen(name));
}

const char *report_file_name(struct arena *a, const char *report, const char *suffix)
{
    return arena_printf(a, "%s%s", stem_of(a, report), suffix);
}

static const char *beside(struct arena *a, const char *report, const char *name)
{
    return arena_printf(a, "%.*s%s", (int)folder_length(report), report, name);
}

const char *lock_path(struct arena *a, const char *report)
{
    return beside(a, report, report_file_name(a, report, ".lock"));
}

const char *version_folder(struct arena *a, const char *report, int version)
{
    const char *stem = stem_of(a, report);
    bool usual = strcmp(stem, "rapport") == 0;
    return beside(a, report, arena_printf(a, "versions/%s%s%d", usual ? "" : stem, usual ? "" : "-", version));
}

bool lock_exists(struct arena *a, const char *report)
{
    return access(lock_path(a, report), F_OK) == 0;
}

/* ---- reading ---- */

static bool read_version(struct arena *a, struct lock *lock)
{
    const char *text = manifest_line(a, lock->source->text, lock->source->size, "version");
    char *end;
    long n = text ? strtol(text, &end, 10) : 0;
    lock->version = (int)n;
    return text && !*end && n >= 1 && n <= VERSION_MAX;
}

/* "pdf 0b9a… 158843 rapport.pdf" */
static void read_made(struct arena *a, const struct lock *lock, const char *word, struct manifest_file *file)
{
    const char *text = manifest_line(a, lock->source->text, lock->source->size, word);
    if (!text || !is_digest(text))
        return;
    char *end = NULL;
    file->digest = arena_strndup(a, text, 2 * DIGEST_BYTES);
    file->size = (size_t)strtoull(text + 2 * DIGEST_BYTES, &end, 10);
    file->name = *end == ' ' ? end + 1 : "";
}

bool lock_read(struct arena *a, struct lock *lock, const char *path, struct messages *m)
{
    *lock = (struct lock){ .source = source_read(a, path, path, "utf-8", (struct place){ 0 }, m) };
    if (!lock->source)
        return false;
    int line = manifest_read(a, &lock->manifest, lock->source->text, lock->source->size);
    read_made(a, lock, "pdf", &lock->pdf);
    read_made(a, lock, "replaces", &lock->replaces);
    const char *lacks = !read_version(a, lock) ? "version" : !lock->pdf.digest ? "pdf" : NULL;
    if (line)
        message_add(m, MSG_LOCK_BROKEN, (struct place){ .source = lock->source, .line = line });
    else if (lacks)
        message_add(m, MSG_LOCK_SHORT, place_file(lock->source), lacks);
    return !line && !lacks;
}

const char *lock_kept(struct arena *a, const char *report, int version)
{
    return arena_printf(a, "%s/%s", version_folder(a, report, version), report_file_name(a, report, ".lock"));
}

/* Whether the lock is that of the version, as far as can be told. */
static bool hold_version(struct arena *a, const struct lock *lock, const char *kept, int version, struct messages *m)
{
    const struct source *there = access(kept, R_OK) == 0 ? source_read(a, kept, kept, "utf-8", (struct place){ 0 }, m) : NULL;
    bool other = there && (there->size != lock->source->size || memcmp(there->text, lock->source->text, there->size) != 0);
    if (lock->version != version)
        message_add(m, MSG_LOCK_VERSION, place_file(lock->source), lock->version, version);
    else if (other)
        message_add(m, MSG_LOCK_OTHER, place_file(lock->source), version, kept);
    return lock->version == version && !other;
}

bool lock_of_version(struct arena *a, struct lock *lock, const char *report, int version, struct messages *m)
{
    const char *kept = lock_kept(a, report, version);
    if (!lock_read(a, lock, lock_path(a, report), m))
        return false;
    if (lock->version == version + 1 && access(kept, R_OK) == 0)
        return lock_read(a, lock, kept, m);
    return hold_version(a, lock, kept, version, m);
}

/* ---- writing ---- */

static void put_made(struct buffer *out, const char *word, const struct manifest_file *file)
{
    buffer_printf(out, "%s %s %zu ", word, file->digest, file->size);
    manifest_name(out, file->name);
    buffer_byte(out, '\n');
}

void lock_put(struct buffer *out, const struct inputs *inputs, const struct fonts *fonts, int version, const struct manifest_file *pdf, const struct manifest_file *replaces)
{
    manifest_put(out, inputs, fonts);
    buffer_printf(out, "version %d\n", version);
    put_made(out, "pdf", pdf);
    if (replaces)
        put_made(out, "replaces", replaces);
}
