/* file.h: a file that is whole or not there */
#ifndef KT_FILE_H
#define KT_FILE_H

#include "base/message.h"

/* Writes the bytes to path.  A regular file is written beside its place, synced and renamed, so that what was there stays until the new one is whole; its
 * rights are kept.  Anything else (a pipe, a device) is written to.  "-" is standard output.  False after a message. */
bool file_write(const char *path, const struct buffer *bytes, struct messages *m);

/* Whether there is a file at path that begins with the bytes and goes on: one that was signed after it was written, say. */
bool file_goes_on(const char *path, const struct buffer *bytes);

/* Whether a file at path holds the bytes and nothing else. */
bool file_is(const char *path, const struct buffer *bytes);

/* The two halves of it, for several files at once (batch.h).  Writes the bytes beside the place that path means, synced; the memory of *real (that place) and *temporary is the arena's.  False with errno, and nothing
 * left, when it cannot; a place that holds something else than a regular file is EEXIST. */
bool file_beside(struct arena *a, const char *path, const struct buffer *bytes, const char **real, const char **temporary);

/* Renames to a place in the same folder, and syncs that.  False with errno. */
bool file_place(const char *temporary, const char *real);

/* Writes to the disk which names a folder holds.  False with errno. */
bool folder_sync(const char *folder);

/* Writes the bytes to a new file.  False with errno, and nothing left.  It is safe on the disk after file_sync. */
bool file_new(const char *path, const struct buffer *bytes);
bool file_sync(const char *path);

#endif
