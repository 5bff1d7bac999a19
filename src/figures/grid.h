/* grid.h: the figures of a sheet as integers, seen along its columns or along its rows
 *
 * A relation is one among terms that holds along lines: among columns in every row, or among rows in every column.  A grid turns either into the
 * same: integers of one scale, line by line. */
#ifndef KT_GRID_H
#define KT_GRID_H

#include "figures/sheet.h"

enum { GRID_NONE = -3, GRID_EMPTY = -2, GRID_NIL = -1 };       /* instead of decimals: no figure; nothing; a dash */

struct grid {
    const struct sheet *sheet;
    bool of_rows;                   /* the terms are rows, the lines columns */
    int nterms, nlines;
    int *terms, *lines;             /* rows or columns of the sheet */
    int64_t *values;                /* line by line; 0 where there is no figure */
    signed char *shown;             /* decimals as written, or GRID_… */
    bool *share;                    /* of a line: its figures are shares, by its name or its unit */
    int decimals;                   /* that all values are scaled to */
    int64_t power[19];              /* power[d]: a unit of the last of d decimals, in values */
};

/* Lines, and columns that are terms, hold at least two figures; rows that are terms one: what is 0 in all columns but one is a term too. */
struct grid *grid_of_columns(struct arena *a, const struct sheet *s);
struct grid *grid_of_rows(struct arena *a, const struct sheet *s);

static inline size_t grid_index(const struct grid *g, int line, int term)
{
    return (size_t)line * (size_t)g->nterms + (size_t)term;
}

/* The name of a column or a row, as the file writes it. */
const char *grid_term_name(const struct grid *g, int term);
const char *grid_line_name(const struct grid *g, int line);

/* The cell of the sheet. */
void grid_cell(const struct grid *g, int line, int term, int *row, int *column);

/* A value of the grid, with as many decimals as it needs and at least those given. */
struct decimal grid_decimal(const struct grid *g, int64_t value, int decimals);

#endif
