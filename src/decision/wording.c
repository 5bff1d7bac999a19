/* wording.c: what cells of a report's files say to its readers */

#include "decision/wording.h"

#include <string.h>
#include "document/amount.h"
#include "document/binding.h"
#include "document/symbol.h"
#include "read/number.h"

/* ---- where ---- */

static const struct csv_row *row_at(const struct csv_table *csv, const struct place *place)
{
    int low = 0, high = csv->rows.n;
    while (low < high) {                        /* the first row behind the place */
        int middle = (low + high) / 2;
        if (csv->rows.v[middle].line <= place->line)
            low = middle + 1;
        else
            high = middle;
    }
    return low > 0 ? &csv->rows.v[low - 1] : NULL;
}

/* What a block took of the file; of several the first table, which knows what its columns hold. */
static const struct taken *taken_at(const struct compared *report, const struct place *place)
{
    const struct taken *found = NULL;
    for (int i = 0; place->source && i < report->taken->list.n; i++) {
        const struct taken *taken = report->taken->list.v[i];
        if (taken->csv->source == place->source && (!found || (!found->columns && taken->columns)))
            found = taken;
    }
    return found;
}

/* ---- what ---- */

/* The set that a column's cells are symbols of: of a table, or of a card's field. */
static const struct symbol_set *symbols_of(const struct taken *taken, int column)
{
    const char *header = taken->csv->header.cells[column].text;
    const struct csv_binding *binding = taken->columns ? &taken->columns[column] : NULL;
    if (binding && binding->kind == COLUMN_SYMBOL)
        return binding->definition->symbols;
    if (binding || strncmp(definition_title(taken->block), "cards ", 6) != 0)
        return NULL;
    const struct cards_block *cards = taken->block;
    for (int i = 0; cards->style && i < cards->style->fields.n; i++) {
        const struct card_field *field = cards->style->fields.v[i];
        if (field->kind == COLUMN_SYMBOL && strcmp(field->column, header) == 0)
            return field->symbols;
    }
    return NULL;
}

static void put_symbols(struct arena *a, struct buffer *out, const struct symbol_set *set, const char *text)
{
    const char *separators = arena_printf(a, "\n%s", set->separators);
    struct symbol_memory *memory = symbol_memory_new(a);
    const struct symbol *whole = symbol_of_text(memory, set, text, separators);
    if (whole) {
        buffer_add(out, whole->word);
        return;
    }
    for (const char *s = text + strspn(text, separators), *end; *s; s = end + strspn(end, separators)) {
        end = s + strcspn(s, separators);
        size_t blank = strspn(s, " "), n = (size_t)(end - s);
        while (n > blank && s[n - 1] == ' ')
            n--;
        const char *part = n > blank ? arena_strndup(a, s + blank, n - blank) : "";
        const struct symbol *symbol = symbol_of_text(memory, set, part, "");
        buffer_add(out, out->n ? ", " : "");
        buffer_add(out, symbol ? symbol->word : part);
    }
}

static void put_figure(struct buffer *out, const struct compared *report, const char *text)
{
    struct number n;
    const struct number_format format = amount_format(report->definitions, -1);
    if (number_read(text, &n) == NUMBER_FIGURE)
        number_write(out, &n, &format);
    else
        buffer_add(out, text);
}

/* Markdown without the addresses of its links. */
static void put_prose(struct buffer *out, const char *s)
{
    for (; *s; s++) {
        const char *text = *s == '[' ? strchr(s, ']') : NULL, *end = text && text[1] == '(' ? strchr(text, ')') : NULL;
        if (end) {
            buffer_bytes(out, s + 1, (size_t)(text - s - 1));
            s = end;
        } else {
            buffer_byte(out, *s);
        }
    }
}

static const char *wording(struct arena *a, const struct compared *report, const struct taken *taken, const struct csv_row *row, int column)
{
    const char *text = row->cells[column].text;
    const struct symbol_set *set = symbols_of(taken, column);
    const struct csv_binding *binding = taken->columns ? &taken->columns[column] : NULL;
    struct buffer out = { 0 };
    if (set)
        put_symbols(a, &out, set, text);
    else if (binding && binding->kind == COLUMN_MARKDOWN)
        put_prose(&out, text);
    else if (binding ? binding->kind == COLUMN_FIGURE : *text == '-')
        put_figure(&out, report, text);
    else
        buffer_add(&out, text);
    const char *copy = arena_strndup(a, out.n ? out.s : "", out.n);
    buffer_done(&out);
    return copy;
}

static bool stands_at(const struct place *cell, const struct place *place)
{
    return cell->line == place->line && cell->column == place->column;
}

const char *cell_wording(struct arena *a, const struct compared *report, const struct place *place)
{
    const struct taken *taken = taken_at(report, place);
    const struct csv_row *row = taken ? row_at(taken->csv, place) : NULL;
    for (int c = 0; row && c < taken->csv->columns; c++)
        if (stands_at(&row->cells[c].place, place))
            return wording(a, report, taken, row, c);
    return NULL;
}

const char *row_wording(struct arena *a, const struct compared *report, const struct place *place)
{
    const struct taken *taken = taken_at(report, place);
    const struct csv_row *row = taken ? row_at(taken->csv, place) : NULL;
    struct buffer out = { 0 };
    if (!row || !stands_at(&row->cells[0].place, place))
        return NULL;
    for (int c = 0; c < taken->csv->columns; c++)
        if (*row->cells[c].text) {
            buffer_add(&out, out.n ? "; " : "");
            buffer_add(&out, wording(a, report, taken, row, c));
        }
    const char *text = arena_strndup(a, out.n ? out.s : "", out.n);
    buffer_done(&out);
    return text;
}
