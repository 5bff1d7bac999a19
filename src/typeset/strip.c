/* strip.c: a piece of the flow that no page break cuts */

#include "typeset/strip.h"

struct strip *strip_add(struct arena *a, struct strips *s, length height)
{
    struct strip *strip = vec_push(a, s);
    strip->height = height;
    return strip;
}

struct item *strip_item(struct arena *a, struct strip *s, struct item item, length x, length y)
{
    struct item *added = vec_push(a, &s->items);
    *added = item;
    added->x += x;
    added->y += y;
    return added;
}

length strips_height(const struct strips *s)
{
    length height = 0, after = 0;
    for (int i = 0; i < s->n; i++) {
        length gap = s->v[i].before > after ? s->v[i].before : after;
        height += (i ? gap : 0) + s->v[i].height;
        after = s->v[i].after;
    }
    return height;
}
