/* compound.c: the joints of a Swedish compound
 *
 * Costs were chosen on the words of municipal reports (tests/fixtures/compounds.txt): a part costs 10, and more when it is short or stands where the
 * dictionary does not expect it. */
#include "typeset/compound.h"

#include <stdbool.h>
#include <string.h>

#include "typeset/lexicon.h"

#define NO_WAY 100000
#define PART 10
#define MORE 11                     /* a way so much dearer still shows joints: about one part more */
#define NEAR 2                      /* letters: of two joints so close only one can be right */
#define UNKNOWN 40                  /* a part that is not known */
#define UNKNOWN_REST 45
#define SURE_LETTERS 6              /* of the known rest beside an unknown first */
#define UNASKED (-1)

struct way {
    unsigned char letters[COMPOUND_LETTERS];
    int n;
    bool whole;                     /* the word is one of the dictionary's */
    unsigned char parts[COMPOUND_LETTERS][LEXICON_LETTERS + 1];    /* by first letter and length, up to the longest */
    int longest[COMPOUND_LETTERS];  /* that is a part from here; UNASKED */
    int before[COMPOUND_LETTERS + 1], after[COMPOUND_LETTERS + 1]; /* the cheapest way from the start to here, from here to the end */
};

/* ---- what a part costs ---- */

static int short_cost(int letters)
{
    static const int costs[] = {NO_WAY, NO_WAY, NO_WAY, 4, 1};

    return letters < 5 ? costs[letters] : 0;
}

/* A word stands last more often than the dictionary says: lag-stiftning. */
static int last_cost(const struct way *w, unsigned char part, int letters)
{
    if (part & LEXICON_LAST)
        return 0;
    if (!(part & LEXICON_WORD))
        return NO_WAY;
    return w->whole ? (letters >= 6 ? 8 : NO_WAY) : letters >= 5 ? 6 : NO_WAY;
}

/* A genitive may stand before a noun, though the dictionary does not say so; other words seldom do. */
static int other_cost(const struct way *w, unsigned char part, int from, int letters)
{
    if (w->whole)
        return NO_WAY;
    if ((part & LEXICON_WORD) && letters >= 4 && w->letters[from + letters - 1] == 's')
        return 4;
    return (part & (LEXICON_WORD | LEXICON_LAST)) && letters >= 5 ? 8 : NO_WAY;
}

static int inner_cost(const struct way *w, unsigned char part, int from, int letters)
{
    if (part & (from ? LEXICON_MIDDLE : LEXICON_FIRST))
        return 0;
    if (part & (LEXICON_FIRST | LEXICON_MIDDLE))
        return from ? 3 : 2;
    return other_cost(w, part, from, letters);
}

static int part_cost(const struct way *w, int from, int to)
{
    unsigned char part = w->parts[from][to - from];

    if (!part || (from == 0 && to == w->n))
        return NO_WAY;
    return PART + short_cost(to - from) + (to == w->n ? last_cost(w, part, to - from) : inner_cost(w, part, from, to - from));
}

/* ---- ways ---- */

/* Where the longest part that begins here ends. */
static int farthest(struct way *w, int from)
{
    if (w->longest[from] == UNASKED)
        w->longest[from] = lexicon_walk(w->letters + from, w->n - from, w->parts[from]);
    return from + w->longest[from];
}

/* To where parts lead from the start; nobody asks what begins elsewhere. */
static void find_before(struct way *w)
{
    for (int from = 0; from < w->n; from++)
        for (int to = from + 3; w->before[from] < NO_WAY && to <= farthest(w, from); to++) {
            int cost = w->before[from] + part_cost(w, from, to);

            w->before[to] = cost < w->before[to] ? cost : w->before[to];
        }
}

static void find_after(struct way *w, bool everywhere)
{
    for (int from = w->n - 3; from >= 0; from--)
        for (int to = from + 3; (everywhere || w->before[from] < NO_WAY) && to <= farthest(w, from); to++) {
            int cost = w->after[to] < NO_WAY ? w->after[to] + part_cost(w, from, to) : NO_WAY;

            w->after[from] = cost < w->after[from] ? cost : w->after[from];
        }
}

static int best_way(const struct way *w)
{
    int best = NO_WAY;

    for (int i = 1; i < w->n; i++)
        best = w->before[i] + w->after[i] < best ? w->before[i] + w->after[i] : best;
    return best;
}

/* One part is not known: the first, before as much as possible that is; or the last, after a known part that ends in s. */
static void allow_unknown(struct way *w)
{
    find_after(w, true);
    for (int i = 3; i <= w->n - 4; i++) {
        int rest = w->n - i;
        bool known = w->before[i] < UNKNOWN;
        int cost = UNKNOWN + (rest < 10 ? 20 - 2 * rest : 0);

        if (w->after[i] < NO_WAY && rest >= SURE_LETTERS && cost < w->before[i])
            w->before[i] = cost;
        if (known && i >= 5 && w->letters[i - 1] == 's' && w->after[i] > UNKNOWN_REST)
            w->after[i] = UNKNOWN_REST;
    }
}

/* ---- joints ---- */

/* Of two joints that are close the cheaper one is right; of equal ones nobody knows. */
static enum joint joint_at(const struct way *w, int i, int best)
{
    int cost = w->before[i] + w->after[i];

    if (cost > best + MORE)
        return JOINT_NONE;
    for (int k = i - NEAR; k <= i + NEAR; k++)
        if (k != i && k > 0 && k < w->n && w->before[k] + w->after[k] <= cost)
            return JOINT_NONE;
    return cost == best ? JOINT_BEST : JOINT_INNER;
}

static void read_letters(struct way *w, const uint32_t *letters, int n)
{
    w->n = n;
    for (int i = 0; i < n; i++)
        w->letters[i] = letters[i] < 0x100 ? (unsigned char)letters[i] : 0;
    for (int i = 0; i <= n; i++)
        w->before[i] = w->after[i] = NO_WAY;
    for (int i = 0; i < n; i++)
        w->longest[i] = UNASKED;
    w->before[0] = w->after[n] = 0;
    farthest(w, 0);
    w->whole = n <= LEXICON_LETTERS && (w->parts[0][n] & LEXICON_WORD);
}

int compound_joints(const uint32_t *letters, int n, unsigned char *joints)
{
    struct way w;
    int count = 0;

    memset(joints, 0, sizeof *joints * (size_t)(n > 0 ? n : 0));
    if (n < 6 || n > COMPOUND_LETTERS)
        return 0;
    read_letters(&w, letters, n);
    find_before(&w);
    find_after(&w, false);
    if (best_way(&w) >= NO_WAY && !w.whole && n >= 8)
        allow_unknown(&w);
    int best = best_way(&w);
    for (int i = 1; i < n && best < NO_WAY; i++)
        count += (joints[i] = joint_at(&w, i, best)) != JOINT_NONE;
    return count;
}
