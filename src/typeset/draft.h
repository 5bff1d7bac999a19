/* draft.h: a table that is measured but has no widths yet */
#ifndef KT_DRAFT_H
#define KT_DRAFT_H

#include "typeset/table.h"

struct cell_widths {                /* of what a cell holds, without padding: block.h */
    length natural, word, least;
    length whole;                   /* of what is no figure */
    length parted;                  /* of a head */
    length text;                    /* of all its lines, one behind the other */
};

struct draft_cell {
    struct set_cell *cell;
    length tail;                    /* of a figure: what stands behind the edge that it is aligned at (decimal.h) */
};

struct drafts {
    struct draft **v;
    int n, cap;
};

struct draft {
    struct setter *setter;
    const struct node *node;        /* NODE_TABLE */
    struct node *source;            /* the same, to be split */
    struct drafts *parts;           /* split.h; NULL: it is not split */
    struct column_need *needs;      /* of it and of all later drafts like it, or NULL */
    bool weighed;                   /* its needs are in some draft's */
    const struct table *table;
    struct set_table *set;          /* rows and cells are there, their lines are not */
    int over;                       /* of its cells, those that stand over the rows: of the titles and the head */
    vec(struct draft_cell) cells;   /* of title, title said again, head and body, row by row */
    struct cell_widths *widths;     /* of each cell, until the columns are settled */
    struct measures *measures;      /* of the first CELLS_KEPT; others are measured again to be set */
    struct arena *measuring;        /* what the first CELLS_KEPT measure, CELLS_TOGETHER of them in each; it goes when they are set */
    struct arena passing;           /* what each of the others measures, one after the other */
    length *tails;                  /* the widest of each column, without what of it stands */
    length *outside;                /* … outside the cells' inner edge */
    bool settled;                   /* set->x is there */
    bool too_wide;                  /* and its columns need more than the page has: told already */
};

#define CELLS_KEPT (64 * CELLS_TOGETHER)    /* of more, what they measure would take more room than measuring them again takes time */

/* Measures the cells of a table. */
struct draft *draft_table(struct setter *s, struct node *table);

/* Of a draft that is not going to be set. */
void draft_drop(struct draft *d);

/* What is needed no longer when its columns are settled, and when its cells are set. */
void draft_drop_widths(struct draft *d);
void draft_drop_cells(struct draft *d);

/* What a cell holds, measured in room that goes when it is set, or before. */
void draft_measure(const struct draft *d, const struct set_cell *c, struct arena *room, struct measures *out);

length draft_line_height(const struct draft *d);

/* Settles the columns of all tables of a report.  Tables of the same style with the same headers get the same widths: a reader compares them. */
void settle_widths(struct setter *s, struct draft **drafts, int n);

/* Sets a table whose columns are settled; adds its strips: one for the head, one for each row. */
void set_table(struct draft *d, struct strips *out);

#endif
