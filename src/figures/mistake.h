/* mistake.h: what explains a sum that does not hold */
#ifndef KT_MISTAKE_H
#define KT_MISTAKE_H

#include "figures/explain.h"
#include "figures/sums.h"

struct mistake {
    enum explain_cause cause;
    int row, column;                /* the figure that it speaks of */
    struct decimal figure, right;   /* as written; what it should be (of a figure left out or counted wrongly: the figure) */
    int others;                     /* further figures in which the same kind of mistake would explain it, the first of them: */
    struct { int row, column; struct decimal figure, right; } other[EXPLAIN_OTHERS];
};

/* The sum's cell is at row and column.  What the cells say in held and broken, this sum apart, decides which of them is to blame. */
struct mistake mistake_of(struct arena *a, const struct sheet *s, const struct sum *sum, int row, int column, int tolerance);

#endif
