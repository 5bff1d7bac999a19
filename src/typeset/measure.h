/* measure.h: a paragraph before it is broken
 *
 * Boxes are what was shaped, one behind the other; chances are where lines may end, from first to last, with their
 * distance from the start.  A line is two chances and the glyphs between them. */
#ifndef KT_MEASURE_H
#define KT_MEASURE_H

#include "typeset/fit.h"
#include "typeset/flat.h"

struct box {
    const struct run *run;
    int segment;
    bool space;                     /* one that lines may end at: it has no width at the end of an item */
    bool leads, trails;             /* it is first, last in its segment: with the segment's room before it, after it */
};

struct paragraph {
    const struct segment *segments;
    vec(struct box) boxes;
    vec(struct chance) chances;     /* empty when there is no text */
    int64_t em;                     /* of the first segment */
};

/* Shapes the text and tells what the fonts lack.  Boxes and chances are in scratch. */
void measure_flat(struct typesetter *t, struct paragraph *p, const struct flat *f);

/* Width of glyphs first to end-1 of a run.  Each is rounded to a millipoint by itself, so that parts always add up to
 * the whole, wherever a word is cut. */
int64_t segment_width(const struct segment *s, const struct run *run, int first, int end);
int64_t hyphen_width(const struct segment *s);

#endif
