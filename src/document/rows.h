/* rows.h: the rows of a CSV file that a block takes */
#ifndef KT_ROWS_H
#define KT_ROWS_H

#include "document/bind.h"
#include "document/report.h"
#include "read/csv.h"

/* Reads the file that a block names; NULL after a message. */
struct csv_table *rows_read(struct binder *b, const void *block, const struct csv_block *from);

/* The column of a name: its whole header, or the last part of the path.  -1: there is none; rows_column then says so, at the key that named it. */
int rows_find(const struct csv_table *csv, const char *name);
const char *rows_nearest(struct arena *a, const struct csv_table *csv, const char *name);   /* the header it looks like, or NULL */
int rows_column(struct binder *b, const struct csv_table *csv, const void *said_by, const char *key, const char *name);

/* The columns that a list names, an int each; false after a message when one is missing. */
bool rows_columns(struct binder *b, const struct csv_table *csv, const void *said_by, const char *key, const struct list *names, int *columns);

/* Gives an empty cell the value above it, in columns of outer and inner groups: below a new outer value there is no inner one above. */
void rows_fill(struct csv_table *csv, const int *columns, int n);

/* Keeps the rows that the key `where` wants.  False after a message when there is no such column. */
bool rows_choose(struct binder *b, struct csv_table *csv, const void *block, const struct csv_block *from);

#endif
