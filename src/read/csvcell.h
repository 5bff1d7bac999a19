/* csvcell.h: a cell as CSV files have it */
#ifndef KT_CSVCELL_H
#define KT_CSVCELL_H

#include "base/buffer.h"

/* Appends the text, in quotes where it needs them (RFC 4180 2.6, 2.7): it holds the separator, a quote or a line end, or begins with a blank, which readers would take away. */
void csv_cell_put(struct buffer *out, const char *text, char separator);

#endif
