/* grouping.h: a block's rows group by group, each group under its heading
 *
 * What tables, cards and sections of prose have in common: the file, the rows they take and their order, groups on several levels, and a text under the heading of each. */
#ifndef KT_GROUPING_H
#define KT_GROUPING_H

#include "document/sort.h"

struct grouping {
    struct binder *binder;
    const void *block;
    const struct csv_block *from;
    struct csv_table *csv;
    int columns[ROWS_LEVELS], n;    /* that make headings */
    int texts[ROWS_LEVELS], ntexts; /* the column with the text of a group of each level */
    int inner[ROWS_LEVELS], ninner; /* further columns of groups, which the block itself sets */
    struct sorting sorting;
    int level;                      /* of the outermost headings */
    void *user;
    void (*read)(void *user, struct csv_table *csv);    /* has its way with the file before rows are chosen; or NULL */
    /* Sets the rows of an innermost group; headings below its own are of `level`. */
    void (*set)(void *user, const struct csv_row **rows, int n, int level);
};

/* Reads the file, finds the columns that group it and chooses its rows.  inner: names of further group columns, or NULL.  False after a message. */
bool grouping_read(struct grouping *g, const struct list *inner, const char *inner_key);

/* Whether a column groups the rows or is the text of a group, and is not shown by itself. */
bool grouping_uses(const struct grouping *g, int column);

/* Calls set for each innermost group, its heading before it. */
void grouping_walk(struct grouping *g);

#endif
