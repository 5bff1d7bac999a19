/* unread.h: terms of sums that are no figures */
#ifndef KT_UNREAD_H
#define KT_UNREAD_H

#include "check/check.h"

/* A sum is held against its rows only in columns where all of them are figures.  Tells, for the sums that hold elsewhere, the cells that have digits and yet are
 * no figures: 1E+05, (1 234), 3-maj, ca 5.  Figures that are kept back (<5) are meant. */
void unread_check(struct report_check *c, struct sheet *s, const struct sums *sums);

#endif
