/* revision.h: the revisions of a finished PDF
 *
 * A signature is added behind what was there (ISO 32000-1 7.5.6): the file is its first revision, the bytes that the program wrote, and updates behind it.  A reader goes from the last
 * cross-reference section back to the first; so does this. */
#ifndef KT_REVISION_H
#define KT_REVISION_H

#include "finished/pdffile.h"

#define REVISIONS_MAX 100

struct revision {
    size_t xref;                    /* the offset of its cross-reference section, as its startxref says */
    size_t end;                     /* the offset after its %%EOF and the end of that line: the size of the file as it was then */
};

struct revisions { vec(struct revision) list; };    /* the first one first; the last one's end is the size of the file, unless something follows its %%EOF */

/* False when they cannot be told apart, after no message: no %%EOF at the end of one, or more than REVISIONS_MAX. */
bool revisions_find(const struct pdffile *f, struct revisions *found);

#endif
