/* frame.h: what is drawn around and behind a card, page by page */
#ifndef KT_FRAME_H
#define KT_FRAME_H

#include "document/node.h"
#include "typeset/setter.h"
#include "typeset/strip.h"

struct frame {
    const struct card *card;        /* NULL: none is open */
    length top;
    int at;                         /* of the page's items: where drawings go, before what stands on them */
    bool begins, ends;              /* the card's own edges are on this page */
};

/* A strip of a card comes to stand at y. */
void frame_add(struct frame *f, const struct strip *strip, const struct page *page, length y);

/* The page or the card ends at y: draws the frame.  Nothing, when none is open. */
void frame_end(struct setter *s, struct frame *f, struct page *page, length left, length y);

#endif
