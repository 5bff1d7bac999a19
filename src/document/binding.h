/* binding.h: the columns of a CSV file as columns of a table */
#ifndef KT_BINDING_H
#define KT_BINDING_H

#include "document/details.h"
#include "document/grouping.h"
#include "document/notes.h"
#include "document/report.h"
#include "document/table.h"

/* What a CSV column is to a table. */
struct csv_binding {
    const char *header;
    const struct column *definition;    /* never NULL */
    enum column_kind kind;              /* never COLUMN_AUTO */
    enum align align;                   /* never ALIGN_AUTO */
    const int *below;                   /* the CSV columns set below this one */
    int nbelow;
    int unit;                           /* the CSV column whose text follows this one's figures, or -1 */
    bool carried;                       /* sums of it are carried forward, with so many decimals: */
    int decimals;
    int symbol_column;                  /* the CSV column whose symbols stand above this one's text … */
    const struct column *symbol;        /* … and its definition; NULL: none */
    const char *symbol_header;
    bool hidden;
    bool part;                          /* of another column: below it, or its unit */
};

/* What is known while one CSV file becomes tables. */
struct tabulation {
    struct binder *binder;
    const struct table_block *block;
    struct csv_table *csv;
    struct note_scope notes;
    struct csv_binding *columns;        /* one for each CSV column */
    int *shown;                         /* CSV columns shown, in order */
    int nshown;
    struct grouping grouping;
    struct details details;
    struct taken *taken;                /* holds the style of each row of the file */
};

/* Settles which definition each column has, what its cells hold and which are shown.  Columns that are named and missing are told, and the rest goes on. */
void bind_columns(struct tabulation *t);

const struct column *binding_definition(const struct tabulation *t, const char *header);

/* The header as it is shown, also a path. */
const char *binding_title(struct arena *a, const struct csv_binding *c);

#endif
