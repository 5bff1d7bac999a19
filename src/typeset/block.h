/* block.h: paragraphs, headings and lists
 *
 * In two steps, because a table must know how wide its cells can be before it knows how wide they are: blocks are measured,
 * then set in a width as strips of one line each. */
#ifndef KT_BLOCK_H
#define KT_BLOCK_H

#include "typeset/pack.h"
#include "typeset/setter.h"
#include "typeset/strip.h"

/* A paragraph with what stands at its left: a list label, a heading's number. */
struct measured {
    const struct node *node;
    const struct style *style;
    struct paragraph *text;         /* NULL: no text */
    length indent, indent_right;
    length before, after;
    struct item *label;             /* x from the left edge; y from the first baseline; or NULL */
    struct pack *pack;              /* symbols with their words, instead of text; or NULL */
};

struct measures {
    struct measured *v;
    int n, cap;
};

/* Adds what the blocks below a node hold (a cell, a note), or a single paragraph or heading.  line is the height of a line
 * that a symbol by itself stands in; 0: that of its style. */
void measure_blocks(struct setter *s, const struct node *parent, length line, struct measures *out);
void measure_paragraph(struct setter *s, const struct node *paragraph, length indent, struct measures *out);
void measure_heading(struct setter *s, const struct node *heading, length gap, struct measures *out);
void measure_list(struct setter *s, const struct node *list, length indent, struct measures *out);

/* What stands at the left of a paragraph's first line. */
void set_label(struct setter *s, struct measured *m, struct item label, const struct node *node, length x);

length measured_width(const struct measures *m);        /* when no line is broken */
length measured_word_width(const struct measures *m);   /* when only words stay whole */
length measured_whole_width(const struct measures *m);  /* when the words of a symbol stay together too, if they are short */
length measured_parted_width(const struct measures *m); /* when words are hyphenated once at most */
length measured_least_width(const struct measures *m);  /* when words are hyphenated too */
int measured_lines(const struct measures *m, length width);

/* The lines in a width, from x 0.  align: ALIGN_AUTO takes each style's own.  The first two and the last two lines of a paragraph are kept together
 * (orphans and widows).  Gives the first line that is too wide for the width, or NULL. */
const struct node *set_measures(struct setter *s, const struct measures *m, length width, enum align align, struct strips *out);

/* Says that a word of the node is wider than its line. */
void tell_wide_line(struct setter *s, const struct node *at);

#endif
