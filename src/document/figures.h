/* figures.h: what a block took of its file, as a sheet of figures */
#ifndef KT_DOCUMENT_FIGURES_H
#define KT_DOCUMENT_FIGURES_H

#include "document/taken.h"
#include "figures/sheet.h"

/* The sheet, with the roles and groups that the layout gives its rows: made once, when it is asked for first. */
struct sheet *taken_sheet(struct arena *a, struct taken *t);

/* What is called so: a [table], else another block of that name.  NULL: there is none. */
struct taken *taken_find(const struct taken_list *list, const char *name);
const char *taken_nearest(struct arena *a, const struct taken_list *list, const char *name);    /* or NULL */
bool taken_is_table(const struct taken *t);

/* The unit of a figure: what stands behind it, in its header, beside its row's label, or what its block says.  "": none is known. */
const char *taken_unit(const struct taken *t, int row, int column);

#endif
