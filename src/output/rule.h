/* rule.h: what a report was made from, for make and ninja */
#ifndef KT_RULE_H
#define KT_RULE_H

#include "document/input.h"
#include "typeset/font.h"

/* Appends "target: file …", and an empty rule for each file, so that one that is gone makes anew and is no error.  Names are escaped as GNU make reads them. */
void put_rule(struct buffer *out, const char *target, const struct inputs *inputs, const struct fonts *fonts);

#endif
