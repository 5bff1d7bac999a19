/* outline.h: the path of a shape, as it is written
 *
 * A small part of SVG's path data (SVG 1.1, 8.3): the commands M L H V C Z, absolute in capitals and relative in small letters, numbers with a decimal
 * point between them, parted by blanks or commas; a command's numbers may be repeated.  The box is 100 by 100, y grows downwards; what is drawn may
 * reach a little out of it. */
#ifndef KT_OUTLINE_H
#define KT_OUTLINE_H

#include <stdbool.h>
#include "base/arena.h"
#include "base/path.h"

struct outline_error {
    size_t offset, length;          /* bytes of the text that cannot be read */
    const char *expected;
};

/* False, and where and why, when the text is no path. */
bool outline_read(struct arena *a, const char *text, struct drawing *out, struct outline_error *error);

#endif
