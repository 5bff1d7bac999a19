/* cell.h: what stands in a cell of a table */
#ifndef KT_CELL_H
#define KT_CELL_H

#include "document/binding.h"

struct cell_source {
    struct binder *binder;
    const struct table *table;
    const struct table_column *column;
    const struct csv_binding *binding;
    const struct csv_row *row;
    const struct row_style *row_style;  /* or NULL */
    bool plain;                     /* the cell may hold one text without a paragraph: its blocks are not put elsewhere */
};

extern const struct column column_default;      /* what no [column] says */

/* Puts what CSV column `column` of the row holds into the cell: a figure, a symbol, text or Markdown, and what stands below. */
void cell_fill(const struct cell_source *s, struct node *cell, int column);

#endif
