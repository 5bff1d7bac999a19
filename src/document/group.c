/* group.c: the rows of a table by the values of one column
 *
 * Rows are sorted by value, so that those of one value stand together, and then by where that value stands first: n log n for any number of values. */

#include "document/group.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const struct csv_cell *value;   /* the cell that says it: above, when the row's own is empty */
    const struct csv_row *row;
    int number;                     /* of the row */
    int leader;                     /* of the first row with the same value */
};

static int by_value(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    int order = strcmp(x->value->text, y->value->text);
    return order ? order : (x->number > y->number) - (x->number < y->number);
}

static int by_leader(const void *a, const void *b)
{
    const struct entry *x = a, *y = b;
    if (x->leader != y->leader)
        return x->leader < y->leader ? -1 : 1;
    return (x->number > y->number) - (x->number < y->number);
}

static struct entry *entries_of(struct arena *a, const struct csv_table *csv, int column)
{
    struct entry *entries = arena_array(a, struct entry, csv->rows.n + 1);
    const struct csv_cell *value = NULL;
    for (int r = 0; r < csv->rows.n; r++) {
        const struct csv_row *row = &csv->rows.v[r];
        if (!value || *row->cells[column].text)
            value = &row->cells[column];
        entries[r] = (struct entry){ value, row, r, r };
    }
    return entries;
}

static void find_leaders(struct entry *entries, int n)
{
    for (int i = 1; i < n; i++)
        if (strcmp(entries[i].value->text, entries[i - 1].value->text) == 0)
            entries[i].leader = entries[i - 1].leader;
}

struct groups groups_of(struct arena *a, const struct csv_table *csv, int column)
{
    int n = csv->rows.n;
    struct groups groups = { arena_array(a, struct group, n + 1), 0, arena_array(a, const struct csv_row *, n + 1) };
    struct entry *entries = entries_of(a, csv, column);
    qsort(entries, (size_t)n, sizeof *entries, by_value);
    find_leaders(entries, n);
    qsort(entries, (size_t)n, sizeof *entries, by_leader);
    for (int i = 0; i < n; i++) {
        if (!i || entries[i].leader != entries[i - 1].leader)
            groups.v[groups.n++] = (struct group){ entries[i].value, i, 0 };
        groups.v[groups.n - 1].count++;
        groups.rows[i] = entries[i].row;
    }
    return groups;
}
