/* fields.h: the description of the tables' columns (fältbeskrivning), XML by a schema of our own that goes with it
 *
 * The schema, faltbeskrivning.xsd, says in Swedish what each element and attribute means. */
#ifndef KT_PACKAGE_FIELDS_H
#define KT_PACKAGE_FIELDS_H

#include "document/definition.h"
#include "document/taken.h"
#include "package/xml.h"

/* schema: the way from the description to its schema. */
void fields_begin(struct xml *x, const char *schema);

/* file: where the package has the table; source: the name of the file that it was made from. */
void fields_put(struct xml *x, const struct definitions *d, const struct taken *taken, const char *file, const char *source);

void fields_end(struct xml *x, struct buffer *out);

void fields_schema(struct buffer *out);

#endif
