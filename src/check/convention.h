/* convention.h: which sign deviations have
 *
 * With costs negative a deviation is outcome - budget, and plus is better; with costs positive it is budget - outcome.  A table has one of the two: [check] says which, or the table itself. */
#ifndef KT_CONVENTION_H
#define KT_CONVENTION_H

#include "check/check.h"

void check_conventions(struct report_check *c);

#endif
