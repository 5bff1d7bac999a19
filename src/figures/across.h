/* across.h: columns that are sums of other columns */
#ifndef KT_ACROSS_H
#define KT_ACROSS_H

#include "figures/sums.h"

/* As sums_find and sums_fill (sums.h), for columns; filled are rows that are no sums themselves. */
void across_find(struct arena *a, struct sheet *s, const struct sums_rules *rules, struct sums *out);
void across_fill(struct arena *a, struct sheet *s, struct sums *out);

#endif
