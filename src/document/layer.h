/* layer.h: the INI files of a report, one upon the other
 *
 * Internal to definition.c.  A layer is one INI file; sections of the same kind and name in several layers are merged key by key. */
#ifndef KT_LAYER_H
#define KT_LAYER_H

#include "document/definition.h"

struct merged_key {
    const char *name, *value;
    const struct ini_section *said; /* the section that said it last */
};

struct merged {
    const struct section_kind *kind;
    const char *title, *name;
    const struct ini_section *first;/* the last layer's section; NULL: made of defaults */
    vec(struct merged_key) keys;
};

/* Reads the report at path and the layouts it builds on, base first, into d->sections.  False when the report or one of them cannot be read:
 * every style would be said to be missing. */
bool layers_read(struct definitions *d, const char *path);

/* Reads fonts/NAME.ini as a layer.  False when there is none. */
bool layer_read_family(struct definitions *d, const char *name);

struct merged *merged_find(const struct definitions *d, const char *kind, const char *name);
struct merged *merged_add(struct definitions *d, const struct section_kind *kind, const char *name);
const char *merged_value(const struct merged *s, const char *key);                      /* NULL: not said */
const struct ini_section *merged_said(const struct merged *s, const char *key);         /* NULL: not said */

/* "; did you mean "word"?", or "" when word is NULL. */
const char *suggestion(struct arena *a, const char *word);

#endif
