/* across.h: columns that are sums of other columns */
#ifndef KT_ACROSS_H
#define KT_ACROSS_H

#include "figures/sums.h"

/* As sums_find (sums.h), for columns. */
void across_find(struct arena *a, struct sheet *s, const struct sums_rules *rules, bool fill, struct sums *out);

#endif
