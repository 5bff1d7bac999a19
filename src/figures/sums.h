/* sums.h: what the sums of a sheet cover, and whether they hold
 *
 * A row that is a sum covers rows above it: those since the sum, sub-head or group before it, all that no earlier sum has covered (sub-sums and single
 * rows), or all rows of data; or, where it stands first, rows below it.  What it covers is the same in all columns, so that of these readings the
 * one holds that is right in most columns.  Parts of rows (varav) are no terms.
 *
 * A column is a sum where its definition says so, or where its header says Summa, Totalt or Helår and it agrees with the columns beside it in most rows.
 *
 * Not everything below a rule is a sum: per cent, averages and indexes stand there too.  A difference counts as a mistake only where other columns, other
 * rows or the size of the figures show that sums are meant (likely.h); what is not covered is counted.
 *
 * Tolerances: half of one more than there are terms for sums, one unit for two or three terms side by side, unless settings say otherwise. */
#ifndef KT_SUMS_H
#define KT_SUMS_H

#include "base/arena.h"
#include "figures/sheet.h"
#include "figures/wide.h"

struct sums_rules {
    int tolerance_row, tolerance_sum;   /* units of the last decimal; tolerance_sum -1: half of one more than there are terms */
    bool meant;                     /* somebody said that these are sums: every difference counts */
};

enum sum_reading {
    SUM_UNREAD,                     /* no reading holds anywhere: nothing is checked */
    SUM_SINCE,                      /* rows since the sum, sub-head or group before */
    SUM_OPEN,                       /* all that no earlier sum covers */
    SUM_ALL,                        /* all rows of data above */
    SUM_BELOW,                      /* rows below */
    SUM_ACROSS,                     /* columns */
};

struct sum_line {                   /* one cell that is not exactly what its terms give */
    int row, column;
    bool error;                     /* beyond the tolerance */
    int tolerance;                  /* in units of the last decimal of the figures */
    struct decimal written, given, difference;  /* difference: written less given */
};

struct sum {
    enum sum_reading reading;
    int total;                      /* its row; SUM_ACROSS: its column */
    const int *terms;               /* rows, data and sums; or columns, in the order of the sheet */
    int nterms;
    int checked, held;              /* cells; exactly or within the tolerance */
    vec(struct sum_line) lines;
};

struct sum_filled { int row, column; struct decimal figure; };

struct sums {
    vec(struct sum *) list;
    vec(struct sum_filled) filled;
};

/* Finds the sums of a sheet, rows first.  Counts held and broken in the cells that take part. */
void sums_find(struct arena *a, struct sheet *s, const struct sums_rules *rules, struct sums *out);

/* Makes of the empty cells of sums what their terms give, in the sheet and in out->filled; of columns only those that somebody said are sums. */
void sums_fill(struct arena *a, struct sheet *s, const struct sums_rules *rules, struct sums *out);

/* Counts a sum's cell at row and column, and those that it sums, as held or broken. */
void sum_mark(struct sheet *s, const struct sum *sum, int row, int column, bool held);

/* What the cell at row and column is too high by, if it alone is wrong in this sum; false: the sum does not take it in. */
bool sum_blames(const struct sum *sum, const struct sum_line *line, int row, int column, struct decimal *off);

/* By how many units of the last decimal a sum of so many terms may differ. */
int sums_tolerance(const struct sums_rules *rules, bool across, int terms);

#endif
