/* sums.c: sums that do not add up */

#include "check/sums.h"

#include <string.h>
#include "check/unread.h"
#include "document/totals.h"
#include "figures/mistake.h"
#include "figures/sums.h"

#define LINES_MET 60                /* of a sum that others are held against; more of them are no slips */

struct telling {
    struct report_check *check;
    struct sheet *sheet;
    const struct sum *sum;
    const struct sums *all;         /* of the sheet */
};

/* What the figure is called among those of its sum. */
static const char *name_of(const struct telling *t, int row, int column)
{
    return t->sum->reading == SUM_ACROSS ? t->sheet->columns[column].header : t->sheet->rows[row].label;
}

/* ---- what explains it ---- */

/* ", or one of Hemtjänst, 7 142 (7 192)" */
static const char *others(const struct telling *t, const struct mistake *m)
{
    const char *text = "";
    for (int i = 0; i < m->others && i < EXPLAIN_OTHERS; i++)
        text = arena_printf(t->check->arena, "%s, or one of %s, %s (%s)", text, name_of(t, m->other[i].row, m->other[i].column),
                            check_figure(t->check, m->other[i].figure), check_figure(t->check, m->other[i].right));
    return text;
}

/* ": leaves out Hemtjänst, 7 142", or "". */
static const char *sentence(const struct telling *t, const struct sum_line *line, const struct mistake *m)
{
    struct arena *a = t->check->arena;
    bool own = m->row == line->row && m->column == line->column;
    const char *name = own ? "the sum" : name_of(t, m->row, m->column);
    const char *written = check_figure(t->check, m->figure), *right = check_figure(t->check, m->right);
    switch (m->cause) {
    case EXPLAIN_LEFT_OUT:
        return arena_printf(a, ": leaves out %s, %s", name, written);
    case EXPLAIN_SIGN:
        return arena_printf(a, ": the sign of %s, %s, is wrong", name, written);
    case EXPLAIN_PART:
        return arena_printf(a, ": counts %s, %s, which is a part of the row above", name, written);
    case EXPLAIN_TWICE:
        return arena_printf(a, ": counts %s, %s, twice", name, written);
    case EXPLAIN_SHIFTED:
        return arena_printf(a, ": zeros or the comma of %s, %s, are wrong (%s)", name, written, right);
    case EXPLAIN_TRANSPOSED:
        return arena_printf(a, ": two digits of %s, %s, have changed places (%s)", name, written, right);
    case EXPLAIN_SWAPPED:
        return arena_printf(a, ": %s, %s, and the figure beside it, %s, have changed places", name, written, right);
    case EXPLAIN_DIGIT:                         /* of any of several terms: that says nothing */
        if (m->others > EXPLAIN_OTHERS)
            return own ? arena_printf(a, ": a digit of %s, %s, is wrong (%s)", name, written, right) : "";
        return arena_printf(a, ": a digit of %s, %s, is wrong (%s)%s", name, written, right, others(t, m));
    default:
        return "";
    }
}

/* ---- one cell, two sums ---- */

struct crossing { const struct sum *sum; int row, column; struct decimal right; bool told; };

static bool near(struct decimal a, struct decimal b, int units)
{
    const struct decimal slack = { units, a.decimals > b.decimals ? a.decimals : b.decimals };
    return decimal_subtract(&a, b) && decimal_compare(decimal_absolute(a), slack) <= 0;
}

/* Neither adds up because of this cell. */
static bool meet(const struct telling *t, const struct sum_line *line, const struct sum_line *its, struct crossing *c)
{
    struct decimal off, its_off;
    c->right = sheet_cell(t->sheet, c->row, c->column)->figure;
    return sum_blames(t->sum, line, c->row, c->column, &off) && sum_blames(c->sum, its, c->row, c->column, &its_off)
        && near(off, its_off, line->tolerance + its->tolerance) && decimal_subtract(&c->right, line->tolerance < its->tolerance ? off : its_off);
}

/* A row's sum and a column's meet in one cell; a sum and one that it is a term of, in the former. */
static bool meet_anywhere(const struct telling *t, const struct sum_line *line, const struct sum_line *its, struct crossing *c)
{
    bool across = t->sum->reading == SUM_ACROSS, its_across = c->sum->reading == SUM_ACROSS;
    c->row = across ? line->row : its->row;
    c->column = across ? its->column : line->column;
    if (across != its_across)
        return meet(t, line, its, c);
    if (across ? line->row != its->row : line->column != its->column)
        return false;
    *(across ? &c->column : &c->row) = t->sum->total;
    if (meet(t, line, its, c))
        return true;
    *(across ? &c->column : &c->row) = c->sum->total;
    return meet(t, line, its, c);
}

/* Another sum that does not add up because of a cell of this one; told: it comes before this one. */
static bool find_crossing(const struct telling *t, const struct sum_line *line, struct crossing *c)
{
    *c = (struct crossing){ .told = true };
    for (int i = 0; i < t->all->list.n; i++) {
        c->sum = t->all->list.v[i];
        if (c->sum == t->sum)
            c->told = false;
        for (int k = 0; k < c->sum->lines.n && k < LINES_MET && c->sum != t->sum; k++)
            if (c->sum->lines.v[k].error && meet_anywhere(t, line, &c->sum->lines.v[k], c))
                return true;
    }
    return false;
}

