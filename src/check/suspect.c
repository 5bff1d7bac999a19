/* suspect.c: the cell that is most likely wrong */

#include "check/suspect.h"

#include <stdlib.h>
#include <string.h>

static int digits_of(int64_t v, char *digits)
{
    int n = 0;
    for (uint64_t m = v < 0 ? 0 - (uint64_t)v : (uint64_t)v; m || !n; m /= 10)
        digits[n++] = (char)(m % 10);
    return n;
}

static enum slip slip_between(int64_t a, int64_t b)
{
    char x[20], y[20];
    int n = digits_of(a, x), differ = 0, last = 0;
    if (a == -b && a)
        return SLIP_SIGN;
    if (n != digits_of(b, y) || (a < 0) != (b < 0))
        return SLIP_NONE;
    for (int i = 0; i < n; i++)
        if (x[i] != y[i]) {
            differ++;
            last = i;
        }
    if (differ == 1)
        return SLIP_DIGIT;
    return differ == 2 && x[last] == y[last - 1] && y[last] == x[last - 1] ? SLIP_SWAPPED : SLIP_NONE;
}

/* The term of a relation that stands in the cell, in the given line: 0 the target, i + 1 a term, -1 none. */
static int place_in(const struct relation *r, int line, int row, int column)
{
    for (int i = 0; i <= r->nterms; i++) {
        int at_row, at_column;
        grid_cell(r->grid, line, i ? r->terms[i - 1].at : r->target, &at_row, &at_column);
        if (at_row == row && at_column == column)
            return i;
    }
    return -1;
}

static int line_of(const struct grid *g, int row, int column)
{
    int wanted = g->of_rows ? column : row, low = 0, high = g->nlines - 1;
    while (low < high) {
        int middle = (low + high) / 2;
        if (g->lines[middle] < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return g->nlines && g->lines[low] == wanted ? low : -1;
}

/* What the figure at a place of a relation is too high by. */
static int64_t off_at(const struct relation *r, int64_t off, int place)
{
    if (!place)
        return off;
    int64_t factor = r->kind == RELATION_AVERAGE ? r->nterms : 1;
    return -off * factor * r->terms[place - 1].sign;
}

static int64_t apart(int64_t a, int64_t b)
{
    return a < b ? b - a : a - b;
}

/* What another relation says of the cell, if it is too high by `off`. */
static int opinion(const struct relation *r, int row, int column, int64_t off)
{
    int line = line_of(r->grid, row, column);
    int place = line < 0 ? -1 : place_in(r, line, row, column);
    if (place < 0)
        return 0;
    struct relation_reading reading = relation_read(r, line);
    if (reading.verdict == VERDICT_HOLDS)
        return reading.soft || r->kind > RELATION_AVERAGE ? -2 : -4;
    if (reading.verdict != VERDICT_BREAKS)
        return 0;
    return r->kind > RELATION_AVERAGE ? 2 : apart(off_at(r, reading.off, place), off) <= 3 * r->grid->power[r->grid->decimals] ? 6 : 1;
}

bool suspect_explains_sum(const struct suspect *s, const struct grid *g, const struct sum_error *e)
{
    struct decimal off;
    if (e->sheet != g->sheet || !sum_blames(e->sum, e->line, s->row, s->column, &off) || off.decimals > g->decimals)
        return false;
    int64_t unit = g->power[off.decimals];
    return decimal_scale(&off, g->decimals) && apart(off.value, s->value - s->fits) <= (e->line->tolerance + 2) * unit;
}

static int opinion_of_sums(const struct suspect *s, const struct grid *g, const struct witnesses *w)
{
    for (int i = 0; i < w->nsums; i++)
        if (suspect_explains_sum(s, g, &w->sums[i]))
            return 6;
    return sheet_cell(g->sheet, s->row, s->column)->held ? -3 : 0;
}

static struct suspect suspect_at(const struct broken *b, int place, const struct witnesses *w)
{
    const struct relation *r = b->relation;
    struct suspect s = { .score = 0 };
    int at = place ? r->terms[place - 1].at : r->target;
    int64_t off = off_at(r, b->at->off, place);
    grid_cell(r->grid, b->at->line, at, &s.row, &s.column);
    s.value = r->grid->values[grid_index(r->grid, b->at->line, at)];
    s.fits = s.value - off;
    if (r->grid->shown[grid_index(r->grid, b->at->line, at)] < 0)
        s.score -= 8;
    if (r->kind <= RELATION_AVERAGE || !place)
        s.slip = slip_between(s.value, s.fits);
    s.score += s.slip == SLIP_NONE ? 0 : 2;
    for (int g = 0; g < 2; g++)
        for (int i = 0; w->relations[g] && i < w->relations[g]->list.n; i++)
            if (w->relations[g]->list.v[i] != r)
                s.score += opinion(w->relations[g]->list.v[i], s.row, s.column, off);
    s.score += opinion_of_sums(&s, r->grid, w);
    return s;
}

struct suspect suspect_find(const struct broken *b, const struct witnesses *w)
{
    struct suspect best = suspect_at(b, 0, w);
    for (int place = 1; place <= b->relation->nterms && b->relation->kind != RELATION_PORTION; place++) {
        struct suspect s = suspect_at(b, place, w);
        if (s.score > best.score)
            best = s;
    }
    return best;
}

bool suspect_explains(const struct suspect *s, const struct broken *b)
{
    int place = place_in(b->relation, b->at->line, s->row, s->column);
    if (place < 0)
        return false;
    if (b->relation->kind > RELATION_AVERAGE)
        return true;
    return apart(off_at(b->relation, b->at->off, place), s->value - s->fits) <= 3 * b->relation->grid->power[0];
}
