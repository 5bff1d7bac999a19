/* match.c: does a text match a pattern of a layout? */

#include "document/match.h"

#include <string.h>
#include <unicase.h>
#include <uninorm.h>

/* Greedy with one way back: after a * the shortest rest that matches is tried first; linear for one *, quadratic at worst. */
bool match_pattern(const char *pattern, const char *text)
{
    const char *star = NULL, *mark = NULL;
    while (*text) {
        if (*pattern == '*') {
            star = pattern++;
            mark = text;
        } else if (*pattern == *text) {
            pattern++;
            text++;
        } else if (star) {
            pattern = star + 1;
            text = ++mark;
        } else {
            return false;
        }
    }
    while (*pattern == '*')
        pattern++;
    return !*pattern;
}

bool match_any(const struct list *patterns, const char *text)
{
    for (int i = 0; i < patterns->n; i++)
        if (match_pattern(patterns->v[i], text))
            return true;
    return false;
}

static char small_letter(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

/* Bytes up to the first that differs in more than the case of ASCII. */
static size_t same_bytes(const char *a, const char *b)
{
    size_t n = 0;
    while (a[n] && small_letter(a[n]) == small_letter(b[n]))
        n++;
    return n;
}

/* Unicode is asked only where it can know better: ASCII before ASCII is neither folded nor composed with anything but itself. */
bool match_word(const char *a, const char *b)
{
    size_t n = same_bytes(a, b);
    int difference = 1;
    if (!a[n] && !b[n])
        return true;
    if (a[n] && b[n] && !((a[n] | b[n] | a[n + 1] | b[n + 1]) & 0x80))
        return false;
    if (u8_casecmp((const uint8_t *)a, strlen(a), (const uint8_t *)b, strlen(b), NULL, UNINORM_NFC, &difference) != 0)
        return false;
    return difference == 0;
}

const char *header_leaf(const char *header)
{
    const char *leaf = strrchr(header, '>');
    if (!leaf)
        return header;
    for (leaf++; *leaf == ' '; leaf++)
        ;
    return leaf;
}

bool match_header(const struct list *patterns, const char *header)
{
    return match_any(patterns, header) || match_any(patterns, header_leaf(header));
}
