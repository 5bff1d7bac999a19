/* lock.h: rapport.lock: what a decided report was made from
 *
 * Beside the definition, and named after it: that of rapport.ini is rapport.lock.  The manifest of the report (output/manifest.h), and after it
 *
 *     version 2
 *     pdf 0b9a…(64 digits) 158843 rapport.pdf
 *     replaces 77c1…(64 digits) 158201 rapport.pdf
 *
 * The sources and the PDF of every decided version lie in versions/1, versions/2 and so on, each with its lock; of a definition with another name than rapport.ini, in versions/NAME-1. */
#ifndef KT_LOCK_H
#define KT_LOCK_H

#include "document/definition.h"
#include "output/manifest.h"

struct lock {
    const struct source *source;
    struct manifest manifest;
    int version;
    struct manifest_file pdf, replaces;     /* replaces.digest is NULL in the first version */
};

/* "a/rapport.lock" of "a/rapport.ini"; and where version n of it lies: "a/versions/2". */
const char *lock_path(struct arena *a, const char *report);
const char *version_folder(struct arena *a, const char *report, int version);

/* "rapport" + suffix, of "a/rapport.ini". */
const char *report_file_name(struct arena *a, const char *report, const char *suffix);

bool lock_exists(struct arena *a, const char *report);

/* Where the lock of version n is kept: "a/versions/2/rapport.lock". */
const char *lock_kept(struct arena *a, const char *report, int version);

/* False after a message that names the line. */
bool lock_read(struct arena *a, struct lock *lock, const char *path, struct messages *m);

/* The lock of a report that says it is this version.  Where a revision was interrupted before the definition took its place, the lock beside that is a version ahead: then the one in versions/ is read.
 * False after a message: it is of another version, or not the one that is kept. */
bool lock_of_version(struct arena *a, struct lock *lock, const char *report, int version, struct messages *m);

/* Appends one; `replaces` may be NULL. */
void lock_put(struct buffer *out, const struct inputs *inputs, const struct fonts *fonts, int version, const struct manifest_file *pdf, const struct manifest_file *replaces);

#endif
