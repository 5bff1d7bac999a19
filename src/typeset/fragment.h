/* fragment.h: the rows of a table that stand on one page
 *
 * A fragment grows row by row while the page builder asks where it would end; when the page or the table ends it becomes items.  A cell that spans rows
 * needs room for its whole text on every page that it reaches, because it is said again there. */
#ifndef KT_FRAGMENT_H
#define KT_FRAGMENT_H

#include "typeset/carry.h"

struct open_span {
    const struct set_cell *cell;
    int last;                       /* its last row */
    length top;
    bool repeat;                    /* began on an earlier page */
};

/* Where rows come to stand: the cursor, and the cells that reach below it. */
struct stack {
    struct set_table *table;
    int next;                       /* row */
    length y;
    struct open_span *open;         /* at most a column each */
    int nopen;
};

struct fragment {
    struct stack stack;
    length top;
    bool repeat;                    /* not the first of its table */
    int first;                      /* row */
    vec(length) tops;               /* of its rows */
    struct open_span *carried;      /* spans open at its beginning */
    int ncarried;
    struct sums sums;               /* of the rows before it */
};

/* Begins a table at y, with its head; or goes on with it on a new page, from the row after the fragment's last. */
void fragment_begin(struct arena *a, struct fragment *g, struct set_table *table, length y);
void fragment_continue(struct fragment *g, length y);

void fragment_add(struct arena *a, struct fragment *g, int row);

/* A copy of a stack to try rows on; to has room for as many open cells as the table has columns. */
void stack_copy(struct stack *to, const struct stack *from);
void stack_begin(struct stack *k, struct set_table *table, length y);
void stack_continue(struct stack *k, length y);         /* the head again, and sums carried forward; open cells that end before are gone */
void stack_add(struct stack *k, int row);
length stack_end(const struct stack *k);                /* lower edge if the page ended here */

/* Gives away the lines of cells that come to no later page. */
void fragment_give_away(const struct fragment *g);

/* The items of the fragment, from the table's left edge x.  Sums carried forward then count its rows. */
void fragment_items(struct setter *s, struct fragment *g, length x, struct page *page);

#endif
