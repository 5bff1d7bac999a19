/* patterns.c: the hyphenation patterns of Swedish
 *
 * The automaton reads ".word."; the points of the state that it comes to count if they are higher than those that are there (Liang, "Word Hy-phen-a-tion
 * by Com-put-er", 1983). */
#include "typeset/patterns.h"

#include <string.h>

extern const uint32_t kt_patterns[];        /* words.S */

const char patterns_language[] = "sv_SE";

static const uint32_t *state_at(uint32_t state)
{
    return kt_patterns + PATTERNS_HEAD + (size_t)state * PATTERNS_STATE;
}

static const uint32_t *edges(void)
{
    return state_at(kt_patterns[0]);
}

static const unsigned char *points_at(uint32_t place)
{
    return (const unsigned char *)(edges() + kt_patterns[1]) + place;
}

int patterns_left(void)
{
    return (int)kt_patterns[2];
}

int patterns_right(void)
{
    return (int)kt_patterns[3];
}

/* The state behind a letter, by way of those that are fallen back to; PATTERNS_NONE: no pattern goes on here. */
static uint32_t step(uint32_t state, unsigned char letter)
{
    for (; state != PATTERNS_NONE; state = state_at(state)[1]) {
        uint32_t row = state_at(state)[0], count = row & ((1u << PATTERNS_COUNT) - 1);
        const uint32_t *edge = edges() + (row >> PATTERNS_COUNT);

        for (uint32_t i = 0; i < count; i++)
            if ((edge[i] & ((1u << PATTERNS_COUNT) - 1)) == letter)
                return edge[i] >> PATTERNS_COUNT;
    }
    return PATTERNS_NONE;
}

/* The points of a state end where the automaton stands. */
static void take_points(uint32_t state, int end, unsigned char *points)
{
    uint32_t place = state_at(state)[2];
    const unsigned char *found = points_at(place);

    for (int i = 0; place && i < found[0]; i++) {
        int at = end - found[0] + i;

        if (at >= 0 && points[at] < found[i + 1])
            points[at] = found[i + 1];
    }
}

void patterns_ask(const unsigned char *letters, int n, unsigned char *points)
{
    uint32_t state = 0;

    memset(points, 0, (size_t)n + 2);
    for (int i = 0; i < n + 2; i++) {
        state = step(state, i == 0 || i == n + 1 ? '.' : letters[i - 1]);
        if (state != PATTERNS_NONE)
            take_points(state, i + 1, points);
        else
            state = 0;
    }
}
