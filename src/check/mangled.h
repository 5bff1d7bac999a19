/* mangled.h: letters that were lost when a text was saved or pasted */
#ifndef KT_MANGLED_H
#define KT_MANGLED_H

#include "check/passage.h"

/* Replacement characters, and UTF-8 that was once read as Windows-1252: "Ã¥". */
void mangled_check(const struct passage *p);

#endif
