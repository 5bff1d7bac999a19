/* cellname.c: cells and columns by name */

#include "figures/cellname.h"

#include <stdlib.h>
#include <string.h>
#include "base/message.h"

/* ---- reading ---- */

static struct name_part part_of(struct arena *a, const char *text, size_t from, size_t to)
{
    while (from < to && (text[from] == ' ' || text[from] == '\t'))
        from++;
    while (to > from && (text[to - 1] == ' ' || text[to - 1] == '\t'))
        to--;
    struct name_part part = { NULL, from, to - from };
    if (to - from >= 2 && text[from] == '"' && text[to - 1] == '"')
        part.text = arena_strndup(a, text + from + 1, to - from - 2);
    else if (to > from)
        part.text = arena_strndup(a, text + from, to - from);
    return part;
}

/* The closing bracket, and the last comma before it (0: none); quotes are passed over.  0: there is no bracket. */
static size_t find_close(const char *text, size_t from, size_t *comma)
{
    bool quoted = false;
    *comma = 0;
    for (size_t i = from; text[i]; i++) {
        quoted ^= text[i] == '"';
        if (!quoted && text[i] == ',')
            *comma = i;
        if (!quoted && text[i] == ']')
            return i;
    }
    return 0;
}

/* The [ behind the name of a table; where the text ends when there is none. */
static size_t find_open(const char *text, size_t from)
{
    bool quoted = false;
    for (; text[from] && (quoted || text[from] != '['); from++)
        quoted ^= text[from] == '"';
    return from;
}

const char *cell_name_read(struct arena *a, const char *text, size_t *offset, struct cell_name *out)
{
    size_t open = find_open(text, *offset), comma;
    size_t close = text[open] ? find_close(text, open + 1, &comma) : 0;
    *out = (struct cell_name){ .table = part_of(a, text, *offset, open) };
    if (!close) {
        *offset = open;
        return text[open] ? "] behind a row and a column, drift[Summa, Utfall], and an even number of quotes" : "a table and [";
    }
    if (comma)
        out->row = part_of(a, text, open + 1, comma);
    out->column = part_of(a, text, comma ? comma + 1 : open + 1, close);
    bool whole = out->column.text && (comma ? out->row.text != NULL : !out->table.text);
    *offset = whole ? close + 1 : open + 1;
    return whole ? NULL : "a row and a column, parted by a comma: drift[Summa, Utfall]";
}

/* ---- rows ---- */

struct sheet_label { const char *text; int row; };

