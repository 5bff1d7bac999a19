/* cellname.h: cells and columns by name
 *
 * drift[Summa, Utfall 2022] is the cell in the row that begins with Summa.  The last comma outside quotes parts row and column; "…" around one of them keeps whatever stands in it.
 * Where several rows are called so, Hemtjänst / Summa is the one in the group, or below the sub-head, Hemtjänst. */
#ifndef KT_CELLNAME_H
#define KT_CELLNAME_H

#include "figures/sheet.h"

struct name_part {                  /* of a cell's name, and where it stands in the text that was read */
    const char *text;               /* without quotes; NULL: it is not there */
    size_t offset, length;
};

struct cell_name {
    struct name_part table, row, column;
};

/* Reads table[row, column], [row, column] or [column] from text + *offset on, and moves *offset behind it.  NULL; or, when it is none, what was expected at *offset. */
const char *cell_name_read(struct arena *a, const char *text, size_t *offset, struct cell_name *out);

/* The rows that a name means: how many, and the first `most` of them in rows[]. */
int cell_name_rows(struct arena *a, struct sheet *s, const char *row, int *rows, int most);

/* How a row is named so that it is not mistaken for another one of its label: "Hemtjänst / Summa", or its label alone. */
const char *cell_name_of_row(struct arena *a, const struct sheet *s, int row);

/* The label, or the header or its last part, that a name looks like; or NULL. */
const char *cell_name_nearest_row(struct arena *a, const struct sheet *s, const char *row);
const char *cell_name_nearest_column(struct arena *a, const struct sheet *s, const char *column);

#endif
