/* outputs.c: what an output may not take the place of: a source, a signature, the only copy of what was decided */

#include "report.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include "decision/lock.h"
#include "output/file.h"
#include "read/source.h"

static bool is_same_file(const struct stat *st, const char *path)
{
    struct stat other;
    return stat(path, &other) == 0 && other.st_dev == st->st_dev && other.st_ino == st->st_ino;
}

bool report_output_free(struct kommuntryck *k, const char *path)
{
    struct stat st;
    if (strcmp(path, "-") == 0 || stat(path, &st) != 0)
        return true;
    for (int i = 0; i < k->inputs.list.n; i++)
        if (is_same_file(&st, k->inputs.list.v[i].path)) {
            message_add(&k->messages, MSG_OUTPUT_SOURCE, (struct place){ 0 }, path);
            return false;
        }
    return true;
}

/* Whether the file begins with the bytes of the digest, so many; `more`: and goes on. */
static bool begins_with(struct arena *a, const char *path, const struct manifest_file *bytes, bool *more)
{
    struct messages unsaid;
    struct buffer there = { 0 };
    messages_init(&unsaid, a);
    bool begins = source_bytes(a, path, path, (struct place){ 0 }, &there, &unsaid) && there.n >= bytes->size && strcmp(digest_of(there.s, bytes->size).hex, bytes->digest) == 0;
    *more = begins && there.n > bytes->size;
    buffer_done(&there);
    return begins;
}

/* The decided PDF that lies at the path, as far as that can be told. */
static bool holds_decided(struct kommuntryck *k, const char *path, struct lock *lock, bool *is_signed)
{
    struct messages unsaid;
    struct stat st;
    const char *report = k->inputs.list.v[0].path;
    messages_init(&unsaid, &k->arena);
    return stat(path, &st) == 0 && S_ISREG(st.st_mode) && lock_exists(&k->arena, report) && lock_read(&k->arena, lock, lock_path(&k->arena, report), &unsaid)
        && begins_with(&k->arena, path, &lock->pdf, is_signed);
}

static bool is_kept(struct kommuntryck *k, const struct lock *lock)
{
    bool more;
    const char *report = k->inputs.list.v[0].path;
    const char *copy = arena_printf(&k->arena, "%s/%s", version_folder(&k->arena, report, lock->version), report_file_name(&k->arena, report, ".pdf"));
    return access(copy, R_OK) == 0 && begins_with(&k->arena, copy, &lock->pdf, &more);
}

bool report_output_keeps(struct kommuntryck *k, const char *path, const struct buffer *out)
{
    struct lock lock;
    bool is_signed = false;
    if (k->unguarded || strcmp(path, "-") == 0 || file_is(path, out))
        return true;
    if (report_decision(k)->status >= STATUS_APPROVED && file_goes_on(path, out))
        message_add(&k->messages, MSG_OUTPUT_SIGNED, (struct place){ 0 }, path);
    else if (holds_decided(k, path, &lock, &is_signed) && (is_signed || !is_kept(k, &lock)))
        message_add(&k->messages, is_signed ? MSG_OUTPUT_SIGNED : MSG_OUTPUT_DECIDED, (struct place){ 0 }, path);
    return !k->messages.errors;
}
