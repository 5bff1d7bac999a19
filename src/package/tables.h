/* tables.h: the tables of a report as an archive wants them
 *
 * RFC 4180: UTF-8, commas, CRLF; figures without separators of groups and with a decimal point, −0.5 as -0.5; and a description of every column. */
#ifndef KT_PACKAGE_TABLES_H
#define KT_PACKAGE_TABLES_H

#include "document/taken.h"
#include "document/definition.h"

void table_put(const struct taken *taken, struct arena *a, struct buffer *out);

/* The head of the description, and the rows of one table: file, column, type, unit, sign convention. */
void description_begin(struct buffer *out);
void description_put(const struct definitions *d, const struct taken *taken, const char *file, struct buffer *out);

#endif
