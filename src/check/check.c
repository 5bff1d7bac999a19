/* check.c: the checks of a report, before anybody sets it */

#include "check/check.h"

#include "check/accept.h"
#include "check/convention.h"
#include "check/identity.h"
#include "check/leftover.h"
#include "check/previous.h"
#include "check/prose.h"
#include "check/relations.h"
#include "check/sums.h"
#include "document/amount.h"
#include "document/figures.h"
#include "figures/cellname.h"

#define ALIKE_MOST 100              /* rows of one label that are told apart */

/* Label, with its group where others have the same, and a number where that does not tell them apart. */
static const char *row_name(struct arena *a, struct sheet *s, int row)
{
    const char *name = s->rows[row].label;
    int rows[ALIKE_MOST], n = cell_name_rows(a, s, name, rows, ALIKE_MOST);
    if (n < 2)
        return name;
    name = cell_name_of_row(a, s, row);
    n = cell_name_rows(a, s, name, rows, ALIKE_MOST);
    for (int i = 1; i < n && i < ALIKE_MOST; i++)
        if (rows[i] == row)
            return arena_printf(a, "%s (%d)", name, i + 1);
    return name;
}

const char *check_subject(struct arena *a, struct sheet *s, int row, int column)
{
    return arena_printf(a, "%s[%s, %s]", s->name, row_name(a, s, row), s->columns[column].header);
}

const char *check_figure(const struct report_check *c, struct decimal figure)
{
    return amount_text(c->definitions, figure, -1);
}

static void read_sheets(struct report_check *c)
{
    c->sheets = arena_array(c->arena, struct sheet *, c->taken->list.n + 1);
    for (int i = 0; i < c->taken->list.n; i++)
        c->sheets[i] = taken_sheet(c->arena, c->taken->list.v[i]);
}

void check_report(struct report_check *c)
{
    c->findings.arena = c->arena;
    c->rules = definition_find(c->definitions, "check", "");
    read_sheets(c);
    check_sums(c);
    check_identities(c);
    check_conventions(c);
    if (c->rules->found)            /* after those that were told: what they say is not said again */
        check_relations(c);
    check_leftovers(c);
    previous_check(c);
    if (c->rules->prose_figures)
        check_prose(c);
    accepts_apply(c);
}

/* ---- what was looked at ---- */

struct tally { int tables, figures, covered; };

static void tally_sheet(struct tally *t, const struct sheet *s)
{
    int figures = 0;
    for (int i = 0; i < s->nrows * s->ncolumns; i++) {
        figures += s->cells[i].kind == SHEET_FIGURE;
        t->covered += s->cells[i].kind == SHEET_FIGURE && s->cells[i].covered;
    }
    t->figures += figures;
    t->tables += figures > 0;
}

/* 1 340: groups as in the report, whatever its layout. */
static const char *grouped(struct arena *a, int n)
{
    return n < 1000 ? arena_printf(a, "%d", n) : n < 1000000 ? arena_printf(a, "%d %03d", n / 1000, n % 1000)
         : arena_printf(a, "%d %03d %03d", n / 1000000, n / 1000 % 1000, n % 1000);
}

static const char *number_of(struct arena *a, int n, const char *what)
{
    return arena_printf(a, "%s %s%s", grouped(a, n), what, n == 1 ? "" : "s");
}

/* "45 sums and identities and by the previous report" */
static const char *covered_by(const struct report_check *c)
{
    int relations = c->findings.coverage.n - c->comparisons;
    const char *many = relations == 1 ? "a sum or an identity" : arena_printf(c->arena, "%s sums and identities", grouped(c->arena, relations));
    if (!c->comparisons)
        return many;
    return relations ? arena_printf(c->arena, "%s and by the previous report", many) : "the previous report";
}

const char *check_summary(const struct report_check *c)
{
    struct arena *a = c->arena;
    struct tally t = { 0 };
    for (int i = 0; i < c->taken->list.n; i++)
        tally_sheet(&t, c->sheets[i]);
    const char *text = arena_printf(a, "%s, %s", number_of(a, t.tables, "table"), number_of(a, t.figures, "figure"));
    return c->findings.coverage.n ? arena_printf(a, "%s, %s of them covered by %s", text, grouped(a, t.covered), covered_by(c)) : text;
}
