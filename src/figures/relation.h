/* relation.h: relations that nobody told
 *
 * A relation holds among columns in nearly all rows, or among rows in nearly all columns.  How sure it is, is counted in bits: a line in which the smallest of
 * three figures is m units long holds by chance about once in m times, so that it tells log2(m) bits; a line in which a term is 0, or that repeats another one, tells
 * nothing.  A relation is believed when its lines tell more bits than it took to choose it among all that were tried, and twelve more. */
#ifndef KT_RELATION_H
#define KT_RELATION_H

#include "figures/grid.h"

enum relation_kind {
    RELATION_SUM,                   /* target = its terms with their signs */
    RELATION_AVERAGE,               /* target = the terms' average */
    RELATION_SHARE,                 /* target = the first term in per cent of the second */
    RELATION_CHANGE,                /* target = how much the first is above the second, in per cent of the second */
    RELATION_PORTION,               /* target = the first term in per cent of its figure in one line, `whole` */
};

struct relation_term {
    int at;                         /* a term of the grid */
    int sign;                       /* 1 or -1 */
};

/* A line that breaks a relation. */
struct relation_break {
    int line;
    int64_t off;                    /* what the target is too high by, in values of the grid */
    bool turned;                    /* with the other sign it holds */
};

#define RELATION_BREAKS_MAX 8

struct relation {
    const struct grid *grid;
    enum relation_kind kind;
    int target;
    const struct relation_term *terms;
    int nterms;
    int whole;                      /* a line, of RELATION_PORTION */

    int checked, held;              /* lines that have all figures, and those in which it holds */
    int rounded;                    /* of those held: off by what rounding gives */
    struct relation_break slack;    /* the last one of those */
    int evidence;                   /* lines that tell something */
    int bits;                       /* that they tell, in eighths */
    struct relation_break breaks[RELATION_BREAKS_MAX];
    int nbreaks;
    bool sure;                      /* enough for an error, where it breaks */
    bool soft;                      /* lines with empty cells and dashes count: they are 0 */
    bool covers[4];                 /* of lines of a kind (relation_covers) */
    unsigned loose;                 /* terms that another relation explains as well, 1 << 0 the target, 1 << i + 1 the term i */
};

enum relation_verdict {
    VERDICT_NONE,                   /* no figures to hold it against */
    VERDICT_HOLDS,
    VERDICT_NEAR,                   /* by the decimals that the coarsest of its figures shows */
    VERDICT_BREAKS,
};

struct relation_reading {
    enum relation_verdict verdict;
    bool soft;                      /* terms are empty or dashes, so many that they may not mean 0 */
    bool turned;
    int64_t off;
    int bits, exact_bits;           /* in eighths; exact: if nothing may be off by rounding */
};

struct relation_reading relation_read(const struct relation *r, int line);

/* Reads all lines and fills what the relation knows of them; false: it is none.  `tried` is the number of relations among which it was chosen. */
bool relation_weigh(struct relation *r, int64_t tried);

/* True where r tells nothing that `known` does not: where they differ, there are columns that are equal or empty. */
bool relation_follows(const struct relation *r, const struct relation *known, unsigned *loose);

/* True when the cells of this line are held by the relation: a change of one of them would be found. */
bool relation_covers(const struct relation *r, int line);

/* "Avvikelse = Utfall - Budget" */
const char *relation_text(struct arena *a, const struct relation *r);

#endif
