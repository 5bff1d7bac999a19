/* accept.h: findings that somebody answers for
 *
 * An [accept] of the report names a finding, its subject and the difference; the finding then is a note that says why and who. */
#ifndef KT_ACCEPT_H
#define KT_ACCEPT_H

#include "base/buffer.h"
#include "check/check.h"

/* Holds the [accept] sections against what was found; those that fit nothing are findings themselves.  To be called when all checks have run. */
void accepts_apply(struct report_check *c);

/* Writes an [accept] for every error that nobody has accepted, as INI, without its reason. */
void accepts_offer(const struct report_check *c, struct buffer *out);

#endif
