/* sheets.h: what blocks took, as sheets of figures */
#ifndef KT_SHEETS_H
#define KT_SHEETS_H

#include "check/check.h"

/* One sheet for each of c->taken, with the roles and groups that the layout gives the rows. */
void sheets_read(struct report_check *c);

#endif
