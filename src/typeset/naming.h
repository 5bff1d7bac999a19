/* naming.h: which series is which: labels at the ends of lines, or a legend */
#ifndef KT_NAMING_H
#define KT_NAMING_H

#include "typeset/plot.h"

enum naming { NAMED_BY_UNIT, NAMED_DIRECTLY, NAMED_BY_LEGEND };

/* How the series are named in a field of a height. */
enum naming naming_choose(struct plot *p, length height);

length naming_width(struct plot *p);                    /* of the longest direct label, with what leads to it */
void naming_direct(struct plot *p);                     /* when the field is known: labels right of it, moved apart */

int naming_rows(struct plot *p);                        /* of the legend */
void naming_legend(struct plot *p);                     /* from the top of the chart */

/* What stands over the axis: the unit, and the name of a series that is alone; "" when there is neither. */
const char *naming_unit(struct plot *p, enum naming naming);

#endif
