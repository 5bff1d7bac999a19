/* hyphen.c: words taken apart at joints and by patterns
 *
 * A word is looked at as letters, lower-cased and with its marks composed, because that is what patterns hold; a point
 * counts in letters until it goes back to the caller's bytes.  What is found is remembered by word: a report says the
 * same few thousand words over and over. */
#include "typeset/hyphen.h"

#include <hyphen.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uniconv.h>
#include <unictype.h>
#include <uninorm.h>

#include "base/utf8.h"
#include "typeset/compound.h"
#include "typeset/patterns.h"

#define PATTERN_FOLDER "/usr/share/hyphen"
#define LETTERS_MAX COMPOUND_LETTERS /* longer than any word; base64 and digests are not worth the time */
#define JOINT_NEAR 2                /* letters: a break so close beside a joint is wrong: web-bundersökning */

struct letters {
    uint32_t v[LETTERS_MAX];        /* lower case, NFC */
    int offsets[LETTERS_MAX];       /* where each begins in the word */
    int n, capitals;
    bool plain;                     /* nothing but letters, and not too many */
};

struct exception {
    struct letters letters;
    bool points[LETTERS_MAX];       /* before letter i */
};

struct remembered {
    uint64_t hash;
    const char *word;               /* NULL: a free slot */
    int bytes;
    const int *points;              /* offsets and kinds, in order: offset * 4 + kind */
    int n;
};

struct memory {                     /* an open hash table, asked for one word at a time and never walked through */
    struct remembered *slots;
    uint32_t size, used;            /* size is a power of two */
};

struct hyphenator {
    struct arena *arena;
    HyphenDict *patterns;           /* NULL: those of patterns.h */
    uint32_t upper_half[128];       /* what the bytes 0x80 to 0xFF of the patterns' encoding mean; 0: nothing */
    struct hyphenation look;        /* what it was made of */
    int left, right, word;
    int least;                      /* bytes: what is shorter has no points */
    bool compounds;                 /* the language is that of the lexicon */
    vec(struct exception) exceptions;
    struct memory *memory;
};

/* --- letters --- */

static bool is_letter(uint32_t rune)
{
    return uc_is_general_category_withtable(rune, UC_CATEGORY_MASK_L);
}

static bool is_mark(uint32_t rune)
{
    return uc_is_general_category_withtable(rune, UC_CATEGORY_MASK_M);
}

static void add_mark(struct letters *l, uint32_t mark)
{
    uint32_t composed = l->n ? uc_composition(l->v[l->n - 1], mark) : 0;

    if (composed)
        l->v[l->n - 1] = composed;
    else
        l->plain = false;
}

static void add_letter(struct letters *l, uint32_t rune, int offset)
{
    uint32_t lower = uc_tolower(rune);

    if (l->n == LETTERS_MAX || !is_letter(rune)) {
        l->plain = false;
        return;
    }
    l->capitals += lower != rune;
    l->offsets[l->n] = offset;
    l->v[l->n++] = lower;
}

static struct letters letters_of(const char *word, int bytes)
{
    struct letters l = {.plain = true};

    for (const char *s = word; s < word + bytes && l.plain;) {
        int offset = (int)(s - word);
        uint32_t rune = utf8_next(&s);

        if (is_mark(rune))
            add_mark(&l, rune);
        else
            add_letter(&l, rune, offset);
    }
    return l;
}

static bool same_letters(const struct letters *a, const struct letters *b)
{
    return a->n == b->n && memcmp(a->v, b->v, sizeof *a->v * (size_t)a->n) == 0;
}

/* --- exceptions --- */

/* "medarbetar-engagemang": a hyphen that has a letter on each side is a point. */
static void add_exception(struct hyphenator *h, const char *spelled)
{
    struct exception *e = vec_push(h->arena, &h->exceptions);
    bool hyphen = false;

    e->letters.plain = true;
    for (const char *s = spelled; *s;) {
        uint32_t rune = utf8_next(&s);

        if (rune == '-' || rune == RUNE_SOFT_HYPHEN || rune == 0x2010) {
            hyphen = e->letters.n > 0;
            continue;
        }
        if (hyphen && e->letters.n < LETTERS_MAX)
            e->points[e->letters.n] = true;
        hyphen = false;
        if (is_mark(rune))
            add_mark(&e->letters, rune);
        else
            add_letter(&e->letters, rune, 0);
    }
    if (!e->letters.plain || !e->letters.n)
        h->exceptions.n--;
}

