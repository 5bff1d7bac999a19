/* again.h: a report that is set again from the sources in a finished PDF */
#ifndef KT_AGAIN_H
#define KT_AGAIN_H

#include "finished/folder.h"
#include "finished/sources.h"
#include "kommuntryck.h"

/* Puts the sources into a private folder, opens their report there and sets it; its files are named as they are in the PDF.  NULL after a message, when the folder fails; else look at kommuntryck_status, and close it. */
struct kommuntryck *again_open(const struct private_folder *folder, const struct sources *s, struct arena *a, struct messages *m);

/* Writes a report that is set as PDF into the private folder, and appends those bytes.  False after messages, of the report or in m. */
bool again_write(const struct private_folder *folder, struct kommuntryck *k, struct arena *a, struct buffer *out, struct messages *m);

#endif
