/* tabulate.h: a CSV file as tables of the document */
#ifndef KT_TABULATE_H
#define KT_TABULATE_H

#include "document/bind.h"
#include "document/report.h"

/* The block's table under the document, or with `group` a heading and a table for each group. */
void tabulate(struct binder *b, const struct table_block *block);

#endif