/* The latter of two exceptions for a word wins: a report's come after its layout's. */
static const struct exception *find_exception(const struct hyphenator *h, const struct letters *word)
{
    for (int i = h->exceptions.n - 1; i >= 0; i--)
        if (same_letters(&h->exceptions.v[i].letters, word))
            return &h->exceptions.v[i];
    return NULL;
}

/* --- patterns --- */

/* Eight-bit patterns are asked in their own encoding; the table is made once, so that no word goes through iconv. */
static bool read_encoding(struct hyphenator *h)
{
    for (int i = 0; i < 128 && !h->patterns->utf8; i++) {
        const char byte = (char)(0x80 + i);
        size_t n = 8;
        uint32_t buffer[8];
        uint32_t *rune = u32_conv_from_encoding(h->patterns->cset, iconveh_error, &byte, 1, NULL, buffer, &n);

        if (!rune && i == 0x20)         /* 0xA0 is in every ISO 8859: the name is not known */
            return false;
        h->upper_half[i] = rune && n == 1 ? rune[0] : 0;
        if (rune != buffer)
            free(rune);
    }
    return true;
}

/* Bytes written; 0 when the patterns' encoding lacks the letter. */
static int encode_letter(const struct hyphenator *h, uint32_t letter, char out[4])
{
    if (h->patterns->utf8)
        return (int)utf8_put(out, letter);
    if (letter < 0x80) {
        *out = (char)letter;
        return 1;
    }
    for (int i = 0; i < 128; i++)
        if (h->upper_half[i] == letter) {
            *out = (char)(0x80 + i);
            return 1;
        }
    return 0;
}

static int encode_word(const struct hyphenator *h, const struct letters *l, char *out)
{
    int bytes = 0;

    for (int i = 0; i < l->n; i++) {
        int n = encode_letter(h, l->v[i], out + bytes);

        if (!n)
            return 0;
        bytes += n;
    }
    return bytes;
}

static void free_changes(char **rep, int *pos, int *cut, int n)
{
    for (int i = 0; rep && i < n; i++)
        free(rep[i]);
    free(rep);
    free(pos);
    free(cut);
}

/* The patterns that the program holds; those of other files go by libhyphen. */
static void ask_own(const struct hyphenator *h, const struct letters *l, unsigned char *points)
{
    unsigned char word[LETTERS_MAX], found[LETTERS_MAX + 2];
    int left = h->left > patterns_left() ? h->left : patterns_left();
    int right = h->right > patterns_right() ? h->right : patterns_right();

    for (int i = 0; i < l->n; i++) {
        if (l->v[i] > 0xFF)
            return;
        word[i] = (unsigned char)l->v[i];
    }
    patterns_ask(word, l->n, found);
    for (int i = left; i <= l->n - right; i++)
        points[i] = found[i] & 1 ? HYPHEN_PATTERN : 0;
}

/* A point where letters change ("tillägg" to "till-lägg") is left out: the text of a report is set as it is spelled.
 * libhyphen counts in letters, whatever the encoding (hnj_hyphen_norm). */
static void ask_patterns(const struct hyphenator *h, const struct letters *l, unsigned char *points)
{
    char word[4 * LETTERS_MAX + 1], hyphens[4 * LETTERS_MAX + 6] = {0};
    char **rep = NULL;
    int *pos = NULL, *cut = NULL;
    int bytes = encode_word(h, l, word);
    int left = h->left > h->patterns->lhmin ? h->left : h->patterns->lhmin;
    int right = h->right > h->patterns->rhmin ? h->right : h->patterns->rhmin;

    word[bytes] = '\0';
    if (!bytes || hnj_hyphen_hyphenate2(h->patterns, word, bytes, hyphens, NULL, &rep, &pos, &cut))
        return;
    for (int i = left; i <= l->n - right; i++)
        points[i] = (hyphens[i - 1] & 1) && !(rep && rep[i - 1]) ? HYPHEN_PATTERN : 0;
    free_changes(rep, pos, cut, bytes);
}

