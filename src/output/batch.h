/* batch.h: files that are written together
 *
 *     struct batch b;
 *     batch_begin(&b, arena, messages);
 *     batch_folder(&b, "versions/2");             -- a folder that takes its place whole
 *     batch_inside(&b, "data/drift.csv", bytes);
 *     batch_file(&b, "rapport.lock", bytes);
 *     batch_file(&b, "rapport.ini", bytes);
 *     return batch_commit(&b);
 *
 * Everything is first written beside its place and synced; batch_commit then renames it, in the order of adding.  When anything fails before the first rename, nothing has changed.  A system that stops
 * between two renames leaves every file and every folder whole, the old or the new one: the file that makes the others valid is added last.
 * After a failure all calls do nothing, and batch_commit says so. */
#ifndef KT_BATCH_H
#define KT_BATCH_H

#include "base/message.h"

struct batch {
    struct arena *arena;
    struct messages *messages;
    const char *folder;             /* of batch_inside, where it is being written */
    vec(struct batch_part) parts;
    vec(const char *) made;         /* folders above the parts, that were not there */
    bool failed;                    /* a message was added */
};

struct batch_part {
    const char *path, *temporary;
    bool folder;
};

void batch_begin(struct batch *b, struct arena *a, struct messages *m);

/* A file at path.  Folders above it are made when they are missing.  The bytes are written before it returns. */
void batch_file(struct batch *b, const char *path, const struct buffer *bytes);

/* A folder at path; what stood there goes with the commit.  What an interrupted run left beside it is removed. */
void batch_folder(struct batch *b, const char *path);

/* A file in the folder that was added last; name may have folders in it, but no "..".  It is synced by the commit. */
void batch_inside(struct batch *b, const char *name, const struct buffer *bytes);

/* False after a message, when something could not be written or renamed; what was not renamed is removed. */
bool batch_commit(struct batch *b);

/* Removes all that was written. */
void batch_abandon(struct batch *b);

#endif
