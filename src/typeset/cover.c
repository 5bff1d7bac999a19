/* cover.c: the cover */

#include "typeset/cover.h"

static void add_fill(struct setter *s, const struct node *cover, struct page *page, length y, length height, color ink)
{
    if (ink == COLOR_NONE || height <= 0)
        return;
    *vec_push(s->arena, &page->items) = (struct item){ .kind = ITEM_FILL, .role = ROLE_DECORATION, .node = cover, .y = y,
                                                       .fill = { page->width, height, ink } };
}

void cover_items(struct setter *s, const struct node *cover, struct page *page)
{
    const struct cover *look = definition_find(s->definitions, "cover", "");
    struct measures measures = { 0 };
    struct strips lines = { 0 };
    add_fill(s, cover, page, 0, look->fill_height, look->fill);
    add_fill(s, cover, page, look->fill_height, look->band_height, look->band);
    measure_blocks(s, cover, 0, &measures);
    const struct node *wide = set_measures(s, &measures, page->width - look->left - look->right, ALIGN_AUTO, &lines);
    if (wide)
        tell_wide_line(s, wide);
    length y = look->top, after = 0;
    for (int i = 0; i < lines.n; i++) {
        if (i)
            y += lines.v[i].before > after ? lines.v[i].before : after;
        for (int k = 0; k < lines.v[i].items.n; k++) {
            struct item *item = vec_push(s->arena, &page->items);
            *item = lines.v[i].items.v[k];
            item->x += look->left;
            item->y += y;
        }
        y += lines.v[i].height;
        after = lines.v[i].after;
    }
    if (y > page->height)
        message_add(s->messages, MSG_SET_COVER_HIGH, cover->place);
}
