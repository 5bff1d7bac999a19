/* legend.h: legends made of sets of symbols */
#ifndef KT_LEGEND_H
#define KT_LEGEND_H

#include "document/bind.h"
#include "document/report.h"

/* An empty legend under the document: its place. */
void legend_add(struct binder *b, const struct legend_block *block);

/* Fills all legends, when the whole document is there: what is used is known then. */
void legends_fill(struct binder *b);

#endif
