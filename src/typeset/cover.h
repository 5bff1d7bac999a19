/* cover.h: the cover */
#ifndef KT_COVER_H
#define KT_COVER_H

#include "typeset/block.h"

/* The items of a NODE_COVER on its page. */
void cover_items(struct setter *s, const struct node *cover, struct page *page);

#endif
