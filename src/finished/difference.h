/* difference.h: what is not the same in two finished PDFs, as a reader sees it */
#ifndef KT_FINISHED_DIFFERENCE_H
#define KT_FINISHED_DIFFERENCE_H

#include "finished/pdffile.h"

struct difference {
    vec(int) pages;                 /* that do not look the same, from 1; those that only one of the two has too */
    int old_pages, new_pages;
    int object;                     /* the first that differs, by its number in the new file; 0: none does */
    const char *what;               /* what kind of object it is: "Metadata"; "" */
};

/* Memory is that of the new file's arena. */
void difference_find(struct difference *d, const struct pdffile *old, const struct pdffile *new);

/* "2, 5–7" */
const char *difference_pages(struct arena *a, const struct difference *d);

#endif
