/* totals.h: sums of tables, as a report wants them checked or written */
#ifndef KT_TOTALS_H
#define KT_TOTALS_H

#include "document/taken.h"
#include "figures/sums.h"

/* How the sums of what a block took are checked; false: not at all. */
bool totals_rules(const struct definitions *d, const struct taken *t, struct sums_rules *rules);

#endif
