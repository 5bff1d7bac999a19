/* input.h: the files that a report was made from
 *
 * A list in the order of reading, each file once, with its bytes as they lay on the disk: what a file that carries its sources embeds,
 * and what a manifest counts.  Who reads a file for the report adds it here. */
#ifndef KT_INPUT_H
#define KT_INPUT_H

#include "base/arena.h"

enum input_role { INPUT_REPORT, INPUT_LAYOUT, INPUT_FAMILY, INPUT_TEXT, INPUT_DATA, INPUT_PICTURE };

struct input {
    enum input_role role;
    const char *path;               /* as opened */
    const char *name;               /* from the report's folder, or layouts/NAME.ini and fonts/NAME.ini; no two files share one */
    const char *bytes;
    size_t size;
};

struct inputs { vec(struct input) list; };

/* Adds a file, unless its path is there already.  A name is brought to its plain form (./a//b/../c is a/c); one that another file has
 * gets a number: "layouts/base-2.ini".  Path and bytes live as long as the arena. */
void inputs_add(struct arena *a, struct inputs *inputs, enum input_role role, const char *path, const char *name, const char *bytes, size_t size);

/* The file of a name; NULL: there is none. */
const struct input *inputs_find(const struct inputs *inputs, const char *name);

/* The name of the file that was opened so, or "". */
const char *inputs_name(const struct inputs *inputs, const char *path);

#endif
