/* symbol.h: which symbol of a set a text means */
#ifndef KT_DOCUMENT_SYMBOL_H
#define KT_DOCUMENT_SYMBOL_H

#include "base/arena.h"
#include "document/layout.h"

/* One of its layers has a shape and a colour. */
bool symbol_is_drawn(const struct symbol *symbol);

/* What texts meant before; its size does not grow. */
struct symbol_memory;
struct symbol_memory *symbol_memory_new(struct arena *a);

/* The symbol whose word, name, short word or match a text is, whatever its case; NULL: none.
 * A text that holds one of the separators (always "" or the same ones of a set) is that of a symbol only where its words hold one too. */
const struct symbol *symbol_of_text(struct symbol_memory *m, const struct symbol_set *set, const char *text, const char *separators);

#endif
