/* changebar.c: a bar in the margin beside what was changed since the report was decided */

#include "typeset/changebar.h"

#include <stdlib.h>
#include "document/report.h"

struct reach { length top, bottom; const struct node *figure; };     /* figure: that it is a part of, or NULL */

struct reaches { vec(struct reach) list; };

static bool is_changed(const struct node *node)
{
    while (node && !node->changed)
        node = node->parent;
    return node != NULL;
}

/* From where to where an item stands; false for what says nothing. */
static bool reach_of(const struct item *item, struct reach *reach)
{
    if (item->role != ROLE_CONTENT && item->role != ROLE_REPEAT)
        return false;
    switch (item->kind) {
    case ITEM_TEXT:
        *reach = (struct reach){ .top = item->y - font_scale(item->text.font, item->text.font->ascender, item->text.size),
                                 .bottom = item->y - font_scale(item->text.font, item->text.font->descender, item->text.size) };
        return true;
    case ITEM_PICTURE:
        *reach = (struct reach){ .top = item->y, .bottom = item->y + item->picture.height };
        return true;
    case ITEM_PATH:
        *reach = (struct reach){ .top = item->y, .bottom = item->y + item->path->height };
        return true;
    default:
        return false;
    }
}

static int by_top(const void *a, const void *b)
{
    const struct reach *x = a, *y = b;
    return (x->top > y->top) - (x->top < y->top);
}

/* A figure has one bar, whatever it is drawn with. */
static void add_reach(struct arena *a, struct reaches *all, const struct item *item)
{
    struct reach reach, *last = all->list.n ? &all->list.v[all->list.n - 1] : NULL;
    if (!item->node || !is_changed(item->node) || !reach_of(item, &reach))
        return;
    reach.figure = node_ancestor(item->node, NODE_FIGURE);
    if (!reach.figure || !last || last->figure != reach.figure) {
        *vec_push(a, &all->list) = reach;
        return;
    }
    last->top = reach.top < last->top ? reach.top : last->top;
    last->bottom = reach.bottom > last->bottom ? reach.bottom : last->bottom;
}

static void add_bar(struct setter *s, struct page *page, const struct changes *look, const struct reach *reach)
{
    length x = page->style->margin_left - look->bar_distance - look->bar_width;
    *vec_push(s->arena, &page->items) = (struct item){ .kind = ITEM_FILL, .role = ROLE_FURNITURE, .x = x > 0 ? x : 0, .y = reach->top,
                                                       .fill = { look->bar_width, reach->bottom - reach->top, look->bar_color } };
}

/* Lines nearer to each other than `gap` share a bar. */
static void add_bars(struct setter *s, struct page *page, const struct changes *look, struct reaches *all)
{
    qsort(all->list.v, (size_t)all->list.n, sizeof *all->list.v, by_top);
    for (int i = 0; i < all->list.n; ) {
        struct reach bar = all->list.v[i];
        for (i++; i < all->list.n && all->list.v[i].top <= bar.bottom + look->bar_gap; i++)
            bar.bottom = all->list.v[i].bottom > bar.bottom ? all->list.v[i].bottom : bar.bottom;
        add_bar(s, page, look, &bar);
    }
}

void change_bars(struct setter *s, struct pages *pages)
{
    const struct changes *look = definition_find(s->definitions, "changes", "");
    struct reaches all = { 0 };
    if (!*look->file || look->bar_color == COLOR_NONE)
        return;
    for (int i = 0; i < pages->list.n; i++) {
        struct page *page = &pages->list.v[i];
        all.list.n = 0;
        for (int k = 0; page->style && k < page->items.n; k++)
            add_reach(s->arena, &all, &page->items.v[k]);
        if (all.list.n)
            add_bars(s, page, look, &all);
    }
}
