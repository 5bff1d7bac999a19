/* text.c: pages as text, to be read and compared
 *
 *     ──────── sida 5 · A4 ─────────────────────────────────────────
 *
 * begins page 5, as wide as the page.  `nummer ii` follows where the page is numbered otherwise than by its place, `utan nummer` where it has no
 * number.  The last line of the file counts the pages; the borders do not, so that a report that grows by a page changes few lines.  Everything
 * printed on the page follows, running head and foot too, without blanks at the ends of lines.  How text finds its place: grid.h. */

#include "output/device.h"
#include "output/grid.h"

#include <stdio.h>
#include <string.h>
#include "base/utf8.h"

#define BAR "─"
#define BAR_BEFORE 8

static void put_bars(struct buffer *out, int n)
{
    while (n-- > 0)
        buffer_add(out, BAR);
}

/* A line of bars, `width` columns, around what is said. */
static void put_border(struct buffer *out, const char *said, int width)
{
    int rest = width - BAR_BEFORE - 2 - (int)utf8_columns(said, strlen(said));
    put_bars(out, BAR_BEFORE);
    buffer_printf(out, " %s ", said);
    put_bars(out, rest < BAR_BEFORE ? BAR_BEFORE : rest);
    buffer_byte(out, '\n');
}

static void put_page_border(struct buffer *out, const struct grid *g, const struct page *p, int number)
{
    struct buffer said = { 0 };
    char plain[16];
    buffer_printf(&said, "sida %d", number);
    snprintf(plain, sizeof plain, "%d", number);
    if (p->label[0] == '\0')
        buffer_add(&said, " · utan nummer");
    else if (strcmp(p->label, plain) != 0)
        buffer_printf(&said, " · nummer %s", p->label);
    buffer_printf(&said, " · %s", p->format);
    put_border(out, said.s, grid_column(g, p->width));
    buffer_done(&said);
}

/* ---- rows ---- */

struct cursor {
    const struct grid *grid;
    struct buffer *out;
    int at;                         /* columns printed */
    const struct span *last;        /* what was printed before; NULL at the beginning of a line */
};

static void move_to(struct cursor *c, int column)
{
    buffer_fill(c->out, ' ', (size_t)(column - c->at));
    c->at = column;
}

/* Where a span can begin: in its column, unless what stands before it reaches too far. */
static int begin(const struct cursor *c, const struct span *s)
{
    int free = c->last ? c->at + grid_gap(c->grid, c->last, s) : 0;
    return s->column > free ? s->column : free;
}

static void put_text(struct cursor *c, const struct span *s)
{
    move_to(c, begin(c, s));
    buffer_bytes(c->out, s->text, (size_t)s->bytes);
    c->at += s->columns;
    c->last = s;
}

static void put_rule(struct cursor *c, const struct span *s)
{
    int from = begin(c, s), to = s->column + s->columns;
    if (from >= to)
        return;
    move_to(c, from);
    put_bars(c->out, to - from);
    c->at = to;
    c->last = s;
}

/* Dots fill the room between their neighbours but for a blank on either side; a single dot would look like a full stop. */
static void put_leader(struct cursor *c, const struct span *s, const struct span *next)
{
    int from = c->last ? c->at + 1 : s->column;
    int to = next ? begin(c, next) - 1 : from + s->columns;
    if (to - from < 2)
        return;
    move_to(c, from);
    buffer_fill(c->out, '.', (size_t)(to - from));
    c->at = to;
}

static void put_row(const struct grid *g, const struct sheet *sheet, const struct row *r, struct buffer *out)
{
    struct cursor c = { .grid = g, .out = out };
    for (int i = 0; i < r->count; i++) {
        const struct span *s = &sheet->spans.v[r->first + i];
        if (s->kind == SPAN_LEADER)
            put_leader(&c, s, i + 1 < r->count ? s + 1 : NULL);
        else if (s->kind == SPAN_RULE)
            put_rule(&c, s);
        else
            put_text(&c, s);
    }
    buffer_byte(out, '\n');
}

static void put_page(const struct grid *g, const struct sheet *s, struct buffer *out)
{
    for (int i = 0; i < s->rows.n; i++) {
        buffer_fill(out, '\n', (size_t)s->rows.v[i].blank);
        put_row(g, s, &s->rows.v[i], out);
    }
}

static bool text_write(const struct pages *pages, struct buffer *out, struct messages *m)
{
    (void)m;
    struct arena arena;
    arena_init(&arena);
    struct grid grid;
    grid_build(&grid, pages, &arena);
    for (int i = 0; i < pages->list.n; i++) {
        put_page_border(out, &grid, &pages->list.v[i], i + 1);
        put_page(&grid, &grid.sheets[i], out);
    }
    char *said = arena_printf(&arena, pages->list.n == 1 ? "slut, %d sida" : "slut, %d sidor", pages->list.n);
    put_border(out, said, 0);
    arena_done(&arena);
    return true;
}

const struct device device_text = { "text", ".txt", "The pages as plain text, to be read and compared.", text_write };
