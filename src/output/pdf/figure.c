/* figure.c: the boxes of figures: what was drawn of them, and nothing else */
#include "output/pdf/structure.h"

static length smaller(length a, length b)
{
    return a < b ? a : b;
}

static length larger(length a, length b)
{
    return a > b ? a : b;
}

static struct box box_of_text(const struct item *item)
{
    const struct item_text *t = &item->text;

    return (struct box){item->x, item->y - font_scale(t->font, t->font->ascender, t->size), item->x + t->width,
                        item->y - font_scale(t->font, t->font->descender, t->size)};
}

static struct box box_of_path(const struct item *item)
{
    const struct item_path *p = item->path;
    length out = p->stroke == COLOR_NONE ? 0 : (p->stroke_width + 1) / 2;

    return (struct box){item->x - out, item->y - out, item->x + p->width + out, item->y + p->height + out};
}

static struct box box_of(const struct item *item)
{
    if (item->kind == ITEM_TEXT)
        return box_of_text(item);
    if (item->kind == ITEM_PATH)
        return box_of_path(item);
    length width = item->kind == ITEM_FILL ? item->fill.width : item->picture.width;
    length height = item->kind == ITEM_FILL ? item->fill.height : item->picture.height;
    return (struct box){item->x, item->y, item->x + width, item->y + height};
}

static void grow(struct structure *s, struct element *e, struct box b)
{
    struct more *more = element_more(s, e);

    if (more->box)
        b = (struct box){smaller(more->box->left, b.left), smaller(more->box->top, b.top), larger(more->box->right, b.right),
                         larger(more->box->bottom, b.bottom)};
    else
        more->box = arena_new(&s->pdf->arena, struct box);
    *more->box = b;
}

static bool is_drawn(const struct item *item)
{
    return item->kind != ITEM_LINK && (item->kind != ITEM_TEXT || (item->text.font && item->text.count));
}

void boxes_find(struct structure *s)
{
    const struct pages *pages = s->pdf->pages;

    if (!s->figures)
        return;
    for (const struct page *page = pages->list.v; page < pages->list.v + pages->list.n; page++)
        for (const struct item *item = page->items.v; item < page->items.v + page->items.n; item++)
            if (item->role == ROLE_CONTENT && item->node && item->node->kind == NODE_FIGURE && is_drawn(item))
                grow(s, map_find(s, item->node), box_of(item));
}
