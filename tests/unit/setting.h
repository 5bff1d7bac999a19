/* setting.h: text to be broken, for tests of the typesetter
 *
 * A letter of DejaVu Sans Mono in 9.966 pt is 6 pt wide, so that a line of twenty letters can be counted by eye: COLUMNS(20). */
#ifndef KT_TEST_SETTING_H
#define KT_TEST_SETTING_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "typeset/breaks.h"
#include "typeset/paragraph.h"

#define MONO "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
#define MONO_BOLD "/usr/share/fonts/truetype/dejavu/DejaVuSansMono-Bold.ttf"
#define SANS "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"
#define MONO_SIZE 9966
#define COLUMNS(n) ((n) * 6000)

struct setting {
    struct arena arena, scratch;
    struct fonts fonts;
    struct messages messages;
    struct source source;
    struct font *mono, *bold, *sans;
    struct hyphenator *hyphenator;
    struct typesetter typesetter;
    struct node *node;
    vec(struct segment) segments;
    struct paragraph *paragraph;
    struct buffer out;
};

static const char *const setting_exceptions[] = {"medarbetar-engagemang", "Katrineholm", "övr-igt"};
static const struct hyphenation setting_hyphenation = {
    .language = "sv_SE", .exceptions = {.v = (const void **)setting_exceptions, .n = 3}, .left = 2, .right = 2, .word = 5,
};

static inline int setting_init(void **state)
{
    struct setting *s = calloc(1, sizeof *s);
    struct place nowhere = {0};

    arena_init(&s->arena);
    arena_init(&s->scratch);
    fonts_init(&s->fonts, &s->arena);
    messages_init(&s->messages, &s->arena);
    s->source.name = "texter/x.md";
    s->mono = font_open(&s->fonts, MONO, nowhere, &s->messages);
    s->bold = font_open(&s->fonts, MONO_BOLD, nowhere, &s->messages);
    s->sans = font_open(&s->fonts, SANS, nowhere, &s->messages);
    s->hyphenator = hyphenator_new(&s->arena, &setting_hyphenation, nowhere, &s->messages);
    s->typesetter = (struct typesetter){&s->arena, &s->fonts, &s->messages, s->hyphenator, &s->scratch, NULL, &s->arena};
    s->node = node_new(&s->arena, NODE_TEXT, (struct place){&s->source, 3, 5, 1});
    *state = s;
    return s->mono && s->bold && s->sans && s->hyphenator ? 0 : -1;
}

static inline int setting_done(void **state)
{
    struct setting *s = *state;

    hyphenator_done(s->hyphenator);
    fonts_done(&s->fonts);
    buffer_done(&s->out);
    arena_done(&s->scratch);
    arena_done(&s->arena);
    free(s);
    return 0;
}

/* Adds text to what is set next. */
static inline struct segment *set_text(struct setting *s, const char *text)
{
    struct segment *segment = vec_push(&s->arena, &s->segments);

    *segment = (struct segment){.text = text, .node = s->node, .font = s->mono, .size = MONO_SIZE};
    return segment;
}

/* Measures what was added. */
static inline struct paragraph *set_measure(struct setting *s, bool hyphenate)
{
    s->paragraph = paragraph_new(&s->typesetter, s->segments.v, s->segments.n, hyphenate);
    s->segments.n = 0;
    return s->paragraph;
}

static inline void add_piece_text(const struct item_text *text, const struct piece *piece, struct buffer *out)
{
    const struct run *run = piece_run(text, piece);
    int end = piece->first + piece->count;
    uint32_t from = piece->first < run->count ? run->glyphs[piece->first].offset : (uint32_t)run->bytes;
    uint32_t to = end < run->count ? run->glyphs[end].offset : (uint32_t)run->bytes;

    buffer_bytes(out, run->text + from, to - from);
}

/* The line as it reads, its last space and hyphen included. */
static inline void add_line_text(const struct line *line, struct buffer *out)
{
    for (int i = 0; i < line->count; i++) {
        for (int k = 0; k < line->items[i].text.count; k++)
            add_piece_text(&line->items[i].text, &line->items[i].text.pieces[k], out);
        if (line->items[i].text.hyphen)
            buffer_byte(out, '-');
    }
}

/* No-break spaces as ~, which text in these tests does not hold. */
static inline void show_no_break_spaces(struct buffer *out)
{
    size_t n = 0;

    for (size_t i = 0; i < out->n; i++) {
        bool nbsp = (unsigned char)out->s[i] == 0xC2 && (unsigned char)out->s[i + 1] == 0xA0;

        out->s[n++] = nbsp ? '~' : out->s[i];
        i += nbsp;
    }
    if (out->s)
        out->s[out->n = n] = '\0';
}

/* One line each, ends of lines without their spaces; an overfull line ends in !. */
static inline void assert_lines(struct setting *s, length width, const char *expected)
{
    struct lines lines = paragraph_break(&s->typesetter, s->paragraph, width, 0);

    buffer_clear(&s->out);
    buffer_add(&s->out, "");
    for (int i = 0; i < lines.n; i++) {
        add_line_text(&lines.v[i], &s->out);
        if (s->out.n && s->out.s[s->out.n - 1] == ' ')
            s->out.n--;
        buffer_add(&s->out, lines.v[i].overfull ? "!\n" : "\n");
    }
    show_no_break_spaces(&s->out);
    assert_string_equal(s->out.s, expected);
}

static inline void assert_text_lines(struct setting *s, const char *text, int columns, const char *expected)
{
    set_text(s, text);
    set_measure(s, true);
    assert_lines(s, COLUMNS(columns), expected);
}

/* Where lines may end: at spaces, at |, and with a hyphen at =; ~ is a space where none may. */
static inline void assert_breaks(struct setting *s, const char *text, const char *expected)
{
    set_text(s, text);
    struct flat f = flat_of(&s->arena, s->segments.v, s->segments.n);
    s->segments.n = 0;
    breaks_find(&s->arena, &f, s->hyphenator);

    buffer_clear(&s->out);
    buffer_add(&s->out, "");
    for (int i = 0; i < f.n; i++) {
        bool space = i && f.text[i - 1] == ' ';

        if (!space && (f.marks[i] & MARK_BREAK))
            buffer_byte(&s->out, '|');
        if (f.marks[i] & MARK_HYPHEN)
            buffer_byte(&s->out, '=');
        buffer_byte(&s->out, f.text[i] == ' ' && !(f.marks[i + 1] & MARK_BREAK) ? '~' : f.text[i]);
    }
    assert_string_equal(s->out.s, expected);
}

#endif
