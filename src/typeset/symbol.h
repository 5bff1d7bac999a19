/* symbol.h: the drawing of a symbol */
#ifndef KT_SYMBOL_H
#define KT_SYMBOL_H

#include "typeset/setter.h"

/* The drawing of a symbol, `size` high and wide, its centre on x = size/2 and half the height of a capital of `beside` above y = 0, the baseline. */
struct item symbol_item(struct setter *s, const struct symbol *symbol, length size, const struct style *beside);

/* The box around a symbol's word; x, y is its upper left corner. */
struct item symbol_box(struct setter *s, const struct symbol_set *set, const struct symbol *symbol, length width, length height);

/* What a word in that box is set in: as the symbol says, or else white where that reaches a contrast of 4.5:1 (WCAG 2.2, 1.4.3), or else black. */
color symbol_text_color(const struct symbol *symbol);

/* A symbol in running text (NODE_SYMBOL): as large as the text beside it asks for.  The segment of its word gets the room that the drawing needs, and the
 * drawing its place, counted from the left edge and the baseline of that word, `width` wide. */
void symbol_make_room(struct setter *s, const struct style *style, struct segment *word);
struct item symbol_in_text(struct setter *s, const struct node *symbol, const struct style *style, length width);


#endif
