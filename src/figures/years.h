/* years.h: years in headers and periods */
#ifndef KT_YEARS_H
#define KT_YEARS_H

#include "figures/sheet.h"

/* The first and the last year (1900 to 2099, four digits by themselves) that a text names; how many different ones, counted up to 2. */
struct years { int first, last, n; };
struct years years_in(const char *text);

/* The column of last year's sheet that a column of this year's repeats, or -1.  Years are those of the two reports.
 * - The same header with a year that was over: "Utfall 2023" is "Utfall 2023".
 * - A header with the year of last year's report is one without a year there: "Utfall 2023" is "Utfall".
 * - "Redovisat samma period föregående år" is the only column there that begins with the same word and is of that year, or of none. */
int years_column(struct arena *a, const struct sheet *ours, int column, int our_year, const struct sheet *theirs, int their_year);

#endif
