/* relations.h: relations that nobody told, and the cells that break them */
#ifndef KT_RELATIONS_H
#define KT_RELATIONS_H

#include "check/check.h"

/* Runs after the sums and the identities of the INI files: what they have told is not said again. */
void check_relations(struct report_check *c);

#endif
