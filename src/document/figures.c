/* figures.c: what a block took of its file, as a sheet of figures */

#include "document/figures.h"

#include <string.h>
#include "document/binding.h"
#include "document/match.h"
#include "figures/unit.h"
#include "read/number.h"

static const char *name_of(const struct taken *t)
{
    const char *title = definition_title(t->block), *name = strchr(title, ' ');
    return name ? name + 1 : title;
}

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

/* ---- sums of columns ---- */

static bool is_sum_name(const char *header)
{
    static const char *const words[] = { "Summa", "Totalt", "Total", "Totalsumma", "Helår", "Hela året" };
    const char *leaf = header_leaf(header);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        size_t n = strlen(words[i]);
        if (strncmp(leaf, words[i], n) == 0 && (!leaf[n] || leaf[n] == ' '))
            return true;
    }
    return false;
}

/* The column of a name: below the same head, where there is one. */
static int sibling(struct arena *a, const struct sheet *s, int column, const char *name)
{
    const char *header = s->columns[column].header, *leaf = header_leaf(header);
    int n = (int)(leaf - header), same = n ? sheet_find_column(s, arena_printf(a, "%.*s%s", n, header, name)) : -1;
    return same >= 0 ? same : sheet_find_column(s, name);
}

static void describe_column(struct arena *a, struct sheet *s, int column, const struct list *sum)
{
    struct sheet_column *c = &s->columns[column];
    const char *only = sum->n == 0 ? "auto" : sum->n == 1 ? sum->v[0] : "";
    bool automatic = strcmp(only, "auto") == 0;
    c->no_sums = strcmp(only, "no") == 0;
    c->sum_name = automatic && is_sum_name(c->header);
    if (c->no_sums || automatic)
        return;
    int *parts = arena_array(a, int, sum->n);
    for (int i = 0; i < sum->n; i++) {
        int part = sibling(a, s, column, sum->v[i]);
        if (part >= 0 && part != column)
            parts[c->nparts++] = part;
    }
    c->parts = parts;
}

static struct sheet *make_sheet(struct arena *a, const struct taken *t)
{
    struct sheet *s = sheet_read(t->cells, name_of(t), t->csv);
    if (t->columns && t->rows)
        describe_rows(s, t);
    for (int col = 0; col < s->ncolumns && t->columns; col++) {
        describe_column(a, s, col, &t->columns[col].definition->sum);
        if (t->columns[col].unit >= 0)          /* each row has a unit of its own */
            s->columns[col].no_sums = true;
        if (t->columns[col].kind != COLUMN_FIGURE && !t->columns[col].hidden)
            sheet_no_figures(s, col);
    }
    return s;
}

bool taken_is_table(const struct taken *t)
{
    return strncmp(definition_title(t->block), "table ", 6) == 0;
}

struct taken *taken_find(const struct taken_list *list, const char *name)
{
    struct taken *found = NULL;
    for (int i = 0; i < list->list.n; i++) {
        struct taken *t = list->list.v[i];
        if (strcmp(name_of(t), name) == 0 && (!found || (taken_is_table(t) && !taken_is_table(found))))
            found = t;
    }
    return found;
}

const char *taken_nearest(struct arena *a, const struct taken_list *list, const char *name)
{
    const char **names = arena_array(a, const char *, list->list.n + 1);
    for (int i = 0; i < list->list.n; i++)
        names[i] = name_of(list->list.v[i]);
    return nearest_word(name, names, list->list.n);
}

/* ---- units ---- */

/* What the block says of all of its amounts. */
static const char *block_unit(const struct taken *t)
{
    static const char *const units[] = { "", "kr", "tkr", "mnkr", "mdkr" };
    const struct table_block *block = taken_is_table(t) ? t->block : NULL;
    const char *said = block && !block->unit ? unit_said(block->title) : NULL;
    if (block && block->unit)
        return units[block->unit];
    for (int col = 0; col < t->csv->columns && !said && t->columns; col++)
        if (t->columns[col].kind != COLUMN_FIGURE)
            said = unit_said(t->csv->header.cells[col].text);
    return said ? said : block ? unit_said(block->heading) : NULL;
}

const char *taken_unit(const struct taken *t, int row, int column)
{
    const struct csv_row *from = &t->csv->rows.v[row];
    struct number number;
    if (number_read(from->cells[column].text, &number) == NUMBER_FIGURE && *number.unit)
        return number.unit;
    int beside = t->columns ? t->columns[column].unit : -1;
    if (beside >= 0 && *from->cells[beside].text)
        return from->cells[beside].text;
    const char *said = unit_said(t->csv->header.cells[column].text);
    said = said ? said : t->sheet ? unit_said(t->sheet->rows[row].label) : NULL;
    said = said ? said : block_unit(t);
    return said ? said : "";
}

struct sheet *taken_sheet(struct arena *a, struct taken *t)
{
    if (!t->sheet)
        t->sheet = make_sheet(a, t);
    return t->sheet;
}
