/* frame.c: what is drawn around and behind a card, page by page
 *
 * A card that a page cuts is open at the cut, and its colour goes on beyond the text by the card's padding. */

#include "typeset/frame.h"

#include <string.h>

void frame_add(struct frame *f, const struct strip *strip, const struct page *page, length y)
{
    if (!f->card)
        *f = (struct frame){ strip->card, strip->card_top ? y : y - strip->card->style->padding_y, page->items.n, strip->card_top, false };
    f->ends = strip->card_foot;
}

struct frame_items {
    const struct node *node;
    struct item items[8];
    int n;
};

static void add(struct frame_items *d, length x, length y, length width, length height, color ink)
{
    if (ink != COLOR_NONE && width > 0 && height > 0)
        d->items[d->n++] = (struct item){ .kind = ITEM_FILL, .role = ROLE_DECORATION, .node = d->node, .x = x, .y = y, .fill = { width, height, ink } };
}

static void insert(struct setter *s, const struct frame_items *d, struct page *page, int at)
{
    for (int i = 0; i < d->n; i++)
        vec_push(s->arena, &page->items);
    struct item *items = page->items.v + at;
    memmove(items + d->n, items, sizeof *items * (size_t)(page->items.n - at - d->n));
    memcpy(items, d->items, sizeof *items * (size_t)d->n);
}

void frame_end(struct setter *s, struct frame *f, struct page *page, length left, length y)
{
    if (!f->card)
        return;
    const struct card_style *style = f->card->style;
    struct frame_items d = { .node = f->card->heading };
    length width = s->measure, line = style->frame_width, bottom = f->ends ? y : y + style->padding_y, height = bottom - f->top;
    add(&d, left, f->top, width, height, style->fill);
    add(&d, left, f->top, style->bar_width, height, style->bar);
    add(&d, left - line / 2, f->top, line, height, style->frame);
    add(&d, left + width - line / 2, f->top, line, height, style->frame);
    if (f->begins) {
        add(&d, left, f->top - style->rule_width / 2, width, style->rule_width, style->rule);
        add(&d, left - line / 2, f->top - line / 2, width + line, line, style->frame);
    }
    if (f->ends)
        add(&d, left - line / 2, bottom - line / 2, width + line, line, style->frame);
    insert(s, &d, page, f->at);
    f->card = NULL;
}
