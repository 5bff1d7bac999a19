/* pack.h: symbols with their words, side by side
 *
 * A symbol stands with its word beside it, above it, or as a box around it.  Several of them fill a line and go on in the next; none is parted from
 * its word, and a word is broken only where it alone is wider than the room there is.  Cells and legends are set so. */
#ifndef KT_PACK_H
#define KT_PACK_H

#include "typeset/setter.h"
#include "typeset/strip.h"

struct packed {
    const struct node *node;        /* NODE_SYMBOL, or NULL: a word alone; marks of notes may follow it in its paragraph */
    const struct style *style;
    enum word_position position;
    struct paragraph *word;         /* or NULL: no font */
    length line;                    /* WORD_BELOW: height of the symbol's own line */
};

struct pack {
    vec(struct packed) entries;
    length gap, line_gap;           /* between two in a line; between two lines */
    bool column;                    /* each in a line of its own */
    struct packed *lead;            /* stands at the left of all, or NULL */
};

/* A pack like the set wants it; entries are added one by one.  line: height of the line that a symbol stands in above its word; 0: its word's. */
struct pack *pack_new(struct setter *s, length gap, length line_gap);
void pack_add(struct setter *s, struct pack *p, const struct node *paragraph, const struct style *style, enum word_position position, length line);
void pack_lead(struct setter *s, struct pack *p, const struct node *paragraph, const struct style *style);

length pack_word_left(const struct node *symbol);   /* from the left edge of a symbol to that of its word; 0 where it stands below */

length pack_width(const struct pack *p);        /* in one line */
length pack_word_width(const struct pack *p);   /* of the widest entry, when words stay whole; of three, when they are short */
length pack_whole_width(const struct pack *p);          /* when the words of a symbol that are short stay in one line too */
length pack_least_width(const struct pack *p);  /* … when words are hyphenated too */
int pack_lines(const struct pack *p, length width);

/* A strip for each line of the pack, from `indent` on.  Gives the first word that is too wide, or NULL. */
const struct node *pack_set(struct setter *s, const struct pack *p, length indent, length width, enum align align, struct strips *out);

#endif
