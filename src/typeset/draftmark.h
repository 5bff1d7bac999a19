/* draftmark.h: the line on every page of a report that is not decided */
#ifndef KT_DRAFTMARK_H
#define KT_DRAFTMARK_H

#include "document/field.h"
#include "typeset/setter.h"

/* Puts [draft-mark] at the top of every page, covers too, while the report's status is utkast or förslag.  It is furniture, in the paper's margin, and moves nothing. */
void draft_marks(struct setter *s, const struct fields *fields, struct pages *pages);

#endif
