/* patterns.c: the hyphenation patterns of Swedish
 *
 * The automaton reads ".word."; the points of the state that it comes to count if they are higher than those that are there (Liang, "Word Hy-phen-a-tion
 * by Com-put-er", 1983). */
#include "typeset/patterns.h"

#include <string.h>

extern const struct patterns_table kt_patterns;     /* words.S */

const char patterns_language[] = "sv_SE";

int patterns_left(void)
{
    return kt_patterns.left;
}

int patterns_right(void)
{
    return kt_patterns.right;
}

/* The cell behind a letter, by way of those that are fallen back to; PATTERNS_NONE: no pattern goes on here. */
static unsigned step(unsigned at, unsigned code)
{
    for (; code && at != PATTERNS_NONE; at = kt_patterns.cell[at].back) {
        unsigned behind = kt_patterns.cell[at].first + code;

        if (kt_patterns.cell[behind].from == at)
            return behind;
    }
    return PATTERNS_NONE;
}

/* The points of a cell end where the automaton stands. */
static void take_points(unsigned place, int end, unsigned char *points)
{
    const unsigned char *found = (const unsigned char *)(kt_patterns.cell + kt_patterns.cells) + place;

    for (int i = 0; i < found[0]; i++) {
        int at = end - found[0] + i;

        if (at >= 0 && points[at] < found[i + 1])
            points[at] = found[i + 1];
    }
}

void patterns_ask(const unsigned char *letters, int n, unsigned char *points)
{
    unsigned at = 0;

    memset(points, 0, (size_t)n + 2);
    for (int i = 0; i < n + 2; i++) {
        at = step(at, kt_patterns.codes[i == 0 || i == n + 1 ? '.' : letters[i - 1]]);
        if (at == PATTERNS_NONE)
            at = 0;
        else if (kt_patterns.cell[at].points)
            take_points(kt_patterns.cell[at].points, i + 1, points);
    }
}
