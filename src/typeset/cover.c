/* cover.c: the cover */

#include "typeset/cover.h"

#include "typeset/coverpicture.h"
#include "typeset/signature.h"

static void add_fill(struct setter *s, const struct node *cover, struct page *page, length y, length height, color ink)
{
    if (ink == COLOR_NONE || height <= 0)
        return;
    *vec_push(s->arena, &page->items) = (struct item){ .kind = ITEM_FILL, .role = ROLE_DECORATION, .node = cover, .y = y,
                                                       .fill = { page->width, height, ink } };
}

#define FILL_BELOW MM(8)            /* from the last line to the end of a field that had to grow */

/* A field that the lines begin in holds all of them: white text never ends up on white paper. */
static length fill_height(const struct cover *look, const struct strips *lines)
{
    length end = look->top + strips_height(lines) + FILL_BELOW;
    return look->top < look->fill_height && end > look->fill_height ? end : look->fill_height;
}

/* Strips from y on, the space before the first left away; gives where they end. */
static length place_strips(struct setter *s, struct page *page, const struct strips *strips, length left, length y)
{
    length after = 0;
    for (int i = 0; i < strips->n; i++) {
        const struct strip *strip = &strips->v[i];
        if (i)
            y += strip->before > after ? strip->before : after;
        for (int k = 0; k < strip->items.n; k++) {
            struct item *item = vec_push(s->arena, &page->items);
            *item = strip->items.v[k];
            item->x += left;
            item->y += y;
        }
        y += strip->height;
        after = strip->after;
    }
    return y;
}

/* Under the lines, which end at y, and under the field with its band, which has the colours of another text; or where the cover says. */
static length signatures_top(const struct cover *look, length y, length below, length before, length room)
{
    return look->signatures_top ? look->signatures_top : (below > y && below < room ? below : y) + before;
}

/* field: how high it came out. */
static length add_signatures(struct setter *s, const struct node *cover, struct page *page, length y, length field)
{
    const struct cover *look = cover->cover;
    length measure = s->measure, body = s->body;
    struct strips rows = { 0 };
    s->measure = page->width - look->left - look->right;
    s->body = page->height;
    for (const struct node *n = cover->first; n; n = n->next)
        if (n->kind == NODE_SIGNATURES)
            flow_signatures(s, n, &rows);
    s->measure = measure;
    s->body = body;
    if (!rows.n)
        return y;
    length below = look->fill != COLOR_NONE && field > 0 ? field + (look->band != COLOR_NONE ? look->band_height : 0) : 0;
    length top = signatures_top(look, y, below, rows.v[0].before, page->height - strips_height(&rows) - rows.v[0].before);
    if (top < below)
        message_add(s->messages, MSG_CONTRAST_COVER, cover->place);
    if (top < y)
        message_add(s->messages, MSG_SET_COVER_HIGH, cover->place);
    return place_strips(s, page, &rows, look->left, top);
}

void cover_items(struct setter *s, const struct node *cover, struct page *page)
{
    const struct cover *look = cover->cover;
    struct measures measures = { 0 };
    struct strips lines = { 0 };
    measure_blocks(s, cover, 0, &measures);
    const struct node *wide = set_measures(s, &measures, page->width - look->left - look->right, ALIGN_AUTO, &lines);
    if (wide)
        tell_wide_line(s, wide);
    length field = fill_height(look, &lines);
    add_fill(s, cover, page, 0, field, look->fill);
    add_fill(s, cover, page, field, look->band_height, look->band);
    cover_pictures(s, cover, page);
    length y = add_signatures(s, cover, page, place_strips(s, page, &lines, look->left, look->top), field);
    if (y > page->height)
        message_add(s->messages, MSG_SET_COVER_HIGH, cover->place);
}
