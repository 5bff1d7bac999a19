/* search.h: which relations are tried
 *
 * Among columns: every three of them with any signs, runs of columns as sums and averages, columns of the same last part of their header, shares and changes where
 * a name or a per cent sign tells them.  Among rows the same, as long as there are few; in long tables what stands near each other, and sums of what no sum before
 * them has taken.  Candidates are tried on a few lines first, so that the time is linear in the lines. */
#ifndef KT_SEARCH_H
#define KT_SEARCH_H

#include "figures/relation.h"

struct relations { vec(struct relation *) list; };

/* The relations among the columns, or among the rows, of a grid, the surest first; those that others imply are left out. */
struct relations *relations_find(struct arena *a, const struct grid *g);

#endif
