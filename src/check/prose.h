/* prose.h: figures in texts that stand in no table of their chapter */
#ifndef KT_CHECK_PROSE_H
#define KT_CHECK_PROSE_H

#include "check/check.h"

void check_prose(struct report_check *c);

#endif
