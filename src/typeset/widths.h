/* widths.h: what the columns of tables need, and what they get */
#ifndef KT_WIDTHS_H
#define KT_WIDTHS_H

#include "typeset/columns.h"
#include "typeset/draft.h"

/* What a cell that has been measured needs. */
struct cell_widths weigh_cell(const struct set_cell *c, const struct measures *m);

/* Of the same style with the same headers, on pages of the same kind: a reader compares them, and they share their widths. */
bool drafts_alike(const struct draft *first, const struct draft *other);

/* What the columns of the first draft and of all later ones like it need; these are then weighed. */
struct column_need *needs_of_alike(struct setter *s, struct draft **drafts, int n);

#endif
