/* symbol.c: which symbol a text means
 *
 * Comparing words is slow, and a column of symbols says the same few words in every row: what they mean is remembered. */

#include "document/symbol.h"

#include <stdint.h>
#include <string.h>
#include "document/match.h"

#define SLOTS 64
#define WAYS 4                      /* slots that a text may have, of which the first is taken from another one: a few words never drive each other out */
#define TEXT_BYTES 56               /* longer texts are not remembered */

struct slot {
    const struct symbol_set *set;   /* NULL: nothing is remembered here */
    const struct symbol *symbol;    /* or NULL */
    bool parted;                    /* it holds a separator, and is looked for as a whole */
    char text[TEXT_BYTES];
};

struct symbol_memory {
    struct slot slots[SLOTS];
};

bool symbol_is_drawn(const struct symbol *symbol)
{
    return (symbol->shape && (symbol->fill != COLOR_NONE || symbol->outline != COLOR_NONE)) || (symbol->part && symbol->part_fill != COLOR_NONE) ||
           (symbol->mark && symbol->mark_color != COLOR_NONE);
}

struct symbol_memory *symbol_memory_new(struct arena *a)
{
    return arena_new(a, struct symbol_memory);
}

static bool same_letters(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

/* How a text is held against a symbol's words. */
struct comparison {
    const char *text;
    const char *parts;              /* separators that stand in the text: words without any of them need no look; or NULL */
    bool (*same)(const char *, const char *);
};

static bool is_same(const struct comparison *c, const char *word)
{
    return (!c->parts || strpbrk(word, c->parts)) && c->same(word, c->text);
}

static bool is_meant(const struct comparison *c, const struct symbol *s)
{
    if (is_same(c, s->word) || is_same(c, s->name) || is_same(c, s->short_word))
        return true;
    for (int k = 0; k < s->match.n; k++)
        if (is_same(c, s->match.v[k]))
            return true;
    return false;
}

/* To the letter first: comparing words is slow, and seldom needed. */
static const struct symbol *compare_all(const struct symbol_set *set, const char *text, const char *parts)
{
    static bool (*const ways[])(const char *, const char *) = { same_letters, match_word };
    struct comparison c = { text, parts, NULL };
    for (size_t way = 0; way < sizeof ways / sizeof *ways; way++)
        for (int i = 0; i < set->symbols.n; i++) {
            const struct symbol *one = set->symbols.v[i];
            c.same = ways[way];
            if (one->word && is_meant(&c, one))
                return one;
        }
    return NULL;
}

/* The first of the slots that a text may have; NULL: too long to be remembered. */
static struct slot *slots_of(struct symbol_memory *m, const char *text)
{
    uint32_t hash = 2166136261u;
    size_t n = 0;
    for (; text[n]; n++) {
        if (n == TEXT_BYTES - 1)
            return NULL;
        hash = (hash ^ (unsigned char)text[n]) * 16777619u;
    }
    return &m->slots[(hash ^ hash >> 16) % (SLOTS - WAYS + 1)];
}

static bool is_slot_of(const struct slot *slot, const struct symbol_set *set, const char *text, bool parted)
{
    return slot->set == set && slot->parted == parted && strcmp(slot->text, text) == 0;
}

const struct symbol *symbol_of_text(struct symbol_memory *m, const struct symbol_set *set, const char *text, const char *separators)
{
    const char *parts = strpbrk(text, separators) ? separators : NULL;
    struct slot *slots = slots_of(m, text), *free = slots;
    if (!slots)
        return compare_all(set, text, parts);
    for (int i = WAYS - 1; i >= 0; i--) {
        if (is_slot_of(&slots[i], set, text, parts))
            return slots[i].symbol;
        if (!slots[i].set)
            free = &slots[i];
    }
    *free = (struct slot){ .set = set, .symbol = compare_all(set, text, parts), .parted = parts };
    strcpy(free->text, text);
    return free->symbol;
}
