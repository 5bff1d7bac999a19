/* album.h: the pictures of a report, read on another core while the report is bound and set
 *
 * To read a picture to its end takes as long as a tenth of a report, and nobody needs its pixels before pages are written.  One thread reads the pictures
 * in the order in which they were asked for, into an arena of its own, which the report's takes over when it is done.  Who waits for one helps. */
#ifndef KT_ALBUM_H
#define KT_ALBUM_H

#include <pthread.h>
#include <stdbool.h>
#include "read/picture.h"

struct asked_picture {
    struct picture *picture;
    struct place place;
    bool again;                     /* it stands in the list before */
};

struct album {                      /* zeroed but for the first two; it stays where it is */
    struct arena *arena;
    struct messages *messages;
    vec(struct asked_picture) list; /* in the order of asking */
    struct arena read;              /* what reading makes */
    int taken;                      /* of the list, to be read */
    bool running, closing, closed;
    pthread_t thread;
    pthread_mutex_t lock;           /* of list, taken, closing and what is ready, while the thread runs */
    pthread_cond_t more, ready;
};

/* The picture in the file at path; *first: it was not asked for before.  NULL after a message.  It has no pixels and no size before somebody has waited for it. */
const struct picture *album_picture(struct album *album, const char *path, struct place asked, bool *first);

/* Until it is read, or known to be broken. */
void album_wait(const struct picture *p);

/* Waits until all are read, and tells what is wrong with them.  Once; another time does nothing. */
void album_close(struct album *album);

#endif
