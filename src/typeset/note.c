/* note.c: footnotes at the foot of a page */

#include "typeset/note.h"

#define RULE_ABOVE PT(8)            /* from the text to the rule */
#define RULE_BELOW PT(4)            /* from the rule to the first note */
#define RULE_WIDTH PT(0.5)
#define RULE_LENGTH PT(100)
#define AREA_EDGE (RULE_ABOVE + RULE_BELOW)

/* A note longer than this part of a page may be carried over; what is carried over may take more, so that it ends there. */
#define NOTE_MOST(body) ((body) / 2)
#define CARRIED_MOST(body) ((body) / 4 * 3)

static int count_notes(const struct node *document)
{
    int n = 0;
    for (const struct node *child = document->first; child; child = child->next)
        n += child->kind == NODE_NOTE;
    return n;
}

void note_setter_init(struct note_setter *n, struct setter *s, const struct node *document)
{
    n->setter = s;
    n->count = count_notes(document);
    n->set = arena_array(s->arena, struct strips, n->count + 1);
}

/* From a note's mark to its text: as told, but never less than the widest mark and a space. */
static length hanging_of(struct note_setter *n, const struct style *style)
{
    length width = text_item(n->setter, style, arena_printf(n->setter->arena, "%d ", n->count)).text.width;
    return width > style->hanging ? width : style->hanging;
}

/* The note's mark hangs at the left of its first line. */
static void add_label(struct note_setter *n, const struct node *note, struct measures *measures)
{
    if (!measures->n || !measures->v[0].style)
        return;
    struct measured *first = &measures->v[0];
    first->label = text_item(n->setter, first->style, note->label);
    first->label.node = note;
    first->labelled = true;
    for (int i = 0; i < measures->n; i++)
        measures->v[i].indent += hanging_of(n, first->style);
}

static const struct strips *note_strips(struct note_setter *n, const struct node *note)
{
    struct strips *set = &n->set[note->number];
    if (set->n)
        return set;
    struct measures measures = { 0 };
    setter_page(n->setter, note->page);
    measure_blocks(n->setter, note, 0, &measures);
    add_label(n, note, &measures);
    const struct node *wide = set_measures(n->setter, &measures, n->setter->measure, ALIGN_AUTO, set);
    if (wide)
        tell_wide_line(n->setter, wide);
    return set;
}

/* Space above a line, between notes as between paragraphs; none above the first. */
static length gap_above(const struct strips *all, int i)
{
    length after = i ? all->v[i - 1].after : 0, before = i ? all->v[i].before : 0;
    return after > before ? after : before;
}

static length at_most(length height, length most)
{
    return height < most ? height : most;
}

static length need_of(const struct note_setter *n, const struct strips *note)
{
    length before = note->n ? note->v[0].before : 0, after = note->n ? note->v[note->n - 1].after : 0;
    return at_most(strips_height(note) + (before > after ? before : after), NOTE_MOST(n->setter->body));
}

/* Room that notes need on the page of their marks. */
static length heights(struct note_setter *n, const struct strip *strips, int count)
{
    length height = 0;
    for (int i = 0; i < count; i++)
        for (int k = 0; k < strips[i].notes.n; k++)
            height += need_of(n, note_strips(n, strips[i].notes.v[k]));
    return height;
}

length note_area_with(struct note_setter *n, const struct note_area *area, const struct strip *strips, int count)
{
    length more = heights(n, strips, count);
    return area->height + more + (more && !area->height ? AREA_EDGE : 0);
}

void note_area_add(struct note_setter *n, struct note_area *area, const struct strip *strip)
{
    area->height = note_area_with(n, area, strip, 1);
    for (int i = 0; i < strip->notes.n; i++)
        *vec_push(n->setter->arena, &area->notes) = strip->notes.v[i];
}

static void collect(struct note_setter *n, const struct note_area *area, struct strips *all)
{
    for (int i = 0; i < area->carried.n; i++)
        *vec_push(n->setter->arena, all) = area->carried.v[i];
    for (int i = 0; i < area->notes.n; i++) {
        const struct strips *note = note_strips(n, area->notes.v[i]);
        for (int k = 0; k < note->n; k++)
            *vec_push(n->setter->arena, all) = note->v[k];
    }
}

static void place_strip(struct arena *a, const struct strip *strip, struct page *page, length x, length y)
{
    for (int i = 0; i < strip->items.n; i++) {
        struct item *item = vec_push(a, &page->items);
        *item = strip->items.v[i];
        item->x += x;
        item->y += y;
    }
}

/* How many of the lines fit; at least one on a page that has nothing else, or a note would never end. */
static int lines_that_fit(const struct strips *all, length room, bool alone)
{
    int fit = 0;
    length height = AREA_EDGE;
    for (; fit < all->n; fit++) {
        height += gap_above(all, fit) + all->v[fit].height;
        if (height > room)
            break;
    }
    return fit || !alone ? fit : 1;
}

static void place_rule(struct arena *a, const struct strip *first, struct page *page, length x, length y)
{
    color ink = first->items.n ? first->items.v[0].text.color : 0;
    *vec_push(a, &page->items) = (struct item){ .kind = ITEM_FILL, .role = ROLE_DECORATION, .x = x, .y = y,
                                                .fill = { RULE_LENGTH, RULE_WIDTH, ink } };
}

/* The lines from `first` on are the next page's. */
static void carry(struct note_setter *n, struct note_area *area, const struct strips *all, int first)
{
    length height = 0;
    for (int i = first; i < all->n; i++) {
        *vec_push(n->setter->arena, &area->carried) = all->v[i];
        height += (i > first ? gap_above(all, i) : 0) + all->v[i].height;
    }
    area->height = height ? AREA_EDGE + at_most(height, CARRIED_MOST(n->setter->body)) : 0;
}

void note_area_place(struct note_setter *n, struct note_area *area, struct page *page, length left, length top, length bottom)
{
    struct strips all = { 0 };
    struct arena *a = n->setter->arena;
    collect(n, area, &all);
    *area = (struct note_area){ 0 };
    if (!all.n)
        return;
    int fit = lines_that_fit(&all, bottom - top, page->items.n == 0);
    length y = bottom;
    for (int i = 0; i < fit; i++)
        y -= gap_above(&all, i) + all.v[i].height;
    if (fit)
        place_rule(a, &all.v[0], page, left, y - RULE_BELOW);
    for (int i = 0; i < fit; i++) {
        y += gap_above(&all, i);
        place_strip(a, &all.v[i], page, left, y);
        y += all.v[i].height;
    }
    carry(n, area, &all, fit);
}
