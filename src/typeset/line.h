/* line.h: the items of one line */
#ifndef KT_LINE_H
#define KT_LINE_H

#include "typeset/measure.h"

/* The line between two chances of a paragraph. */
struct line line_make(struct typesetter *t, const struct paragraph *p, int from, int to);

/* LENGTH_MAX when it is more. */
length clamp_length(int64_t width);

#endif
