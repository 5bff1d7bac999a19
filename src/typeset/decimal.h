/* decimal.h: figures with their commas under each other
 *
 * A figure is parted in what stands before the edge that it is aligned at (sign and whole number) and its tail: comma and decimals, unit, the mark of
 * a note.  The widest tail of a column decides where its edge stands; figures without decimals end there.  Where a column is aligned to the right, only marks of
 * notes hang behind the edge. */
#ifndef KT_DECIMAL_H
#define KT_DECIMAL_H

#include "typeset/draft.h"

/* Finds the tail of a cell that has been measured, if it is a figure, and with it the widest of its column; room: for what nobody keeps. */
void find_tail(struct draft *d, struct draft_cell *c, const struct measures *m, struct arena *room);

/* When all cells have been: how much of the tails hangs outside their columns. */
void settle_tails(struct draft *d);

/* Moves the first of a cell's lines to the left by what its tail is shorter than its column's, and marks its items for the text output. */
void hang_tail(const struct draft *d, const struct draft_cell *from, struct strips *lines);

/* How far the edge of a figure's text stands from its left edge; marks the text with its tail. */
length mark_edge(struct item *text);

#endif
