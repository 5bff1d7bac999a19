/* cell.h: what stands in a cell of a table */
#ifndef KT_CELL_H
#define KT_CELL_H

#include "document/bind.h"
#include "document/table.h"
#include "read/csv.h"
#include "read/number.h"

/* What a CSV column is to a table. */
struct csv_binding {
    const char *header;
    const struct column *definition;
    enum column_kind kind;
    int below;                      /* the CSV column set below this one, or -1 */
    int symbol_column;              /* the CSV column whose symbols stand above this one's text … */
    const struct column *symbol;    /* … and its definition; NULL: none */
    const char *symbol_header;
    bool hidden;
};

struct cell_source {
    struct binder *binder;
    const struct table *table;
    const struct table_column *column;
    const struct csv_binding *binding;
    const struct csv_row *row;
    const struct row_style *row_style;  /* or NULL */
};

extern const struct column column_default;      /* what no [column] says */

/* Puts what CSV column `column` of the row holds into the cell: a figure, a symbol, text or Markdown, and what stands below. */
void cell_fill(const struct cell_source *s, struct node *cell, int column);

#endif
