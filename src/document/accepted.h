/* accepted.h: what has been accepted in spite of the checks, as a list for the readers of the report */
#ifndef KT_ACCEPTED_H
#define KT_ACCEPTED_H

#include "document/bind.h"
#include "document/report.h"

/* A list with an item for each [accept] of the report, in their order: what it is about, why it stands, and who answers for it. */
void accepted_add(struct binder *b, const struct accepted_block *block);

#endif
