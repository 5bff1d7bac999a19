/* fields.c: the description of the tables' columns */

#include "package/fields.h"

#include <string.h>
#include "document/figures.h"
#include "document/layout.h"
#include "package/tables.h"
#include "read/number.h"

#define NAMESPACE "urn:kommuntryck:faltbeskrivning:1"

extern const char kt_fields_schema[], kt_fields_schema_end[];      /* schema.S */

void fields_begin(struct xml *x, const char *schema)
{
    struct buffer location = { 0 };
    buffer_printf(&location, NAMESPACE " %s", schema);
    xml_begin(x);
    xml_open(x, "faltbeskrivning", "xmlns", NAMESPACE, "xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance", "xsi:schemaLocation", location.s, NULL);
    buffer_done(&location);
}

void fields_end(struct xml *x, struct buffer *out)
{
    xml_close(x);
    xml_end(x, out);
}

void fields_schema(struct buffer *out)
{
    buffer_bytes(out, kt_fields_schema, (size_t)(kt_fields_schema_end - kt_fields_schema));
}

/* ---- a table ---- */

static const char *convention_of(const struct definitions *d)
{
    static const char *const words[] = { "som i källan", "kostnader är negativa; avvikelse är utfall minus budget", "kostnader är positiva; avvikelse är budget minus utfall", "som i källan" };
    const struct check_rules *rules = definition_find(d, "check", "");
    return words[rules->convention];
}

static const struct table_block *table_of(const struct taken *taken)
{
    return strncmp(definition_title(taken->block), "table ", 6) == 0 ? taken->block : NULL;
}

/* That of all figures of the column. */
static const char *unit_of(const struct taken *taken, int column)
{
    const char *unit = NULL;
    for (int r = 0; r < taken->csv->rows.n; r++) {
        struct number n;
        if (number_read(taken->csv->rows.v[r].cells[column].text, &n) != NUMBER_FIGURE)
            continue;
        const char *own = taken_unit(taken, r, column);
        if (unit && strcmp(unit, own) != 0)
            return "varierar";
        unit = own;
    }
    return unit ? unit : "";
}

static void put_column(struct xml *x, const struct definitions *d, const struct taken *taken, int column)
{
    const struct column_type type = column_type_of(taken->csv, column);
    xml_open(x, "kolumn", "typ", type.figures ? "decimaltal" : "text", "enhet", type.figures ? unit_of(taken, column) : "", "teckenkonvention", type.figures ? convention_of(d) : "", NULL);
    xml_words(x, taken->csv->header.cells[column].text);
    xml_close(x);
}

void fields_put(struct xml *x, const struct definitions *d, const struct taken *taken, const char *file, const char *source)
{
    const struct table_block *table = table_of(taken);
    char rows[16];
    snprintf(rows, sizeof rows, "%d", taken->csv->rows.n);
    xml_open(x, "tabell", "fil", file, "kalla", source, "rubrik", !table ? "" : *table->title ? table->title : table->heading, "rader", rows, NULL);
    for (int c = 0; c < taken->csv->columns; c++)
        put_column(x, d, taken, c);
    xml_close(x);
}
