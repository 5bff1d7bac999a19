/* likely.h: whether a figure that is no sum of those above it was meant to be one
 *
 * Averages, shares and indexes lie among the figures that they are made of; sums of figures of one sign do not. */
#ifndef KT_LIKELY_H
#define KT_LIKELY_H

#include "figures/sheet.h"
#include "figures/wide.h"

/* Columns of per cent, averages and indexes, by their unit and the words of their header. */
bool likely_ratio(const struct sheet_column *column);

struct spread {                     /* of the figures that are not 0 */
    wide least, most;
    int n;
};

void spread_add(struct spread *s, wide figure);

/* The figure lies among its terms, far from what they give: it may be an average. */
bool likely_average(const struct spread *s, wide written, wide given);

/* "Summa" and no word more: a Totalt may count more than the rows that stand there. */
bool likely_bare(const char *label);

/* "Summa", "Delsumma", "Summa intäkter": a word that can mean nothing else. */
bool likely_word(const char *label);

#endif
