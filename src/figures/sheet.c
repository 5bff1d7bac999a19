/* sheet.c: a table of figures, without a look */

#include "figures/sheet.h"

#include <string.h>
#include "read/number.h"

static struct sheet_cell read_cell(const char *text, const char **unit)
{
    struct number n = { .unit = "" };
    switch (number_read(text, &n)) {
    case NUMBER_EMPTY:
        return (struct sheet_cell){ .kind = SHEET_EMPTY };
    case NUMBER_NIL:
        return (struct sheet_cell){ .kind = SHEET_NIL };
    case NUMBER_FIGURE:
        *unit = n.unit;
        return (struct sheet_cell){ .kind = SHEET_FIGURE, .figure = { n.value, n.decimals } };
    default:
        return (struct sheet_cell){ .kind = SHEET_TEXT };
    }
}

static void read_row(struct sheet *s, int row)
{
    const struct csv_row *from = &s->csv->rows.v[row];
    s->rows[row].label = "";
    for (int c = 0; c < s->ncolumns; c++) {
        const char *unit = NULL, *text = from->cells[c].text;
        *sheet_cell(s, row, c) = read_cell(text, &unit);
        if (!*s->rows[row].label)
            s->rows[row].label = text;
        if (unit && !s->columns[c].unit)
            s->columns[c].unit = unit;
    }
}

/* Two thirds of what stands in it are figures, as in the tables of the document. */
static bool holds_figures(const struct sheet *s, int column)
{
    int figures = 0, texts = 0;
    for (int r = 0; r < s->nrows; r++) {
        figures += sheet_cell(s, r, column)->kind == SHEET_FIGURE;
        texts += sheet_cell(s, r, column)->kind == SHEET_TEXT;
    }
    return figures && figures >= 2 * texts;
}

struct sheet *sheet_read(struct arena *a, const char *name, const struct csv_table *csv)
{
    struct sheet *s = arena_new(a, struct sheet);
    *s = (struct sheet){ .name = name, .csv = csv, .ncolumns = csv->columns, .nrows = csv->rows.n };
    s->columns = arena_array(a, struct sheet_column, s->ncolumns + 1);
    s->rows = arena_array(a, struct sheet_row, s->nrows + 1);
    s->cells = arena_alloc(a, sizeof *s->cells * ((size_t)s->nrows * (size_t)s->ncolumns + 1));
    for (int c = 0; c < s->ncolumns; c++)
        s->columns[c].header = csv->header.cells[c].text;
    for (int r = 0; r < s->nrows; r++)
        read_row(s, r);
    for (int c = 0; c < s->ncolumns; c++) {
        s->columns[c].figures = holds_figures(s, c);
        if (!s->columns[c].unit)
            s->columns[c].unit = "";
    }
    return s;
}

void sheet_no_figures(struct sheet *s, int column)
{
    s->columns[column].figures = false;
    for (int r = 0; r < s->nrows; r++) {
        struct sheet_cell *cell = sheet_cell(s, r, column);
        if (cell->kind == SHEET_FIGURE)
            *cell = (struct sheet_cell){ .kind = SHEET_TEXT };
    }
}

const char *sheet_leaf(const char *header)
{
    const char *leaf = strrchr(header, '>');
    return leaf ? leaf + 1 + strspn(leaf + 1, " ") : header;
}

int sheet_find_column(const struct sheet *s, const char *name)
{
    for (int c = 0; c < s->ncolumns; c++)
        if (strcmp(s->columns[c].header, name) == 0)
            return c;
    for (int c = 0; c < s->ncolumns; c++)
        if (strcmp(sheet_leaf(s->columns[c].header), name) == 0)
            return c;
    return -1;
}

int sheet_find_row(const struct sheet *s, const char *label)
{
    for (int r = 0; r < s->nrows; r++)
        if (strcmp(s->rows[r].label, label) == 0)
            return r;
    return -1;
}
