/* bar.h: series as bars */
#ifndef KT_BAR_H
#define KT_BAR_H

#include "typeset/plot.h"

/* Bars of all series that are not lines, side by side or stacked. */
void bars_draw(struct plot *p);

/* Thickness of a bar. */
length bar_thickness(const struct plot *p);

/* From the first to the last bar of a category. */
length bars_width(const struct plot *p);

/* The middle of a bar along the bands. */
length bar_middle(const struct plot *p, int category, int series);

/* The least and greatest end of a stack. */
void bar_stack_ends(const struct chart *chart, int64_t *least, int64_t *greatest);
bool bar_is_stacked(const struct chart *chart);

#endif
