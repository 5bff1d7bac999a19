/* patterns.c: libhyphen's automaton of a language as the table that is linked in (src/typeset/patterns.h)
 *
 *     patterns hyph_sv_SE.dic > patterns.bin
 *
 * libhyphen puts a level of its own over patterns that name none, for words that hold hyphens already; letters are judged by the level below. */
#include <hyphen.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/patterns.h"

static void put(uint32_t n)
{
    const unsigned char bytes[] = {(unsigned char)n, (unsigned char)(n >> 8), (unsigned char)(n >> 16), (unsigned char)(n >> 24)};

    fwrite(bytes, 1, sizeof bytes, stdout);
}

static void give_up(const char *why)
{
    fprintf(stderr, "patterns: %s\n", why);
    exit(1);
}

static void put_states(const HyphenDict *d)
{
    uint32_t edge = 0, points = 1;          /* place 0 means none */

    for (int i = 0; i < d->num_states; i++) {
        const HyphenState *s = &d->states[i];

        put(edge << PATTERNS_COUNT | (uint32_t)s->num_trans);
        put(s->fallback_state < 0 ? PATTERNS_NONE : (uint32_t)s->fallback_state);
        put(s->match ? points : 0);
        edge += (uint32_t)s->num_trans;
        points += s->match ? (uint32_t)strlen(s->match) + 1 : 0;
        if (s->repl)
            give_up("patterns that change letters are not written");
    }
}

static void put_edges(const HyphenDict *d)
{
    for (int i = 0; i < d->num_states; i++)
        for (int k = 0; k < d->states[i].num_trans; k++)
            put((uint32_t)d->states[i].trans[k].new_state << PATTERNS_COUNT | (unsigned char)d->states[i].trans[k].ch);
}

static void put_points(const HyphenDict *d)
{
    putchar(0);
    for (int i = 0; i < d->num_states; i++) {
        const char *match = d->states[i].match;

        if (match)
            putchar((int)strlen(match));
        for (; match && *match; match++)
            putchar(*match - '0');
    }
}

int main(int argc, char **argv)
{
    const HyphenDict *top = argc == 2 ? hnj_hyphen_load(argv[1]) : NULL, *d = top ? top->nextlevel : NULL;
    uint32_t edges = 0;

    if (!d)
        give_up("no patterns, or no level below the first");
    if (strcmp(top->cset, "ISO8859-1") != 0 || top->utf8 || d->nextlevel)
        give_up("only one level of patterns in ISO8859-1 is written");
    for (int i = 0; i < d->num_states; i++)
        edges += (uint32_t)d->states[i].num_trans;
    put((uint32_t)d->num_states);
    put(edges);
    put((uint32_t)top->lhmin);
    put((uint32_t)top->rhmin);
    put_states(d);
    put_edges(d);
    put_points(d);
    return ferror(stdout) || fflush(stdout);
}
