/* measure.c: shaping a paragraph
 *
 * Text is shaped in pieces without spaces, each in one segment, so that the same word is the same run wherever it
 * stands.  A break inside a piece is a glyph in its run: there are no ligatures, and what kerning would be lost there
 * is in the glyph before. */
#include "typeset/measure.h"

#include <string.h>
#include <unigbrk.h>

#include "base/utf8.h"

#define NBSP "\u00A0"

struct measuring {
    struct typesetter *typesetter;
    struct paragraph *paragraph;
    const struct flat *flat;
    int64_t at;                         /* from the start to where we are */
    int64_t solid;                         /* … without the space before us */
    int segment;
    int glyph;                          /* of the newest box, that we are before; 0: the next box begins here */
};

int64_t segment_width(const struct segment *s, const struct run *run, int first, int end)
{
    const int64_t *edges = run_edges(run, s->size);

    return edges[end] - edges[first];
}

int64_t hyphen_width(const struct segment *s)
{
    return segment_width(s, s->font->hyphen, 0, s->font->hyphen->count);
}

/* --- what the font lacks --- */

static void tell_glyph(const struct measuring *m, const struct segment *s, const struct run *run, const struct glyph *g)
{
    static const struct place nowhere;
    const char *text = run->text + g->offset, *end = text;
    uint32_t rune = utf8_next(&end);
    const char *sign = arena_strndup(m->typesetter->arena, text, (size_t)(end - text));

    struct place place = s->node ? place_of_sign(s->node->place, sign) : nowhere;

    message_add(m->typesetter->messages, MSG_FONT_GLYPH, place, run->font->name, sign, (unsigned)rune);
}

static void tell_missing(const struct measuring *m, const struct segment *s, const struct run *run)
{
    for (int i = 0; run->missing && i < run->count; i++)
        if (run->glyphs[i].id == 0 && run->glyphs[i].bytes)
            tell_glyph(m, s, run, &run->glyphs[i]);
}

/* --- chances --- */

static length clamp_more(int64_t width)
{
    return (length)(width > CHANCE_MORE ? CHANCE_MORE : width < -CHANCE_MORE ? -CHANCE_MORE : width);
}

static struct chance *add_chance(struct measuring *m, enum chance_kind kind)
{
    struct chance *c = vec_push(m->typesetter->scratch, &m->paragraph->chances);

    c->kind = kind;
    c->after = m->at;
    c->glyph = (uint16_t)m->glyph;
    c->box = m->paragraph->boxes.n - (m->glyph > 0);
    return c;
}

/* The hyphen is set like the letter before it. */
static const struct segment *segment_before(const struct measuring *m, int offset)
{
    int segment = m->segment;

    while (segment > 0 && m->flat->starts[segment] >= offset)
        segment--;
    return &m->paragraph->segments[segment];
}

static void add_inner_chance(struct measuring *m, int offset, const struct segment *before)
{
    unsigned char marks = m->flat->marks[offset];

    if (marks & MARK_BREAK) {
        add_chance(m, CHANCE_JOINT);
    } else if ((marks & MARK_HYPHEN) && !before->font->hyphen->missing) {
        struct chance *c = add_chance(m, CHANCE_HYPHEN);

        c->more = clamp_more(hyphen_width(before));
        c->edge = marks & MARK_EDGE;
        c->joint = marks & MARK_JOINT;
        c->inner = marks & MARK_INNER;
    }
}

/* Before the box that begins at offset. */
static void add_outer_chance(struct measuring *m, int offset)
{
    if (offset == 0 || m->flat->text[offset - 1] == '\n')
        return;
    if (m->flat->text[offset - 1] != ' ')
        add_inner_chance(m, offset, segment_before(m, offset));
    else if (m->flat->marks[offset] & MARK_BREAK)
        add_chance(m, CHANCE_SPACE)->more = clamp_more(m->solid - m->at);
}

/* --- boxes --- */

static struct box *add_box(struct measuring *m, const struct run *run)
{
    struct box *b = vec_push(m->typesetter->scratch, &m->paragraph->boxes);

