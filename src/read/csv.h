/* csv.h: a table of text cells, through libcsv
 *
 * The separator is found (a first line sep=X, else the one of ; tab , that cuts the rows most evenly, quotes heeded)
 * or taken as told.  Cells are trimmed of white space at both ends and brought to NFC; line breaks inside quoted cells stay.  Every cell
 * knows its place.  Rows that are wholly empty at the end are dropped, and so are trailing empty cells beyond the
 * header; short rows are filled up with empty cells; empty header cells at the end whose column is empty are dropped. */
#ifndef KT_CSV_H
#define KT_CSV_H

#include "base/message.h"

struct csv_cell {
    const char *text;               /* never NULL */
    struct place place;
    const struct marks *marks;      /* of notes, which document/mark.c takes out of the text; or NULL */
};

struct csv_row {
    struct csv_cell *cells;         /* table->columns of them */
    int line;                       /* in the file */
    int number;                     /* among the rows, the header is 1: what a spreadsheet shows; message "row %d" */
};

struct csv_table {
    const struct source *source;
    char separator;
    int columns;
    struct csv_row header;          /* cells with collapsed inner white space */
    vec(struct csv_row) rows;
};

/* separator 0: find it.  `asked`: the place that named the file, for a doubt about the separator.  NULL after messages when there is
 * no header; other errors are messages and the table is returned.  (csv_parse is a name of libcsv's.) */
struct csv_table *csv_read(struct arena *a, const struct source *s, char separator, struct place asked, struct messages *m);

/* The same, its rows and cells in an arena of their own, which may go before the texts that they point to. */
struct csv_table *csv_read_apart(struct arena *a, struct arena *cells, const struct source *s, char separator, struct place asked, struct messages *m);

#endif
