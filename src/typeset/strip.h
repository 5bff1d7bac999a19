/* strip.h: a piece of the flow that no page break cuts
 *
 * A line of text, a row of a table, a group of them.  The page builder stacks strips; items count from the strip's upper left corner. */
#ifndef KT_STRIP_H
#define KT_STRIP_H

#include "typeset/pages.h"

struct strip {                      /* of a long table there are millions: flags are bits */
    length before, height, after;   /* space above and below; between two strips the larger of after and before holds */
    int row;                        /* of its table; -1: the head */
    vec(struct item) items;
    vec(const struct node *) notes; /* notes whose marks stand in it */
    bool keep : 1;                  /* stays with the next strip */
    bool wish : 1;                  /* keep is no more than a wish: parted first where not all that is kept finds room */
    bool repeat : 1;                /* a note's line that is said again */
    bool new_page : 1;              /* begins a page */
    bool card_top : 1, card_foot : 1;   /* the space at the card's edges */
    const struct page_style *page;  /* the kind of page that it stands on */
    const struct node *heading;     /* a landmark */
    const struct node *anchor;      /* no heading, but a link leads here */
    const struct card *card;        /* that it is part of, or NULL */
    struct set_table *table;        /* a row of this table, or NULL */
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
