/* grid.h: finished pages on a character grid
 *
 * The steps, a file each:
 *   span.c     the items of a page become spans: what stands on one line without a gap, whatever its fonts
 *   raster.c   a figure becomes rows of characters, a span each
 *   row.c      the spans of a page become rows, with blank lines between them
 *   column.c   every span gets the column where it begins
 *
 * A character of the grid is wider than some letters and narrower than others, so what fits on paper may not fit here.  Then columns move to the
 * right: all through a region (a table over all its pages, a list, the contents, a note), so that what is aligned on paper stays aligned. */
#ifndef KT_GRID_H
#define KT_GRID_H

#include "typeset/pages.h"

enum span_kind {
    SPAN_TEXT,
    SPAN_LEADER,                    /* dots, as many as there is room for */
    SPAN_RULE,                      /* a heavy rule in a table */
};

struct span {
    enum span_kind kind;
    int order;                      /* on its page */
    const struct node *node;        /* of its first item */
    const struct node *block;       /* the paragraph, heading, cell … around it; NULL for furniture */
    const struct node *cell;        /* NODE_CELL around it, or NULL */
    const struct node *region;      /* NODE_TABLE, or outermost NODE_LIST, NODE_CONTENTS or NODE_NOTE, or NULL */
    const char *text;
    int bytes, columns;             /* of text; columns of a rule and a leader are what they take if alone */
    length x, end;                  /* on paper */
    length y, size;                 /* baseline and size of its largest text; of a rule its middle, and 0 */

    /* The edge is what is aligned: the left edge, or the right edge of a figure.  `tail` columns stand to the right of a right edge: the mark of a
     * note.  A figure may be aligned at its decimal comma instead, with `decimals` more columns to the right of it. */
    bool right;
    length edge, comma;
    int tail, decimals;             /* decimals 0: no comma */

    int column;                     /* where it begins */
    int edge_index, comma_index;    /* column.c: edges of its region */
    int stand;                      /* the one of them that decides its column */
    struct span *next;              /* its right neighbour in the row, if of the same region */
};

struct row {
    int first, count;               /* spans of the sheet, from left to right */
    bool rule;
    length y, size;
    int blank;                      /* empty lines before it */
};

struct sheet {                      /* a page */
    vec(struct span) spans;
    vec(struct row) rows;
};

struct grid {
    struct arena *arena;
    length cell;                    /* width of a character */
    bool fixed;                     /* all text has this width on paper too */
    struct sheet *sheets;           /* one a page */
    int count;
};

void grid_build(struct grid *g, const struct pages *pages, struct arena *a);
int grid_column(const struct grid *g, length x);                        /* the column nearest to x */
length grid_row(const struct grid *g);                                  /* height of a row in a figure */
int grid_gap(const struct grid *g, const struct span *a, const struct span *b);     /* least number of blanks between neighbours */

/* the steps */
void span_collect(const struct grid *g, struct sheet *s, const struct page *p);
void raster_figure(const struct grid *g, struct sheet *s, const struct page *p, int first, int end);    /* items of a figure */
void row_collect(const struct grid *g, struct sheet *s);
void column_assign(struct grid *g);

#endif
