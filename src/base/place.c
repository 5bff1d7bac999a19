/* place.c: places of offsets, and offsets of places */
#include "base/place.h"

#include <limits.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"

#define STEP 512                    /* bytes from one milestone to the next */
#define REACH 65536                 /* bytes that a sign is looked for in */

/* --- milestones --- */

struct milestone {
    size_t offset;
    int line, column;
};

struct milestones {
    struct arena *arena;
    vec(struct milestone) list;
};

struct milestones *milestones_new(struct arena *a)
{
    struct milestones *marks = arena_new(a, struct milestones);

    marks->arena = a;
    return marks;
}

static void walk_to(struct place_cursor *c, size_t offset)
{
    for (; c->offset < offset && c->text[c->offset]; c->offset++) {
        if (c->text[c->offset] == '\n') {
            c->line++;
            c->column = 1;
        } else if (((unsigned char)c->text[c->offset] & 0xC0) != 0x80) {
            c->column++;
        }
    }
}

/* Each stands at the first byte of a character. */
static void set_milestones(const struct source *s, struct milestones *marks)
{
    struct place_cursor c = place_cursor_of(s);

    vec_reserve(marks->arena, &marks->list, (int)(s->size / STEP) + 1);
    do {
        *vec_push(marks->arena, &marks->list) = (struct milestone){c.offset, c.line, c.column};
        walk_to(&c, c.offset + STEP);
        while (((unsigned char)c.text[c.offset] & 0xC0) == 0x80)
            c.offset++;
    } while (c.text[c.offset]);
}

static bool lies_behind(const struct milestone *mark, const struct milestone *at)
{
    return mark->offset > at->offset || mark->line > at->line || (mark->line == at->line && mark->column > at->column);
}

/* A cursor at the last milestone that is not behind a place; the beginning of the text is one. */
static struct place_cursor cursor_before(const struct source *s, struct milestone at)
{
    struct place_cursor c = place_cursor_of(s);
    struct milestones *marks = s->milestones;
    int low = 0;

    if (!marks)
        return c;
    if (!marks->list.n)
        set_milestones(s, marks);
    for (int high = marks->list.n; high - low > 1;) {
        int middle = low + (high - low) / 2;
        if (lies_behind(&marks->list.v[middle], &at))
            high = middle;
        else
            low = middle;
    }
    const struct milestone *found = &marks->list.v[low];
    c.offset = found->offset;
    c.line = found->line;
    c.column = found->column;
    return c;
}

/* --- places of offsets --- */

struct place_cursor place_cursor_of(const struct source *s)
{
    return (struct place_cursor){.source = s, .text = s->text, .line = 1, .column = 1};
}

static int characters_on_line(const char *s, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n && s[i] && s[i] != '\n'; i++)
        count += ((unsigned char)s[i] & 0xC0) != 0x80;

    return count > INT_MAX ? INT_MAX : count ? (int)count : 1;
}

struct place place_next(struct place_cursor *c, size_t offset, size_t n)
{
    walk_to(c, offset);
    return (struct place){c->source, c->line, c->column, characters_on_line(c->text + c->offset, n)};
}

struct place place_at(const struct source *s, size_t offset, size_t n)
{
    struct place_cursor c = cursor_before(s, (struct milestone){offset, INT_MAX, INT_MAX});

    return place_next(&c, offset, n);
}

struct place place_file(const struct source *s)
{
    return (struct place){.source = s};
}

/* --- offsets of places --- */

static const char *text_at(const struct place *p)
{
    struct place_cursor c = cursor_before(p->source, (struct milestone){SIZE_MAX, p->line, p->column});
    const char *s = c.text + c.offset;

    for (; c.line < p->line && (s = strchr(s, '\n')); c.line++, c.column = 1)
        s++;
    for (; s && c.column < p->column && *s && *s != '\n'; c.column++)
        utf8_next(&s);
    return s;
}

/* The end of the line and of those that continue it. */
static const char *continued_end(const char *s)
{
    const char *end = s + strcspn(s, "\n");

    while (*end && end > s && end[-1] == '\\')
        end += 1 + strcspn(end + 1, "\n");
    return end;
}

struct place place_of_sign(struct place from, const char *sign)
{
    const char *s = from.source && from.source->text && from.column ? text_at(&from) : NULL;

    s = s ? memmem(s, strnlen(s, REACH), sign, strlen(sign)) : NULL;
    return s ? place_at(from.source, (size_t)(s - from.source->text), strlen(sign)) : from;
}

static bool is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\\';
}

struct place place_of_part(struct place value, const char *text, size_t offset, size_t n)
{
    const char *s = value.source && value.source->text && value.column ? text_at(&value) : NULL;

    if (!s)
        return value;
    for (size_t i = 0; i < offset; i++) {
        while (is_space(*s))
            s++;
        if (!is_space(text[i]) && *s++ != text[i])
            return value;
    }
    while (text[offset] && is_space(*s))
        s++;
    return place_at(value.source, (size_t)(s - value.source->text), n);
}

static bool in_word(char c)
{
    return (unsigned char)c >= 0x80 || c == '-' || c == '_' || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

static const char *word_in(const char *from, const char *end, const char *word)
{
    return memmem(from, (size_t)(end - from), word, strlen(word));
}

struct place place_of_word(struct place within, const char *word)
{
    const char *from = within.source && within.source->text && within.column ? text_at(&within) : NULL;
    const char *end = from ? continued_end(from) : NULL;
    size_t n = strlen(word);

    for (const char *s = from && n ? word_in(from, end, word) : NULL; s; s = word_in(s + 1, end, word)) {
        bool begins = s == from || !in_word(s[-1]) || !in_word(s[0]);
        if (begins && (!in_word(s[n - 1]) || !in_word(s[n])))
            return place_at(within.source, (size_t)(s - within.source->text), n);
    }
    return within;
}
