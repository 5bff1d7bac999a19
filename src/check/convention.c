/* convention.c: which sign deviations have */

#include "check/convention.h"

#include "document/figures.h"
#include "document/match.h"

#define ROWS_LEAST 3                /* that speak for a convention before any row can break it */
#define ROWS_NAMED 5

/* Three columns, and how many rows follow each convention. */
struct trio {
    struct report_check *c;
    const struct sheet *sheet;
    int outcome, budget, deviation;
    int rows;                       /* that speak: with a deviation that is not nearly 0 */
    int held[2];                    /* outcome - budget; budget - outcome */
};

static const struct decimal *figure_of(const struct sheet *s, int row, int column)
{
    const struct sheet_cell *cell = sheet_cell(s, row, column);
    return cell->kind == SHEET_FIGURE ? &cell->figure : NULL;
}

static bool is_near(struct decimal a, struct decimal b, const struct trio *t, int decimals)
{
    const struct decimal tolerance = { t->c->rules->tolerance_row, decimals };
    return decimal_subtract(&a, b) && decimal_compare(decimal_absolute(a), tolerance) <= 0;
}

/* The convention that a row follows, 0 or 1; 2: neither; -1: it says nothing. */
static int convention_of(const struct trio *t, int row)
{
    const struct decimal *outcome = figure_of(t->sheet, row, t->outcome), *budget = figure_of(t->sheet, row, t->budget);
    const struct decimal *deviation = figure_of(t->sheet, row, t->deviation);
    if (!outcome || !budget || !deviation)
        return -1;
    struct decimal plus = *outcome, minus = *budget;
    int decimals = outcome->decimals < budget->decimals ? outcome->decimals : budget->decimals;
    decimals = deviation->decimals < decimals ? deviation->decimals : decimals;
    if (!decimal_subtract(&plus, *budget) || !decimal_subtract(&minus, *outcome))
        return -1;
    bool as_plus = is_near(plus, *deviation, t, decimals), as_minus = is_near(minus, *deviation, t, decimals);
    return as_plus && as_minus ? -1 : as_plus ? 0 : as_minus ? 1 : 2;
}

static void count(struct trio *t)
{
    for (int r = 0; r < t->sheet->nrows; r++) {
        int convention = convention_of(t, r);
        t->rows += convention >= 0;
        if (convention == 0 || convention == 1)
            t->held[convention]++;
    }
}

/* The columns that the deviation is most likely the difference of. */
static struct trio find_trio(struct report_check *c, const struct sheet *s, int deviation)
{
    struct trio best = { 0 };
    for (int outcome = 0; outcome < s->ncolumns; outcome++)
        for (int budget = 0; budget < s->ncolumns; budget++) {
            bool wanted = outcome != budget && outcome != deviation && budget != deviation && s->columns[outcome].figures && s->columns[budget].figures
                && match_header(&c->rules->outcome_columns, s->columns[outcome].header) && match_header(&c->rules->budget_columns, s->columns[budget].header);
            struct trio t = { .c = c, .sheet = s, .outcome = outcome, .budget = budget, .deviation = deviation };
            if (wanted)
                count(&t);
            if (wanted && t.held[0] + t.held[1] > best.held[0] + best.held[1])
                best = t;
        }
    return best;
}

static const char *header_of(const struct trio *t, int column)
{
    return sheet_leaf(t->sheet->columns[column].header);
}

/* "Utfall - Budget" */
static const char *text_of(const struct trio *t, int convention)
{
    return convention ? arena_printf(t->c->arena, "%s - %s", header_of(t, t->budget), header_of(t, t->outcome))
                      : arena_printf(t->c->arena, "%s - %s", header_of(t, t->outcome), header_of(t, t->budget));
}

static const char *subject_of(const struct trio *t)
{
    return arena_printf(t->c->arena, "%s[%s]", t->sheet->name, t->sheet->columns[t->deviation].header);
}

/* ---- telling ---- */

/* Revenues are better when they are higher, also where costs are positive. */
static bool is_excused(const struct trio *t, int row, int usual)
{
    return usual == 1 && match_any(&t->c->rules->revenue_rows, t->sheet->rows[row].label);
}

static void tell_rows(const struct trio *t, int usual)
{
    struct report_check *c = t->c;
    const char *names = "";
    struct finding *finding = NULL;
    int n = 0, rows[ROWS_NAMED];
    for (int r = 0; r < t->sheet->nrows; r++) {
        if (convention_of(t, r) != 1 - usual || is_excused(t, r, usual))
            continue;
        if (n < ROWS_NAMED)
            rows[n] = r;
        n++;
    }
    for (int i = 0; i < n && i < ROWS_NAMED; i++)
        names = arena_printf(c->arena, "%s%s\"%s\"", names, !i ? "" : i == n - 1 ? " and " : ", ", t->sheet->rows[rows[i]].label);
    if (n > ROWS_NAMED)
        names = arena_printf(c->arena, "%s and %d more", names, n - ROWS_NAMED);
    if (n)
        finding = finding_add(&c->findings, MSG_CHECK_CONVENTION, sheet_source(t->sheet, rows[0], t->deviation)->place, subject_of(t), t->sheet->name,
                              header_of(t, t->deviation), text_of(t, usual), t->held[usual], t->rows, text_of(t, 1 - usual), n == 1 ? "row" : "rows", names);
    for (int r = 0; r < t->sheet->nrows && finding; r++)
        if (convention_of(t, r) == 1 - usual && !is_excused(t, r, usual))
            finding_figure(&c->findings, finding, t->sheet->rows[r].label, check_figure(c, sheet_cell(t->sheet, r, t->deviation)->figure),
                           sheet_source(t->sheet, r, t->deviation)->place);
}

static void tell_table(const struct trio *t, int usual, int said)
{
    static const char *const words[] = { "costs-negative", "costs-positive" };
    finding_add(&t->c->findings, MSG_CHECK_CONVENTION_TABLE, t->sheet->csv->header.cells[t->deviation].place, subject_of(t), t->sheet->name,
                header_of(t, t->deviation), text_of(t, usual), t->held[usual], t->rows, words[said], text_of(t, said));
}

static void check_trio(const struct trio *t)
{
    int usual = t->held[1] > t->held[0], convention = t->c->rules->convention;
    if (t->held[usual] < ROWS_LEAST || 2 * t->held[usual] <= t->rows)
        return;
    if (convention != CONVENTION_AUTO && convention != (usual ? CONVENTION_POSITIVE : CONVENTION_NEGATIVE))
        tell_table(t, usual, 1 - usual);
    else
        tell_rows(t, usual);
}

void check_conventions(struct report_check *c)
{
    for (int i = 0; i < c->taken->list.n && c->rules->convention != CONVENTION_NONE; i++) {
        const struct sheet *s = c->sheets[i];
        if (!taken_is_table(c->taken->list.v[i]))
            continue;
        for (int col = 0; col < s->ncolumns; col++)
            if (s->columns[col].figures && match_header(&c->rules->deviation_columns, s->columns[col].header)) {
                struct trio t = find_trio(c, s, col);
                if (t.rows)
                    check_trio(&t);
            }
    }
}
