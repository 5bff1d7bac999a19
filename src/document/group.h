/* group.h: the rows of a table by the values of one column */
#ifndef KT_GROUP_H
#define KT_GROUP_H

#include "read/csv.h"

struct group {
    const struct csv_cell *name;    /* the cell where the value stands first */
    int first, count;               /* in groups.rows */
};

struct groups {
    struct group *v;
    int n;
    const struct csv_row **rows;    /* group by group; in a group in the order of the file */
};

/* Every value is one group, wherever its rows stand; groups come in the order of their first rows.  An empty cell belongs to the value above it. */
struct groups groups_of(struct arena *a, const struct csv_table *csv, int column);

#endif
