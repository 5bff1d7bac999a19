/* definition.h: layouts and a report, read into their structs
 *
 * Layers are read from the layout that nothing is below, up to the report itself; a key of a later layer wins.  Then every section becomes
 * the struct of its kind, as key.h says, with references resolved.  Blocks keep the order of the report. */
#ifndef KT_DEFINITION_H
#define KT_DEFINITION_H

#include "base/progress.h"
#include "document/input.h"
#include "document/key.h"
#include "document/shelf.h"
#include "read/ini.h"

struct library {                    /* where layouts and fonts are found */
    struct list_of_paths { const char **v; int n; } layouts, fonts;
    struct shelf *shelf;            /* of what was read for other reports, or NULL */
};

struct block {                      /* a section of the report, in the order of the document */
    const struct section_kind *kind;
    const char *name;
    const void *data;               /* its struct */
};

struct definitions {
    struct arena *arena;
    struct messages *messages;
    const char *folder;             /* of the report */
    const struct ini *report;
    vec(struct block) blocks;
    vec(struct instance *) instances;
    struct instance **index;        /* the same by kind and name: open, a power of two, at least half of it free */
    int index_size;
    vec(struct merged *) sections;
    const struct library *library;
    struct inputs *inputs;          /* everything that was read */
    struct progress *progress;      /* of the report, or NULL */
};

/* Reads a report definition and its layouts; adds to the inputs what is read, then and later.  NULL when the report or its layout cannot be read; otherwise look at messages->errors. */
struct definitions *definitions_read(struct arena *a, const char *path, const struct library *library, struct inputs *inputs,
                                     struct messages *m);

/* The struct of [kind name], or NULL; name is "" for a kind without names.  A kind without names always has one, of defaults. */
const void *definition_find(const struct definitions *d, const char *kind, const char *name);

/* The struct of the i-th section of a kind, in no order that means anything, or NULL. */
const void *definition_at(const struct definitions *d, const char *kind, int i);

/* Whether a section itself says a key, in some layer. */
bool definition_says(const void *data, const char *key);

/* Where a key of a struct that definition_find or a block gave was said; where its section stands when key is NULL or nowhere said. */
struct place definition_place(const void *data, const char *key);

/* Where a block begins, of the keys that all blocks have; NULL for those that are a page of their own. */
const struct placing *block_placing(const struct block *block);

/* Another struct, of the kind `kind`, that the section of `from` says too: the table of a chart.  Each of its keys takes the value of a key of that section,
 * or one of its own; a key that the section does not say, and one that is not named here, has its default. */
struct derived_key { const char *name, *from, *value; };   /* value NULL: that of the key `from` */
const void *definition_derive(const void *from, const char *kind, const struct derived_key *keys, int n);

/* The name of the section: "table volym". */
const char *definition_title(const void *data);

#endif
