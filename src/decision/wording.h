/* wording.h: what cells of a report's files say to its readers
 *
 * A file says "-2 256", "→" and "[N00640](https://…)" where pages show −2 256, a symbol with its word, and N00640. */
#ifndef KT_WORDING_H
#define KT_WORDING_H

#include "compare/compare.h"

/* What is printed for the cell at a place of a file that a block took; NULL: no such cell. */
const char *cell_wording(struct arena *a, const struct compared *report, const struct place *place);

/* The same of all cells of the row whose first cell stands there, as one text. */
const char *row_wording(struct arena *a, const struct compared *report, const struct place *place);

#endif
