/* nobreak.h: spaces where Swedish practice ends no line
 *
 * Numbers, dates, paragraphs of law, abbreviations and what belongs to a figure stay on one line (Språkrådet,
 * "Myndigheternas skrivregler", on hard spaces; rules.md, "Numbers, dates, text").  The rules see words and not
 * meanings: where one might be wrong, it keeps together too much rather than too little. */
#ifndef KT_NOBREAK_H
#define KT_NOBREAK_H

#include "typeset/flat.h"

/* Clears MARK_BREAK after every space that must not be broken at, and MARK_HYPHEN in the months of dates. */
void nobreak_apply(struct flat *f);

#endif
