/* later.h: what was done to a PDF after it was signed
 *
 * A signature says nothing about what is added behind it, and what is added may redefine anything.  Two things may be: a signature field that was free gets its value and appearance, and the catalog
 * its validation data (DSS).  Everything else is a change, also when somebody has signed it afterwards. */
#ifndef KT_LATER_H
#define KT_LATER_H

#include "finished/revision.h"

struct later {
    bool fields;                    /* further fields were signed */
    const char *wrong;              /* what else was done; NULL: nothing */
};

/* Everything behind the revision of that number, which a signature covers. */
struct later later_compare(const struct pdffile *f, const struct revisions *all, int covered);

/* Everything behind the first revision, which the program wrote.  Who signs first may write objects once more as they are, and the Info dictionary: services do. */
struct later later_than_written(const struct pdffile *f, const struct revisions *all);

/* NULL when nothing but signatures stands behind the bytes that the program wrote, so many; otherwise what.  Asked of a signed file too: a signature says nothing about what was done before it. */
const char *later_wrong(const struct pdffile *f, size_t written);

#endif
