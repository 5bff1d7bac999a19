/* fit.h: which of the places where lines may end are taken
 *
 * Total fit: the lines of a paragraph are chosen together, so that their costs are least in sum (Knuth & Plass, 1981,
 * with ragged right).  It sees numbers alone: no text, no fonts. */
#ifndef KT_FIT_H
#define KT_FIT_H

#include <stdbool.h>
#include <stdint.h>
#include "base/arena.h"
#include "base/length.h"

enum chance_kind {
    CHANCE_SPACE,                   /* the space is dropped */
    CHANCE_JOINT,                   /* inside a word, after a hyphen or slash of its own */
    CHANCE_HYPHEN,                  /* a hyphen is added */
    CHANCE_HARD,                    /* a hard break, the start or the end */
};

/* A place where a line may end.  A paragraph can be longer than any length: distances are 64 bits of millipoints. */
struct chance {
    int64_t before;                  /* from the start of the paragraph to the end of a line that ends here */
    int64_t after;                  /* … to the start of the line after it */
    length hyphen;                  /* width of the hyphen that is added, or 0 */
    int box;                        /* where the next line starts (measure.h) … */
    uint16_t glyph;                 /* … in the box */
    unsigned char kind;             /* of enum chance_kind */
    bool edge : 1;                  /* hyphenation that leaves two letters or fewer on one side */
    bool joint : 1, inner : 1;      /* … between the parts of a compound, inside one of them */
};

struct room {
    int64_t first, line;            /* width of the first line, and of the others */
    int64_t em;
};

/* Chances 0 to n, of which 0 is the start and n the end; only these two are hard.  ends[] gets the chances where lines
 * end, n the last of them; it has room for n.  Gives their number.  A line that is too wide is one from a chance to the
 * next, where no other way was found. */
int fit_lines(struct arena *a, const struct chance *chances, int n, const struct room *room, int *ends);

/* The least number of lines there can be. */
int fit_count(const struct chance *chances, int n, int64_t width);

int64_t fit_width(const struct chance *chances, int from, int to);     /* of the line between two chances */

#endif
