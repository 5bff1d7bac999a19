/* patterns.c: libhyphen's automaton of a language as the table that is linked in (src/typeset/patterns.h)
 *
 *     patterns hyph_sv_SE.dic > patterns.bin
 *
 * libhyphen puts a level of its own over patterns that name none, for words that hold hyphens already; letters are judged by the level below. */
#include <hyphen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "typeset/patterns.h"

#define CELLS ((int)PATTERNS_NONE)
#define POINTS 0xFFFF

static struct patterns_table head;
static struct patterns_cell cells[CELLS];
static uint16_t places[CELLS];              /* of states */
static unsigned char points[POINTS];
static int points_used = 1;                 /* place 0 means none */

static void give_up(const char *why)
{
    fprintf(stderr, "patterns: %s\n", why);
    exit(1);
}

/* --- points: the same ones are written once --- */

static uint16_t add_points(const char *match)
{
    int n = (int)strlen(match), at = 1;

    for (; at < points_used; at += points[at] + 1) {
        bool same = points[at] == n;

        for (int i = 0; i < n && same; i++)
            same = points[at + 1 + i] == match[i] - '0';
        if (same)
            return (uint16_t)at;
    }
    if (points_used + n + 1 > POINTS)
        give_up("too many points");
    points[points_used++] = (unsigned char)n;
    for (int i = 0; i < n; i++)
        points[points_used++] = (unsigned char)(match[i] - '0');
    return (uint16_t)at;
}

/* --- cells --- */

static int code_of(const HyphenTrans *edge)
{
    uint8_t *code = &head.codes[(unsigned char)edge->ch];

    if (!*code)
        *code = (uint8_t)++head.letters;
    return *code;
}

static bool has_room(const HyphenState *s, int first)
{
    for (int k = 0; k < s->num_trans; k++)
        if (cells[first + code_of(&s->trans[k])].from != PATTERNS_NONE)
            return false;
    return true;
}

/* The first place where all that follow a state find a free cell. */
static int find_room(const HyphenState *s)
{
    static int full = 1;                    /* up to here there is hardly any room */
    int first = full;

    while (first + 256 < CELLS && !has_room(s, first))
        first++;
    if (first + 256 >= CELLS)
        give_up("too many states");
    if (s->num_trans > 2)
        full = first;
    return first;
}

static void place_behind(const HyphenDict *d, int state)
{
    const HyphenState *s = &d->states[state];
    int first = find_room(s);

    cells[places[state]].first = (uint16_t)first;
    for (int k = 0; k < s->num_trans; k++) {
        int at = first + code_of(&s->trans[k]);

        cells[at].from = places[state];
        places[s->trans[k].new_state] = (uint16_t)at;
        head.cells = at > head.cells ? (uint16_t)at : head.cells;
    }
}

/* From a state that leads nowhere one falls back at once to the next that does. */
static uint16_t fallback(const HyphenDict *d, int state)
{
    int back = d->states[state].fallback_state;

    while (back > 0 && !d->states[back].num_trans)
        back = d->states[back].fallback_state;
    return back < 0 ? PATTERNS_NONE : places[back];
}

/* In the order of their letters from the root: those that are asked for most lie together. */
static void place_states(const HyphenDict *d)
{
    static int queue[CELLS];
    int n = 1;

    for (int i = 0; i < CELLS; i++)
        cells[i].from = PATTERNS_NONE;
    for (int i = 0; i < n; i++) {
        const HyphenState *s = &d->states[queue[i]];

        if (s->num_trans)
            place_behind(d, queue[i]);
        for (int k = 0; k < s->num_trans; k++)
            queue[n++] = s->trans[k].new_state;
    }
    if (n != d->num_states)
        give_up("states that nothing leads to are not written");
    for (int i = 0; i < n; i++) {
        const HyphenState *s = &d->states[i];

        cells[places[i]].back = fallback(d, i);
        cells[places[i]].points = s->match ? add_points(s->match) : 0;
        if (s->repl)
            give_up("patterns that change letters are not written");
    }
}

int main(int argc, char **argv)
{
    const HyphenDict *top = argc == 2 ? hnj_hyphen_load(argv[1]) : NULL, *d = top ? top->nextlevel : NULL;

    if (!d)
        give_up("no patterns, or no level below the first");
    if (strcmp(top->cset, "ISO8859-1") != 0 || top->utf8 || d->nextlevel)
        give_up("only one level of patterns in ISO8859-1 is written");
    if (d->num_states >= CELLS)
        give_up("too many states");
    head.left = (uint16_t)top->lhmin;
    head.right = (uint16_t)top->rhmin;
    place_states(d);
    head.cells = (uint16_t)(head.cells + head.letters + 1);     /* from any cell, any letter leads to a cell */
    fwrite(&head, sizeof head, 1, stdout);
    fwrite(cells, sizeof *cells, head.cells, stdout);
    fwrite(points, 1, (size_t)points_used, stdout);
    return ferror(stdout) || fflush(stdout);
}
