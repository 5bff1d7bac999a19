/* amount.h: amounts as the layout writes them */
#ifndef KT_AMOUNT_H
#define KT_AMOUNT_H

#include "document/definition.h"
#include "document/node.h"
#include "read/number.h"

/* By [numbers]; decimals -1: as written. */
struct number_format amount_format(const struct definitions *d, int decimals);

/* An amount with so many decimals, in the report's arena. */
const char *amount_text(const struct definitions *d, struct decimal amount, int decimals);

#endif
