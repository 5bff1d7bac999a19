/* note.c: footnotes at the foot of a page */

#include "typeset/note.h"

#include <string.h>

#define RULE_ABOVE PT(8)            /* from the text to the rule */
#define RULE_BELOW PT(4)            /* from the rule to the first note */
#define RULE_WIDTH PT(0.5)
#define RULE_LENGTH PT(100)
#define AREA_EDGE (RULE_ABOVE + RULE_BELOW)

/* A note longer than this part of a page may be carried over; what is carried over may take more, so that it ends there. */
#define NOTE_MOST(body) ((body) / 2)
#define CARRIED_MOST(body) ((body) / 4 * 3)

void note_setter_init(struct note_setter *n, struct setter *s, const struct node *document)
{
    n->setter = s;
    for (const struct node *child = document->first; child; child = child->next)
        if (child->kind == NODE_NOTE) {
            n->count++;
            n->last = child->below ? n->last : child->label;
        }
    n->set = arena_array(s->arena, struct strips, n->count + 1);
    n->said = arena_array(s->arena, bool, n->count + 1);
    n->set_for = arena_array(s->arena, const struct page_style *, n->count + 1);
    n->on_page = arena_array(s->arena, int, n->count + 1);
    n->tried = arena_array(s->arena, int, n->count + 1);
}

void note_setter_begin(struct note_setter *n)
{
    memset(n->said, 0, sizeof *n->said * ((size_t)n->count + 1));
    n->page++;
}

/* From a note's mark to its text: as told, but never less than the widest mark and a space. */
static length hanging_of(struct setter *s, const struct style *style, const char *widest)
{
    length width = text_item(s, style, arena_printf(s->arena, "%s ", widest)).text.width;
    return width > style->hanging ? width : style->hanging;
}

void note_measures(struct setter *s, const struct node *note, const char *widest, length indent, struct measures *out)
{
    int from = out->n;
    measure_blocks(s, note, 0, out);
    if (from == out->n || !out->v[from].style)
        return;
    struct measured *first = &out->v[from];
    set_label(s, first, text_item(s, first->style, note->label), note, first->indent + indent);
    for (int i = from; i < out->n; i++)
        out->v[i].indent += indent + hanging_of(s, first->style, widest);
}

static const struct strips *note_strips(struct note_setter *n, const struct node *note)
{
    struct strips *set = &n->set[note->number];
    if (set->n && n->set_for[note->number] == n->setter->page)
        return set;
    *set = (struct strips){ 0 };
    n->set_for[note->number] = n->setter->page;
    struct measures measures = { 0 };
    note_measures(n->setter, note, n->last, 0, &measures);
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

/* ---- which notes a page has ---- */

static bool has_note(const struct note_setter *n, const struct node *note)
{
    return n->on_page[note->number] == n->page;
}

/* Room that notes need on the page of their marks; one that is marked twice, once. */
static length heights(struct note_setter *n, const struct strip *strips, int count)
{
    length height = 0;
    n->tries++;
    for (int i = 0; i < count; i++)
        for (int k = 0; k < strips[i].notes.n; k++) {
            const struct node *note = strips[i].notes.v[k];
            if (!has_note(n, note) && n->tried[note->number] != n->tries)
                height += need_of(n, note_strips(n, note));
            n->tried[note->number] = n->tries;
        }
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
    for (int i = 0; i < strip->notes.n; i++) {
        const struct node *note = strip->notes.v[i];
        if (!has_note(n, note))
            *vec_push(n->setter->arena, &area->notes) = note;
        n->on_page[note->number] = n->page;
    }
}

void note_area_repeat(struct note_setter *n, struct note_area *area, const struct strip *strip)
{
    if (note_area_with(n, area, strip, 1) <= NOTE_MOST(n->setter->body))
        note_area_add(n, area, strip);
}

/* ---- on the page ---- */

/* A note that was printed before is said again: every page has the notes of its marks. */
static void add_strip(struct note_setter *n, const struct strip *strip, bool again, struct strips *all)
{
    struct strip *added = vec_push(n->setter->arena, all);
    *added = *strip;
    if (!again)
        return;
    added->items.v = arena_array(n->setter->arena, struct item, strip->items.n);
    added->repeat = true;
    for (int i = 0; i < strip->items.n; i++) {
        added->items.v[i] = strip->items.v[i];
        added->items.v[i].role = ROLE_REPEAT;
    }
}

static void add_note(struct note_setter *n, const struct node *note, struct strips *all)
{
    const struct strips *set = note_strips(n, note);
    for (int i = 0; i < set->n; i++)
        add_strip(n, &set->v[i], n->said[note->number], all);
    n->said[note->number] = true;
}

static void collect(struct note_setter *n, const struct note_area *area, struct strips *all)
{
    for (int i = 0; i < area->carried.n; i++)
        *vec_push(n->setter->arena, all) = area->carried.v[i];
    for (int i = 0; i < area->notes.n; i++)
        add_note(n, area->notes.v[i], all);
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

/* A note whose rest stands on a page is there. */
static void carry_note(struct note_setter *n, const struct strip *strip)
{
    const struct node *note = strip->items.n ? node_ancestor(strip->items.v[0].node, NODE_NOTE) : NULL;
    if (note)
        n->on_page[note->number] = n->page;
}

/* The lines from `first` on are the next page's, but for what was said before. */
static void carry(struct note_setter *n, struct note_area *area, const struct strips *all, int first)
{
    length height = 0;
    for (int i = first; i < all->n; i++) {
        if (all->v[i].repeat)
            continue;
        carry_note(n, &all->v[i]);
        *vec_push(n->setter->arena, &area->carried) = all->v[i];
        height += (height ? gap_above(all, i) : 0) + all->v[i].height;
    }
    area->height = height ? AREA_EDGE + at_most(height, CARRIED_MOST(n->setter->body)) : 0;
}

void note_area_place(struct note_setter *n, struct note_area *area, struct page *page, length left, length top, length bottom)
{
    struct strips all = { 0 };
    struct arena *a = n->setter->arena;
    collect(n, area, &all);
    *area = (struct note_area){ 0 };
    n->page++;
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
