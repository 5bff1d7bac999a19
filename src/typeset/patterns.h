/* patterns.h: the hyphenation patterns of Swedish
 *
 * Debian's hyphen-sv, as libhyphen reads it, written out when the program is built (tools/patterns.c) and linked in: mapped with the program and never
 * read or parsed.  The table is libhyphen's automaton in numbers of 32 bits, little-endian: how many states there are, how many edges, the least
 * letters before and after a point; then three numbers a state (its first edge and how many it has; the state to fall back to; the place of its points,
 * 0: none), then the edges (a letter in Latin-1 and the state it leads to), then the points, in bytes: how many, and the digits themselves. */
#ifndef KT_PATTERNS_H
#define KT_PATTERNS_H

#include <stdint.h>

#define PATTERNS_HEAD 4             /* numbers before the first state */
#define PATTERNS_STATE 3            /* numbers of a state */
#define PATTERNS_COUNT 8            /* bits for how many edges, and for a letter */
#define PATTERNS_NONE 0xFFFFFFFFu   /* no state to fall back to */

extern const char patterns_digest[];        /* SHA-256 of the table (words.S) */
extern const char patterns_language[];      /* "sv_SE" */

int patterns_left(void);                    /* letters that must stand before a point, and behind one */
int patterns_right(void);

/* Sets points[i], 0 < i < n, to the digit of the patterns before letter i: a point when it is odd.  Letters are Latin-1, lower case; points has n + 2 elements. */
void patterns_ask(const unsigned char *letters, int n, unsigned char *points);

#endif
