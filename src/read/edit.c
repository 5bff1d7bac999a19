/* edit.c: keys of an INI file changed in its bytes
 *
 * Everything that matters here is ASCII, so that bytes can be read without their encoding; what is no ASCII is copied. */

#include "read/edit.h"

#include <stdlib.h>
#include <string.h>
#include "base/arena.h"
#include "base/utf8.h"

struct span {
    size_t from, to;
};

struct editing {
    const char *bytes;
    size_t n;
    const char *section;
    struct span title;              /* of the line of [section], its end included; to 0: it is not there */
    struct span first_title;        /* of the first section of all */
    size_t end, first_end;          /* after the last key, or the title, of the section and of the first one */
    size_t equals;                  /* column of the = in the last key of the section, or 0 */
};

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static struct span trim(const char *s, struct span span)
{
    while (span.from < span.to && is_blank(s[span.from]))
        span.from++;
    while (span.to > span.from && is_blank(s[span.to - 1]))
        span.to--;
    return span;
}

static size_t line_end(const struct editing *e, size_t at)
{
    const char *end = memchr(e->bytes + at, '\n', e->n - at);
    return end ? (size_t)(end - e->bytes) + 1 : e->n;
}

/* The line and those that continue it with \ at their ends. */
static size_t whole_end(const struct editing *e, size_t at)
{
    for (;;) {
        size_t end = line_end(e, at);
        struct span words = trim(e->bytes, (struct span){ at, end });
        bool more = words.to > words.from && e->bytes[words.to - 1] == '\\' && end < e->n;
        if (!more)
            return end;
        at = end;
    }
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

static bool same_name(const struct editing *e, struct span span, const char *name)
{
    size_t n = strlen(name);
    if (span.to - span.from != n)
        return false;
    for (size_t i = 0; i < n; i++)
        if (lower(e->bytes[span.from + i]) != name[i])
            return false;
    return true;
}

static bool is_title(const struct editing *e, struct span words)
{
    return words.to - words.from > 2 && e->bytes[words.from] == '[' && e->bytes[words.to - 1] == ']';
}

/* The name before the = of a line; empty when the line is no key. */
static struct span key_name(const struct editing *e, struct span words)
{
    const char *equals = words.from < words.to && e->bytes[words.from] != ';' && e->bytes[words.from] != '#'
                             ? memchr(e->bytes + words.from, '=', words.to - words.from) : NULL;
    return equals ? trim(e->bytes, (struct span){ words.from, (size_t)(equals - e->bytes) }) : (struct span){ 0, 0 };
}

/* Where the value stands after the = that lies before `end`, without comment, quotes included. */
static struct span value_of(const struct editing *e, size_t equals, size_t end)
{
    struct span v = trim(e->bytes, (struct span){ equals + 1, end });
    char first = v.from < v.to ? e->bytes[v.from] : '\0';
    const char *close = first == '"' || first == '\'' ? memchr(e->bytes + v.from + 1, first, v.to - v.from - 1) : NULL;
    if (close)
        return (struct span){ v.from, (size_t)(close - e->bytes) + 1 };
    for (size_t i = v.from; i < v.to; i++)
        if (e->bytes[i] == ';' || e->bytes[i] == '#')
            v = trim(e->bytes, (struct span){ v.from, i });
    return v.from < v.to ? v : (struct span){ equals + 1, equals + 1 };
}

static size_t text_begin(const struct editing *e)
{
    return e->n >= 3 && memcmp(e->bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
}

static void survey(struct editing *e)
{
    bool inside = false, first = false;
    for (size_t at = text_begin(e); at < e->n; at = whole_end(e, at)) {
        size_t end = whole_end(e, at);
        struct span words = trim(e->bytes, (struct span){ at, end }), name = key_name(e, words);
        if (is_title(e, words)) {
            first = !e->first_title.to;
            inside = !e->title.to && same_name(e, trim(e->bytes, (struct span){ words.from + 1, words.to - 1 }), e->section);
            if (first)
                e->first_title = (struct span){ at, end };
            if (inside)
                e->title = (struct span){ at, end };
        } else if (name.to == 0) {
            continue;
        }
        if (inside && name.to)
            e->equals = (size_t)((const char *)memchr(e->bytes + at, '=', end - at) - e->bytes) - at;
        e->end = inside ? end : e->end;
        e->first_end = first ? end : e->first_end;
    }
}

/* Behind the comments that follow a section's last key without an empty line: they are of it, unless what follows them at once is the next section's. */
static size_t behind_comments(const struct editing *e, size_t at)
{
    size_t end = at;
    while (end < e->n) {
        struct span words = trim(e->bytes, (struct span){ end, line_end(e, end) });
        if (words.from == words.to)
            return end;
        if (e->bytes[words.from] != ';' && e->bytes[words.from] != '#')
            return at;
        end = line_end(e, end);
    }
    return end;
}

/* ---- values ---- */

static bool needs_quotes(const char *value)
{
    size_t n = strlen(value);
    return strpbrk(value, ";#") || *value == '"' || *value == '\'' || is_blank(*value) || (n && (is_blank(value[n - 1]) || value[n - 1] == '\\'));
}

static bool put_rune(struct buffer *out, uint32_t rune, bool utf8)
{
    if (utf8)
        buffer_rune(out, rune);
    else if (rune < 0x80 || (rune >= 0xA0 && rune <= 0xFF))
        buffer_byte(out, (char)rune);
    else if (rune == 0x2013 || rune == 0x2014)
        buffer_byte(out, rune == 0x2013 ? (char)0x96 : (char)0x97);
    else
        return false;
    return true;
}

static bool put_value(struct buffer *out, const char *value, const char *encoding)
{
    bool quotes = needs_quotes(value), utf8 = strcmp(encoding, "utf-8") == 0;
    char mark = strchr(value, '"') ? '\'' : '"';
    if (strpbrk(value, "\r\n") || (quotes && strchr(value, mark)))
        return false;
    if (quotes)
        buffer_byte(out, mark);
    while (*value)
        if (!put_rune(out, utf8_next(&value), utf8))
            return false;
    if (quotes)
        buffer_byte(out, mark);
    return true;
}

static const char *line_break(const struct editing *e)
{
    const char *end = memchr(e->bytes, '\n', e->n);
    return end && end > e->bytes && end[-1] == '\r' ? "\r\n" : "\n";
}

static bool put_key(struct buffer *out, const struct editing *e, const struct ini_edit *edit, const char *encoding)
{
    size_t n = strlen(edit->key);
    buffer_add(out, edit->key);
    buffer_fill(out, ' ', e->equals > n + 1 ? e->equals - n : 1);
    buffer_add(out, "= ");
    bool put = put_value(out, edit->value, encoding);
    buffer_add(out, line_break(e));
    return put;
}

/* ---- writing ---- */

static void copy(struct buffer *out, const struct editing *e, size_t from, size_t to)
{
    if (to > from)
        buffer_bytes(out, e->bytes + from, to - from);
}

static void end_line(struct buffer *out, const struct editing *e)
{
    if (out->n && out->s[out->n - 1] != '\n')
        buffer_add(out, line_break(e));
}

static int find_edit(const struct editing *e, struct span name, const struct ini_edit *edits, int nedits)
{
    for (int i = 0; i < nedits && name.to; i++)
        if (same_name(e, name, edits[i].key))
            return i;
    return -1;
}

/* The section with values exchanged, up to its last key; then the keys that it had not. */
static bool put_section(struct buffer *out, const struct editing *e, const char *encoding, const struct ini_edit *edits, int nedits, bool *done)
{
    size_t copied = e->title.from;
    bool put = true;
    for (size_t at = e->title.to; at < e->end; at = whole_end(e, at)) {
        size_t end = whole_end(e, at);
        struct span words = trim(e->bytes, (struct span){ at, end });
        int edit = find_edit(e, key_name(e, words), edits, nedits);
        if (edit < 0 || done[edit])
            continue;
        size_t equals = (size_t)((const char *)memchr(e->bytes + at, '=', end - at) - e->bytes);
        struct span value = value_of(e, equals, end);
        copy(out, e, copied, value.from);
        if (value.from == equals + 1)
            buffer_byte(out, ' ');
        put = put_value(out, edits[edit].value, encoding) && put;
        copied = value.to;
        done[edit] = true;
    }
    copy(out, e, copied, e->end);
    return put;
}

static bool put_missing(struct buffer *out, const struct editing *e, const char *encoding, const struct ini_edit *edits, int nedits, const bool *done)
{
    bool put = true;
    for (int i = 0; i < nedits; i++)
        if (!done[i]) {
            end_line(out, e);
            put = put_key(out, e, &edits[i], encoding) && put;
        }
    return put;
}

bool ini_change(struct buffer *out, const char *bytes, size_t n, const char *encoding, const char *section, const struct ini_edit *edits, int nedits)
{
    struct editing e = { .bytes = bytes, .n = n, .section = section };
    size_t begin = out->n;
    bool *done = calloc((size_t)nedits + 1, sizeof *done);
    if (!done)
        memory_exhausted();
    survey(&e);
    size_t after = e.title.to ? e.end : e.first_title.to ? behind_comments(&e, e.first_end) : n;
    bool put = true;
    copy(out, &e, 0, e.title.to ? e.title.from : after);
    if (e.title.to) {
        put = put_section(out, &e, encoding, edits, nedits, done);
    } else {
        end_line(out, &e);
        buffer_add(out, out->n > begin ? line_break(&e) : "");
        buffer_printf(out, "[%s]%s", section, line_break(&e));
    }
    put = put_missing(out, &e, encoding, edits, nedits, done) && put;
    copy(out, &e, after, n);
    free(done);
    if (!put)
        out->n = begin;
    return put;
}
