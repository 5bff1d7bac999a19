/* placeholder.h: texts of a template that somebody should have written over */
#ifndef KT_PLACEHOLDER_H
#define KT_PLACEHOLDER_H

#include "check/passage.h"

/* Tells the first place in the passage that a pattern of [check] placeholders fits.  A pattern is looked for anywhere, at whole words; * stands for any signs of the same sentence. */
void placeholder_check(const struct passage *p);

/* The bytes of text from *start that a pattern fits; 0: it fits nowhere. */
size_t placeholder_find(const char *pattern, const char *text, size_t *start);

#endif
