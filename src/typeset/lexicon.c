/* lexicon.c: the forms of Swedish words */
#include "typeset/lexicon.h"

#include <string.h>

extern const unsigned char kt_words[];      /* words.S */

static uint32_t number(uint32_t at)
{
    const unsigned char *b = kt_words + (size_t)at * 4;

    return b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* What a word that ends at a node may be. */
static unsigned char parts_at(uint32_t node)
{
    uint32_t edge = node ? number(node) : 0;

    return (edge & 0xFF) < ' ' ? (unsigned char)(edge & 0xFF) : 0;     /* the first edge: labels are sorted */
}

/* The node behind a letter; 0: there is none. */
static uint32_t step(uint32_t node, unsigned char letter)
{
    for (uint32_t at = node; node; at++) {
        uint32_t edge = number(at);

        if ((edge & 0xFF) == letter)
            return edge >> LEXICON_TARGET;
        if (edge & LEXICON_END)
            break;
    }
    return 0;
}

int lexicon_walk(const unsigned char *letters, int n, unsigned char *parts)
{
    uint32_t node = number(1);
    int longest = 0;

    memset(parts, 0, LEXICON_LETTERS + 1);
    for (int i = 0; i < n && i < LEXICON_LETTERS && letters[i] >= 'a'; i++) {
        node = step(node, letters[i]);
        if (!node)
            break;
        parts[i + 1] = parts_at(node);
        longest = parts[i + 1] ? i + 1 : longest;
    }
    return longest;
}
