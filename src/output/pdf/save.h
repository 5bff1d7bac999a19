/* save.h: the objects of a document as the bytes of a file
 *
 * PDF 1.7 with object streams and a cross-reference stream (ISO 32000-1 7.5.7 and 7.5.8), a third of the size that the library's
 * own way of saving gives a tagged file; PDF 1.4 without them, where the level asks for it.  What there is much of - contents of pages,
 * elements - is written as soon as it is made and not kept; the library's objects come last. */
#ifndef KT_PDF_SAVE_H
#define KT_PDF_SAVE_H

#include "output/pdf/level.h"
#include "output/pdf/object.h"

struct save;

struct save *save_open(struct objects *o, const struct level *level, struct buffer *out);

/* A stream of the library's, with these data instead of its own; they are taken, and data gets an empty buffer with some room. */
void save_data(struct save *s, HPDF_Dict stream, struct buffer *data);
void save_bytes(struct save *s, HPDF_Dict stream, const void *bytes, size_t n);     /* … these, which stay where they are until the file is finished */

/* An object of our own: its number, which can be referred to at once, and its text, which is written once, "<</S/TD/K 1>>". */
unsigned save_number(struct save *s);
void save_text(struct save *s, unsigned number, const struct buffer *text);

/* Once, when everything is said of all objects, and wanted.  Adds the file's identity. */
void save_finish(struct save *s);

/* Appends nothing when it was not finished or the library failed. */
void save_close(struct save *s);

#endif
