/* sums.h: sums that do not add up */
#ifndef KT_CHECK_SUMS_H
#define KT_CHECK_SUMS_H

#include "check/check.h"

/* Finds the sums of all tables (figures/sums.h) and tells those that do not hold; what is covered is coverage. */
void check_sums(struct report_check *c);

#endif
