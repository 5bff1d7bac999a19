/* taken.c: the CSV files of a report as its blocks took them */

#include "document/taken.h"

struct taken *taken_add(struct arena *a, struct taken_list *list, const void *block, struct csv_table *csv)
{
    struct taken *taken = arena_new(a, struct taken);
    taken->block = block;
    taken->csv = csv;
    taken->cells = list->cells ? list->cells : a;
    *vec_push(a, &list->list) = taken;
    return taken;
}

struct taken *taken_of(const struct taken_list *list, const struct csv_table *csv)
{
    for (int i = list->list.n - 1; i >= 0; i--)
        if (list->list.v[i]->csv == csv)
            return list->list.v[i];
    return NULL;
}
