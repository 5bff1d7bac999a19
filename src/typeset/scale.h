/* scale.h: an axis of figures
 *
 * From low to high in equal steps of 1, 2 or 5 times a power of ten, so that every tick is a round figure.  Figures are integers of the chart's decimals. */
#ifndef KT_SCALE_H
#define KT_SCALE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/length.h"

struct scale {
    int64_t low, high, step;        /* high − low is a whole number of steps, unless an end was told */
};

/* An axis for figures from least to greatest, of about `intervals` steps.  An end that is told stays where it is. */
struct scale scale_make(int64_t least, int64_t greatest, int intervals, const int64_t *low, const int64_t *high);

/* Whether lines from least to greatest are better seen without the zero: what varies is less than a third of what there is. */
bool scale_leaves_zero(int64_t least, int64_t greatest);

int64_t scale_first(const struct scale *s);             /* the lowest tick */
length scale_at(const struct scale *s, int64_t value, length size);     /* from low, on an axis of a size */

#endif
