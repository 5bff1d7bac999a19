/* moment.h: when something was signed, as a date of PDF (ISO 32000-1 7.9.4): "D:20250301143000+01'00'" */
#ifndef KT_MOMENT_H
#define KT_MOMENT_H

#include <stdbool.h>
#include <time.h>
#include "base/arena.h"

/* From 2025-03-01, 2025-03-01T14:30, 2025-03-01 14:30:00, with Z or +01:00 behind a time; NULL: it is none. */
const char *moment_of_text(struct arena *a, const char *text);

/* The clock's, in the time zone of the machine. */
const char *moment_now(struct arena *a);

/* "2025-03-01 14:30 +01:00", "2025-03-01 13:30 UTC", "2025-03-01"; "" when it is no date. */
const char *moment_text(struct arena *a, const char *moment);

/* False when it is no date.  A day is its noon; without a zone it is UTC. */
bool moment_time(const char *moment, time_t *time);

#endif
