/* slip.h: slips of the pen, which are told as notes */
#ifndef KT_SLIP_H
#define KT_SLIP_H

#include "check/passage.h"

/* The first word that stands twice, the first two spaces between words, and the first space before a comma or full stop. */
void slip_check(const struct passage *p);

#endif
