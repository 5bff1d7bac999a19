/* chapters.h: headings with nothing under them */
#ifndef KT_CHAPTERS_H
#define KT_CHAPTERS_H

#include "check/check.h"

/* Tells headings before whose next one, of the same or a higher level, nothing stands. */
void chapters_check(struct report_check *c);

#endif
