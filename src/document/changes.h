/* changes.h: what was changed since the report was decided, in the report
 *
 * JO 581-2013: a corrected document must show that it was corrected, and what was changed.  The list that kommuntryck revise writes (decision/register.h) becomes a table under a heading of its own, and what it names in
 * this version is marked in the tree, for a bar in the margin. */
#ifndef KT_CHANGES_H
#define KT_CHANGES_H

#include "document/bind.h"

/* Adds heading, text and table, where [changes] says they shall stand: to be called before the block of that number is bound, and after the last one. */
void changes_before(struct binder *b, int block);

/* Sets node.changed of what the list names in this version: a row of a file, a paragraph, a setting.  When all blocks are bound. */
void changes_mark(struct binder *b);

#endif
