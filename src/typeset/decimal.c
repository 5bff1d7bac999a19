/* decimal.c: figures with their commas under each other */

#include "typeset/decimal.h"

#include "base/utf8.h"

/* ---- where a figure's edge is ---- */

struct walk {
    bool digits;                    /* one has been */
    bool ended;
    length edge;                    /* right edge of the last digit before the comma */
    int behind;                     /* characters of the item at hand that stand behind it */
};

static bool is_digit(const char *s)
{
    return *s >= '0' && *s <= '9';
}

/* Signs before a figure, and the spaces that part its groups. */
static bool goes_on(const struct walk *w, const char *s)
{
    uint32_t rune = utf8_next(&s);
    bool space = rune == ' ' || rune == RUNE_NBSP || rune == RUNE_NNBSP || rune == RUNE_THIN_SPACE;
    return space || !w->digits;
}

static void walk_glyph(struct walk *w, const struct run *run, const struct glyph *g, length right)
{
    const char *s = run->text + g->offset;
    if (!g->bytes)
        return;
    if (!w->ended && is_digit(s)) {
        w->digits = true;
        w->edge = right;
        w->behind = 0;
        return;
    }
    if (!goes_on(w, s))
        w->ended = true;
    w->behind++;
}

static void walk_item(struct walk *w, const struct item *item)
{
    const struct item_text *t = &item->text;
    int64_t advance = 0;
    w->behind = 0;
    for (const struct piece *p = t->pieces; p < t->pieces + t->count; p++) {
        const struct run *run = piece_run(t, p);
        for (int k = p->first; k < p->first + p->count; k++) {
            const struct glyph *g = &run->glyphs[k];
            advance += g->advance;
            walk_glyph(w, run, g, item->x + font_scale(t->font, advance, t->size));
        }
    }
}

static bool is_mark(const struct item *item)
{
    return node_is_mark(item->node);
}

/* The edge of a line, and the item in which it stands with the characters behind it there; item -1: there is none. */
static length find_edge(const struct item *items, int n, bool decimal, int *at, int *behind)
{
    struct walk w = { 0 };
    length edge = 0;
    *at = -1;
    *behind = 0;
    for (int i = 0; i < n && items[i].kind == ITEM_TEXT && !is_mark(&items[i]); i++) {
        bool had = w.digits;
        walk_item(&w, &items[i]);
        if (decimal && had && w.ended)
            break;
        *at = i;
        *behind = decimal && w.digits ? w.behind : 0;
        edge = decimal && w.digits ? w.edge : items[i].x + items[i].text.width;
    }
    return edge;
}

static length right_edge(const struct item *items, int n)
{
    length right = 0;
    for (int i = 0; i < n; i++)
        if (items[i].kind == ITEM_TEXT && items[i].x + items[i].text.width > right)
            right = items[i].x + items[i].text.width;
    return right;
}

/* ---- tails ---- */

static bool is_decimal(const struct draft *d, const struct draft_cell *c)
{
    return d->table->columns[c->cell->column].align == ALIGN_DECIMAL;
}

static bool has_mark(const struct node *cell)
{
    for (const struct node *n = cell->first ? cell->first->first : NULL; n; n = n->next)
        if (n->kind == NODE_NOTE_MARK)
            return true;
    return false;
}

static bool has_tail(const struct draft *d, const struct draft_cell *c, const struct measures *m)
{
    return c->cell->figure && c->cell->columns == 1 && m->n && m->v[0].text &&
           (is_decimal(d, c) || (d->table->columns[c->cell->column].align == ALIGN_RIGHT && has_mark(c->cell->node)));
}

/* Marks alone hang into the space beside their column as far as it goes, so that figures end where their head does. */
void settle_tails(struct draft *d)
{
    length room = d->table->style->padding_x;
    for (int i = 0; i < d->table->ncolumns; i++)
        if (d->table->columns[i].align != ALIGN_DECIMAL) {
            d->outside[i] = d->tails[i] < room ? d->tails[i] : room;
            d->tails[i] -= d->outside[i];
        }
}

void find_tail(struct draft *d, struct draft_cell *c, const struct measures *m, struct arena *room)
{
    struct typesetter t = d->setter->typesetter;
    int at, behind;
    t.flow = room;
    if (!has_tail(d, c, m))
        return;
    const struct lines lines = paragraph_break(&t, m->v[0].text, LENGTH_MAX / 2, 0);
    if (!lines.n)
        return;
    c->tail = right_edge(lines.v[0].items, lines.v[0].count) - find_edge(lines.v[0].items, lines.v[0].count, is_decimal(d, c), &at, &behind);
    length *widest = &d->tails[c->cell->column];
    if (c->tail > *widest)
        *widest = c->tail;
}

void hang_tail(const struct draft *d, const struct draft_cell *c, struct strips *lines)
{
    if (!c->cell->figure || c->cell->columns != 1 || !lines->n)
        return;
    struct strip *line = &lines->v[0];
    int at, behind;
    find_edge(line->items.v, line->items.n, is_decimal(d, c), &at, &behind);
    for (int i = 0; i < line->items.n; i++) {
        struct item *item = &line->items.v[i];
        item->x -= d->tails[c->cell->column] + d->outside[c->cell->column] - c->tail;
        if (item->kind != ITEM_TEXT)
            continue;
        item->text.right = i <= at;
        item->tail = i == at ? behind : 0;
    }
}

length mark_edge(struct item *text)
{
    int at, behind;
    length edge = find_edge(text, 1, true, &at, &behind);
    text->text.right = true;
    text->tail = behind;
    return edge - text->x;
}
