/* patterns.h: the hyphenation patterns of Swedish
 *
 * Debian's hyphen-sv, as libhyphen reads it, written out when the program is built (tools/patterns.c) and linked in: mapped with the program and never
 * read or parsed.  The table is libhyphen's automaton, a cell a state: what follows a state by a letter lies at the state's first place and the letter's
 * code, when that cell says that it comes from there (Aoe, "An Efficient Digital Search Algorithm by Using a Double-Array Structure", 1989).  The cells
 * are followed by the points, in bytes: how many, and the digits themselves. */
#ifndef KT_PATTERNS_H
#define KT_PATTERNS_H

#include <stdint.h>

#define PATTERNS_NONE 0xFFFFu       /* no cell */

struct patterns_cell {
    uint16_t first;                 /* the cell behind it by the letter of code 0, if there were one */
    uint16_t from;                  /* the cell before it */
    uint16_t back;                  /* the cell to fall back to */
    uint16_t points;                /* their place; 0: none */
};

struct patterns_table {             /* the root is cell 0 */
    uint16_t cells, letters;
    uint16_t left, right;           /* letters before a point and behind one, at least */
    uint8_t codes[256];             /* of letters in Latin-1, from 1; 0: no pattern has it */
    struct patterns_cell cell[];
};

extern const char patterns_digest[];        /* SHA-256 of the table (words.S) */
extern const char patterns_language[];      /* "sv_SE" */

int patterns_left(void);                    /* letters that must stand before a point, and behind one */
int patterns_right(void);

/* Sets points[i], 0 < i < n, to the digit of the patterns before letter i: a point when it is odd.  Letters are Latin-1, lower case; points has n + 2 elements. */
void patterns_ask(const unsigned char *letters, int n, unsigned char *points);

#endif
