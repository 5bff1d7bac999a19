/* strip.h: a piece of the flow that no page break cuts
 *
 * A line of text, a row of a table, a group of them.  The page builder stacks strips; items count from the strip's upper left corner. */
#ifndef KT_STRIP_H
#define KT_STRIP_H

#include "typeset/pages.h"

struct strip {
    length before, height, after;   /* space above and below; between two strips the larger of after and before holds */
    vec(struct item) items;
    vec(const struct node *) notes; /* notes whose marks stand in it */
    bool keep;                      /* stays with the next strip */
    bool wish;                      /* keep is no more than a wish: parted first where not all that is kept finds room */
    bool repeat;                    /* a note's line that is said again */
    bool new_page;                  /* begins a page */
    const struct page_style *page;  /* the kind of page that it stands on */
    const struct node *heading;     /* a landmark */
    const struct node *anchor;      /* no heading, but a link leads here */
    const struct card *card;        /* that it is part of, or NULL */
    bool card_top, card_foot;       /* the space at the card's edges */
    struct set_table *table;        /* a row of this table, or NULL */
    int row;
    const struct node *marker;      /* NODE_COVER or NODE_CONTENTS that the page builder handles by itself */
};

struct strips {
    struct strip *v;
    int n, cap;
};

struct strip *strip_add(struct arena *a, struct strips *s, length height);
struct item *strip_item(struct arena *a, struct strip *s, struct item item, length x, length y);

/* Height of strips stacked, without the first before and the last after. */
length strips_height(const struct strips *s);

#endif
