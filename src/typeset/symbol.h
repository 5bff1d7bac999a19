/* symbol.h: status symbols as vector paths */
#ifndef KT_SYMBOL_H
#define KT_SYMBOL_H

#include "typeset/setter.h"

/* The drawing of a symbol, size high and wide, its centre on x = size/2 and half the x-height of `beside` above y = 0, the baseline. */
struct item symbol_item(struct setter *s, const struct symbol_set *set, const struct symbol *symbol, const struct style *beside);

#endif
