/* taken.h: the CSV files of a report as its blocks took them, and its pictures
 *
 * A list in the order of the document, one for each block that reads a file: what the checks of figures look at.  Marks of notes are out of the
 * cells of tables, and rows that `where` does not want are gone; the rows stand in the order of the file. */
#ifndef KT_TAKEN_H
#define KT_TAKEN_H

#include "document/definition.h"
#include "document/report.h"
#include "read/album.h"
#include "read/csv.h"

struct csv_binding;
struct node;
struct sheet;

struct taken {
    const void *block;              /* struct table_block, cards_block, prose_block or chart_block; definition_title(block) names it */
    struct csv_table *csv;
    const struct csv_binding *columns;      /* of a table: what each CSV column is to it; NULL: no table, or its columns are not settled */
    const struct row_style **rows;  /* of a table: the style of each row of the file, or NULL for a row of data */
    int groups[2 * ROWS_LEVELS];    /* CSV columns that part the rows, the outermost first */
    int ngroups;
    const struct node *first, *last;        /* what the block made of it, children of the document; NULL: nothing */
    struct sheet *sheet;            /* see figures.h; NULL: nobody asked yet */
    struct arena *cells;            /* for that too */
};

struct taken_list {
    vec(struct taken *) list;
    struct arena *cells;            /* for rows, cells and sheets, which only the checks and diff ask when the tree is there; NULL: that of the report */
    struct album album;             /* pictures, which may be read still: album_close */
    bool only;                      /* the tree will not be set: cells of figures are read for their messages, and not kept */
};

/* Adds a file that a block has read. */
struct taken *taken_add(struct arena *a, struct taken_list *list, const void *block, struct csv_table *csv);

/* What a block took from the file last, or NULL. */
struct taken *taken_of(const struct taken_list *list, const struct csv_table *csv);

#endif
