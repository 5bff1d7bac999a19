/* wide.h: decimals of one scale as integers with room for sums
 *
 * A figure has at most 18 digits and is scaled by at most nine places: 100 000 of them have room in 128 bits, and nothing overflows on the way. */
#ifndef KT_WIDE_H
#define KT_WIDE_H

#include "base/decimal.h"

typedef __int128 wide;

/* decimals: at least those of the figure. */
static inline wide wide_of(struct decimal figure, int decimals)
{
    wide w = figure.value;
    for (int i = figure.decimals; i < decimals; i++)
        w *= 10;
    return w;
}

static inline wide wide_absolute(wide w)
{
    return w < 0 ? -w : w;
}

/* What has no room becomes the largest there is: such a figure is only shown. */
static inline struct decimal wide_decimal(wide w, int decimals)
{
    wide most = INT64_MAX;
    return (struct decimal){ (int64_t)(w > most ? most : w < -most ? -most : w), decimals };
}

#endif
