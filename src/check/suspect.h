/* suspect.h: the cell that is most likely wrong
 *
 * A line that breaks a relation has several cells.  The one that other relations break at too, by as much, is suspected before one that other relations hold;
 * then the one whose figure differs from what would fit as mistyped figures do; then what the table computes. */
#ifndef KT_SUSPECT_H
#define KT_SUSPECT_H

#include "check/check.h"
#include "figures/search.h"

/* A break of one relation. */
struct broken {
    const struct relation *relation;
    const struct relation_break *at;
    bool told;
};

struct broken_list { vec(struct broken) list; };

enum slip { SLIP_NONE, SLIP_DIGIT, SLIP_SWAPPED, SLIP_SIGN };

struct suspect {
    int row, column;
    int score;
    int64_t value, fits;            /* what it is, and what would fit; values of the grid */
    enum slip slip;                 /* how the one becomes the other */
};

/* Who says something of the cells: the relations among columns and among rows, and the sums that do not add up. */
struct witnesses {
    struct relations *relations[2];
    const struct sum_error *sums;
    int nsums;
};

/* The cell of a break that is most likely wrong, given what else is known of its sheet. */
struct suspect suspect_find(const struct broken *b, const struct witnesses *w);

/* True where the sum does not add up because of that cell. */
bool suspect_explains_sum(const struct suspect *s, const struct grid *g, const struct sum_error *e);

/* True where the break has the cell among its own, and with `fits` in it would be none. */
bool suspect_explains(const struct suspect *s, const struct broken *b);

#endif
