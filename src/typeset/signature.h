/* signature.h: fields for signatures, and lines to sign on paper */
#ifndef KT_SIGNATURE_SET_H
#define KT_SIGNATURE_SET_H

#include "typeset/block.h"

/* Adds the strips of a NODE_SIGNATURES: one for each row of signers, who stand beside each other; rows stay together where a page has room for them. */
void flow_signatures(struct setter *s, const struct node *signatures, struct strips *out);

#endif
