/* changebar.h: a bar in the margin beside what was changed since the report was decided */
#ifndef KT_CHANGEBAR_H
#define KT_CHANGEBAR_H

#include "typeset/setter.h"

/* Puts bars on the pages, left of what comes from a changed node (node.changed).  They are furniture and move nothing; the list of changes says the same in words. */
void change_bars(struct setter *s, struct pages *pages);

#endif