    *b = (struct box){.run = run, .segment = m->segment};
    tell_missing(m, &m->paragraph->segments[m->segment], run);
    return b;
}

/* Where a letter begins inside the box, a line may end. */
static void walk_glyphs(struct measuring *m, const struct segment *s, int start, const struct run *run)
{
    const int64_t *edges = run_edges(run, s->size), begin = m->at;

    for (int i = 1; i < run->count; i++) {
        const struct glyph *g = &run->glyphs[i];

        if (!g->bytes || !(m->flat->marks[start + (int)g->offset] & (MARK_BREAK | MARK_HYPHEN)))
            continue;
        m->glyph = i;
        m->at = begin + edges[i];
        add_inner_chance(m, start + (int)g->offset, s);
    }
    m->at = begin + edges[run->count];
    m->glyph = 0;
}

static void add_word(struct measuring *m, int start, int end)
{
    const struct segment *s = &m->paragraph->segments[m->segment];
    const struct run *run = font_shape(s->font, m->flat->text + start, (size_t)(end - start));

    add_outer_chance(m, start);
    struct box *b = add_box(m, run);
    b->leads = start == m->flat->starts[m->segment];
    b->trails = end == m->flat->starts[m->segment + 1];
    m->at += b->leads ? s->lead : 0;
    walk_glyphs(m, s, start, run);
    m->at += end == m->flat->starts[m->segment + 1] ? s->trail : 0;
}

/* A space that no line may end at is set as a no-break space, so that copy and search keep a figure and its unit
 * together as well. */
static void add_space(struct measuring *m, bool breakable)
{
    const struct segment *s = &m->paragraph->segments[m->segment];
    const struct run *run = breakable ? s->font->space : font_shape(s->font, NBSP, strlen(NBSP));

    m->solid = m->at;
    add_box(m, run)->space = breakable;
    m->at += segment_width(s, run, 0, run->count);
}

/* --- pieces --- */

static bool is_nbsp(const char *s)
{
    return strncmp(s, NBSP, strlen(NBSP)) == 0;
}

/* A long piece is cut where no mark goes with the letter before. */
static int cut_piece(const char *text, int start, int end)
{
    const uint8_t *s = (const uint8_t *)text;

    if (end - start <= PIECE_BYTES)
        return end;
    end = start + PIECE_BYTES;
    while (((unsigned char)text[end] & 0xC0) == 0x80)
        end--;

    const uint8_t *cut = u8_grapheme_prev(s + end, s + start);
    return cut && cut > s + start ? (int)(cut - s) : end;
}

/* The end of the word that begins at start: before a space, the next segment, or where it is long enough. */
static int word_end(const struct flat *f, int start, int limit)
{
    int end = start;

    while (end < limit && end - start <= PIECE_BYTES && f->text[end] != ' ' && f->text[end] != '\n' && !is_nbsp(f->text + end))
        end++;
    return cut_piece(f->text, start, end);
}

static int add_piece(struct measuring *m, int start, int limit)
{
    const struct flat *f = m->flat;
    int end = start + 1;

    if (f->text[start] == '\n') {
        add_chance(m, CHANCE_HARD);
    } else if (f->text[start] == ' ') {
        add_space(m, f->marks[start + 1] & MARK_BREAK);
    } else if (is_nbsp(f->text + start)) {
        add_outer_chance(m, start);
        add_space(m, false);
        end = start + (int)strlen(NBSP);
    } else {
        end = word_end(f, start, limit);
        add_word(m, start, end);
    }
    return end;
}

void measure_flat(struct typesetter *t, struct paragraph *p, const struct flat *f)
{
    struct measuring m = {.typesetter = t, .paragraph = p, .flat = f};

    if (!f->n)
        return;
    add_chance(&m, CHANCE_HARD);
    for (; m.segment < f->segments; m.segment++)
        for (int start = f->starts[m.segment]; start < f->starts[m.segment + 1];)
            start = add_piece(&m, start, f->starts[m.segment + 1]);
    add_chance(&m, CHANCE_HARD);
}
