/* card.h: cards out of a CSV file, a row each */
#ifndef KT_CARD_H
#define KT_CARD_H

#include "document/bind.h"
#include "document/report.h"

/* Adds the cards of a [cards] under the document: a heading each, and a NODE_FIELD for every field that has something to say. */
void cards_add(struct binder *b, const struct cards_block *block);

#endif
