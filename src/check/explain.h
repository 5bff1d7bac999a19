/* explain.h: what was checked, and what no check covers
 *
 * A figure is covered when a sum, an identity or a relation that was found would break if it were another one. */
#ifndef KT_CHECK_EXPLAIN_H
#define KT_CHECK_EXPLAIN_H

#include "base/buffer.h"
#include "check/check.h"

/* For readers: a paragraph for each table with figures. */
void explain_text(const struct report_check *c, struct buffer *out);

/* For programs: an array of one object a table, "table", "file", "figures", "covered", "relations" (an array of "text", "checked", "held") and "uncovered" (an array of
 * "column" and "lines", pairs of the first and the last line of the file). */
void explain_json(const struct report_check *c, struct buffer *out);

#endif
