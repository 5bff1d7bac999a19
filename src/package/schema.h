/* schema.h: XML held against the schemas of a folder
 *
 * A schema is found by the namespace of the document's root, whatever its file is called.  Nothing outside the folder's own disk is ever asked for. */
#ifndef KT_PACKAGE_SCHEMA_H
#define KT_PACKAGE_SCHEMA_H

#include <stdbool.h>
#include <libxml/tree.h>
#include "base/arena.h"
#include "finished/facts.h"

struct schemas {
    struct arena *arena;
    vec(struct schema) list;
};

/* Reads all that ends in .xsd in the folder; NULL: none.  schemas_close frees them. */
void schemas_open(struct schemas *s, struct arena *a, const char *folder);
void schemas_close(struct schemas *s);

/* Adds a fact against the package for every error of the document, at most SCHEMA_ERRORS.  Whether there is a schema for it. */
#define SCHEMA_ERRORS 20
bool schemas_ask(const struct schemas *s, xmlDoc *document, const char *name, struct facts *facts);

#endif
