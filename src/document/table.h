/* table.h: a table of the document
 *
 * What the nodes of a table share: its style and its columns as they are shown, from left to right. */
#ifndef KT_TABLE_H
#define KT_TABLE_H

#include "document/layout.h"

struct table_column {
    const struct column *definition;/* never NULL */
    const char *header;             /* as in the file: "2024 > Kvinnor" */
    const char *title;              /* as it is shown, also a path */
    enum column_kind kind;          /* never COLUMN_AUTO */
    enum align align;               /* never ALIGN_AUTO */
    bool head;                      /* its cells label their rows */
    bool carried;                   /* sums of it are carried forward */
    int decimals;                   /* of those sums */
};

struct table {
    const char *name;               /* of the section in the report */
    const struct node *figure;      /* the chart whose figures it holds, or NULL */
    const struct table_style *style;
    struct table_column *columns;
    int ncolumns;
    int head_rows;
    const struct node *again;       /* a title that is said over the head on later pages, outside the tree; NULL: none */
};

#endif
