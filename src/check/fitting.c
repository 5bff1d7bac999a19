/* fitting.c: the names of a rule, as columns and rows of tables */

#include "check/fitting.h"

#include <string.h>
#include "document/figures.h"

#define ROWS_TOLD 4                 /* of rows that share a label */

/* What the names of one try stand for. */
struct trial {
    struct report_check *c;
    const struct formula *formula;
    struct taken *at;
    const char *star;               /* or NULL */
    const char *parent;             /* the path before the last parts, or NULL */
    struct fitted_term *terms;
};

/* ---- names ---- */

static const char *with_star(struct arena *a, const char *name, const char *star)
{
    const char *at = star ? strchr(name, '*') : NULL;
    return at ? arena_printf(a, "%.*s%s%s", (int)(at - name), name, star, at + 1) : name;
}

/* The text that * stands for when the name is this header; NULL: it is not. */
static const char *star_in(struct arena *a, const char *name, const char *header)
{
    const char *star = strchr(name, '*');
    size_t before = (size_t)(star - name), after = strlen(star + 1), n = strlen(header);
    bool fits = n >= before + after && memcmp(header, name, before) == 0 && strcmp(header + n - after, star + 1) == 0;
    return fits ? arena_strndup(a, header + before, n - before - after) : NULL;
}

/* ---- a try ---- */

static struct taken *table_of(const struct trial *t, const struct cell_name *name)
{
    return name->table.text ? taken_find(t->c->taken, name->table.text) : t->at;
}

static struct misfit fit_term(struct trial *t, int i)
{
    struct arena *a = t->c->arena;
    const struct cell_name *name = &t->formula->terms.v[i];
    struct fitted_term *term = &t->terms[i];
    int rows[ROWS_TOLD] = { -1 }, found = 1;
    term->taken = table_of(t, name);
    if (!term->taken)
        return (struct misfit){ MISFIT_TABLE, i, NULL, name->table.text, NULL };
    term->sheet = taken_sheet(a, term->taken);
    if (name->row.text)
        found = cell_name_rows(a, term->sheet, name->row.text, rows, ROWS_TOLD);
    if (found != 1)
        return (struct misfit){ found ? MISFIT_ROWS : MISFIT_ROW, i, term->sheet, name->row.text, cell_name_tell_rows(a, term->sheet, rows, found, ROWS_TOLD) };
    term->row = rows[0];
    const char *column = with_star(a, name->column.text, t->star);
    term->column = cell_name_column(term->sheet, column, t->parent);
    const char *several = term->column == COLUMN_AMBIGUOUS ? cell_name_tell_columns(a, term->sheet, column) : NULL;
    return (struct misfit){ term->column >= 0 ? MISFIT_NONE : several ? MISFIT_COLUMNS : MISFIT_COLUMN, i, term->sheet, column, several };
}

static bool same_terms(const struct trial *t, const struct fitting *other)
{
    for (int i = 0; i < t->formula->terms.n; i++)
        if (t->terms[i].sheet != other->terms[i].sheet || t->terms[i].row != other->terms[i].row || t->terms[i].column != other->terms[i].column)
            return false;
    return true;
}

static bool is_known(const struct trial *t, const struct fittings *out)
{
    for (int i = out->list.n - 1; i >= 0; i--)
        if (same_terms(t, &out->list.v[i]))
            return true;
    return false;
}

static void try_names(struct trial *t, const char *star, const char *parent, struct fittings *out)
{
    struct misfit misfit = { 0 };
    t->star = star;
    t->parent = parent;
    t->terms = arena_array(t->c->arena, struct fitted_term, t->formula->terms.n);
    for (int i = 0; i < t->formula->terms.n && !misfit.kind; i++)
        misfit = fit_term(t, i);
    if (misfit.kind && (!out->misfit.kind || misfit.term > out->misfit.term))
        out->misfit = misfit;
    if (!misfit.kind && !is_known(t, out))
        *vec_push(t->c->arena, &out->list) = (struct fitting){ star, t->terms };
}

/* ---- all tries ---- */

static const struct cell_name *first_star(const struct formula *f)
{
    for (int i = 0; i < f->terms.n; i++)
        if (strchr(f->terms.v[i].column.text, '*'))
            return &f->terms.v[i];
    return NULL;
}

/* Every text that makes the first name with a * a header of its table. */
static void try_stars(struct trial *t, const struct cell_name *name, struct fittings *out)
{
    struct arena *a = t->c->arena;
    struct taken *taken = table_of(t, name);
    const struct sheet *s = taken ? taken_sheet(a, taken) : NULL;
    bool any = false;
    for (int col = 0; s && col < s->ncolumns; col++) {
        const char *header = s->columns[col].header, *leaf = sheet_leaf(header);
        const char *whole = s->columns[col].figures ? star_in(a, name->column.text, header) : NULL;
        const char *part = s->columns[col].figures && leaf != header ? star_in(a, name->column.text, leaf) : NULL;
        any = any || whole || part;
        if (whole)
            try_names(t, whole, NULL, out);
        if (part)
            try_names(t, part, arena_strndup(a, header, sheet_parent(header)), out);
    }
    if (!any)                       /* for the sake of what it says of the names */
        try_names(t, NULL, NULL, out);
}

static void try_parents(struct trial *t, struct fittings *out)
{
    struct arena *a = t->c->arena;
    const struct sheet *s = t->at ? taken_sheet(a, t->at) : NULL;
    try_names(t, NULL, NULL, out);
    for (int col = 0; s && col < s->ncolumns; col++) {
        const char *header = s->columns[col].header;
        bool same = col && sheet_parent(header) && strncmp(s->columns[col - 1].header, header, sheet_parent(header)) == 0
            && sheet_parent(s->columns[col - 1].header) == sheet_parent(header);
        if (sheet_parent(header) && !same)
            try_names(t, NULL, arena_strndup(a, header, sheet_parent(header)), out);
    }
}

void fit_rule(struct report_check *c, const struct formula *f, struct taken *at, struct fittings *out)
{
    struct trial t = { .c = c, .formula = f, .at = at };
    const struct cell_name *star = first_star(f);
    if (star)
        try_stars(&t, star, out);
    else
        try_parents(&t, out);
    if (out->list.n)
        out->misfit.kind = MISFIT_NONE;
}
