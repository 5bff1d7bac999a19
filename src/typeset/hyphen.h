/* hyphen.h: where a word may be hyphenated: at the joints of compounds first, then by patterns
 *
 * Joints are found by compound.h in Swedish words; no pattern breaks a word within two letters of one.  Patterns are those of Debian's hyphen-sv,
 * which the program holds (patterns.h), or of another language, through libhyphen; exceptions come from the layout and win.  Never hyphenated: words with
 * fewer letters than `word`, words with two or more capitals (OECD, KS/KLF), with digits, and URLs and e-mail addresses
 * (breaks.c keeps those away); nor words of more than 100 letters, which are no words, and words with letters that the
 * patterns do not know. */
#ifndef KT_HYPHEN_H
#define KT_HYPHEN_H

#include "document/layout.h"

struct hyphenator;

/* The patterns of the layout's language, Swedish or from /usr/share/hyphen; NULL after a message at `asked`.  Freed by
 * hyphenator_done. */
struct hyphenator *hyphenator_new(struct arena *a, const struct hyphenation *definition, struct place asked, struct messages *m);

/* The same with a file of patterns; NULL when it cannot be used. */
struct hyphenator *hyphenator_open(struct arena *a, const struct hyphenation *definition, const char *path);

void hyphenator_done(struct hyphenator *h);

/* Those of all reports of a workshop, one for each look of [hyphenation]: words that a report before has asked for are known. */
struct hyphenators {
    struct arena *arena;
    vec(struct hyphenator *) list;
};

/* As hyphenator_new; freed by hyphenators_done. */
struct hyphenator *hyphenators_find(struct hyphenators *all, const struct hyphenation *definition, struct place asked, struct messages *m);
void hyphenators_done(struct hyphenators *all);

enum hyphen_point {
    HYPHEN_PATTERN = 1,             /* of a word without joints; or a joint within a part of a compound */
    HYPHEN_INNER,                   /* inside a part of a compound: worse */
    HYPHEN_JOINT,                   /* between parts of a compound, or where the layout says: best */
};

/* For one word (letters only, as cut from the text without punctuation): sets points[i] for every byte offset i (0 < i
 * < bytes) before which a hyphen may be put to what kind of point it is, and clears the others.  points has at least `bytes` elements.  Returns how
 * many.  Results are remembered by word. */
int hyphenator_word(const struct hyphenator *h, const char *word, int bytes, unsigned char *points);

#endif
