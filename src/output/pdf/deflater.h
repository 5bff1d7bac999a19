/* deflater.h: the streams of a file, deflated while the next are made
 *
 * Streams come out in the order in which they were given, each for itself, so that the bytes of a file do not depend on how many cores there
 * are: helpers deflate on the others, and the one who gives streams helps when too many wait.  Only this one writes. */
#ifndef KT_PDF_DEFLATER_H
#define KT_PDF_DEFLATER_H

#include <stdbool.h>
#include "base/buffer.h"

struct stream {
    unsigned number;                /* of its object */
    bool plain;                     /* the data are not to be deflated */
    struct buffer entries;          /* of its dictionary, but for its filter and length */
    struct buffer data;             /* unless it is lent: */
    const void *lent;               /* bytes of another, which stay until they are written */
    size_t lent_size;
    struct buffer deflated;         /* once it is written; nothing when it is plain */
    int state;                      /* deflater.c */
};

struct deflater;

/* write is called with each stream when its turn has come, within deflater_give and deflater_wait. */
struct deflater *deflater_open(void (*write)(void *state, const struct stream *stream), void *state);
void deflater_close(struct deflater *d);                /* what was not waited for is not written */

struct stream *deflater_next(struct deflater *d);       /* an empty one, to be filled … */
void deflater_give(struct deflater *d);                 /* … and given away: it is not touched after this */
void deflater_wait(struct deflater *d);                 /* until all are written */

#endif
