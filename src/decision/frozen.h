/* frozen.h: a decided report is what was decided
 *
 * Held against its lock: files that differ are errors, to the row and cell of a table and the line of a text when the decided version still lies in versions/; a program, a library or a font that differs
 * is a warning, since a decided report must be readable after an upgrade too. */
#ifndef KT_FROZEN_H
#define KT_FROZEN_H

#include "compare/compare.h"
#include "decision/lock.h"

/* What differs between a lock and what a report was read from; fonts NULL: not known, since it was not set. */
void frozen_differences(struct arena *a, struct manifest_differences *d, const struct lock *lock, const struct inputs *inputs, const struct fonts *fonts);

/* Whether one of them is a file other than a font. */
bool frozen_broken(const struct manifest_differences *d);

/* The decided version, as it is kept. */
struct frozen_kept {
    const struct change_list *changes;      /* what differs to the cell and word */
    const struct inputs *inputs;
};

/* Tells of all of them.  kept: NULL when that is not there. */
void frozen_tell(const struct manifest_differences *d, const struct lock *lock, const struct inputs *inputs, const struct frozen_kept *kept, struct arena *a, struct messages *m);

/* Whether some change was told of a file. */
bool frozen_is_told(const struct change_list *changes, const char *name);

#endif
