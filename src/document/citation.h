/* citation.h: figures of tables in texts
 *
 *     Nämndens resultat blev {drift[Summa, Avvikelse] | mnkr}.
 *
 * The table may stand before or after the text: the figure comes when all blocks have been read, and is the table's own, so that the two cannot disagree.
 * Behind | stand a unit (kr, tkr, mnkr, mdkr) to bring it to, with a number of decimals: mnkr 2; a number of decimals alone; abs: without its sign; plain: without its unit;
 * text: whatever stands in the cell. */
#ifndef KT_CITATION_H
#define KT_CITATION_H

#include "document/bind.h"

/* Bytes of the citation that begins at s, braces included; 0: none does. */
size_t citation_length(const char *s);

/* A citation of n bytes at text + offset as the last child of `at`; the text was read from a place on. */
struct node *citation_add(struct binder *b, struct node *at, const char *text, size_t offset, size_t n, struct place place);

/* Text and citations as children of `at`. */
void citation_text(struct binder *b, struct node *at, const char *text, struct place place);

/* A copy of a node shall have its figure too, if it is one. */
void citation_copied(struct binder *b, const struct node *from, struct node *to);

/* Gives every citation its figure; names that are not there are messages. */
void citations_resolve(struct binder *b);

#endif
