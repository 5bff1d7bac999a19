/* sheets.c: what blocks took, as sheets of figures */

#include "check/sheets.h"

#include <string.h>
#include "document/binding.h"

static enum sheet_role role_of(const struct row_style *style)
{
    switch (style ? style->role : ROW_DATA) {
    case ROW_SUM:
        return SHEET_SUM;
    case ROW_SUBHEAD:
        return SHEET_SUBHEAD;
    case ROW_PART:
        return SHEET_PART;
    default:
        return SHEET_DATA;
    }
}

/* A group goes on while the values of all columns that group are the same. */
static bool same_group(const struct taken *t, int row, int other)
{
    for (int i = 0; i < t->ngroups; i++)
        if (strcmp(t->csv->rows.v[row].cells[t->groups[i]].text, t->csv->rows.v[other].cells[t->groups[i]].text) != 0)
            return false;
    return true;
}

static struct sheet *sheet_of(struct arena *a, const struct taken *t)
{
    const char *title = definition_title(t->block), *name = strchr(title, ' ');
    struct sheet *s = sheet_read(a, name ? name + 1 : title, t->csv);
    for (int r = 0; r < s->nrows && t->rows; r++) {
        s->rows[r].role = role_of(t->rows[r]);
        s->rows[r].group = r && t->ngroups ? s->rows[r - 1].group + !same_group(t, r, r - 1) : 0;
    }
    for (int col = 0; col < s->ncolumns && t->columns; col++)
        if (t->columns[col].kind != COLUMN_FIGURE && !t->columns[col].hidden)
            sheet_no_figures(s, col);
    return s;
}

void sheets_read(struct report_check *c)
{
    c->sheets = arena_array(c->arena, struct sheet *, c->taken->list.n + 1);
    for (int i = 0; i < c->taken->list.n; i++)
        c->sheets[i] = sheet_of(c->arena, c->taken->list.v[i]);
}
