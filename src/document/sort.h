/* sort.h: rows in an order of choice */
#ifndef KT_SORT_H
#define KT_SORT_H

#include "document/rows.h"

struct sort_key {
    int column;
    bool down;                      /* the largest first */
};

struct sorting {
    struct sort_key *keys;
    int n;
};

enum sort_part {
    SORT_ROW,
    SORT_FOLLOWER,                  /* goes with the row before it */
    SORT_FIXED,                     /* stays where it is; rows are sorted between such ones */
};

/* Reads the key `sort`: "Kolumn | -Kolumn".  False after a message. */
bool sorting_read(struct binder *b, const struct csv_table *csv, const void *block, const struct csv_block *from, struct sorting *out);

/* The keys that are among the columns, or those that are not. */
struct sorting sorting_within(struct arena *a, const struct sorting *s, const int *columns, int n, bool among);

/* Sorts n rows: figures by size, texts as in Swedish, nothing last; equal ones keep their order.  parts is an array of enum sort_part, or NULL. */
void sort_rows(struct arena *a, const struct csv_row **rows, int n, const struct sorting *by, const unsigned char *parts);

#endif
