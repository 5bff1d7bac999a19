/* cellline.h: the lines of a cell, packed until they come to a page
 *
 * Of a long table there are a million lines at a time.  What they have in common - the face, its size and colour, where they stand - is kept once for
 * the table, as a look; of an item there is left what is its own.  They are unpacked when the page that they stand on is painted. */
#ifndef KT_CELLLINE_H
#define KT_CELLLINE_H

#include "typeset/strip.h"

/* Items of text that have their place and words alone of their own. */
struct looks { vec(struct item) list; };

struct packed_item {
    const struct node *node;
    union {
        struct piece piece;         /* count 1 */
        const struct piece *pieces;
        const struct item *whole;   /* look 0: what has no look */
        const struct strip *notes;  /* behind the items of a line: holds no more than the notes whose marks stand in it */
    };
    length x, y, width;
    uint16_t look, count;           /* of pieces */
};

struct cell_line {
    length before, height, after;
    int count : 30;
    bool keep : 1;                  /* as a strip's */
    bool noted : 1;                 /* items[count] has its notes */
    const struct packed_item *items;    /* x from the cell's inner left edge, y from the line's top */
};

struct cell_lines {
    struct cell_line *v;
    int n;
};

/* Packs strips; looks are in `common`, all else in `room`. */
struct cell_lines cell_lines_of(const struct strips *strips, struct arena *room, struct looks *looks, struct arena *common);

/* NULL: no marks stand in the line. */
static inline const struct strip *cell_line_notes(const struct cell_line *line)
{
    return line->noted ? line->items[line->count].notes : NULL;
}

/* The item again; its pieces are those of the packed one. */
struct item packed_item_of(const struct packed_item *packed, const struct looks *looks);

#endif
