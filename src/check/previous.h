/* previous.h: last year's figures, as this year's report repeats them */
#ifndef KT_PREVIOUS_H
#define KT_PREVIOUS_H

#include "check/check.h"

/* Where [report] previous names a report: holds the columns of last year in the tables of this one against what that report said, and tells tables that are copies of its own. */
void previous_check(struct report_check *c);

#endif
