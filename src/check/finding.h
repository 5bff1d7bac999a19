/* finding.h: what the checks of a report find
 *
 * A finding is a message of message.def with a subject that names it from one run to the next and the figures that are involved.  Findings are kept until all
 * checks have run, so that what somebody has accepted is known; then they become messages.
 *
 * A build tells no notes, and that of a draft errors of the checks as warnings; `kommuntryck check` tells all as they are. */
#ifndef KT_FINDING_H
#define KT_FINDING_H

#include "base/message.h"

struct finding {
    enum message_id id;
    struct place place;
    const char *text;
    struct message_detail detail;   /* its subject: table, row and column, or the block; never a line number */
};

/* What was looked at, for the reader of `check --explain`: "drift: Summa = sum of rows 2 to 9", so many cells, so many hold. */
struct coverage {
    const char *subject;            /* the table's name, or the block's */
    const char *text;
    int checked, held;
};

struct findings {
    struct arena *arena;
    vec(struct finding *) list;
    vec(struct coverage) coverage;
};

/* Adds a finding; the arguments after the subject are those of the message's format.  Give it its figures with finding_figure. */
struct finding *finding_add(struct findings *f, enum message_id id, struct place place, const char *subject, ...);
void finding_figure(struct findings *f, struct finding *to, const char *name, const char *value, struct place place);
void finding_difference(struct finding *to, const char *value);     /* which an [accept] must name, so that no other error at the place is accepted */
void finding_remove(struct findings *f, const struct finding *finding);      /* another finding says it too */
void coverage_add(struct findings *f, const char *subject, int checked, int held, const char *format, ...)
    __attribute__((format(printf, 5, 6)));

enum finding_rigour { RIGOUR_DRAFT, RIGOUR_DECIDED, RIGOUR_FULL };

/* Makes messages of them. */
void findings_tell(const struct findings *f, struct messages *m, enum finding_rigour rigour);

#endif
