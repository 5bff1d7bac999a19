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

/* "\"Hemtjänst / Summa\" (row 4), \"Hemvård / Summa\" (row 9) …": rows that share a label, n of them, of which `most` are in rows[]. */
const char *cell_name_tell_rows(struct arena *a, const struct sheet *s, const int *rows, int n, int most);

/* The column of a name: a whole header, else the last part of one below the parent ("2023 >"; NULL: below any), if there is one only. */
enum { COLUMN_MISSING = -1, COLUMN_AMBIGUOUS = -2 };
int cell_name_column(const struct sheet *s, const char *name, const char *parent);
const char *cell_name_tell_columns(struct arena *a, const struct sheet *s, const char *name);   /* the headers that end so */

/* The path before the last part of a header: bytes of "2023 > ". */
size_t sheet_parent(const char *header);

/* How a row is named so that it is not mistaken for another one of its label: "Hemtjänst / Summa", or its label alone. */
const char *cell_name_of_row(struct arena *a, const struct sheet *s, int row);

/* The label, or the header or its last part, that a name looks like; or NULL. */
const char *cell_name_nearest_row(struct arena *a, const struct sheet *s, const char *row);
const char *cell_name_nearest_column(struct arena *a, const struct sheet *s, const char *column);

#endif
