/* language.c: languages, and where they change in a text */
#include "read/language.h"

#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Two or three letters, then parts of two to eight letters and digits. */
bool language_valid(const char *tag)
{
    size_t n = 0;

    while (is_letter(tag[n]))
        n++;
    if (n < 2 || n > 3)
        return false;
    for (tag += n; *tag == '-'; tag += n) {
        tag++;
        for (n = 0; is_letter(tag[n]) || is_digit(tag[n]);)
            n++;
        if (n < 2 || n > 8)
            return false;
    }
    return !*tag;
}

/* Moves past a word, and past white space before it. */
static bool take(const char **s, const char *word)
{
    *s += strspn(*s, " \t\n");
    if (strncmp(*s, word, strlen(word)) != 0)
        return false;
    *s += strlen(word);
    return true;
}

const char *language_span(struct arena *a, const char *html, size_t n)
{
    const char *s = arena_strndup(a, html, n);

    if (!take(&s, "<span") || !take(&s, "lang") || !take(&s, "="))
        return NULL;
    s += strspn(s, " ");
    char quote[] = {*s == '"' || *s == '\'' ? *s++ : '\0', '\0'};
    size_t length = strcspn(s, "\"'<> \t");
    const char *end = s + length, *tag = arena_strndup(a, s, length);
    return length && take(&end, quote) && take(&end, ">") && !*end ? tag : NULL;
}
