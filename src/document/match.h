/* match.h: does a text match a pattern of a layout? */
#ifndef KT_MATCH_H
#define KT_MATCH_H

#include <stdbool.h>
#include "document/layout.h"

bool match_pattern(const char *pattern, const char *text);          /* * stands for any characters */
bool match_any(const struct list *patterns, const char *text);
bool match_word(const char *a, const char *b);                      /* the same word, upper and lower case alike */
bool match_header(const struct list *patterns, const char *header); /* the whole path, or its last part */
const char *header_leaf(const char *header);                        /* "Kvinnor" of "2024 > Kvinnor" */

#endif
