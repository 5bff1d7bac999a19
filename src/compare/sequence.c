/* sequence.c: what two sequences have in common */

#include "compare/sequence.h"

#include <stdlib.h>
#include <string.h>

#define DIFFERENCES_MAX 2000        /* a search costs their square, in time and in memory */

struct search {
    const int *left, *right;
    int nleft, nright;
    int *partners;                  /* of the whole left sequence, and where this part of it begins */
    int first_left, first_right;
};

/* The furthest x on diagonal k after d differences, from those after d - 1. */
static int step(const struct search *s, const int *reach, int d, int k)
{
    int x = k == -d || (k != d && reach[k - 1] < reach[k + 1]) ? reach[k + 1] : reach[k - 1] + 1;
    int y = x - k;
    while (x < s->nleft && y < s->nright && s->left[x] == s->right[y]) {
        x++;
        y++;
    }
    return x;
}

static void walk_back(const struct search *s, int **history, int d)
{
    int x = s->nleft, y = s->nright;
    for (; x > 0 || y > 0; d--) {
        int k = x - y;
        const int *reach = d ? history[d - 1] + d : NULL;
        int from = !d ? 0 : k == -d || (k != d && reach[k - 1] < reach[k + 1]) ? k + 1 : k - 1;
        int begin_x = d ? reach[from] : 0, begin_y = d ? begin_x - from : 0;
        for (; x > begin_x && y > begin_y; x--, y--)
            s->partners[s->first_left + x - 1] = s->first_right + y - 1;
        x = begin_x;
        y = begin_y;
        if (!d)
            break;
    }
}

/* history[d] holds what diagonals -d-1 … d+1 reached before step d + 1. */
static void search(struct arena *a, const struct search *s)
{
    int most = s->nleft + s->nright < DIFFERENCES_MAX ? s->nleft + s->nright : DIFFERENCES_MAX;
    int **history = arena_array(a, int *, most + 1);
    int *space = calloc((size_t)most * 2 + 3, sizeof *space);
    if (!space)
        memory_exhausted();
    int *reach = space + most + 1;
    for (int d = 0; d <= most; d++) {
        for (int k = -d; k <= d; k += 2) {
            reach[k] = step(s, reach, d, k);
            if (reach[k] >= s->nleft && reach[k] - k >= s->nright) {
                walk_back(s, history, d);
                free(space);
                return;
            }
        }
        history[d] = arena_array(a, int, 2 * d + 3);
        memcpy(history[d], reach - d - 1, sizeof **history * (size_t)(2 * d + 3));
    }
    free(space);
}

int *sequence_match(struct arena *a, const int *left, int nleft, const int *right, int nright)
{
    int *partners = arena_array(a, int, nleft + 1);
    int same = 0, tail = 0;
    for (int i = 0; i < nleft; i++)
        partners[i] = -1;
    while (same < nleft && same < nright && left[same] == right[same]) {
        partners[same] = same;
        same++;
    }
    while (tail < nleft - same && tail < nright - same && left[nleft - 1 - tail] == right[nright - 1 - tail]) {
        partners[nleft - 1 - tail] = nright - 1 - tail;
        tail++;
    }
    const struct search s = { left + same, right + same, nleft - same - tail, nright - same - tail, partners, same, same };
    if (s.nleft && s.nright)
        search(a, &s);
    return partners;
}

/* ---- numbers of texts ---- */

static unsigned hash_text(const char *s)
{
    unsigned hash = 2166136261u;
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 16777619u;
    return hash;
}

static int *slot_of(const struct word_numbers *w, const char *text)
{
    unsigned mask = (unsigned)w->size - 1, at = hash_text(text) & mask;
    while (w->slots[at] && strcmp(w->words[w->slots[at] - 1], text) != 0)
        at = (at + 1) & mask;
    return &w->slots[at];
}

static void grow(struct word_numbers *w)
{
    int size = w->size ? 2 * w->size : 256;
    const char **words = arena_array(w->arena, const char *, size);
    if (w->n)
        memcpy(words, w->words, sizeof *words * (size_t)w->n);
    w->words = words;
    w->slots = arena_array(w->arena, int, size);
    w->size = size;
    for (int i = 0; i < w->n; i++)
        *slot_of(w, w->words[i]) = i + 1;
}

int word_number(struct word_numbers *w, const char *text)
{
    if (2 * w->n >= w->size)
        grow(w);
    int *slot = slot_of(w, text);
    if (!*slot) {
        w->words[w->n++] = text;
        *slot = w->n;
    }
    return *slot - 1;
}
