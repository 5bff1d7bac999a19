/* explain.c: what was checked, and what no check covers */

#include "check/explain.h"

#include <string.h>
#include "base/json.h"

#define NAMES_MAX 6                 /* rows and columns that are told by name */

struct extent { int figures, covered; };

static void count(struct extent *e, const struct sheet_cell *cell)
{
    e->figures += cell->kind == SHEET_FIGURE;
    e->covered += cell->kind == SHEET_FIGURE && cell->covered;
}

static struct extent of_column(const struct sheet *s, int column)
{
    struct extent e = { 0 };
    for (int r = 0; r < s->nrows; r++)
        count(&e, sheet_cell(s, r, column));
    return e;
}

static struct extent of_sheet(const struct sheet *s)
{
    struct extent e = { 0 };
    for (int i = 0; i < s->nrows * s->ncolumns; i++)
        count(&e, &s->cells[i]);
    return e;
}

static bool bare_column(const struct sheet *s, int column)
{
    struct extent e = of_column(s, column);
    return e.figures && !e.covered;
}

/* Of the columns that have something covered. */
static struct extent of_row(const struct sheet *s, int row, const bool *bare)
{
    struct extent e = { 0 };
    for (int c = 0; c < s->ncolumns; c++)
        if (!bare[c])
            count(&e, sheet_cell(s, row, c));
    return e;
}

/* ---- text ---- */

struct names {
    struct buffer *out;
    const char *one, *many;         /* what they are: "row", "rows" */
    const char *first;              /* kept until it is known whether there are more */
    int n;
};

static void add_name(struct names *l, const char *name)
{
    if (++l->n == 1)
        l->first = name;
    else if (l->n == 2)
        buffer_printf(l->out, " %s \"%s\", \"%s\"", l->many, l->first, name);
    else if (l->n <= NAMES_MAX)
        buffer_printf(l->out, ", \"%s\"", name);
}

static void end_names(struct names *l)
{
    if (l->n == 1)
        buffer_printf(l->out, " %s \"%s\"", l->one, l->first);
    if (l->n > NAMES_MAX)
        buffer_printf(l->out, " and %d more", l->n - NAMES_MAX);
}

static void print_uncovered(const struct report_check *c, const struct sheet *s, struct buffer *out)
{
    bool *bare = arena_array(c->arena, bool, s->ncolumns + 1);
    struct names columns = { out, "the column", "the columns", NULL, 0 }, rows = { out, "the row", "the rows", NULL, 0 };
    int single = 0;
    buffer_add(out, "  not covered:");
    for (int col = 0; col < s->ncolumns; col++)
        if ((bare[col] = bare_column(s, col)))
            add_name(&columns, s->columns[col].header);
    end_names(&columns);
    struct buffer text = { 0 };
    rows.out = &text;
    for (int r = 0; r < s->nrows; r++) {
        struct extent e = of_row(s, r, bare);
        if (e.figures && !e.covered)
            add_name(&rows, s->rows[r].label);
        else
            single += e.figures - e.covered;
    }
    end_names(&rows);
    if (text.n)
        buffer_printf(out, "%s%s", columns.n ? "," : "", text.s);
    if (single)
        buffer_printf(out, "%s %d %s", columns.n || rows.n ? ", and" : "", single, single == 1 ? "single figure" : "single figures");
    buffer_add(out, "\n");
    buffer_done(&text);
}

static void print_relations(const struct report_check *c, const char *subject, struct buffer *out)
{
    for (int i = 0; i < c->findings.coverage.n; i++) {
        const struct coverage *v = &c->findings.coverage.v[i];
        if (strcmp(v->subject, subject) != 0)
            continue;
        if (v->held == v->checked)
            buffer_printf(out, "  %s: holds in %s%d\n", v->text, v->checked > 1 ? "all " : "", v->checked);
        else
            buffer_printf(out, "  %s: holds in %d of %d\n", v->text, v->held, v->checked);
    }
}