/* --- joints --- */

static bool near_joint(const struct letters *l, const unsigned char *joints, int point)
{
    for (int i = point - JOINT_NEAR; i <= point + JOINT_NEAR; i++)
        if (i > 0 && i < l->n && joints[i])
            return true;
    return false;
}

/* Joints are the best points of a compound; patterns serve inside its parts, away from them. */
static void add_joints(const struct hyphenator *h, const struct letters *l, unsigned char *points)
{
    unsigned char joints[LETTERS_MAX];

    if (!h->compounds || !compound_joints(l->v, l->n, joints))
        return;
    for (int i = 1; i < l->n; i++) {
        bool room = i >= h->left && i <= l->n - h->right;

        if (joints[i] && room)
            points[i] = joints[i] == JOINT_BEST ? HYPHEN_JOINT : HYPHEN_PATTERN;
        else if (points[i])
            points[i] = near_joint(l, joints, i) ? 0 : HYPHEN_INNER;
    }
}

/* --- one word --- */

static void find_points(const struct hyphenator *h, const struct letters *l, unsigned char *points)
{
    const struct exception *e = l->plain ? find_exception(h, l) : NULL;

    if (e) {
        for (int i = 0; i < l->n; i++)
            points[i] = e->points[i] ? HYPHEN_JOINT : 0;
    } else if (l->plain && l->n >= h->word && l->capitals < 2) {
        if (h->patterns)
            ask_patterns(h, l, points);
        else
            ask_own(h, l, points);
        add_joints(h, l, points);
    }
}

static void remember_points(const struct hyphenator *h, struct remembered *r)
{
    struct letters l = letters_of(r->word, r->bytes);
    unsigned char points[LETTERS_MAX] = {0};

    find_points(h, &l, points);
    int *found = arena_array(h->arena, int, l.n);
    for (int i = 1; i < l.n; i++)
        if (points[i])
            found[r->n++] = l.offsets[i] * 4 + points[i];
    r->points = found;
}

/* --- memory --- */

static uint64_t hash_word(const char *word, int bytes)     /* FNV-1a */
{
    uint64_t hash = 14695981039346656037u;

    for (int i = 0; i < bytes; i++)
        hash = (hash ^ (unsigned char)word[i]) * 1099511628211u;
    return hash ^ hash >> 32;
}

static struct remembered *find_slot(const struct memory *m, uint64_t hash, const char *word, int bytes)
{
    for (uint32_t i = (uint32_t)hash;; i++) {
        struct remembered *r = &m->slots[i & (m->size - 1)];

        if (!r->word || (r->hash == hash && r->bytes == bytes && memcmp(r->word, word, (size_t)bytes) == 0))
            return r;
    }
}

static void make_room(struct arena *a, struct memory *m)
{
    const struct memory old = *m;

    if (m->used < m->size / 3 * 2)
        return;
    m->size *= 2;
    m->slots = arena_array(a, struct remembered, m->size);
    for (uint32_t i = 0; i < old.size; i++)
        if (old.slots[i].word)
            *find_slot(m, old.slots[i].hash, old.slots[i].word, old.slots[i].bytes) = old.slots[i];
}

static const struct remembered *recall(const struct hyphenator *h, const char *word, int bytes)
{
    uint64_t hash = hash_word(word, bytes);

    make_room(h->arena, h->memory);
    struct remembered *r = find_slot(h->memory, hash, word, bytes);
    if (!r->word) {
        *r = (struct remembered){.hash = hash, .word = arena_strndup(h->arena, word, (size_t)bytes), .bytes = bytes};
        remember_points(h, r);
        h->memory->used++;
    }
    return r;
}

int hyphenator_word(const struct hyphenator *h, const char *word, int bytes, unsigned char *points)
{
    if (bytes <= 0)
        return 0;
    memset(points, 0, (size_t)bytes);
    if (bytes < h->least || bytes > 4 * LETTERS_MAX)        /* no word, and not worth remembering */
        return 0;

    const struct remembered *r = recall(h, word, bytes);
    for (int i = 0; i < r->n; i++)
        points[r->points[i] / 4] = (unsigned char)(r->points[i] % 4);
    return r->n;
}

