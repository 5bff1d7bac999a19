/* previous.c: last year's figures, as this year's report repeats them */

#include "check/previous.h"

#include <string.h>
#include "check/counterpart.h"
#include "check/earlier.h"
#include "document/figures.h"
#include "figures/years.h"

#define COPY_FIGURES 4              /* a table with fewer may be the same by chance */
#define MANY_FIGURES 4              /* a column with as many, most of which differ, is told once */

struct their_table {
    const struct sheet *sheet;
    struct named_rows rows;
};

struct comparison {
    struct report_check *check;
    const struct earlier *earlier;
    vec(struct their_table) theirs;
};

/* A table of this report and the one that it is held against. */
struct pair {
    const struct comparison *in;
    struct sheet *ours;
    const struct named_rows *rows;
    const struct their_table *theirs;
};

static bool is_table(const struct taken *t)
{
    return strncmp(definition_title(t->block), "table ", 6) == 0;
}

static int shared_rows(const struct named_rows *ours, const struct named_rows *theirs)
{
    int n = 0;
    for (int i = 0; i < ours->n; i++)
        n += named_row_find(theirs, ours->v[i].name) >= 0;
    return n;
}

/* The table of the same name, if it shares a row; else the one that shares most rows, at least two and half of ours. */
static const struct their_table *find_table(const struct comparison *in, const struct sheet *ours, const struct named_rows *rows)
{
    const struct their_table *best = NULL;
    int most = rows->n / 2 > 2 ? rows->n / 2 - 1 : 1;
    for (int i = 0; i < in->theirs.n; i++) {
        const struct their_table *t = &in->theirs.v[i];
        int shared = shared_rows(rows, &t->rows);
        if (shared && strcmp(t->sheet->name, ours->name) == 0)
            return t;
        if (shared > most) {
            most = shared;
            best = t;
        }
    }
    return best;
}

/* ---- a copy ---- */

static bool same_cell(const struct sheet_cell *a, const struct sheet_cell *b)
{
    return a->kind == b->kind && decimal_compare(a->figure, b->figure) == 0;
}

static bool is_copy(const struct sheet *ours, const struct sheet *theirs)
{
    int figures = 0;
    if (ours->nrows != theirs->nrows || ours->ncolumns != theirs->ncolumns || ours->nrows < 2)
        return false;
    for (int r = 0; r < ours->nrows; r++) {
        if (strcmp(ours->rows[r].label, theirs->rows[r].label) != 0)
            return false;
        for (int c = 0; c < ours->ncolumns; c++) {
            if (!same_cell(sheet_cell(ours, r, c), sheet_cell(theirs, r, c)))
                return false;
            figures += sheet_cell(ours, r, c)->kind == SHEET_FIGURE;
        }
    }
    return figures >= COPY_FIGURES;
}

/* ---- figures ---- */

static bool is_figure(const struct sheet_cell *cell)
{
    return cell->kind == SHEET_FIGURE || cell->kind == SHEET_NIL;
}

/* Equal, or one is the other rounded. */
static bool says_same(struct decimal a, struct decimal b)
{
    int coarse = a.decimals < b.decimals ? a.decimals : b.decimals, fine = a.decimals + b.decimals - coarse;
    struct decimal rest = a, unit = { 1, coarse };
    if (!decimal_subtract(&rest, b) || !decimal_scale(&unit, fine))
        return decimal_compare(a, b) == 0;
    rest = decimal_absolute(rest);
    return fine == coarse ? rest.value == 0 : rest.value <= unit.value / 2;
}

static void tell_figure(const struct pair *p, int row, int column, int their_row, int their_column)
{
    struct report_check *c = p->in->check;
    struct sheet *ours = p->ours;
    const struct sheet *theirs = p->theirs->sheet;
    struct decimal a = sheet_cell(ours, row, column)->figure, b = sheet_cell(theirs, their_row, their_column)->figure, difference = a;
    const struct place there = sheet_source(theirs, their_row, their_column)->place, here = sheet_source(ours, row, column)->place;
    const char *said = check_figure(c, b), *subject = check_subject(c->arena, ours, row, column);
    struct finding *finding = finding_add(&c->findings, MSG_CHECK_PREVIOUS, here, subject, subject, check_figure(c, a), said, there.source->name, there.line,
                                          theirs->columns[their_column].header);
    finding_figure(&c->findings, finding, ours->columns[column].header, check_figure(c, a), here);
    finding_figure(&c->findings, finding, theirs->columns[their_column].header, said, there);
    if (decimal_subtract(&difference, b))
        finding_difference(finding, check_figure(c, difference));
}

