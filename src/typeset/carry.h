/* carry.h: sums carried forward (transport)
 *
 * The last line of a table on a page and the first on the next give the sums of all rows so far, in the columns of amounts.  Sums, sub-heads and parts
 * (varav) are no terms.  The lines are said again and again and so belong to the page, not to the table. */
#ifndef KT_CARRY_H
#define KT_CARRY_H

#include "typeset/table.h"

/* The sums of the rows so far; one whose value has no room is lost and no longer given. */
struct sums {
    struct decimal *v;              /* a column each; NULL: the table carries none */
    bool *lost;
};

struct sums sums_new(struct arena *a, const struct set_table *t);
void sums_add(struct sums *s, const struct set_row *row);

/* Height of the line; 0 when the table carries no sums. */
length carry_height(struct setter *s, const struct set_table *t);

/* What the widest sum of each column needs without padding, and the label in the first column; 0: nothing. */
length *carry_widths(struct setter *s, const struct set_table *t);

/* The line with its upper edge at y; x: the table's left edge. */
void carry_items(struct setter *s, const struct set_table *t, const struct sums *sums, length x, length y, struct page *page);

#endif
