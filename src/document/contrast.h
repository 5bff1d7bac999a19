/* contrast.h: colours that are hard to tell apart
 *
 * Whatever a layout can put on something is held against it: text on paper, on the cover's field and band, on the fills of tables; symbols on
 * what is behind them.  Text below 4.5:1 (3:1 if it is large: from 18 pt, or bold from 14 pt; WCAG 2.2, 1.4.3) and graphics below 3:1 (1.4.11)
 * are warnings, which EN 301 549 clause 10 makes the bound of public documents. */
#ifndef KT_CONTRAST_H
#define KT_CONTRAST_H

#include "base/length.h"
#include "document/definition.h"

/* A message for each pair of colours that is too near. */
void contrast_check(const struct definitions *d);

#endif
