/* table.h: a table, set
 *
 * Cells are measured, column widths found, cells set.  The result is rows of known height that the page builder may part between any two, and
 * cells that span rows and are said again on the next page when a break cuts them.  A row taller than a page is taken apart into rows of one
 * line each beforehand, so that no later step meets one. */
#ifndef KT_TABLE_SET_H
#define KT_TABLE_SET_H

#include "document/table.h"
#include "typeset/block.h"
#include "typeset/cellline.h"

struct set_cell {
    const struct node *node;
    int column, columns, rows;
    int room;                       /* of its table, that its lines are in */
    struct cell_lines lines;
    length height;                  /* of its text */
    length gap;                     /* above it, in a row that continues */
    bool figure;                    /* never broken into lines */
    bool bottom;                    /* stands at the foot of its row: heads */
    bool label;                     /* of a row that is taken apart: said again on every page */
};

struct set_row {
    const struct node *node;
    const struct row_style *style;  /* or NULL */
    struct set_cell *cells;
    int ncells;
    length height;                  /* padding included; of cells in this row alone */
    bool keep;                      /* stays with the next row */
    bool wish;                      /* only because the table wants to be whole */
    bool continues, continued;      /* from the row before, in the row after: no padding and no rule between them */
    bool shaded;                    /* zebra */
    const struct set_row *lead;     /* of a detail: the row that is said again over it on a new page; or NULL */
};

/* The space over the text of a row: none where it belongs to the row before. */
static inline length row_top_padding(const struct set_row *row, const struct table_style *style)
{
    bool detail = row->style && row->style->role == ROW_DETAILS;
    return detail || row->continues ? 0 : style->padding_y;
}

struct set_table {
    const struct node *node;
    const struct table *table;
    length *x;                      /* ncolumns + 1 edges from the table's left edge */
    struct set_row *title, *again, *head, *rows;
    int ntitle, nagain, nhead, nrows;
    length head_height;             /* title and head */
    length again_height;            /* what stands in their place on later pages: the title said again, and the head */
    length carry_height;            /* of a line of sums carried forward; 0: none are */
    struct looks looks;             /* of its cells' lines */
    struct arena *rooms;            /* for these: the first for what stands over the rows, then one for CELLS_TOGETHER cells each, */
    int gone;                       /* … which go as the rows come to their last page: up to this one */
    const length *tails;            /* the widest of each column (decimal.h) */
    struct strip over;              /* no more than the notes whose marks stand over the rows on later pages */
};

#define CELLS_TOGETHER 1024

#endif
