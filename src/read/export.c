/* export.c: texts as planning systems export them, as Markdown
 *
 * Line by line.  Spaces at both ends go, but what is indented below a bullet stays with it: a bullet further to the right is one level deeper. */

#include "read/export.h"

#include <string.h>
#include "base/buffer.h"
#include "base/utf8.h"

#define LEVELS 6

struct line {
    const char *text;               /* without spaces at both ends and without its bullet */
    size_t size;
    int left;                       /* characters of space before it */
    int bullet;                     /* characters of its bullet and the space behind it; 0: none */
};

struct export {
    struct arena *arena;
    bool paragraphs;
    struct buffer out;
    vec(int) indents, added;
    int blank;                      /* lines put in so far */
    int left[LEVELS];               /* of the open bullets */
    int depth;
    bool open;                      /* a paragraph that the next line would go on with */
};

/* ---- a line ---- */

static const char *skip_spaces(const char *s, const char *end, int *count)
{
    for (const char *next = s; next < end; s = next, *count += 1)
        if (!rune_is_space(utf8_next(&next)))
            break;
    return s;
}

static const char *drop_spaces(const char *from, const char *end)
{
    for (const char *s = from; s < end; ) {
        int n = 0;
        const char *behind = skip_spaces(s, end, &n);
        if (n && behind == end)
            return s;
        s = behind;
        if (s < end)
            utf8_next(&s);
    }
    return end;
}

/* Signs that stand for a bullet also without a space behind them, and those that need one. */
static bool is_bullet(uint32_t rune, bool space)
{
    static const uint32_t always[] = { 0x2022, 0x25CF, 0x25AA, 0x25E6, 0x2023, 0x25A0, 0xF0B7 }, spaced[] = { '-', '*', 0x2013, 0x2014, 0xB7 };
    for (size_t i = 0; i < sizeof always / sizeof *always; i++)
        if (rune == always[i])
            return true;
    for (size_t i = 0; i < sizeof spaced / sizeof *spaced; i++)
        if (rune == spaced[i] && space)
            return true;
    return false;
}

static struct line line_of(const char *from, const char *end)
{
    struct line line = { 0 };
    const char *s = skip_spaces(from, end, &line.left), *behind = s;
    end = drop_spaces(s, end);
    uint32_t rune = s < end ? utf8_next(&behind) : 0;
    int spaces = 0;
    const char *text = skip_spaces(behind, end, &spaces);
    if (rune && text < end && is_bullet(rune, spaces > 0)) {
        line.bullet = 1 + spaces;
        s = text;
    }
    line.text = s;
    line.size = (size_t)(end - s);
    return line;
}

/* A line of dashes alone would make a heading of the line before. */
static bool is_underline(const struct line *line)
{
    return !line->bullet && line->size && (strspn(line->text, "-") >= line->size || strspn(line->text, "=") >= line->size);
}

/* ---- writing ---- */

static void put(struct export *e, const char *before, const struct line *line, int indent)
{
    if (e->indents.n)
        buffer_byte(&e->out, '\n');
    buffer_add(&e->out, before);
    if (line)
        buffer_bytes(&e->out, line->text, line->size);
    *vec_push(e->arena, &e->indents) = indent;
    *vec_push(e->arena, &e->added) = e->blank;
}

static void put_blank(struct export *e)
{
    if (!e->indents.n)
        return;
    e->blank++;
    put(e, "", NULL, 0);
    e->open = false;
}

static const char *spaces(struct export *e, int levels)
{
    return arena_printf(e->arena, "%*s", 2 * levels, "");
}

static void put_bullet(struct export *e, const struct line *line)
{
    if (!e->depth && e->paragraphs && e->open)
        put_blank(e);
    while (e->depth && line->left < e->left[e->depth - 1])
        e->depth--;
    if (!e->depth || (line->left > e->left[e->depth - 1] + 1 && e->depth < LEVELS))
        e->left[e->depth++] = line->left;
    const char *before = arena_printf(e->arena, "%s- ", spaces(e, e->depth - 1));
    put(e, before, line, line->left + line->bullet - (int)strlen(before));
    e->open = true;
}

static bool is_number(const struct line *line)
{
    size_t digits = strspn(line->text, "0123456789");
    return digits && digits < 4 && digits + 1 < line->size && (line->text[digits] == '.' || line->text[digits] == ')') && line->text[digits + 1] == ' ';
}

/* A line further to the right than the bullet above it goes on with it. */
static void put_text(struct export *e, const struct line *line)
{
    bool inside = e->depth && line->left > e->left[e->depth - 1];
    if (!inside && e->open && e->paragraphs && !is_number(line))
        put_blank(e);
    if (!inside && !e->open)
        e->depth = 0;
    const char *before = arena_printf(e->arena, "%s%s", spaces(e, inside ? e->depth : 0), is_underline(line) ? "\\" : "");
    put(e, before, line, line->left - (int)strlen(before));
    e->open = line->text[line->size - 1] != '\\';
}

static void put_line(struct export *e, const struct line *line)
{
    if (line->bullet) {
        put_bullet(e, line);
    } else if (line->size) {
        put_text(e, line);
    } else {
        put(e, "", NULL, 0);
        e->open = false;
    }
}

struct export_text export_read(struct arena *a, const char *s, bool paragraphs)
{
    struct export e = { .arena = a, .paragraphs = paragraphs };
    for (;;) {
        size_t n = strcspn(s, "\n");
        const struct line line = line_of(s, s + n);
        put_line(&e, &line);
        if (!s[n])
            break;
        s += n + 1;
    }
    struct export_text text = { arena_strndup(a, e.out.s ? e.out.s : "", e.out.n), e.indents.v, e.added.v };
    buffer_done(&e.out);
    return text;
}