static int compare_labels(const void *x, const void *y)
{
    const struct sheet_label *a = x, *b = y;
    int order = strcmp(a->text, b->text);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

/* A label may run over several lines of its cell. */
static const char *in_one_line(struct arena *a, const char *label)
{
    if (!strchr(label, '\n'))
        return label;
    char *line = arena_strdup(a, label), *to = line;
    for (const char *s = label; *s; s++)
        if (*s != '\n' && *s != ' ')
            *to++ = *s;
        else if (to > line && to[-1] != ' ')
            *to++ = ' ';
    *to = 0;
    return line;
}

/* Sorted once, so that any number of names is found in any number of rows. */
static void sort_labels(struct arena *a, struct sheet *s)
{
    if (s->labels || !s->nrows)
        return;
    s->labels = arena_array(a, struct sheet_label, s->nrows);
    for (int r = 0; r < s->nrows; r++)
        s->labels[r] = (struct sheet_label){ in_one_line(a, s->rows[r].label), r };
    qsort(s->labels, (size_t)s->nrows, sizeof *s->labels, compare_labels);
}

static int first_of(const struct sheet *s, const char *label)
{
    int low = 0, high = s->nrows;
    while (low < high) {
        int middle = low + (high - low) / 2;
        if (strcmp(s->labels[middle].text, label) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The nearest sub-head above the row, or NULL. */
static const char *subhead_of(const struct sheet *s, int row)
{
    while (--row >= 0 && s->rows[row].group == s->rows[row + 1].group)
        if (s->rows[row].role == SHEET_SUBHEAD)
            return s->rows[row].label;
    return NULL;
}

static bool same_words(const char *text, const char *s, size_t n)
{
    size_t own = strlen(text);
    own -= own && text[own - 1] == ':';
    n -= n && s[n - 1] == ':';
    return own == n && memcmp(text, s, n) == 0;
}

/* True for any row when there is no group to be in. */
static bool in_group(const struct sheet *s, int row, const char *group, size_t n)
{
    const char *subhead = group ? subhead_of(s, row) : NULL;
    bool in = !group || (subhead && same_words(subhead, group, n));
    for (int i = 0; i < s->ngroups && !in; i++)
        in = same_words(sheet_source(s, row, s->groups[i])->text, group, n);
    return in;
}

static int find_rows(const struct sheet *s, const char *label, const char *group, size_t n, int *rows, int most)
{
    int found = 0;
    for (int i = first_of(s, label); i < s->nrows && strcmp(s->labels[i].text, label) == 0; i++)
        if (in_group(s, s->labels[i].row, group, n)) {
            if (found < most)
                rows[found] = s->labels[i].row;
            found++;
        }
    return found;
}

int cell_name_rows(struct arena *a, struct sheet *s, const char *row, int *rows, int most)
{
    sort_labels(a, s);
    int found = find_rows(s, row, NULL, 0, rows, most);
    for (const char *slash = strstr(row, " / "); slash && !found; slash = strstr(slash + 1, " / "))
        found = find_rows(s, slash + 3, row, (size_t)(slash - row), rows, most);
    return found;
}

const char *cell_name_of_row(struct arena *a, const struct sheet *s, int row)
{
    const char *label = s->rows[row].label;
    const char *group = subhead_of(s, row);
    for (int i = s->ngroups - 1; i >= 0 && !group; i--)
        group = *sheet_source(s, row, s->groups[i])->text ? sheet_source(s, row, s->groups[i])->text : NULL;
    size_t n = group ? strlen(group) : 0;
    return group ? arena_printf(a, "%.*s / %s", (int)(n - (n && group[n - 1] == ':')), group, label) : label;
}

const char *cell_name_tell_rows(struct arena *a, const struct sheet *s, const int *rows, int n, int most)
{
    const char *told = "";
    for (int i = 0; i < n && i < most; i++)
        told = arena_printf(a, "%s%s\"%s\" (row %d)", told, i ? ", " : "", cell_name_of_row(a, s, rows[i]), s->csv->rows.v[rows[i]].number);
    return n > most ? arena_printf(a, "%s …", told) : told;
}

/* ---- columns ---- */

size_t sheet_parent(const char *header)
{
    return (size_t)(sheet_leaf(header) - header);
}

static bool is_under(const char *header, const char *parent)
{
    return strlen(parent) == sheet_parent(header) && strncmp(header, parent, strlen(parent)) == 0;
}

int cell_name_column(const struct sheet *s, const char *name, const char *parent)
{
    int found = COLUMN_MISSING;
    for (int col = 0; col < s->ncolumns; col++)
        if (strcmp(s->columns[col].header, name) == 0)
            return col;
    for (int col = 0; col < s->ncolumns; col++) {
        if (strcmp(sheet_leaf(s->columns[col].header), name) != 0)
            continue;
        if (parent && is_under(s->columns[col].header, parent))
            return col;
        found = found == COLUMN_MISSING ? col : COLUMN_AMBIGUOUS;
    }
    return found;
}

const char *cell_name_tell_columns(struct arena *a, const struct sheet *s, const char *name)
{
    const char *told = "";
    for (int col = 0; col < s->ncolumns; col++)
        if (strcmp(sheet_leaf(s->columns[col].header), name) == 0)
            told = arena_printf(a, "%s%s\"%s\"", told, *told ? ", " : "", s->columns[col].header);
    return told;
}

/* ---- slips of the pen ---- */

const char *cell_name_nearest_row(struct arena *a, const struct sheet *s, const char *row)
{
    const char **names = arena_array(a, const char *, s->nrows + 1);
    for (int r = 0; r < s->nrows; r++)
        names[r] = s->rows[r].label;
    return nearest_word(row, names, s->nrows);
}

const char *cell_name_nearest_column(struct arena *a, const struct sheet *s, const char *column)
{
    const char **names = arena_array(a, const char *, 2 * s->ncolumns + 1);
    for (int c = 0; c < s->ncolumns; c++) {
        names[2 * c] = s->columns[c].header;
        names[2 * c + 1] = sheet_leaf(s->columns[c].header);
    }
    return nearest_word(column, names, 2 * s->ncolumns);
}
