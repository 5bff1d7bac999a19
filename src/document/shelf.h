/* shelf.h: layouts and families that were read before
 *
 * Reports that are built one after the other share most of their layouts.  A file that was read without a message stands here, as it was then, for as long as
 * the shelf's arena lives; nobody changes what stands here. */
#ifndef KT_SHELF_H
#define KT_SHELF_H

#include "read/ini.h"

struct shelf {
    struct arena *arena;
    vec(const struct ini *) list;
};

/* The INI file at a path, read now or before; `name` is the one in messages.  NULL after a message at `asked`. */
const struct ini *shelf_ini(struct shelf *s, const char *path, const char *name, struct place asked, struct messages *m);

#endif
