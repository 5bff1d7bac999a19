/* mistake.c: what explains a sum that does not hold */

#include "figures/mistake.h"

#include <string.h>

struct place_of { int row, column; };

struct gathering {
    const struct sheet *sheet;
    struct explain_figure *figures;
    struct place_of *places;
    int n;
    bool marked;                    /* this sum is counted in broken */
};

static enum explain_doubt doubt_of(const struct gathering *g, const struct sheet_cell *cell)
{
    if (cell->broken > g->marked)
        return EXPLAIN_SUSPECTED;
    return cell->held ? EXPLAIN_CLEARED : EXPLAIN_UNKNOWN;
}

/* The cell to the right, or that to the left if only that one is in doubt. */
static const struct sheet_cell *beside(const struct gathering *g, int row, int column)
{
    const struct sheet *s = g->sheet;
    const struct sheet_cell *right = column + 1 < s->ncolumns ? sheet_cell(s, row, column + 1) : NULL, *left = column ? sheet_cell(s, row, column - 1) : NULL;
    right = right && right->kind == SHEET_FIGURE ? right : NULL;
    left = left && left->kind == SHEET_FIGURE ? left : NULL;
    return !right || (left && left->broken && !right->broken) ? left : right;
}

static void gather(struct gathering *g, int row, int column, int factor)
{
    const struct sheet_cell *cell = sheet_cell(g->sheet, row, column), *other = beside(g, row, column);
    struct explain_figure *figure = &g->figures[g->n];
    *figure = (struct explain_figure){ .figure = cell->figure, .factor = factor, .doubt = doubt_of(g, cell), .beside = other != NULL };
    if (other)
        figure->other = other->figure;
    g->places[g->n++] = (struct place_of){ row, column };
}

/* Parts of the rows that are summed: from the first term on, or from the sum on where that stands first. */
static void gather_parts(struct gathering *g, const struct sum *sum, int column)
{
    int last = sum->nterms ? sum->terms[sum->nterms - 1] : 0, first = sum->nterms ? sum->terms[0] : 0;
    int end = sum->reading == SUM_BELOW ? last + 1 : sum->total;
    for (int r = first; r < end; r++)
        if (g->sheet->rows[r].role == SHEET_PART)
            gather(g, r, column, 0);
}

/* Another sum of the column says the same: Summa tillgångar, Summa skulder och eget kapital. */
static bool said_again(const struct sheet *s, int row, int column)
{
    const struct sheet_cell *cell = sheet_cell(s, row, column);
    bool again = false;
    for (int r = 0; r < s->nrows && !again; r++)
        again = r != row && s->rows[r].role == SHEET_SUM && cell->figure.value && decimal_compare(sheet_cell(s, r, column)->figure, cell->figure) == 0;
    return again;
}

/* 100 per cent. */
static bool is_whole(const struct sheet *s, int row, int column)
{
    struct decimal hundred = { 100, 0 };
    return decimal_compare(sheet_cell(s, row, column)->figure, hundred) == 0 && (strchr(s->columns[column].header, '%') || strchr(s->columns[column].unit, '%'));
}

struct mistake mistake_of(struct arena *a, const struct sheet *s, const struct sum *sum, int row, int column, int tolerance)
{
    bool across = sum->reading == SUM_ACROSS;
    int last = sum->nterms ? sum->terms[sum->nterms - 1] : 0, room = sum->nterms + 2 + (across ? 0 : last > sum->total ? last : sum->total);
    struct gathering g = { .sheet = s, .marked = sheet_cell(s, row, column)->broken > 0 };
    g.figures = arena_array(a, struct explain_figure, room);
    g.places = arena_array(a, struct place_of, room);
    gather(&g, row, column, -1);
    if ((!across && said_again(s, row, column)) || is_whole(s, row, column))
        g.figures[0].doubt = EXPLAIN_CLEARED;
    for (int i = 0; i < sum->nterms; i++)
        gather(&g, across ? row : sum->terms[i], across ? sum->terms[i] : column, 1);
    if (!across)
        gather_parts(&g, sum, column);
    struct explanation e = explain(g.figures, g.n, tolerance, true);
    struct mistake m = { .cause = e.cause, .row = g.places[e.at].row, .column = g.places[e.at].column, .figure = g.figures[e.at].figure, .right = e.right, .others = e.others };
    for (int i = 0; i < e.others && i < EXPLAIN_OTHERS; i++) {
        const int at = e.other[i].at;
        m.other[i].row = g.places[at].row;
        m.other[i].column = g.places[at].column;
        m.other[i].figure = g.figures[at].figure;
        m.other[i].right = e.other[i].right;
    }
    return m;
}
