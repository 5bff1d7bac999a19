/* tables.c: the tables of a report as an archive wants them */

#include "package/tables.h"

#include <string.h>
#include "document/layout.h"
#include "read/number.h"

/* Two cells in three that say something, as for the columns of a report. */
#define FIGURES_OF 3
#define FIGURES_NEEDED 2

/* ---- cells ---- */

static void put_cell(struct buffer *out, const char *text)
{
    bool quoted = strpbrk(text, ",\"\r\n") || *text == ' ';
    if (quoted)
        buffer_byte(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            buffer_byte(out, '"');
        if (*text == '\n')
            buffer_byte(out, '\r');
        buffer_byte(out, *text);
    }
    if (quoted)
        buffer_byte(out, '"');
}

/* How figures of a column are; its unit is that of the first that has one. */
struct column_type {
    bool figures;
    const char *unit;
};

static struct column_type type_of(const struct csv_table *csv, int column)
{
    struct column_type type = { false, "" };
    int figures = 0, said = 0;
    for (int r = 0; r < csv->rows.n; r++) {
        struct number n = { 0 };
        enum number_kind kind = number_read(csv->rows.v[r].cells[column].text, &n);
        figures += kind == NUMBER_FIGURE;
        said += kind != NUMBER_EMPTY && kind != NUMBER_NIL;
        if (kind == NUMBER_FIGURE && *n.unit && !*type.unit)
            type.unit = n.unit;
    }
    type.figures = figures > 0 && figures * FIGURES_OF >= said * FIGURES_NEEDED;
    return type;
}

static void put_value(struct buffer *out, const char *text, const struct column_type *type)
{
    static const struct number_format plain = { .group = "", .decimal = ".", .minus = "-", .group_from = 1000, .decimals = -1, .unit_space = "" };
    struct number n = { 0 };
    if (!type->figures || number_read(text, &n) != NUMBER_FIGURE || strcmp(n.unit, type->unit) != 0) {
        put_cell(out, text);
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
            put_cell(out, row->cells[c].text);
    }
    buffer_add(out, "\r\n");
}

void table_put(const struct taken *taken, struct arena *a, struct buffer *out)
{
    const struct csv_table *csv = taken->csv;
    struct column_type *types = arena_array(a, struct column_type, csv->columns + 1);
    for (int c = 0; c < csv->columns; c++)
        types[c] = type_of(csv, c);
    put_line(out, &csv->header, NULL, csv->columns);
    for (int r = 0; r < csv->rows.n; r++)
        put_line(out, &csv->rows.v[r], types, csv->columns);
}

/* ---- the description ---- */

void description_begin(struct buffer *out)
{
    buffer_add(out, "fil,kolumn,typ,enhet,teckenkonvention\r\n");
}

static const char *convention_of(const struct definitions *d)
{
    static const char *const words[] = { "som i källan", "kostnader är negativa; avvikelse är utfall minus budget", "kostnader är positiva; avvikelse är budget minus utfall", "som i källan" };
    const struct check_rules *rules = definition_find(d, "check", "");
    return words[rules->convention];
}

/* The unit that the table says of its amounts, or that of the figures. */
static const char *unit_of(const struct taken *taken, const struct column_type *type)
{
    static const char *const units[] = { "", "kr", "tkr", "mnkr", "mdkr" };
    const struct table_block *table = taken->block;
    bool is_table = strncmp(definition_title(taken->block), "table ", 6) == 0;
    return *type->unit || !is_table ? type->unit : units[table->unit];
}

void description_put(const struct definitions *d, const struct taken *taken, const char *file, struct buffer *out)
{
    const struct csv_table *csv = taken->csv;
    for (int c = 0; c < csv->columns; c++) {
        const struct column_type type = type_of(csv, c);
        const char *const cells[] = { file, csv->header.cells[c].text, type.figures ? "decimaltal" : "text", type.figures ? unit_of(taken, &type) : "", type.figures ? convention_of(d) : "" };
        for (size_t i = 0; i < sizeof cells / sizeof *cells; i++) {
            if (i)
                buffer_byte(out, ',');
            put_cell(out, cells[i]);
        }
        buffer_add(out, "\r\n");
    }
}
