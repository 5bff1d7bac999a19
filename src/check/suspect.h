/* suspect.h: the cell that is most likely wrong
 *
 * A line that breaks a relation has several cells.  The one that other relations break at too, by as much, is suspected before one that other relations hold;
 * then the one whose figure differs from what would fit as mistyped figures do; then what the table computes. */
#ifndef KT_SUSPECT_H
#define KT_SUSPECT_H

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

/* The cell of a break that is most likely wrong, given all relations of its sheet and all breaks of them. */
struct suspect suspect_find(const struct broken *b, struct relations *const all[2]);

/* True where the break has the cell among its own, and with `fits` in it would be none. */
bool suspect_explains(const struct suspect *s, const struct broken *b);

#endif
