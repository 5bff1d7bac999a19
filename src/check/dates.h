/* dates.h: dates that are not written as in Sweden, or lie outside the period */
#ifndef KT_DATES_H
#define KT_DATES_H

#include "check/passage.h"

/* The first date written as 12/31/2024 or 1/2/24, and where [check] dates asks for it those of years that the report is not about. */
void dates_check(const struct passage *p);

/* The bytes of such a date at s, or 0: one or two digits, twice, and two or four, parted by slashes, of which some order is a date. */
size_t dates_foreign(const char *s);

#endif
