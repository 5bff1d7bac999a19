/* required.h: cells that the layout wants filled: an assessment of every goal, a comment to every assessment */
#ifndef KT_REQUIRED_H
#define KT_REQUIRED_H

#include "check/check.h"

/* Tells empty cells of columns and fields of cards that say required or required-with; rows of sums, parts and sub-heads, and cells that continue the one above, may be empty. */
void required_check(struct report_check *c);

#endif