static const char *crossing_sentence(const struct telling *t, const struct sum_line *line, const struct mistake *m, const struct crossing *c)
{
    struct arena *a = t->check->arena;
    const char *other = c->sum->reading == SUM_ACROSS ? t->sheet->columns[c->sum->total].header : t->sheet->rows[c->sum->total].label;
    const char *what = sentence(t, line, m);
    if (!*what || m->row != c->row || m->column != c->column)
        what = arena_printf(a, ": %s, %s, is likely wrong (%s)", c->row == line->row && c->column == line->column ? "the sum" : name_of(t, c->row, c->column),
                            check_figure(t->check, sheet_cell(t->sheet, c->row, c->column)->figure), check_figure(t->check, c->right));
    return arena_printf(a, "%s; the sum \"%s\" breaks there too", what, other);
}

/* ---- findings ---- */

static void add_figures(const struct telling *t, struct finding *finding, const struct sum_line *line, const struct mistake *m)
{
    struct findings *f = &t->check->findings;
    finding_difference(finding, check_figure(t->check, line->difference));
    finding_figure(f, finding, "sum", check_figure(t->check, line->written), sheet_source(t->sheet, line->row, line->column)->place);
    finding_figure(f, finding, "terms", check_figure(t->check, line->given), sheet_source(t->sheet, line->row, line->column)->place);
    if (m->cause != EXPLAIN_NOTHING && (m->row != line->row || m->column != line->column))
        finding_figure(f, finding, name_of(t, m->row, m->column), check_figure(t->check, m->figure), sheet_source(t->sheet, m->row, m->column)->place);
}

static void tell_error(const struct telling *t, const struct sum_line *line)
{
    struct report_check *c = t->check;
    struct sheet *s = t->sheet;
    bool across = t->sum->reading == SUM_ACROSS;
    const struct mistake m = mistake_of(c->arena, s, t->sum, line->row, line->column, line->tolerance);
    const char *row = s->rows[line->row].label, *column = s->columns[line->column].header;
    struct crossing met;
    bool crosses = find_crossing(t, line, &met);
    if (crosses && met.told)
        return;
    struct finding *finding = finding_add(&c->findings, across ? MSG_CHECK_SUM_ROW : MSG_CHECK_SUM, sheet_source(s, line->row, line->column)->place,
        check_subject(c->arena, s, line->row, line->column), s->name, across ? row : column, check_figure(c, decimal_absolute(line->difference)),
        line->difference.value < 0 ? "low" : "high", crosses ? crossing_sentence(t, line, &m, &met) : sentence(t, line, &m), t->sum->nterms, across ? column : row,
        check_figure(c, line->given), check_figure(c, line->written));
    add_figures(t, finding, line, &m);
    *vec_push(c->arena, &c->sum_errors) = (struct sum_error){ s, t->sum, line, finding };
}

static void tell_rounding(const struct telling *t, const struct sum_line *line)
{
    struct report_check *c = t->check;
    struct sheet *s = t->sheet;
    struct finding *finding = finding_add(&c->findings, MSG_CHECK_ROUNDING, sheet_source(s, line->row, line->column)->place,
        check_subject(c->arena, s, line->row, line->column), s->name, s->rows[line->row].label, check_figure(c, line->given),
        check_figure(c, line->written), s->columns[line->column].header);
    add_figures(t, finding, line, &(struct mistake){ .cause = EXPLAIN_NOTHING });
}

/* ---- coverage ---- */

static const char *list_columns(const struct telling *t)
{
    const struct sum *sum = t->sum;
    const char *text = "";
    for (int i = 0; i < sum->nterms; i++)
        text = arena_printf(t->check->arena, "%s%s\"%s\"", text, i ? " + " : "", t->sheet->columns[sum->terms[i]].header);
    return text;
}

static void tell_coverage(const struct telling *t)
{
    const struct sum *sum = t->sum;
    const struct sheet *s = t->sheet;
    struct findings *f = &t->check->findings;
    if (sum->reading == SUM_ACROSS && sum->nterms <= 4)
        coverage_add(f, s->name, sum->checked, sum->held, "column \"%s\" = %s", s->columns[sum->total].header, list_columns(t));
    else if (sum->reading == SUM_ACROSS)
        coverage_add(f, s->name, sum->checked, sum->held, "column \"%s\" = sum of %d columns, \"%s\" and others", s->columns[sum->total].header,
                     sum->nterms, s->columns[sum->terms[0]].header);
    else {
        int first = sum->terms[0], last = sum->terms[sum->nterms - 1];
        coverage_add(f, s->name, sum->checked, sum->held, "\"%s\" = sum of %d row%s%s, \"%s\" to \"%s\"", s->rows[sum->total].label, sum->nterms,
                     sum->nterms == 1 ? "" : "s", sum->reading == SUM_BELOW ? " below" : "", s->rows[first].label, s->rows[last].label);
    }
}

static void check_sheet(struct report_check *c, struct sheet *s, const struct sums_rules *rules)
{
    struct sums sums = { 0 };
    sums_find(c->arena, s, rules, &sums);
    for (int i = 0; i < sums.list.n; i++) {
        const struct sum *sum = sums.list.v[i];
        const struct telling t = { c, s, sum, &sums };
        for (int k = 0; k < sum->lines.n; k++)
            (sum->lines.v[k].error ? tell_error : tell_rounding)(&t, &sum->lines.v[k]);
        if (sum->checked)
            tell_coverage(&t);
    }
    unread_check(c, s, &sums);
}

void check_sums(struct report_check *c)
{
    for (int i = 0; i < c->taken->list.n; i++) {
        struct sums_rules rules;
        if (totals_rules(c->definitions, c->taken->list.v[i], &rules))
            check_sheet(c, c->sheets[i], &rules);
    }
}
