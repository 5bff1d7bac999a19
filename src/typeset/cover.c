/* cover.c: the cover */

#include "typeset/cover.h"

#include "typeset/coverpicture.h"

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

void cover_items(struct setter *s, const struct node *cover, struct page *page)
{
    const struct cover *look = cover->cover;
    struct measures measures = { 0 };
    struct strips lines = { 0 };
    measure_blocks(s, cover, 0, &measures);
    const struct node *wide = set_measures(s, &measures, page->width - look->left - look->right, ALIGN_AUTO, &lines);
    if (wide)
        tell_wide_line(s, wide);
    add_fill(s, cover, page, 0, fill_height(look, &lines), look->fill);
    add_fill(s, cover, page, fill_height(look, &lines), look->band_height, look->band);
    cover_pictures(s, cover, page);
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
