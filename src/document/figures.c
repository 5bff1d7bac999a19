/* figures.c: what a block took of its file, as a sheet of figures */

#include "document/figures.h"

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

/* The name of a group, or the number of an account that is not shown, is no label of a row. */
static const char *label_of(const struct taken *t, const struct csv_row *row)
{
    for (int col = 0; col < t->csv->columns; col++)
        if (!t->columns[col].hidden && *row->cells[col].text)
            return row->cells[col].text;
    return "";
}

static void describe_rows(struct sheet *s, const struct taken *t)
{
    for (int r = 0; r < s->nrows; r++) {
        s->rows[r].label = label_of(t, &t->csv->rows.v[r]);
        s->rows[r].role = role_of(t->rows[r]);
        s->rows[r].group = r && t->ngroups ? s->rows[r - 1].group + !same_group(t, r, r - 1) : 0;
    }
    s->groups = t->groups;
    s->ngroups = t->ngroups;
}

static struct sheet *make_sheet(struct arena *a, const struct taken *t)
{
    const char *title = definition_title(t->block), *name = strchr(title, ' ');
    struct sheet *s = sheet_read(a, name ? name + 1 : title, t->csv);
    if (t->columns && t->rows)
        describe_rows(s, t);
    for (int col = 0; col < s->ncolumns && t->columns; col++)
        if (t->columns[col].kind != COLUMN_FIGURE && !t->columns[col].hidden)
            sheet_no_figures(s, col);
    return s;
}

struct sheet *taken_sheet(struct arena *a, struct taken *t)
{
    if (!t->sheet)
        t->sheet = make_sheet(a, t);
    return t->sheet;
}
