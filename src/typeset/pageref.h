/* pageref.h: numbers of pages in the text
 *
 * {sida:drift} is a text whose words are the number of a page: known when pages are built, and then the text is set again. */
#ifndef KT_PAGEREF_H
#define KT_PAGEREF_H

#include "typeset/contents.h"

struct pagerefs {
    vec(struct node *) list;        /* NODE_TEXT, whose target is where the page is */
};

void pagerefs_find(struct arena *a, struct pagerefs *c, const struct node *document);

/* Takes page numbers over from pages; true when any of them is another than before, which is then told. */
bool pagerefs_number(const struct pagerefs *c, const struct pages *pages, struct moved *moved);

#endif
