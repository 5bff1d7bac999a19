/* sheet.h: a table of figures, without a look
 *
 * What the arithmetic knows of a table: names, what rows are, and exact figures.  Nothing here knows blocks, nodes or layouts; places of cells are those of the CSV cells. */
#ifndef KT_SHEET_H
#define KT_SHEET_H

#include "base/decimal.h"
#include "read/csv.h"

enum sheet_role { SHEET_DATA, SHEET_SUM, SHEET_SUBHEAD, SHEET_PART };   /* part: of the row above (varav), no term of a sum */

enum sheet_kind {
    SHEET_TEXT,                     /* words */
    SHEET_EMPTY,                    /* nothing at all */
    SHEET_NIL,                      /* a dash: nothing, written out; 0 in a sum */
    SHEET_FIGURE,
};

struct sheet_cell {
    enum sheet_kind kind;
    struct decimal figure;          /* 0 but for SHEET_FIGURE */
    unsigned char held, broken;     /* relations of the checks that it stands in, and that hold or do not; no more than 255 are counted */
    bool covered;                   /* some check has held it against others: whoever adds coverage says so */
};

struct sheet_column {
    const char *header;             /* as in the file: "2024 > Kvinnor" */
    bool figures;                   /* most of its cells are figures */
    const char *unit;               /* that its figures carry ("%"), or "" */
    bool no_sums;                   /* it is no sum, and its figures are not added up */
    bool sum_name;                  /* its header is that of a sum: Totalt */
    const int *parts;               /* columns that it is the sum of, if somebody said so */
    int nparts;
};

struct sheet_row {
    const char *label;              /* its first cell that is not empty, or "" */
    enum sheet_role role;
    int group;                      /* rows of one innermost group share a number; 0 where nothing groups them */
};

struct sheet_label;

struct sheet {
    const char *name;               /* of the section in the report: "drift" */
    const struct csv_table *csv;
    struct sheet_column *columns;
    int ncolumns;                   /* those of the file, hidden ones too */
    struct sheet_row *rows;
    int nrows;                      /* those of the file that the block takes, in the order of the file */
    struct sheet_cell *cells;       /* row by row */
    const int *groups;              /* columns that part the rows, the outermost first */
    int ngroups;
    struct sheet_label *labels;     /* sorted, by cellname.c when it is asked for rows */
};

/* Reads all cells; roles and groups are 0.  Memory is the arena's; csv must outlive the sheet. */
struct sheet *sheet_read(struct arena *a, const char *name, const struct csv_table *csv);

/* A column that holds no figures, whatever its cells look like: years that label rows, numbers of accounts.  Its cells become text. */
void sheet_no_figures(struct sheet *s, int column);

static inline struct sheet_cell *sheet_cell(const struct sheet *s, int row, int column)
{
    return &s->cells[(size_t)row * (size_t)s->ncolumns + (size_t)column];
}

static inline const struct csv_cell *sheet_source(const struct sheet *s, int row, int column)
{
    return &s->csv->rows.v[row].cells[column];
}

/* The last part of a path. */
const char *sheet_leaf(const char *header);

/* The column of a name: its whole header, or the last part of the path; -1: there is none. */
int sheet_find_column(const struct sheet *s, const char *name);

/* The row of a label, the first one; -1: there is none. */
int sheet_find_row(const struct sheet *s, const char *label);

#endif
