/* grid.c: finished pages on a character grid */

#include "output/grid.h"

#define CELL PT(5)      /* an A4 page is 119 columns wide, and a line of text of 160 mm has room for its usual 80 to 90 characters */

/* How many glyphs of a size there are. */
struct tally {
    length advance;
    int64_t glyphs;
};

struct census {
    struct arena *arena;
    int64_t share;                  /* the advance of every glyph, in millionths of an em; 0: none seen */
    vec(struct tally) tallies;
};

/* False when the item's glyphs are not as wide, for their size, as all before. */
static bool census_item(struct census *c, const struct item_text *t)
{
    length advance = 0;
    int64_t glyphs = 0;
    for (int i = 0; i < t->count; i++) {
        const struct run *run = piece_run(t, &t->pieces[i]);
        for (int k = t->pieces[i].first; k < t->pieces[i].first + t->pieces[i].count; k++) {
            int32_t units = run->glyphs[k].advance;
            int64_t share = (int64_t)units * 1000000 / t->font->units;
            if (units == 0)
                continue;           /* a combining mark */
            if (c->share == 0)
                c->share = share;
            if (c->share != share)
                return false;
            advance = font_scale(t->font, units, t->size);
            glyphs++;
        }
    }
    int i = 0;
    while (i < c->tallies.n && c->tallies.v[i].advance != advance)
        i++;
    struct tally *tally = i < c->tallies.n ? &c->tallies.v[i] : vec_push(c->arena, &c->tallies);
    tally->advance = advance;
    tally->glyphs += glyphs;
    return true;
}

/* With fonts of one width only (fixtures of tests), the cell is the width of a letter in the commonest size: text stands in the text output just
 * where it stands on paper.  The first proportional word ends the search, so that an ordinary report pays nothing for it. */
static void choose_cell(struct grid *g, const struct pages *pages)
{
    struct census c = { .arena = g->arena };
    g->cell = CELL;
    g->fixed = false;
    for (int i = 0; i < pages->list.n; i++) {
        const struct page *p = &pages->list.v[i];
        for (int k = 0; k < p->items.n; k++)
            if (p->items.v[k].kind == ITEM_TEXT && !census_item(&c, &p->items.v[k].text))
                return;
    }
    int64_t most = 0;
    for (int i = 0; i < c.tallies.n; i++) {
        if (c.tallies.v[i].glyphs > most && c.tallies.v[i].advance > 0) {
            most = c.tallies.v[i].glyphs;
            g->cell = c.tallies.v[i].advance;
            g->fixed = true;
        }
    }
}

int grid_column(const struct grid *g, length x)
{
    return x <= 0 ? 0 : (int)(((int64_t)x + g->cell / 2) / g->cell);
}

length grid_row(const struct grid *g)
{
    return 2 * g->cell;
}

/* Two blanks part what stands side by side; one parts a label from its text, which belong together. */
int grid_gap(const struct grid *g, const struct span *a, const struct span *b)
{
    if (g->fixed || a->kind == SPAN_RULE)
        return 1;
    if (a->region != b->region || a->region == NULL)
        return 2;
    return a->region->kind != NODE_TABLE || a->cell == b->cell ? 1 : 2;
}

void grid_build(struct grid *g, const struct pages *pages, struct arena *a)
{
    g->arena = a;
    g->count = pages->list.n;
    g->sheets = arena_array(a, struct sheet, g->count);
    choose_cell(g, pages);
    for (int i = 0; i < g->count; i++) {
        span_collect(g, &g->sheets[i], &pages->list.v[i]);
        row_collect(g, &g->sheets[i]);
    }
    column_assign(g);
}
