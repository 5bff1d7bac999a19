/* save.h: the objects of a document as the bytes of a file
 *
 * PDF 1.7 with object streams and a cross-reference stream (ISO 32000-1 7.5.7 and 7.5.8), a third of the size that the library's
 * own way of saving gives a tagged file; PDF 1.4 without them, where the level asks for it. */
#ifndef KT_PDF_SAVE_H
#define KT_PDF_SAVE_H

#include "output/pdf/level.h"
#include "output/pdf/object.h"

/* Once, when everything is said of all objects.  Adds the file's identity; appends nothing after a failure. */
void objects_save(struct objects *o, const struct level *level, struct buffer *out);

#endif
