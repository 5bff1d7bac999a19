/* card.h: a card, set */
#ifndef KT_CARD_SET_H
#define KT_CARD_SET_H

#include "typeset/block.h"

/* Adds the strips of a card: its heading and all of the fields that follow it. */
void flow_card(struct setter *s, const struct node *heading, struct strips *out);

#endif
