/* tables.h: the tables of a report as an archive wants them
 *
 * RFC 4180: UTF-8, commas, CRLF; figures without separators of groups and with a decimal point, −0.5 as -0.5. */
#ifndef KT_PACKAGE_TABLES_H
#define KT_PACKAGE_TABLES_H

#include "document/taken.h"

/* What a column holds; its unit is the one that stands behind all of its figures, or "". */
struct column_type {
    bool figures;
    const char *unit;
};

struct column_type column_type_of(const struct csv_table *csv, int column);

/* A file as its blocks took it, the first of them at `first`: marks of notes are out of the cells, but rows that no block wanted are there too, as they stand. */
struct taken table_whole(const struct taken_list *list, int first, struct arena *a);

void table_put(const struct taken *taken, struct arena *a, struct buffer *out);

#endif
