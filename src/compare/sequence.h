/* sequence.h: what two sequences have in common
 *
 * Elements are numbers: equal numbers are equal elements.  word_number makes numbers of texts. */
#ifndef KT_SEQUENCE_H
#define KT_SEQUENCE_H

#include "base/arena.h"

/* For each element of a the index of its partner in b, or -1; partners stand in the same order in both.  As many as there are while a and b differ in no
 * more than some thousand elements (Myers 1986, An O(ND) difference algorithm); beyond that fewer, in bounded time.  The array is the arena's. */
int *sequence_match(struct arena *a, const int *left, int nleft, const int *right, int nright);

struct word_numbers {               /* begin with zeros */
    struct arena *arena;
    const char **words;             /* by number */
    int n, cap;
    int *slots, size;               /* a hash table: a number plus 1 */
};

/* The number of a text; the same for the same text.  The text must live as long as the table. */
int word_number(struct word_numbers *w, const char *text);

#endif
