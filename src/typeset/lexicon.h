/* lexicon.h: the forms of Swedish words, and where in a compound they may stand
 *
 * Compiled from Debian's hunspell dictionary when the program is built (tools/words.c) and linked in: it is mapped with the program and never read or
 * parsed.  The table is an automaton: numbers of 32 bits, little-endian.  The first is how many there are, the second the place of the root.  A node is a
 * row of edges in the order of their labels, the last of them marked; an edge is a label and the place of the node that it leads to.  Labels are letters in
 * Latin-1; labels below a blank end a word and say what it may be. */
#ifndef KT_LEXICON_H
#define KT_LEXICON_H

#include <stdint.h>

#define LEXICON_LETTERS 24          /* of the longest form */
#define LEXICON_END 0x100           /* the last edge of its node */
#define LEXICON_TARGET 9            /* bits before the target */

enum lexicon_part { LEXICON_FIRST = 1, LEXICON_MIDDLE = 2, LEXICON_LAST = 4, LEXICON_WORD = 8 };

/* parts[k]: what the letters from the first on that are k long may be; 0: nothing.  Letters are Latin-1, lower case.  Gives the longest length that
 * is anything; parts holds LEXICON_LETTERS + 1. */
int lexicon_walk(const unsigned char *letters, int n, unsigned char *parts);

extern const char words_digest[];           /* SHA-256 of the table (words.S) */

#endif
