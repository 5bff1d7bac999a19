/* flow.h: a document as strips */
#ifndef KT_FLOW_H
#define KT_FLOW_H

#include "typeset/block.h"

/* Adds the strips of every block of the document; tables too wide for a page become several in it.  Cover and contents are markers, whose places set.c fills. */
void flow_document(struct setter *s, struct node *document, struct strips *out);

/* A heading that leaves free what stands beside it at the right. */
void flow_heading(struct setter *s, const struct node *heading, length beside, struct strips *out);

#endif
