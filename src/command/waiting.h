/* waiting.h: a line on the terminal for somebody who waits
 *
 * Nothing is shown where standard error is no terminal, nor before half a second has passed. */
#ifndef KT_WAITING_H
#define KT_WAITING_H

#include <stdbool.h>
#include <stdint.h>
#include "kommuntryck.h"

struct waiting {
    bool terminal, shown;
    int64_t next;                   /* when to show something again, milliseconds */
    const char *report;             /* of the report at hand */
};

void waiting_begin(struct waiting *w);
void waiting_tell(void *waiting, const struct kommuntryck_progress *now);    /* for kommuntryck_watch */
void waiting_count(struct waiting *w, int done, int all);                    /* reports */
void waiting_clear(struct waiting *w);                                       /* before anything else is printed */

#endif
