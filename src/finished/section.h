/* section.h: what one cross-reference section defines (ISO 32000-1 7.5.4, 7.5.8)
 *
 * Asked of what stands behind a signature, where everything counts that any reader might take for an object.  So it is read from the bytes, and what readers might read differently is refused. */
#ifndef KT_SECTION_H
#define KT_SECTION_H

#include "finished/revision.h"

struct section_entry {
    int number, generation;
    bool free;
};

struct section { vec(struct section_entry) list; };

/* The section at which a revision ends; `part` is the file as it was then.  False: it is not as the standard says, names an object twice, or is a hybrid one. */
bool section_read(const struct pdffile *part, const struct revision *r, struct section *found);

/* Whether the section at an offset is a table, not a stream. */
bool section_is_table(const struct pdffile *f, size_t at);

#endif
