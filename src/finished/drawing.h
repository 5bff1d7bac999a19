/* drawing.h: what a page of a finished PDF shows, apart from how it is written
 *
 * The page's contents, with characters for the codes of its fonts and the fonts by their names.  Two pages that look the same have the same drawing, wherever they stand in their reports. */
#ifndef KT_DRAWING_H
#define KT_DRAWING_H

#include "finished/charmap.h"

/* Appends the drawing of a page, from 0; without what its head and foot say, when they are not `furnished`. */
void drawing_put(const struct pdffile *f, struct charmaps *known, int page, bool furnished, struct buffer *out);

#endif
