/* leftover.h: what was left in a report and must not be published */
#ifndef KT_LEFTOVER_H
#define KT_LEFTOVER_H

#include "check/check.h"

void check_leftovers(struct report_check *c);

#endif
