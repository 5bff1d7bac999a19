/* details.h: rows over the whole table: details of the row above, and names of groups */
#ifndef KT_DETAILS_H
#define KT_DETAILS_H

#include "document/bind.h"
#include "document/table.h"
#include "read/csv.h"

struct csv_binding;

struct details {
    const struct csv_table *csv;
    int *columns, n;                /* of the CSV file */
};

/* Finds the columns that a table style names as details.  One that the file lacks is left away, since layouts serve many files, unless it looks mistyped. */
struct details details_find(struct binder *b, const struct csv_table *csv, const struct table_style *style);

bool details_has(const struct details *d, int column);

/* Adds a row for each detail that the CSV row has, under the row just added to the body; spans counts the columns at the left whose cells reach down over them. */
void details_add(struct binder *b, const struct details *d, const struct csv_binding *bindings, struct node *body, const struct table *table,
                 const struct csv_row *from, int spans);

/* Adds a row with the name of a group; level counts from 1. */
void group_row_add(struct binder *b, struct node *body, const struct table *table, const struct csv_cell *name, int level);

#endif
