/* across.c: columns that are sums of other columns
 *
 * The columns that a Totalt sums stand beside it, without a gap: so many at its left, or so many at its right.  Each such reading is tried in all rows; the one
 * that holds in most rows is it, if it holds in at least twice as many rows as not. */

#include "figures/across.h"

#include <stdlib.h>
#include <string.h>
#include "figures/likely.h"

enum { COLUMNS_TRIED = 60 };

struct across {
    struct arena *arena;
    struct sheet *sheet;
    const struct sums_rules *rules;
    struct sums *out;
    int total;
    bool said;                      /* somebody said which columns it sums */
};

/* One row of a reading, with all figures at the same scale. */
struct line {
    wide written, given;
    int decimals, figures, texts;
    wide tolerance;
    struct spread spread;
    bool can, fits, average;
};

static int most_decimals(const struct sheet *s, int row, int total, const int *terms, int n)
{
    int decimals = sheet_cell(s, row, total)->figure.decimals;
    for (int i = 0; i < n; i++) {
        int more = sheet_cell(s, row, terms[i])->figure.decimals;
        decimals = more > decimals ? more : decimals;
    }
    return decimals;
}

static struct line read_line(const struct across *a, int row, const int *terms, int n)
{
    const struct sheet_cell *total = sheet_cell(a->sheet, row, a->total);
    struct line l = { .decimals = most_decimals(a->sheet, row, a->total, terms, n) };
    for (int i = 0; i < n; i++) {
        const struct sheet_cell *cell = sheet_cell(a->sheet, row, terms[i]);
        wide v = wide_of(cell->figure, l.decimals);
        l.given += v;
        l.figures += cell->kind == SHEET_FIGURE;
        l.texts += cell->kind == SHEET_TEXT;
        spread_add(&l.spread, v);
    }
    l.written = wide_of(total->figure, l.decimals);
    l.tolerance = sums_tolerance(a->rules, true, n);
    for (int d = total->figure.decimals; d < l.decimals; d++)
        l.tolerance *= 10;
    l.can = total->kind == SHEET_FIGURE && !l.texts && l.figures && a->sheet->rows[row].role != SHEET_SUBHEAD;
    l.fits = wide_absolute(l.written - l.given) <= l.tolerance;
    l.average = likely_average(&l.spread, l.written, l.given);
    return l;
}

/* ---- readings ---- */

struct reading { const int *terms; int n; int held, broken, exact; };

/* Rows with two figures or more speak for a reading or against it; averages say nothing. */
static void try_reading(const struct across *a, struct reading *best, const int *terms, int n)
{
    struct reading r = { .n = n };
    for (int row = 0; row < a->sheet->nrows; row++) {
        struct line l = read_line(a, row, terms, n);
        if (!l.can || l.spread.n < 2 || (l.average && !l.fits))
            continue;
        r.held += l.fits;
        r.broken += !l.fits;
        r.exact += l.written == l.given;
        if (row > 100 && !r.held)           /* a long table says no early */
            return;
    }
    int better = r.held + r.exact - best->held - best->exact;
    if (better < 0 || (!better && n < best->n))
        return;
    int *kept = arena_array(a->arena, int, n);
    for (int i = 0; i < n; i++)
        kept[i] = terms[terms[0] > a->total || n == 1 || terms[1] > terms[0] ? i : n - 1 - i];
    r.terms = kept;
    *best = r;
}

static void try_side(const struct across *a, int step, struct reading *best)
{
    int terms[COLUMNS_TRIED], n = 0;
    for (int c = a->total + step; c >= 0 && c < a->sheet->ncolumns && n < COLUMNS_TRIED; c += step) {
        if (!a->sheet->columns[c].figures)
            continue;
        terms[n++] = c;
        if (n > 1)
            try_reading(a, best, terms, n);
        if (a->sheet->columns[c].sum_name)          /* what it sums is not added once more */
            return;
    }
}

/* All other columns that are called a sum: the year's of four quarters. */
static void try_totals(const struct across *a, struct reading *best)
{
    int terms[COLUMNS_TRIED], n = 0;
    for (int c = 0; c < a->total && n < COLUMNS_TRIED; c++)
        if (a->sheet->columns[c].sum_name && a->sheet->columns[c].figures)
            terms[n++] = c;
    if (n > 1)
        try_reading(a, best, terms, n);
}

static struct reading read_columns(const struct across *a)
{
    struct reading best = { 0 };
    const struct sheet_column *column = &a->sheet->columns[a->total];
    if (a->said)
        return (struct reading){ .terms = column->parts, .n = column->nparts };
    try_side(a, -1, &best);
    try_side(a, 1, &best);
    try_totals(a, &best);
    return best;
}

static bool believe(const struct across *a, const struct reading *r)
{
    return a->said || (r->held > 1 && r->held >= 2 * r->broken);
}

/* ---- the column ---- */

static void check_row(struct across *a, struct sum *sum, int row)
{
    struct line l = read_line(a, row, sum->terms, sum->nterms);
    const struct sheet_cell *cell = sheet_cell(a->sheet, row, a->total);
    if (!l.can || (!l.fits && !a->said && l.average))
        return;
    sum->checked++;
    sum->held += l.fits;
    sum_mark(a->sheet, sum, row, a->total, l.fits);
    if (l.written != l.given)
        *vec_push(a->arena, &sum->lines) = (struct sum_line){
            .row = row, .column = a->total, .error = !l.fits, .tolerance = (int)l.tolerance, .written = cell->figure,
            .given = wide_decimal(l.given, l.decimals), .difference = wide_decimal(l.written - l.given, l.decimals),
        };
}

void across_find(struct arena *arena, struct sheet *s, const struct sums_rules *rules, struct sums *out)
{
    for (int c = 0; c < s->ncolumns; c++) {
        const struct sheet_column *column = &s->columns[c];
        struct across a = { arena, s, rules, out, c, column->nparts > 0 };
        if (!column->figures || column->no_sums || !(a.said || column->sum_name))
            continue;
        struct reading r = read_columns(&a);
        if (!believe(&a, &r))
            continue;
        struct sum *sum = arena_new(arena, struct sum);
        sum->reading = SUM_ACROSS;
        sum->total = c;
        sum->terms = r.terms;
        sum->nterms = r.n;
        for (int row = 0; row < s->nrows; row++)
            check_row(&a, sum, row);
        *vec_push(arena, &out->list) = sum;
    }
}

/* ---- filling in ---- */

static bool is_open(const struct sheet *s, int row, int column)
{
    enum sheet_role role = s->rows[row].role;
    return sheet_cell(s, row, column)->kind == SHEET_EMPTY && (role == SHEET_DATA || role == SHEET_PART);
}

void across_fill(struct arena *arena, struct sheet *s, struct sums *out)
{
    const struct sums_rules rules = { 0 };
    for (int c = 0; c < s->ncolumns; c++) {
        const struct sheet_column *column = &s->columns[c];
        const struct across a = { arena, s, &rules, out, c, true };
        for (int row = 0; row < s->nrows && column->nparts; row++) {
            if (!is_open(s, row, c))
                continue;
            struct line l = read_line(&a, row, column->parts, column->nparts);
            if (!l.figures || l.texts)
                continue;
            *sheet_cell(s, row, c) = (struct sheet_cell){ .kind = SHEET_FIGURE, .figure = wide_decimal(l.given, l.decimals) };
            *vec_push(arena, &out->filled) = (struct sum_filled){ row, c, sheet_cell(s, row, c)->figure };
        }
    }
}
