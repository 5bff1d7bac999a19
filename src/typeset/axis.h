/* axis.h: the two axes of a chart: figures, and the names of the categories */
#ifndef KT_AXIS_H
#define KT_AXIS_H

#include "typeset/plot.h"

#define AXIS_GAP PT(5)              /* between the field and what stands beside it */
#define NAME_LINES 4

/* The names of the categories as lines: all in as many lines as they need, or only some of them where they are many. */
struct names {
    const char *(*lines)[NAME_LINES];
    int most;                       /* lines of the longest */
    int step;                       /* every how many there is one */
    length width;                   /* of the widest line */
    int unfit;                      /* the first category whose name does not fit; -1: all do */
};

/* The figures at the ticks. */
const char *axis_tick(const struct plot *p, int64_t value);
length axis_tick_width(struct plot *p);

/* Breaks the names to a width.  Under a chart, some are left away where they are many and known by the others. */
struct names axis_names(struct plot *p, length width);

/* Grid, zero line, figures and names, when the field is known. */
void axis_draw(struct plot *p, const struct names *names);

#endif
