/* finder.h: what is known while the sums of a sheet are found (sums.c) and judged (judge.c) */
#ifndef KT_FINDER_H
#define KT_FINDER_H

#include "figures/sums.h"

struct run {                        /* of a column */
    wide sum;
    int figures;                    /* that are not 0 */
    int texts;
};

struct mark { int open; struct run *before; };      /* where a section of the open rows begins, and the runs there */

struct finder {
    struct arena *arena;
    struct sheet *sheet;
    const struct sums_rules *rules;
    struct sums *out;
    int *columns, ncolumns;         /* those with figures */
    int *decimals;                  /* the most of each */
    bool *ratio;                    /* per cent, averages, indexes */
    int *open, nopen;               /* rows that no sum covers yet */
    struct run *run, *all;          /* of the open rows; of all rows of data so far */
    struct run *scratch;
    vec(struct mark) marks;
    bool begins;                    /* the next row begins a section */
    bool any, settled;              /* rows of data; sums so far */
    int terms;                      /* of all sums so far */
    int below;                      /* rows before this one stand in a sum above them */
};

static inline wide finder_value(const struct finder *f, int row, int i)
{
    return wide_of(sheet_cell(f->sheet, row, f->columns[i])->figure, f->decimals[i]);
}

/* In units of the most decimals of the column; a sum that is written with fewer may differ by more. */
static inline wide finder_tolerance(const struct finder *f, int row, int i, int terms)
{
    wide unit = 1;
    for (int d = sheet_cell(f->sheet, row, f->columns[i])->figure.decimals; d < f->decimals[i]; d++)
        unit *= 10;
    return unit * sums_tolerance(f->rules, false, terms > 1 ? terms : 1);      /* what is shown as 0 is rounded too */
}

/* What the terms of a sum of rows give in each column. */
void finder_runs(const struct finder *f, const struct sum *sum, struct run *runs);

/* Settles which differences of the sums of rows count: fills their lines and counts. */
void finder_judge(struct finder *f);

#endif
