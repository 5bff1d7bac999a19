/* running.h: running heads and feet */
#ifndef KT_RUNNING_H
#define KT_RUNNING_H

#include "document/field.h"
#include "typeset/setter.h"

/* Puts the running head before and the running foot after the items of every page but a cover. */
void running_lines(struct setter *s, const struct fields *fields, struct pages *pages);

#endif
