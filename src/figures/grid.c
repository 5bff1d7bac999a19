/* grid.c: the figures of a sheet as integers */

#include "figures/grid.h"

#include <string.h>
#include "figures/likely.h"

#define DECIMALS_MAX 6
#define VALUE_MAX 4000000000000000      /* a thousand of them have room in 64 bits */

static bool says_share(const char *name)
{
    return strchr(name, '%') || strstr(name, "ndel") || strstr(name, "rocent") || strstr(name, "grad");
}

static int most_decimals(const struct sheet *s)
{
    int most = 0;
    for (int c = 0; c < s->ncolumns; c++)
        for (int r = 0; r < s->nrows && s->columns[c].figures; r++) {
            const struct sheet_cell *cell = sheet_cell(s, r, c);
            if (cell->kind == SHEET_FIGURE && cell->figure.decimals > most && cell->figure.decimals <= DECIMALS_MAX)
                most = cell->figure.decimals;
        }
    return most;
}

static struct grid *grid_new(struct arena *a, const struct sheet *s, bool of_rows)
{
    struct grid *g = arena_new(a, struct grid);
    *g = (struct grid){ .sheet = s, .of_rows = of_rows, .decimals = most_decimals(s) };
    g->power[g->decimals] = 1;
    for (int d = g->decimals; d > 0; d--)
        g->power[d - 1] = g->power[d] * 10;
    return g;
}

static int *columns_of(struct arena *a, const struct sheet *s, bool shares, int *n)
{
    int *v = arena_array(a, int, s->ncolumns + 1);
    for (int c = 0; c < s->ncolumns; c++)
        if (s->columns[c].figures && (shares || !(likely_ratio(&s->columns[c]) || says_share(s->columns[c].header))))
            v[(*n)++] = c;
    return v;
}

/* Rows with `least` figures or more. */
static int *rows_of(struct arena *a, const struct sheet *s, int least, int *n)
{
    int *v = arena_array(a, int, s->nrows + 1);
    for (int r = 0; r < s->nrows; r++) {
        int figures = 0;
        for (int c = 0; c < s->ncolumns && figures < least; c++)
            figures += s->columns[c].figures && sheet_cell(s, r, c)->kind == SHEET_FIGURE;
        if (figures == least)
            v[(*n)++] = r;
    }
    return v;
}

static void fill_cell(struct grid *g, size_t at, const struct sheet_cell *cell)
{
    struct decimal d = cell->figure;
    g->shown[at] = cell->kind == SHEET_EMPTY ? GRID_EMPTY : cell->kind == SHEET_NIL ? GRID_NIL : GRID_NONE;
    if (cell->kind != SHEET_FIGURE || d.decimals > g->decimals || !decimal_scale(&d, g->decimals) || d.value > VALUE_MAX || d.value < -VALUE_MAX)
        return;
    g->values[at] = d.value;
    g->shown[at] = (signed char)cell->figure.decimals;
}

/* A row of per cent among rows of numbers. */
static bool has_per_cent(const struct grid *g, int line)
{
    for (int t = 0; t < g->nterms; t++) {
        int row, column;
        grid_cell(g, line, t, &row, &column);
        if (strchr(sheet_source(g->sheet, row, column)->text, '%'))
            return true;
    }
    return false;
}

static void fill(struct arena *a, struct grid *g)
{
    size_t n = (size_t)g->nlines * (size_t)g->nterms + 1;
    g->values = arena_alloc(a, n * sizeof *g->values);
    g->shown = arena_alloc(a, n);
    g->share = arena_array(a, bool, g->nlines + 1);
    for (int l = 0; l < g->nlines; l++) {
        g->share[l] = says_share(grid_line_name(g, l)) || (!g->of_rows && has_per_cent(g, l));
        for (int t = 0; t < g->nterms; t++) {
            int row, column;
            grid_cell(g, l, t, &row, &column);
            fill_cell(g, grid_index(g, l, t), sheet_cell(g->sheet, row, column));
        }
    }
}

struct grid *grid_of_columns(struct arena *a, const struct sheet *s)
{
    struct grid *g = grid_new(a, s, false);
    g->terms = columns_of(a, s, true, &g->nterms);
    g->lines = rows_of(a, s, 2, &g->nlines);
    fill(a, g);
    return g;
}

struct grid *grid_of_rows(struct arena *a, const struct sheet *s)
{
    struct grid *g = grid_new(a, s, true);
    g->terms = rows_of(a, s, 1, &g->nterms);
    g->lines = columns_of(a, s, false, &g->nlines);
    fill(a, g);
    return g;
}

void grid_cell(const struct grid *g, int line, int term, int *row, int *column)
{
    *row = g->of_rows ? g->terms[term] : g->lines[line];
    *column = g->of_rows ? g->lines[line] : g->terms[term];
}

const char *grid_term_name(const struct grid *g, int term)
{
    return g->of_rows ? g->sheet->rows[g->terms[term]].label : g->sheet->columns[g->terms[term]].header;
}

const char *grid_line_name(const struct grid *g, int line)
{
    return g->of_rows ? g->sheet->columns[g->lines[line]].header : g->sheet->rows[g->lines[line]].label;
}

struct decimal grid_decimal(const struct grid *g, int64_t value, int decimals)
{
    struct decimal d = { value, g->decimals };
    while (d.decimals > decimals && d.decimals > 0 && d.value % 10 == 0) {
        d.value /= 10;
        d.decimals--;
    }
    return d;
}
