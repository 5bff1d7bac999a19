/* register.h: andringar.csv, the list of all changes since the first decision
 *
 * A row a change, oldest first: version;plats;tidigare;nytt;skäl;beslut;datum;fil;rad.  The first seven are for readers; fil and rad say where the change stands in the sources of that version, so that a bar can be set
 * beside it.  UTF-8 with ; and the line ends of Excel. */
#ifndef KT_REGISTER_H
#define KT_REGISTER_H

#include "compare/compare.h"

struct revision {
    int version;
    const char *reason, *decision, *date;   /* decision: "socialnämnden 2025-04-10, § 31", or "" */
    const int *lines;               /* for each line of the definition, from 0, the one that it is in the new version's; or -1 */
    int nlines;
};

/* Appends the list: what stood in it before (bytes; n is 0: nothing) of other versions, and a row for each change.  The two versions give tables and settings the names that readers know them by.  False when the old one is no such list. */
bool register_put(struct buffer *out, const char *bytes, size_t n, const struct revision *revision, const struct change_list *changes, const struct compared *old, const struct compared *new);

#endif
