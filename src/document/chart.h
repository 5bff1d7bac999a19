/* chart.h: the figures of a chart
 *
 * What a chart shows, before anybody knows how large it is: categories, series and figures, all with the same decimals, as integers.  A figure that is
 * missing is a gap. */
#ifndef KT_CHART_H
#define KT_CHART_H

#include "document/bind.h"
#include "document/report.h"

#define CHART_LARGEST INT64_C(3000000000000)    /* scaled: the difference of two, times the width of an A3, fits into 64 bits */

struct chart_series {
    const char *name;
    const struct series *look;
    bool budget;
    const int64_t *values;          /* by category, scaled */
    const bool *given;
};

struct chart {
    const struct chart_block *block;
    const char **categories;
    const struct place *places;     /* of the categories */
    int ncategories;
    struct chart_series *series;
    int nseries;
    int decimals;                   /* of all values: 12,5 is 125 with 1 decimal; more than were written, so that an axis can be divided */
    int written;                    /* decimals as written, of the figure with most of them */
    const char *unit;
    bool has_low, has_high;         /* the axis is told */
    int64_t low, high;
    const struct numbers *numbers;  /* how figures are written */
};

/* The block [chart NAME] as nodes: heading, figure, caption, table. */
void chart_block(struct binder *b, const struct chart_block *block);

/* A value as it is printed, with decimals of which none is lost that is not 0. */
const char *chart_figure(struct arena *a, const struct chart *chart, int64_t value, int decimals);

#endif
