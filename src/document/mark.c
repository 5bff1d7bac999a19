/* mark.c: the marks of notes in texts that are not Markdown */

#include "document/mark.h"

#include <string.h>
#include "base/utf8.h"
#include "read/footnote.h"

#define MARK_MOST 200               /* bytes of [^name] */
#define STARS_MOST 5                /* more of them are a line, or a rating */

struct taking {
    struct arena *arena;
    const char *text;
    struct place place;
    struct mark_signs signs;
    struct buffer out;
    struct marks *marks;
};

/* ---- what is a mark ---- */

/* The digit of a superscript, or -1. */
static int superscript(uint32_t rune)
{
    if (rune == 0xB9)
        return 1;
    if (rune == 0xB2 || rune == 0xB3)
        return (int)rune - 0xB0;
    return rune == 0x2070 || (rune >= 0x2074 && rune <= 0x2079) ? (int)rune - 0x2070 : -1;
}

static bool is_letter(char c)
{
    return (c & 0x80) || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* m², km³: what stands before is a measure, and nothing else. */
static bool is_measure(const struct buffer *out)
{
    static const char *const measures[] = { "m", "mm", "cm", "dm", "hm", "km" };
    size_t from = out->n;
    while (from > 0 && is_letter(out->s[from - 1]))
        from--;
    for (size_t i = 0; i < sizeof measures / sizeof *measures; i++)
        if (strlen(measures[i]) == out->n - from && memcmp(measures[i], out->s + from, out->n - from) == 0)
            return true;
    return false;
}

/* Bytes of a run of superscript digits, which go to `name`; 0: none. */
static size_t superscript_run(const char *s, char name[12])
{
    const char *at = s;
    int n = 0;
    for (const char *next = s; n < 10; at = next) {
        int digit = *at ? superscript(utf8_next(&next)) : -1;
        if (digit < 0)
            break;
        name[n++] = (char)('0' + digit);
    }
    name[n] = 0;
    return (size_t)(at - s);
}

/* Bytes of the stars that end a word; 0: none. */
static size_t star_run(const char *s)
{
    size_t n = strspn(s, "*");
    bool ends = !s[n] || strchr(" \t\n.,;:!?)]", s[n]);
    return n <= STARS_MOST && ends ? n : 0;
}

/* ---- taking them ---- */

static void add_mark(struct taking *t, const char *name, size_t at, size_t n)
{
    if (!t->marks)
        t->marks = arena_new(t->arena, struct marks);
    *vec_push(t->arena, t->marks) =
        (struct mark){ (int)t->out.n, name, place_of_sign(t->place, arena_strndup(t->arena, t->text + at, n)) };
}

/* A mark at `at`: its bytes; 0: none. */
static size_t take_mark(struct taking *t, size_t at)
{
    const char *s = t->text + at;
    char digits[12];
    size_t n = *s == '[' ? footnote_mark(s, strnlen(s, MARK_MOST)) : 0;
    if (n) {
        add_mark(t, arena_strndup(t->arena, s + 2, n), at, n + 3);
        return n + 3;
    }
    bool blank = t->out.n && t->out.s[t->out.n - 1] == ' ';
    n = t->signs.superscripts && t->out.n && !is_measure(&t->out) ? superscript_run(s, digits) : 0;
    if (n) {
        add_mark(t, arena_strdup(t->arena, digits), at, n);
        return n;
    }
    n = t->signs.stars && t->out.n && *s == '*' ? star_run(s) : 0;
    if (n && blank && s[n])                         /* a * b */
        return 0;
    if (n)
        add_mark(t, arena_strndup(t->arena, s, n), at, n);
    return n;
}

/* ¹,² are two marks: the comma between them is the page's own. */
static size_t comma_between(const struct taking *t, size_t at)
{
    char digits[12];
    size_t n = strspn(t->text + at, ", ");
    return n && t->signs.superscripts && superscript_run(t->text + at + n, digits) ? n : 0;
}

/* The blank before a mark that ends the text. */
static void trim_end(struct taking *t)
{
    while (t->out.n && t->out.s[t->out.n - 1] == ' ')
        t->out.n--;
    for (int i = 0; i < t->marks->n; i++)
        if (t->marks->v[i].offset > (int)t->out.n)
            t->marks->v[i].offset = (int)t->out.n;
}

const char *marks_take(struct arena *a, const char *text, struct place place, struct mark_signs signs, const struct marks **marks)
{
    struct taking t = { a, text, place, signs, { 0 }, NULL };
    *marks = NULL;
    if (!strpbrk(text, "[*\xC2\xE2") || (!strstr(text, "[^") && !signs.superscripts && !signs.stars))    /* superscripts begin with one of these bytes */
        return text;
    for (size_t at = 0; text[at];) {
        size_t n = take_mark(&t, at);
        at += n;
        if (n)
            at += comma_between(&t, at);
        else
            buffer_byte(&t.out, text[at++]);
    }
    if (t.marks) {
        trim_end(&t);
        text = arena_strndup(a, t.out.n ? t.out.s : "", t.out.n);
    }
    buffer_done(&t.out);
    *marks = t.marks;
    return text;
}

const struct marks *marks_between(struct arena *a, const struct marks *marks, int from, int to)
{
    struct marks *some = NULL;
    for (int i = 0; marks && i < marks->n; i++) {
        if (marks->v[i].offset < from || marks->v[i].offset > to)
            continue;
        if (!some)
            some = arena_new(a, struct marks);
        struct mark *m = vec_push(a, some);
        *m = marks->v[i];
        m->offset -= from;
    }
    return some;
}
