/* signature.h: who signs, and where
 *
 * [signatures NAME] as nodes: a NODE_SIGNATURES with a NODE_SIGNER for each section and each row of the CSV file. */
#ifndef KT_SIGNATURE_H
#define KT_SIGNATURE_H

#include "document/bind.h"
#include "document/report.h"

void signatures_add(struct binder *b, const struct signatures_block *block);

#endif
