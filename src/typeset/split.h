/* split.h: tables too wide for their pages */
#ifndef KT_SPLIT_H
#define KT_SPLIT_H

#include "typeset/draft.h"

/* Splits tables whose columns find no room beside each other, however their words are hyphenated, in parts with some columns each, and puts the drafts of the parts in the place
 * of theirs.  The columns that label the rows are in every part.  Tables that share their widths are split alike.  What cannot be split is left as it is. */
void split_wide_tables(struct setter *s, struct drafts *tables);

#endif
