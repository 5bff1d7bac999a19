/* group.c: rows by the values of one column
 *
 * Rows are sorted by value, so that those of one value stand together, and then by where that value stands first: n log n for any number of values. */

#include "document/group.h"

#include <stdlib.h>
#include <string.h>

struct entry {
    const struct csv_cell *value;
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

static void find_leaders(struct entry *entries, int n)
{
    for (int i = 1; i < n; i++)
        if (strcmp(entries[i].value->text, entries[i - 1].value->text) == 0)
            entries[i].leader = entries[i - 1].leader;
    for (int i = 0; i < n && !*entries[i].value->text; i++)
        entries[i].leader = -1;
}

struct groups groups_make(struct arena *a, const struct csv_row **rows, int n, int column)
{
    struct groups groups = { arena_array(a, struct group, n + 1), 0 };
    struct entry *entries = arena_array(a, struct entry, n + 1);
    for (int i = 0; i < n; i++)
        entries[i] = (struct entry){ &rows[i]->cells[column], rows[i], i, i };
    qsort(entries, (size_t)n, sizeof *entries, by_value);
    find_leaders(entries, n);
    qsort(entries, (size_t)n, sizeof *entries, by_leader);
    for (int i = 0; i < n; i++) {
        if (!i || entries[i].leader != entries[i - 1].leader)
            groups.v[groups.n++] = (struct group){ entries[i].value, i, 0 };
        groups.v[groups.n - 1].count++;
        rows[i] = entries[i].row;
    }
    return groups;
}
