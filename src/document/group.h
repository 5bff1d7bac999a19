/* group.h: rows by the values of one column */
#ifndef KT_GROUP_H
#define KT_GROUP_H

#include "read/csv.h"

struct group {
    const struct csv_cell *name;    /* the cell where the value stands first */
    int first, count;               /* rows */
};

struct groups {
    struct group *v;
    int n;
};

/* Sorts n rows so that those of one value stand together, wherever they stood; groups come in the order of their first rows, rows in the order that they
 * had.  Rows without a value come first: rows.h has filled those that belong to the value above. */
struct groups groups_make(struct arena *a, const struct csv_row **rows, int n, int column);

#endif
