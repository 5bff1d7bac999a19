/* breaks.h: where a line may end
 *
 * Unicode says where it may (UAX #14, through libunistring), Swedish practice where it may not: after which hyphens,
 * slashes and dashes inside a word, and at which spaces (nobreak.h).  Hyphenation comes on top. */
#ifndef KT_BREAKS_H
#define KT_BREAKS_H

#include "typeset/flat.h"

/* Sets MARK_BREAK, MARK_HYPHEN and MARK_EDGE.  Without a hyphenator words are parted at soft hyphens alone. */
void breaks_find(struct arena *a, struct flat *f, const struct hyphenator *h);

#endif
