/* columns.h: how wide the columns of a table are
 *
 * Every column gets what its longest word needs; what is left is dealt out in small portions, each to the column where it shortens
 * the table most. */
#ifndef KT_COLUMNS_H
#define KT_COLUMNS_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/length.h"

struct column_need {                /* of a column's cells, padding included */
    length least;                   /* every word hyphenated wherever it may be */
    length parted;                  /* no word of a head hyphenated more than once; no more than word */
    length word;                    /* no word broken */
    length own;                     /* the same without what min-width asks for */
    length whole;                   /* nor the words of a symbol parted from each other; no less than word */
    length natural;                 /* no line broken */
    length fixed;                   /* told by the layout; 0: free */
    bool figures;
    int group;                      /* columns under one head share a number; 0: none */
};

struct column_text {                /* what a cell holds; zero: nothing */
    length text;                    /* how long its text is when set in one line, divided by the rows it spans */
    length word;                    /* how wide its longest word is, padding included */
};

struct columns_problem {
    const struct column_need *needs;
    int n;
    length available;               /* for all columns */
    bool full;                      /* use all of it */
    const struct column_text *text; /* rows × n */
    int rows;
    length padding;                 /* of a column, left and right together */
};

/* Writes n widths.  False when even hyphenated words do not fit in what is available; then widths are the least ones. */
bool columns_solve(struct arena *a, const struct columns_problem *p, length *widths);

#endif
