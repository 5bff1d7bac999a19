/* part.h: a table in parts, one after the other
 *
 * A table that has too many columns for any page becomes several, each with some of the columns and with the columns that label the rows.  Every part is a table of its own, with
 * its own heads; a part after the first has the title that is said on later pages. */
#ifndef KT_PART_H
#define KT_PART_H

#include "document/table.h"
#include "document/node.h"

struct table_part {
    int *columns, n;                /* of the whole table, in its order */
};

/* Leaves the first part in the table and adds the others after it in the document.  What stands in several parts is content of each, but for the marks of notes, which stay in
 * the first; details stand in the first alone. */
void table_split(struct arena *a, struct node *table, const struct table_part *parts, int n);

#endif
