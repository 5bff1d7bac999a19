/* source.h: a text file as it was read
 *
 * Bytes become text here and nowhere else: the encoding is found (byte order mark, valid UTF-8, else
 * Windows-1252) or taken as told, line ends become \n, a byte order mark goes.  Whatever of a file
 * cannot be read as text is a message with line and column. */
#ifndef KT_SOURCE_H
#define KT_SOURCE_H

#include "base/message.h"

#define SOURCE_MAX_MB 256

/* Reads the file at path (opened as it stands) under the name that messages show.  encoding is NULL or "auto",
 * "utf-8" or "windows-1252".  `asked` is the place that named the file, for the message when it cannot be read.
 * NULL after a message. */
struct source *source_read(struct arena *a, const char *path, const char *name, const char *encoding,
                           struct place asked, struct messages *m);

/* The bytes of a regular file of at most SOURCE_MAX_MB, as they lie there.  False after a message; the buffer is the caller's in any case. */
bool source_bytes(struct arena *a, const char *path, const char *name, struct place asked, struct buffer *out, struct messages *m);

/* The same as source_read for bytes that are in memory already. */
struct source *source_of_bytes(struct arena *a, const char *path, const char *name, const char *bytes, size_t n,
                               const char *encoding, struct messages *m);

/* The path of `file`, as written in a report or layout that lies in `folder`, or NULL after a message when it is
 * absolute, climbs out with .., or leads out of the folder through a symbolic link. */
char *source_path_inside(struct arena *a, const char *folder, const char *file, struct place asked, struct messages *m);

/* A source made of text in memory; for tests. */
struct source *source_of_text(struct arena *a, const char *name, const char *text);

/* s brought to NFC, without signs that show nothing (zero-width space, marks of direction); s itself when it is like that already. */
const char *text_nfc(struct arena *a, const char *s);

#endif
