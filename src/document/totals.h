/* totals.h: sums of tables, as a report wants them checked or written */
#ifndef KT_TOTALS_H
#define KT_TOTALS_H

#include "document/taken.h"
#include "figures/sums.h"

/* How the sums of what a block took are checked; false: not at all. */
bool totals_rules(const struct definitions *d, const struct taken *t, struct sums_rules *rules);

/* sum = compute: writes into the empty cells of sums what their terms give, with the decimals and the unit of their column.  Before anybody sets the rows. */
void totals_fill(struct arena *a, const struct definitions *d, struct taken *t);

#endif
