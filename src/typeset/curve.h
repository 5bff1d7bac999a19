/* curve.h: series as lines and their markers */
#ifndef KT_CURVE_H
#define KT_CURVE_H

#include "typeset/plot.h"

/* The line of a series, with gaps where figures are missing, and the markers on its points. */
void curve_draw(struct plot *p, int series);

/* A piece of that line with one marker in its middle, from x and y to the right: for legends. */
void curve_sample(struct plot *p, int series, length x, length y, length width);

#endif
