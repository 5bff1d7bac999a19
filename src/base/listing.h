/* listing.h: messages for other programs
 *
 * One JSON object: "messages", an array in the order in which they are printed, and "errors", "warnings", "notes".  A message has "file", "line", "column" (null where there
 * is none), "level", "id", "text", "help", and of a finding of the checks "subject", "figures" (an array of "name", "value", "file", "line", "column"),
 * "difference" (by how much figures differ, or null) and "accepted" (the name of the [accept] that lets it stand, or null).
 * `coverage` is JSON already: what was checked (check/explain.h). */
#ifndef KT_LISTING_H
#define KT_LISTING_H

#include "base/message.h"

void messages_json(const struct messages *m, const char *coverage, struct buffer *out);

#endif
