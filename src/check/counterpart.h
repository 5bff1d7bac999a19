/* counterpart.h: which row of another sheet says the same thing as a row of this one
 *
 * Rows are known by their groups, the sub-head that they stand under and their label.  Of several with the same name none is known. */
#ifndef KT_COUNTERPART_H
#define KT_COUNTERPART_H

#include "figures/sheet.h"

struct named_row { const char *name; int row; };

struct named_rows {                 /* of a sheet, sorted */
    struct named_row *v;
    int n;
    const char **names;             /* of each row of the sheet; NULL: it has none, or shares it */
};

struct named_rows named_rows_of(struct arena *a, const struct sheet *s);

/* The row of a name, or -1. */
int named_row_find(const struct named_rows *rows, const char *name);

#endif
