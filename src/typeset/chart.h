/* chart.h: a chart as the items of a strip */
#ifndef KT_CHART_SET_H
#define KT_CHART_SET_H

#include "typeset/block.h"

/* Adds the strip of a NODE_FIGURE that shows a chart, as wide as the measure and no higher than `most`. */
void chart_strip(struct setter *s, const struct node *figure, length most, struct strips *out);

#endif
