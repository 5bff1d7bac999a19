/* section.h: prose out of a CSV file, a section a row */
#ifndef KT_SECTION_H
#define KT_SECTION_H

#include "document/bind.h"
#include "document/report.h"

/* Adds the sections of a [prose] under the document. */
void sections_add(struct binder *b, const struct prose_block *block);

#endif
