/* paragraph.h: text broken into lines
 *
 * Inline nodes become words, shaped once; lines are chosen over the whole paragraph (total fit, Knuth & Plass,
 * "Breaking Paragraphs into Lines", 1981, with ragged right: no space stretches, and the squares of what is left over
 * are weighed).  A break is possible where Unicode says so (UAX #14 through libunistring), except where Swedish
 * practice forbids it (nobreak.c), and inside words by hyphenation.
 *
 * White space is set as one space, over the edges of segments too, and none stands at the start, at the end or around a
 * hard break.  A space that no line may end at is set as U+00A0, so that copy and search keep "1 234 tkr" together;
 * U+00AD in a text is a place for a hyphen and is never set itself. */
#ifndef KT_PARAGRAPH_H
#define KT_PARAGRAPH_H

#include "base/progress.h"
#include "document/layout.h"
#include "typeset/hyphen.h"
#include "typeset/pages.h"

/* What setting needs to know besides the text. */
struct typesetter {
    struct arena *arena;
    struct fonts *fonts;
    struct messages *messages;
    const struct hyphenator *hyphenator;    /* NULL: no hyphenation */
    struct arena *scratch;                  /* for what nobody keeps: paragraph_new and paragraph_break empty it */
    struct progress *progress;              /* NULL: nobody counts */
    struct arena *flow;                     /* for strips and what they are made of: it goes when the pages are built, which keep what is in arena */
};

/* A piece of text set in one way. */
struct segment {
    const char *text;               /* UTF-8 */
    const struct node *node;        /* NODE_TEXT (or another inline node) that it comes from */
    struct font *font;
    length size;
    color color;
    length rise;                    /* above the baseline: superscripts */
    bool underline;
    length lead, trail;             /* room before the text and after it: a symbol's drawing, the edges of its box */
    bool break_after;               /* a hard line break follows */
    bool foreign;                   /* not in the language of the patterns: never hyphenated */
    const struct node *link;        /* NODE_LINK around it, or NULL */
    const struct node *note;        /* NODE_NOTE whose mark this is, or NULL */
};

/* An unbroken paragraph, measured.  Lines can be made of it at any width, any number of times. */
struct paragraph;

/* Shapes and measures.  A glyph that is missing is a message with its place.  The segments' array is copied, and may lie in
 * scratch; their texts are not. */
struct paragraph *paragraph_new(struct typesetter *t, const struct segment *segments, int n, bool hyphenate);

length paragraph_width(const struct paragraph *p);          /* of the longest line when nothing is broken but at hard breaks */
length paragraph_word_width(const struct paragraph *p);     /* of the widest piece that has no break in it but hyphenation */
length paragraph_parted_width(const struct paragraph *p);   /* of the widest piece when every word is hyphenated once, where that helps most */
length paragraph_least_width(const struct paragraph *p);    /* of the widest piece when every hyphenation is used */

length paragraph_em(const struct paragraph *p);             /* the size that its first word is set in; 0 of nothing */

struct line {
    struct item *items;             /* ITEM_TEXT; x from the line's left edge, y from its baseline (0, or -rise); the last
                                       has the space that the line ends at */
    int count;
    int continued;                  /* 1: the first item goes on with the text of the line before; 0 */
    length width;                   /* without the trailing space */
    bool overfull;                  /* wider than asked: a word that cannot be broken */
    vec(const struct node *) notes; /* NODE_NOTEs whose marks stand on it, in order */
};

struct lines {
    struct line *v;
    int n;
};

/* Breaks at a width.  The lines are in scratch, and good until another paragraph is made or broken; their items and the pieces of these are in flow.  Always gives all of the text; a line that cannot be made to fit is marked overfull, and the
 * caller tells.  `first_indent` shortens the first line.  No text: no lines; nothing between two hard breaks: a line
 * without items. */
struct lines paragraph_break(struct typesetter *t, const struct paragraph *p, length width, length first_indent);

/* How many lines that would be at least, without making items or allocating: quick, for choosing column widths.
 * Greedy, with every hyphen; paragraph_break, which would rather leave a gap than part a word, never gives fewer and
 * seldom gives more than one more. */
int paragraph_count(const struct paragraph *p, length width);

#endif