/* --- opening --- */

/* Of what it was made: the definition may go before it. */
static void keep_look(struct hyphenator *h, const struct hyphenation *definition)
{
    h->look = *definition;
    h->look.language = arena_strdup(h->arena, definition->language);
    h->look.exceptions.v = arena_array(h->arena, const void *, definition->exceptions.n + 1);
    for (int i = 0; i < definition->exceptions.n; i++)
        h->look.exceptions.v[i] = arena_strdup(h->arena, definition->exceptions.v[i]);
}

static bool looks_so(const struct hyphenator *h, const struct hyphenation *definition)
{
    const struct hyphenation *look = &h->look;
    bool same = strcmp(look->language, definition->language) == 0 && look->left == definition->left && look->right == definition->right
        && look->word == definition->word && look->compounds == definition->compounds && look->exceptions.n == definition->exceptions.n;

    for (int i = 0; same && i < look->exceptions.n; i++)
        same = strcmp(look->exceptions.v[i], definition->exceptions.v[i]) == 0;
    return same;
}

/* A letter is a byte at least. */
static int least_bytes(const struct hyphenator *h)
{
    int least = h->word;

    for (int i = 0; i < h->exceptions.n; i++)
        least = h->exceptions.v[i].letters.n < least ? h->exceptions.v[i].letters.n : least;
    return least;
}

static struct hyphenator *make(struct arena *a, const struct hyphenation *definition)
{
    struct hyphenator *h = arena_new(a, struct hyphenator);

    h->arena = a;
    h->left = definition->left;
    h->right = definition->right;
    h->word = definition->word;
    h->compounds = definition->compounds && strncmp(definition->language, "sv", 2) == 0;
    h->memory = arena_new(a, struct memory);
    h->memory->size = 256;
    h->memory->slots = arena_array(a, struct remembered, h->memory->size);
    for (int i = 0; i < definition->exceptions.n; i++)
        add_exception(h, definition->exceptions.v[i]);
    h->least = least_bytes(h);
    keep_look(h, definition);
    return h;
}

struct hyphenator *hyphenator_open(struct arena *a, const struct hyphenation *definition, const char *path)
{
    struct hyphenator *h = make(a, definition);

    h->patterns = hnj_hyphen_load(path);
    if (h->patterns && read_encoding(h))
        return h;
    hyphenator_done(h);
    return NULL;
}

/* A language is part of a file name; nothing in it may lead out of the folder. */
static bool is_language(const char *s)
{
    static const char allowed[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

    return *s && s[strspn(s, allowed)] == '\0';
}

struct hyphenator *hyphenator_new(struct arena *a, const struct hyphenation *definition, struct place asked, struct messages *m)
{
    if (strcmp(definition->language, patterns_language) == 0)
        return make(a, definition);

    const char *path = arena_printf(a, "%s/hyph_%s.dic", PATTERN_FOLDER, definition->language);
    struct hyphenator *h = is_language(definition->language) ? hyphenator_open(a, definition, path) : NULL;

    if (!h)
        message_add(m, MSG_LANGUAGE_PATTERNS, asked, definition->language, path);
    return h;
}

void hyphenator_done(struct hyphenator *h)
{
    if (h->patterns)
        hnj_hyphen_free(h->patterns);
    h->patterns = NULL;
}

struct hyphenator *hyphenators_find(struct hyphenators *all, const struct hyphenation *definition, struct place asked, struct messages *m)
{
    for (int i = 0; i < all->list.n; i++)
        if (looks_so(all->list.v[i], definition))
            return all->list.v[i];

    struct hyphenator *h = hyphenator_new(all->arena, definition, asked, m);
    if (h)
        *vec_push(all->arena, &all->list) = h;
    return h;
}

void hyphenators_done(struct hyphenators *all)
{
    for (int i = 0; i < all->list.n; i++)
        hyphenator_done(all->list.v[i]);
    all->list.n = 0;
}
