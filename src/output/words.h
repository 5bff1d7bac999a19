/* words.h: the text of a placed item
 *
 * What the glyphs of an item stand for, byte for byte as it was shaped.  A hyphen of hyphenation is not part of it. */
#ifndef KT_WORDS_H
#define KT_WORDS_H

#include "typeset/pages.h"

void item_words(const struct item_text *t, struct buffer *out);     /* appends */

/* How far from the item's left edge the last glyph begins that stands for the character c; -1: there is none. */
length item_find(const struct item_text *t, char c);

/* How far from the item's left edge its last n characters begin. */
length item_tail(const struct item_text *t, int n);

#endif
