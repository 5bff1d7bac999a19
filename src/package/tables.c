/* tables.c: the tables of a report as an archive wants them */

#include "package/tables.h"

#include <string.h>
#include "read/csvcell.h"
#include "read/number.h"

/* Two cells in three that say something, as for the columns of a report. */
#define FIGURES_OF 3
#define FIGURES_NEEDED 2

/* ---- rows ---- */

static const struct csv_row *row_of_line(const struct csv_table *csv, int line)
{
    int low = 0, high = csv->rows.n;
    while (low < high) {                        /* the first row that is not before the line */
        int middle = (low + high) / 2;
        if (csv->rows.v[middle].line < line)
            low = middle + 1;
        else
            high = middle;
    }
    return low < csv->rows.n && csv->rows.v[low].line == line ? &csv->rows.v[low] : NULL;
}

struct taken table_whole(const struct taken_list *list, int first, struct arena *a)
{
    struct taken whole = *list->list.v[first];
    struct messages told;                       /* when the report was read */
    messages_init(&told, a);
    whole.csv = csv_read(a, whole.csv->source, whole.csv->separator, (struct place){ 0 }, &told);
    if (!whole.csv || whole.csv->columns != list->list.v[first]->csv->columns)
        return *list->list.v[first];
    whole.csv->header = list->list.v[first]->csv->header;
    whole.rows = NULL;
    whole.sheet = NULL;
    for (int r = 0; r < whole.csv->rows.n; r++)
        for (int i = first; i < list->list.n; i++) {
            const struct csv_table *taken = list->list.v[i]->csv;
            const struct csv_row *row = strcmp(taken->source->path, whole.csv->source->path) == 0 ? row_of_line(taken, whole.csv->rows.v[r].line) : NULL;
            if (row) {
                whole.csv->rows.v[r] = *row;
                break;
            }
        }
    return whole;
}

/* ---- cells ---- */

struct column_type column_type_of(const struct csv_table *csv, int column)
{
    struct column_type type = { false, "" };
    int figures = 0, said = 0;
    bool same = true;
    for (int r = 0; r < csv->rows.n; r++) {
        struct number n = { 0 };
        enum number_kind kind = number_read(csv->rows.v[r].cells[column].text, &n);
        figures += kind == NUMBER_FIGURE;
        said += kind != NUMBER_EMPTY && kind != NUMBER_NIL;
        if (kind == NUMBER_FIGURE && figures == 1)
            type.unit = n.unit;
        else if (kind == NUMBER_FIGURE && strcmp(n.unit, type.unit) != 0)
            same = false;
    }
    if (!same)
        type.unit = "";
    type.figures = figures > 0 && figures * FIGURES_OF >= said * FIGURES_NEEDED;
    return type;
}

static void put_value(struct buffer *out, const char *text, const struct column_type *type)
{
    static const struct number_format plain = { .group = "", .decimal = ".", .minus = "-", .group_from = 1000, .decimals = -1, .unit_space = "" };
    struct number n = { 0 };
    if (!type->figures || number_read(text, &n) != NUMBER_FIGURE || strcmp(n.unit, type->unit) != 0) {
        csv_cell_put(out, text, ',');
        return;
    }
    n.unit = "";
    n.plus = false;
    number_write(out, &n, &plain);
}

static void put_line(struct buffer *out, const struct csv_row *row, const struct column_type *types, int columns)
{
    for (int c = 0; c < columns; c++) {
        if (c)
            buffer_byte(out, ',');
        if (types)
            put_value(out, row->cells[c].text, &types[c]);
        else
            csv_cell_put(out, row->cells[c].text, ',');
    }
    buffer_add(out, "\r\n");
}

void table_put(const struct taken *taken, struct arena *a, struct buffer *out)
{
    const struct csv_table *csv = taken->csv;
    struct column_type *types = arena_array(a, struct column_type, csv->columns + 1);
    for (int c = 0; c < csv->columns; c++)
        types[c] = column_type_of(csv, c);
    put_line(out, &csv->header, NULL, csv->columns);
    for (int r = 0; r < csv->rows.n; r++)
        put_line(out, &csv->rows.v[r], types, csv->columns);
}
