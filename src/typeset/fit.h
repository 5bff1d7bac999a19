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

/* A place where a line may end.  A paragraph can be longer than any length: distances are 48 bits of millipoints.  Of a long table there are millions at a time:
 * nothing is wasted. */
struct chance {
    int64_t after : 48;             /* from the start of the paragraph to the start of a line that begins here */
    uint16_t glyph;                 /* where that starts: in the box … */
    int box;                        /* … (measure.h) */
    length more : 27;               /* what a line that ends here is longer than that: the hyphen that is added; less than 0: shorter, by the space that is dropped */
    unsigned kind : 2;              /* of enum chance_kind */
    bool edge : 1;                  /* hyphenation that leaves two letters or fewer on one side */
    bool joint : 1, inner : 1;      /* … between the parts of a compound, inside one of them */
};

#define CHANCE_MORE ((1 << 26) - 1) /* 67 m: no space or hyphen of a font that means it is as wide */

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
