/* folder.h: a folder of one's own, that is gone afterwards
 *
 * In TMPDIR or /tmp, for nobody else to read.  It goes with private_folder_remove, and when the process ends in any other way, killed or not: a child of it makes the folder, waits for that and removes it. */
#ifndef KT_FOLDER_H
#define KT_FOLDER_H

#include <sys/types.h>
#include "base/message.h"

struct private_folder {
    const char *path;               /* absolute */
    int alive;                      /* closes with the process */
    pid_t keeper;
};

/* False after a message; then there is nothing to remove. */
bool private_folder_make(struct private_folder *f, struct arena *a, struct messages *m);

/* The one that was made last goes first: its keeper knows of the others. */
void private_folder_remove(struct private_folder *f);

/* Puts a new file into it; name may have folders in it, and is safe (attachment.h).  False after a message. */
bool private_folder_put(const struct private_folder *f, struct arena *a, const char *name, const struct buffer *bytes, struct messages *m);

/* Appends the bytes of a file in it, and removes that.  False after a message. */
bool private_folder_take(const struct private_folder *f, struct arena *a, const char *name, struct buffer *out, struct messages *m);

#endif
