/* figures.h: what a block took of its file, as a sheet of figures */
#ifndef KT_DOCUMENT_FIGURES_H
#define KT_DOCUMENT_FIGURES_H

#include "document/taken.h"
#include "figures/sheet.h"

/* The sheet, with the roles and groups that the layout gives its rows: made once, when it is asked for first. */
struct sheet *taken_sheet(struct arena *a, struct taken *t);

#endif
