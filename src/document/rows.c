/* rows.c: the rows of a CSV file that a block takes */

#include "document/rows.h"

#include <string.h>
#include "document/layer.h"
#include "document/match.h"
#include "document/value.h"

struct csv_table *rows_read(struct binder *b, const void *block, const struct csv_block *from)
{
    static const char separators[] = { 0, ';', ',', '\t' };
    struct source *s = bind_source(b, INPUT_DATA, block, from->file, from->encoding);
    struct arena *cells = b->taken->cells ? b->taken->cells : b->arena;
    struct csv_table *csv = s ? csv_read_apart(b->arena, cells, s, separators[from->separator], definition_place(block, "file"), b->messages) : NULL;
    if (csv)
        taken_add(b->arena, b->taken, block, csv);
    else
        bind_missed(b);
    return csv;
}

/* ---- columns ---- */

int rows_find(const struct csv_table *csv, const char *name)
{
    for (int i = 0; i < csv->columns; i++)
        if (strcmp(csv->header.cells[i].text, name) == 0)
            return i;
    for (int i = 0; i < csv->columns; i++)
        if (strcmp(header_leaf(csv->header.cells[i].text), name) == 0)
            return i;
    return -1;
}

const char *rows_nearest(struct arena *a, const struct csv_table *csv, const char *name)
{
    const char **names = arena_array(a, const char *, csv->columns);
    for (int i = 0; i < csv->columns; i++)
        names[i] = csv->header.cells[i].text;
    return nearest_word(name, names, csv->columns);
}

int rows_column(struct binder *b, const struct csv_table *csv, const void *said_by, const char *key, const char *name)
{
    int column = rows_find(csv, name);
    if (column < 0)
        message_add(b->messages, MSG_CSV_COLUMN, place_of_word(definition_place(said_by, key), name), key, name, name,
                    suggestion(b->arena, rows_nearest(b->arena, csv, name)));
    return column;
}

bool rows_columns(struct binder *b, const struct csv_table *csv, const void *said_by, const char *key, const struct list *names, int *columns)
{
    bool all = true;
    for (int i = 0; i < names->n; i++) {
        columns[i] = rows_column(b, csv, said_by, key, names->v[i]);
        all = all && columns[i] >= 0;
    }
    return all;
}

/* ---- groups ---- */

static void fill_row(struct csv_row *row, const struct csv_cell **above, const int *columns, int n)
{
    for (int i = 0; i < n; i++) {
        struct csv_cell *cell = &row->cells[columns[i]];
        if (!*cell->text) {
            if (above[i])
                *cell = *above[i];
            continue;
        }
        if (!above[i] || strcmp(above[i]->text, cell->text) != 0)
            for (int k = i + 1; k < n; k++)
                above[k] = NULL;
        above[i] = cell;
    }
}

void rows_fill(struct csv_table *csv, const int *columns, int n)
{
    const struct csv_cell *above[ROWS_LEVELS] = { NULL };
    for (int r = 0; r < csv->rows.n; r++)
        fill_row(&csv->rows.v[r], above, columns, n);
}

/* ---- where ---- */

struct wish {
    const char *name;
    int column;
    struct words_list values;       /* none: an empty cell */
};

static bool wanted(const struct wish *w, const struct csv_row *row)
{
    const char *text = row->cells[w->column].text;
    for (int i = 0; i < w->values.n; i++)
        if (strcmp(w->values.v[i], text) == 0)
            return true;
    return !w->values.n && !*text;
}

/* The value of the column that is nearest to the first one asked for. */
static const char *nearest_value(struct arena *a, const struct csv_table *csv, const struct wish *w)
{
    const char **values = arena_array(a, const char *, csv->rows.n + 1);
    for (int r = 0; r < csv->rows.n; r++)
        values[r] = csv->rows.v[r].cells[w->column].text;
    return suggestion(a, w->values.n ? nearest_word(w->values.v[0], values, csv->rows.n) : NULL);
}

static bool read_wish(struct binder *b, const struct csv_table *csv, const void *block, const char *where, struct wish *w)
{
    const char *equals = strchr(where, '=');
    struct words_list name = value_split(b->arena, arena_strndup(b->arena, where, equals ? (size_t)(equals - where) : 0), '|');
    if (!name.n) {
        message_add(b->messages, MSG_INI_VALUE, definition_place(block, "where"), where, "where", "write Column = value | value");
        return false;
    }
    w->name = name.v[0];
    w->column = rows_column(b, csv, block, "where", w->name);
    w->values = value_split(b->arena, equals + 1, '|');
    return w->column >= 0;
}

bool rows_choose(struct binder *b, struct csv_table *csv, const void *block, const struct csv_block *from)
{
    struct wish w;
    if (!*from->where)
        return true;
    if (!read_wish(b, csv, block, from->where, &w))
        return false;
    int n = 0, all = csv->rows.n;
    const char *nearest = nearest_value(b->arena, csv, &w);
    for (int r = 0; r < all; r++)
        if (wanted(&w, &csv->rows.v[r]))
            csv->rows.v[n++] = csv->rows.v[r];
    csv->rows.n = n;
    if (!n)
        message_add(b->messages, MSG_CSV_WHERE, definition_place(block, "where"), from->where, nearest);
    return true;
}
