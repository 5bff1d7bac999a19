/* set.h: a document on pages */
#ifndef KT_SET_H
#define KT_SET_H

#include "document/definition.h"
#include "typeset/hyphen.h"
#include "typeset/pages.h"

/* Sets a document; tables too wide for a page become several in it.  fonts must live as long as the pages; the hyphenator is found in hyphenators.  Look at messages->errors afterwards: pages with errors are not to be written. */
struct pages *set_report(const struct definitions *d, struct node *document, struct fonts *fonts, struct hyphenators *hyphenators);

#endif