static void print_sheet(const struct report_check *c, const struct sheet *s, struct buffer *out)
{
    struct extent all = of_sheet(s);
    if (!all.figures)
        return;
    buffer_printf(out, "\n%s (%s): %d %s, ", s->name, s->csv->source->name, all.figures, all.figures == 1 ? "figure" : "figures");
    if (!all.covered)
        buffer_add(out, "none of them covered: nothing in the table says what they should be\n");
    else if (all.covered == all.figures)
        buffer_add(out, "all of them covered\n");
    else
        buffer_printf(out, "%d of them covered (%d %%)\n", all.covered, (int)((int64_t)all.covered * 100 / all.figures));
    print_relations(c, s->name, out);
    if (all.covered && all.covered < all.figures)
        print_uncovered(c, s, out);
}

static bool is_sheet(const struct report_check *c, const char *subject)
{
    for (int i = 0; i < c->taken->list.n; i++)
        if (strcmp(c->sheets[i]->name, subject) == 0)
            return of_sheet(c->sheets[i]).figures > 0;
    return false;
}

void explain_text(const struct report_check *c, struct buffer *out)
{
    bool figures = false;
    for (int i = 0; i < c->taken->list.n; i++)
        figures |= of_sheet(c->sheets[i]).figures > 0;
    if (figures)
        buffer_add(out, "\nA figure is covered when a check would fail if it were another one.\n");
    for (int i = 0; i < c->taken->list.n; i++)
        print_sheet(c, c->sheets[i], out);
    for (int i = 0; i < c->findings.coverage.n; i++) {
        const struct coverage *v = &c->findings.coverage.v[i];
        if (!is_sheet(c, v->subject))
            buffer_printf(out, "\n%s: %s: %d of %d hold\n", v->subject, v->text, v->held, v->checked);
    }
}

/* ---- JSON ---- */

static void json_relations(const struct report_check *c, const char *subject, struct buffer *out)
{
    int n = 0;
    for (int i = 0; i < c->findings.coverage.n; i++) {
        const struct coverage *v = &c->findings.coverage.v[i];
        if (strcmp(v->subject, subject) != 0)
            continue;
        buffer_printf(out, "%s{\"text\": ", n++ ? ", " : "");
        json_string_or_null(out, v->text);
        buffer_printf(out, ", \"checked\": %d, \"held\": %d}", v->checked, v->held);
    }
}

static bool uncovered(const struct sheet *s, int row, int column)
{
    const struct sheet_cell *cell = sheet_cell(s, row, column);
    return cell->kind == SHEET_FIGURE && !cell->covered;
}

static void json_lines(const struct sheet *s, int column, struct buffer *out)
{
    int n = 0;
    for (int r = 0; r < s->nrows; r++) {
        int last = r;
        if (!uncovered(s, r, column))
            continue;
        while (last + 1 < s->nrows && uncovered(s, last + 1, column))
            last++;
        buffer_printf(out, "%s[%d, %d]", n++ ? ", " : "", s->csv->rows.v[r].line, s->csv->rows.v[last].line);
        r = last;
    }
}

static void json_sheet(const struct report_check *c, const struct sheet *s, struct buffer *out)
{
    struct extent all = of_sheet(s);
    int n = 0;
    buffer_add(out, "  {\"table\": ");
    json_string_or_null(out, s->name);
    buffer_add(out, ", \"file\": ");
    json_string_or_null(out, s->csv->source->name);
    buffer_printf(out, ", \"figures\": %d, \"covered\": %d, \"relations\": [", all.figures, all.covered);
    json_relations(c, s->name, out);
    buffer_add(out, "], \"uncovered\": [");
    for (int col = 0; col < s->ncolumns; col++) {
        struct extent e = of_column(s, col);
        if (e.figures == e.covered)
            continue;
        buffer_printf(out, "%s{\"column\": ", n++ ? ", " : "");
        json_string_or_null(out, s->columns[col].header);
        buffer_add(out, ", \"lines\": [");
        json_lines(s, col, out);
        buffer_add(out, "]}");
    }
    buffer_add(out, "]}");
}

void explain_json(const struct report_check *c, struct buffer *out)
{
    int n = 0;
    buffer_add(out, "[");
    for (int i = 0; c->sheets && i < c->taken->list.n; i++) {
        if (!of_sheet(c->sheets[i]).figures)
            continue;
        buffer_add(out, n++ ? ",\n" : "\n");
        json_sheet(c, c->sheets[i], out);
    }
    buffer_add(out, n ? "\n]" : "]");
}