static void tell_column(const struct pair *p, int column, int their_column, int checked, int held)
{
    struct report_check *c = p->in->check;
    const char *subject = arena_printf(c->arena, "%s[%s]", p->ours->name, p->ours->columns[column].header);
    finding_add(&c->findings, MSG_CHECK_PREVIOUS_COLUMN, p->ours->csv->header.cells[column].place, subject, subject, checked - held, checked, p->theirs->sheet->csv->source->name, p->theirs->sheet->columns[their_column].header);
}

/* Calls for every row that both have; gives how many figures there are, and how many of them are the same. */
static int compare_rows(const struct pair *p, int column, int their_column, bool tell, int *held)
{
    int checked = 0;
    *held = 0;
    for (int r = 0; r < p->ours->nrows; r++) {
        int other = p->rows->names[r] ? named_row_find(&p->theirs->rows, p->rows->names[r]) : -1;
        if (other < 0)
            continue;
        const struct sheet_cell *a = sheet_cell(p->ours, r, column), *b = sheet_cell(p->theirs->sheet, other, their_column);
        if (!is_figure(a) || !is_figure(b))
            continue;
        bool same = says_same(a->figure, b->figure);
        checked++;
        sheet_cell(p->ours, r, column)->covered = true;
        *held += same;
        if (tell && !same)
            tell_figure(p, r, column, other, their_column);
    }
    return checked;
}

static void compare_column(const struct pair *p, int column)
{
    struct report_check *c = p->in->check;
    const struct sheet *theirs = p->theirs->sheet;
    int other = p->ours->columns[column].figures ? years_column(c->arena, p->ours, column, p->in->earlier->our_year, theirs, p->in->earlier->year) : -1, held;
    if (other < 0 || !theirs->columns[other].figures || strcmp(theirs->columns[other].unit, p->ours->columns[column].unit) != 0)
        return;
    int checked = compare_rows(p, column, other, false, &held);
    if (!checked)
        return;
    if (checked >= MANY_FIGURES && 2 * held < checked)
        tell_column(p, column, other, checked, held);
    else if (held < checked)
        compare_rows(p, column, other, true, &held);
    c->comparisons++;
    coverage_add(&c->findings, p->ours->name, checked, held, "\"%s\" is what the previous report said of \"%s\"", p->ours->columns[column].header,
                 theirs->columns[other].header);
}

/* ---- tables ---- */

static void compare_table(const struct comparison *in, const struct taken *taken, struct sheet *ours)
{
    struct report_check *c = in->check;
    struct named_rows rows = named_rows_of(c->arena, ours);
    const struct pair p = { in, ours, &rows, find_table(in, ours, &rows) };
    if (!p.theirs)
        return;
    if (is_copy(ours, p.theirs->sheet)) {
        finding_add(&c->findings, MSG_CHECK_PREVIOUS_COPY, definition_place(taken->block, "file"), ours->name, definition_title(taken->block),
                    p.theirs->sheet->csv->source->name);
        return;
    }
    for (int column = 0; column < ours->ncolumns; column++)
        compare_column(&p, column);
}

void previous_check(struct report_check *c)
{
    struct earlier *earlier = earlier_read(c);
    struct comparison in = { .check = c, .earlier = earlier };
    for (int i = 0; earlier && i < earlier->taken.list.n; i++)
        if (is_table(earlier->taken.list.v[i])) {
            const struct sheet *s = taken_sheet(c->arena, earlier->taken.list.v[i]);
            *vec_push(c->arena, &in.theirs) = (struct their_table){ s, named_rows_of(c->arena, s) };
        }
    for (int i = 0; earlier && i < c->taken->list.n; i++)
        if (is_table(c->taken->list.v[i]))
            compare_table(&in, c->taken->list.v[i], c->sheets[i]);
}
