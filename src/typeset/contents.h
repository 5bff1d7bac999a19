/* contents.h: the table of contents
 *
 * One entry for each heading down to a level: text, leader, page number, all of it a link.  Page numbers come from the pass before. */
#ifndef KT_CONTENTS_H
#define KT_CONTENTS_H

#include "typeset/block.h"

struct moved {                      /* what stands on another page than it was thought to */
    const struct node *node;
    int from, to;
};

struct contents_entry {
    const struct node *heading;
    struct node *node;              /* NODE_CONTENTS_ENTRY */
    struct measures text;
    const char *page;               /* label of its page; "" before it is known */
};

struct contents_setter {
    struct setter *setter;
    const struct contents *look;
    const struct node *node;        /* NODE_CONTENTS */
    vec(struct contents_entry) entries;
};

/* Measures the entries of a document. */
void contents_init(struct contents_setter *c, struct setter *s, const struct node *contents, const struct node *document);

/* Takes page numbers over from pages; true when any of them is another than before, which is then told. */
bool contents_number(struct contents_setter *c, const struct pages *pages, struct moved *moved);

/* Adds the heading and the entries. */
void contents_strips(struct contents_setter *c, struct strips *out);

#endif
