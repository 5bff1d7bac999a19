/* inline.h: inline nodes as segments of one paragraph */
#ifndef KT_INLINE_H
#define KT_INLINE_H

#include "typeset/setter.h"

struct segments {
    struct segment *v;
    int n, cap;
};

/* What stands below a paragraph, heading or other node, in the style.  The array is in the typesetter's scratch. */
void inline_segments(struct setter *s, const struct node *parent, const struct style *style, struct segments *out);

#endif
