/* earlier.h: the report of the year before
 *
 * [report] previous names its definition.  It is read like any report, and neither set nor checked; its files are no inputs of ours. */
#ifndef KT_EARLIER_H
#define KT_EARLIER_H

#include "check/check.h"

struct earlier {
    const char *name;               /* of its file, as messages show it */
    struct taken_list taken;
    int year, our_year;             /* that they are about; 0: nothing says so */
};

/* NULL: the report names none, or it cannot be read, which is a finding. */
struct earlier *earlier_read(struct report_check *c);

#endif
