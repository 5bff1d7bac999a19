/* placeholder.c: texts of a template that somebody should have written over */

#include "check/placeholder.h"

#include <string.h>

static bool at_word_start(const char *text, const char *s)
{
    return s == text || !passage_in_word(s[-1]) || !passage_in_word(*s);
}

static bool at_word_end(const char *s)
{
    return !*s || !passage_in_word(*s) || !passage_in_word(s[-1]);
}

/* A full stop before a space, or the end of the line. */
static const char *sentence_end(const char *s)
{
    for (; *s && *s != '\n'; s++)
        if (strchr(".!?", *s) && (s[1] == ' ' || s[1] == '\n' || !s[1]))
            break;
    return s;
}

/* The end of a literal piece of a pattern in text, before `end`, as the last piece at the end of a word; NULL: it is not there. */
static const char *find_piece(const char *piece, size_t n, const char *text, const char *end, bool last)
{
    for (const char *s = text; s + n <= end; s++)
        if (memcmp(s, piece, n) == 0 && (!last || at_word_end(s + n)))
            return s + n;
    return NULL;
}

/* The end of what the pattern, behind its first piece, fits from s on. */
static const char *fit_rest(const char *pattern, const char *s)
{
    const char *end = sentence_end(s);
    while (*pattern == '*') {
        size_t n = strcspn(++pattern, "*");
        if (!n)
            return *pattern ? fit_rest(pattern, s) : end;
        s = find_piece(pattern, n, s, end, !pattern[n]);
        if (!s)
            return NULL;
        pattern += n;
    }
    return at_word_end(s) ? s : NULL;
}

size_t placeholder_find(const char *pattern, const char *text, size_t *start)
{
    size_t n = strcspn(pattern, "*");
    if (!n)
        return 0;
    char first = *pattern;
    for (const char *s = text; (s = strchr(s, first)); s++) {
        if (strncmp(s, pattern, n) != 0 || !at_word_start(text, s))
            continue;
        const char *end = fit_rest(pattern + n, s + n);
        if (end) {
            *start = (size_t)(s - text);
            return (size_t)(end - s);
        }
    }
    return 0;
}

/* Which bytes a text holds: most passages have none that a pattern begins with. */
struct bytes { uint64_t bits[4]; };

static struct bytes bytes_of(const char *text)
{
    struct bytes b = { { 0 } };
    for (const unsigned char *s = (const unsigned char *)text; *s; s++)
        b.bits[*s / 64] |= (uint64_t)1 << *s % 64;
    return b;
}

static bool may_fit(const struct bytes *b, const char *pattern)
{
    unsigned char first = (unsigned char)*pattern;
    return b->bits[first / 64] >> first % 64 & 1;
}

void placeholder_check(const struct passage *p)
{
    const struct list *patterns = &p->check->rules->placeholders;
    const struct bytes bytes = bytes_of(p->text);
    for (int i = 0; i < patterns->n; i++) {
        size_t start, n = may_fit(&bytes, patterns->v[i]) ? placeholder_find(patterns->v[i], p->text, &start) : 0;
        if (!n)
            continue;
        const char *words = passage_words(p, p->text + start, n);
        finding_add(&p->check->findings, MSG_CHECK_PLACEHOLDER, passage_place(p, words), passage_subject(p, words), words);
        return;
    }
}
