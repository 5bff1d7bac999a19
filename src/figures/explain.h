/* explain.h: what explains a difference
 *
 * A relation among figures is a sum that should be 0: each figure counts once (factor 1 or -1), or is not counted but stands near (factor 0: a varav row).
 * The first figure is the one that the others give: the sum, with factor -1.  Where the relation does not hold, what is written may be mended by one
 * mistake of the kinds that people and spreadsheets make; the most likely one is given.
 *
 * Other relations know better: the caller says of each figure whether it stands in another one that does not hold (suspected) or in one that does
 * (cleared).  A mistake in a suspected figure comes first, one in a cleared figure last. */
#ifndef KT_EXPLAIN_H
#define KT_EXPLAIN_H

#include "base/decimal.h"

enum explain_doubt { EXPLAIN_CLEARED, EXPLAIN_UNKNOWN, EXPLAIN_SUSPECTED };

struct explain_figure {
    struct decimal figure;
    int factor;                     /* 1, -1; 0: not counted */
    enum explain_doubt doubt;
    bool beside;                    /* there is a cell beside it that it may have been swapped with: */
    struct decimal other;
};

/* In the order of what is most likely. */
enum explain_cause {
    EXPLAIN_NOTHING,
    EXPLAIN_LEFT_OUT,               /* the first figure leaves out figure `at` */
    EXPLAIN_SIGN,                   /* the sign of figure `at` is wrong */
    EXPLAIN_PART,                   /* the first counts figure `at`, which has factor 0 */
    EXPLAIN_TWICE,                  /* the first counts figure `at` twice */
    EXPLAIN_SHIFTED,                /* figure `at` is 10, 100 or 1000 times what it should be, or that part of it */
    EXPLAIN_TRANSPOSED,             /* two digits of figure `at` have changed places */
    EXPLAIN_SWAPPED,                /* figure `at` and the one beside it have changed places */
    EXPLAIN_DIGIT,                  /* one digit of figure `at` is wrong */
};

#define EXPLAIN_OTHERS 2            /* of them are given */

struct explanation {
    enum explain_cause cause;
    int at;
    struct decimal right;           /* what figure `at` should be; of the first three of the sum: what the sum should be */
    int others;                     /* further figures that the same kind of mistake in would explain it as well, the first of them: */
    struct { int at; struct decimal right; } other[EXPLAIN_OTHERS];
};

/* tolerance: in units of the last of the most decimals; a mistake that mends all of the difference goes before one that leaves some of it.
 * sum: terms may be left out or counted twice. */
struct explanation explain(const struct explain_figure *figures, int n, int tolerance, bool sum);

#endif
