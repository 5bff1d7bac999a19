/* explode.h: rows taller than a page */
#ifndef KT_EXPLODE_H
#define KT_EXPLODE_H

#include "typeset/table.h"

/* Replaces every row taller than `room` by rows that hold one line of each of its cells, which may then be parted anywhere; cells that span rows
 * and are taller than `room` themselves no longer span: their text goes into their first row. */
void explode_tall_rows(struct setter *s, struct set_table *t, length room);

#endif
