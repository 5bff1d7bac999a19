/* paragraph.c: text broken into lines
 *
 * The way of a paragraph: its segments' texts as one (flat.c), where lines may end (breaks.c, nobreak.c, hyphen.c),
 * shaped and measured (measure.c), the best ends chosen (fit.c), and lines made of what is between them (line.c).  Hard
 * breaks part a paragraph in stretches that know nothing of each other. */
#include "typeset/paragraph.h"

#include <string.h>
#include "typeset/breaks.h"
#include "typeset/line.h"

/* What a vector came to hold, and no more. */
static void *kept(struct arena *a, const void *v, int n, size_t size)
{
    void *copy = arena_alloc(a, (size_t)n * size);

    if (n)
        memcpy(copy, v, (size_t)n * size);
    return copy;
}

struct paragraph *paragraph_new(struct typesetter *t, const struct segment *segments, int n, bool hyphenate)
{
    struct paragraph *p = arena_new(t->arena, struct paragraph);
    struct flat flat = flat_of(t->scratch, segments, n);
    enum stage stage = progress_enter(t->progress, STAGE_SHAPE);

    p->segments = kept(t->arena, segments, n, sizeof *segments);
    p->em = n ? segments[0].size : 0;
    breaks_find(t->scratch, &flat, hyphenate ? t->hyphenator : NULL);
    measure_flat(t, p, &flat);
    p->boxes.v = kept(t->arena, p->boxes.v, p->boxes.n, sizeof *p->boxes.v);
    p->chances.v = kept(t->arena, p->chances.v, p->chances.n, sizeof *p->chances.v);
    arena_clear(t->scratch);
    progress_enter(t->progress, stage);
    return p;
}

/* The next hard chance; 0 when there is none. */
static int stretch_end(const struct paragraph *p, int start)
{
    for (int i = start + 1; i < p->chances.n; i++)
        if (p->chances.v[i].kind == CHANCE_HARD)
            return i;
    return 0;
}

/* --- widths --- */

/* The widest from one chance to the next, of those that are wanted. */
static length widest(const struct paragraph *p, bool (*wanted)(const struct chance *))
{
    const struct chance *c = p->chances.v;
    int64_t widest_yet = 0;
    int from = 0;

    for (int i = 1; i < p->chances.n; i++) {
        if (!wanted(&c[i]))
            continue;
        if (fit_width(c, from, i) > widest_yet)
            widest_yet = fit_width(c, from, i);
        from = i;
    }
    return clamp_length(widest_yet);
}

static bool is_hard(const struct chance *c)
{
    return c->kind == CHANCE_HARD;
}

static bool is_between_words(const struct chance *c)
{
    return c->kind != CHANCE_HYPHEN;
}

static bool is_any(const struct chance *c)
{
    (void)c;
    return true;
}

length paragraph_width(const struct paragraph *p)
{
    return widest(p, is_hard);
}

length paragraph_word_width(const struct paragraph *p)
{
    return widest(p, is_between_words);
}

/* A word from one chance to another, parted where its wider half is narrowest. */
static int64_t parted_once(const struct chance *c, int from, int to)
{
    int64_t best = fit_width(c, from, to);
    for (int i = from + 1; i < to; i++) {
        int64_t first = fit_width(c, from, i), second = fit_width(c, i, to), wider = first > second ? first : second;
        if (c[i].kind == CHANCE_HYPHEN && wider < best)
            best = wider;
    }
    return best;
}

length paragraph_parted_width(const struct paragraph *p)
{
    int64_t widest_yet = 0;
    for (int from = 0, i = 1; i < p->chances.n; i++) {
        if (!is_between_words(&p->chances.v[i]))
            continue;
        int64_t word = parted_once(p->chances.v, from, i);
        widest_yet = word > widest_yet ? word : widest_yet;
        from = i;
    }
    return clamp_length(widest_yet);
}

length paragraph_least_width(const struct paragraph *p)
{
    return widest(p, is_any);
}

length paragraph_em(const struct paragraph *p)
{
    return p->em;
}

int paragraph_count(const struct paragraph *p, length width)
{
    int lines = 0;

    for (int start = 0, end; (end = stretch_end(p, start)); start = end)
        lines += fit_count(p->chances.v + start, end - start, width);
    return lines;
}

/* --- lines --- */

static int64_t at_least_nothing(int64_t width)
{
    return width > 0 ? width : 0;
}

/* Ends of all lines, as chances of the paragraph; there are fewer of them than chances. */
static int find_ends(struct typesetter *t, const struct paragraph *p, struct room room, int *ends)
{
    int lines = 0;

    for (int start = 0, end; (end = stretch_end(p, start)); start = end) {
        int n = fit_lines(t->scratch, p->chances.v + start, end - start, &room, ends + lines);

        for (int i = lines; i < lines + n; i++)
            ends[i] += start;
        lines += n;
        room.first = room.line;
    }
    return lines;
}

struct lines paragraph_break(struct typesetter *t, const struct paragraph *p, length width, length first_indent)
{
    struct room room = {at_least_nothing((int64_t)width - first_indent), at_least_nothing(width), p->em};

    arena_clear(t->scratch);
    int *ends = arena_array(t->scratch, int, p->chances.n);
    struct lines lines = {.n = find_ends(t, p, room, ends)};

    lines.v = arena_array(t->scratch, struct line, lines.n);
    progress_count(t->progress, COUNT_LINES, lines.n);
    for (int i = 0, from = 0; i < lines.n; from = ends[i++]) {
        lines.v[i] = line_make(t, p, from, ends[i]);
        lines.v[i].overfull = fit_width(p->chances.v, from, ends[i]) > (i ? room.line : room.first);
    }
    return lines;
}
