/* slip.c: slips of the pen, which are told as notes */

#include "check/slip.h"

#include <string.h>

static bool is_letter(char c)
{
    return (unsigned char)c >= 0x80 || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static size_t word_length(const char *s)
{
    size_t n = 0;
    while (is_letter(s[n]))
        n++;
    return n;
}

/* The second of two equal words with nothing but spaces between them, or NULL.  Sums such as "1 1" and hyphenated words are none. */
static const char *doubled_word(const char *text, size_t *bytes)
{
    for (const char *s = text; *s;) {
        size_t n = word_length(s), spaces = n ? strspn(s + n, " ") : 0;
        const char *next = s + n + spaces;
        bool begins = s == text || s[-1] == ' ' || s[-1] == '\n' || s[-1] == '(';
        if (n > 1 && spaces && begins && word_length(next) == n && memcmp(s, next, n) == 0 && !passage_in_word(next[n]) && next[n] != '-') {
            *bytes = n;
            return next;
        }
        s += n ? n : 1;
    }
    return NULL;
}

static void tell_word(const struct passage *p)
{
    size_t n;
    const char *found = doubled_word(p->text, &n);
    if (!found)
        return;
    const char *word = passage_words(p, found, n), *both = arena_printf(p->check->arena, "%s %s", word, word);
    finding_add(&p->check->findings, MSG_CHECK_WORD_TWICE, passage_place(p, both), passage_subject(p, both), word);
}

/* A few words around a place of the text, for the reader and for finding them in the file. */
static const char *around(const struct passage *p, const char *s)
{
    const char *from = s, *to = s;
    while (from > p->text && from[-1] != ' ' && from[-1] != '\n')
        from--;
    to += strspn(to, " ,.");
    to += word_length(to);
    return passage_words(p, from, (size_t)(to - from));
}

static void tell_spaces(const struct passage *p)
{
    const char *s = strstr(p->text, "  ");
    while (s && (s == p->text || !(passage_in_word(s[-1]) || strchr(".,;:!?)", s[-1])) || !s[strspn(s, " ")] || s[strspn(s, " ")] == '\n'))
        s = strstr(s + strspn(s, " "), "  ");
    if (!s)
        return;
    const char *words = around(p, s);
    finding_add(&p->check->findings, MSG_CHECK_SPACES, passage_place(p, words), passage_subject(p, words), words);
}

static void tell_space_before(const struct passage *p)
{
    for (const char *s = p->text; (s = strchr(s, ' ')); s++)
        if (s > p->text && is_letter(s[-1]) && (s[1] == ',' || s[1] == '.') && (!s[2] || s[2] == ' ' || s[2] == '\n')) {
            const char *words = around(p, s);
            finding_add(&p->check->findings, MSG_CHECK_SPACE_BEFORE, passage_place(p, words), passage_subject(p, words), words, s[1] == ',' ? "comma" : "full stop");
            return;
        }
}

void slip_check(const struct passage *p)
{
    tell_word(p);
    tell_spaces(p);
    tell_space_before(p);
}
