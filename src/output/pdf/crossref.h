/* crossref.h: where the objects of a file are
 *
 * Entries by object number, and their two forms: the table that PDF has had from its beginning (ISO 32000-1 7.5.4) and the stream
 * (7.5.8). */
#ifndef KT_PDF_CROSSREF_H
#define KT_PDF_CROSSREF_H

#include "base/arena.h"
#include "base/buffer.h"

/* ISO 32000-1 table 18. */
enum place_type { FREE, AT_OFFSET, IN_STREAM };

struct entry {
    uint64_t type : 2;              /* that of a number that is not written yet is FREE */
    uint64_t index : 16;            /* in its object stream, or the generation */
    uint64_t place : 46;            /* an offset, or the number of an object stream */
};

struct entries { vec(struct entry) list; };

struct entry *entry_at(struct entries *entries, struct arena *a, unsigned number);

void put_table(struct buffer *out, const struct entries *entries);             /* "xref\n0 12\n…", up to the trailer */
void put_stream_entries(struct buffer *out, const struct entries *entries);     /* of its dictionary */
void put_stream_rows(struct buffer *out, const struct entries *entries);        /* its data */

#endif
