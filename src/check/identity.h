/* identity.h: rules told in INI, held against the figures
 *
 * [identity NAME] of the report and its layouts.  A rule of the report that names what is not there is an error at its place; one of a layout serves many reports and holds where it can. */
#ifndef KT_IDENTITY_H
#define KT_IDENTITY_H

#include "check/check.h"

void check_identities(struct report_check *c);

#endif
