/* head.h: the head of a table from its header paths */
#ifndef KT_HEAD_H
#define KT_HEAD_H

#include "document/bind.h"
#include "document/table.h"
#include "read/csv.h"

/* Adds NODE_HEAD to a NODE_TABLE.  A header "2024 > Kvinnor" stands on two levels; neighbours with the same beginning share its cell; a shorter path
 * reaches down to the lowest level.  shown: the header's cell of each column. */
void head_add(struct binder *b, struct node *table, const struct csv_row *header, const int *shown);

#endif
