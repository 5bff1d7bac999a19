/* raster.c: a figure as rows of characters
 *
 * Drawings first: what is filled fills its box with its character, a line has it at each of its points, a picture is a frame.  Texts are written over
 * them, where they stand on paper, and never over each other: one that has no room moves to the right.  Every row becomes a span. */

#include "output/grid.h"

#include <string.h>
#include "base/utf8.h"
#include "document/figure.h"
#include "output/words.h"

struct line { vec(uint32_t) runes; vec(bool) taken; };      /* taken: by a text, or the blank beside one */

struct raster {
    const struct grid *grid;
    length top;
    vec(struct line) lines;
};

static int line_of(const struct raster *r, length y)
{
    return y <= r->top ? 0 : (int)((y - r->top) / grid_row(r->grid));
}

static struct line *line_at(struct raster *r, int row)
{
    while (r->lines.n <= row)
        vec_push(r->grid->arena, &r->lines);
    return &r->lines.v[row];
}

static void widen(struct raster *r, struct line *l, int columns)
{
    while (l->runes.n < columns) {
        *vec_push(r->grid->arena, &l->runes) = ' ';
        *vec_push(r->grid->arena, &l->taken) = false;
    }
}

static void put(struct raster *r, int row, int column, uint32_t rune)
{
    struct line *l = line_at(r, row);
    widen(r, l, column + 1);
    l->runes.v[column] = rune;
}

static uint32_t rune_of(const char *s)
{
    return utf8_next(&s);
}

/* ---- drawings ---- */

static void put_box(struct raster *r, const struct item *i, uint32_t rune)
{
    length half = grid_row(r->grid) / 2;
    int from = grid_column(r->grid, i->x), to = grid_column(r->grid, i->x + i->path->width);
    int first = line_of(r, i->y + half), end = line_of(r, i->y + i->path->height + half);
    if (end <= first) {                             /* flatter than a row: the one that it lies in */
        first = line_of(r, i->y + i->path->height / 2);
        end = first + 1;
    }
    for (int row = first; row < end; row++)
        for (int column = from; column < to || column == from; column++)
            put(r, row, column, rune);
}

static void put_points(struct raster *r, const struct item *i, uint32_t rune)
{
    const struct path_point *at = i->path->points;
    for (int k = 0; k < i->path->count; k++)
        if (i->path->ops[k] == PATH_MOVE || i->path->ops[k] == PATH_LINE) {
            put(r, line_of(r, i->y + at->y), grid_column(r->grid, i->x + at->x), rune);
            at++;
        }
}

static bool has_curves(const struct item_path *p)
{
    for (int k = 0; k < p->count; k++)
        if (p->ops[k] == PATH_CURVE)
            return true;
    return false;
}

static void put_path(struct raster *r, const struct item *i)
{
    if (!i->path->character)
        return;
    if (i->path->fill != COLOR_NONE || has_curves(i->path))
        put_box(r, i, rune_of(i->path->character));
    else
        put_points(r, i, rune_of(i->path->character));
}

static void put_frame(struct raster *r, const struct item *i)
{
    int left = grid_column(r->grid, i->x), right = grid_column(r->grid, i->x + i->picture.width) - 1;
    int top = line_of(r, i->y), bottom = line_of(r, i->y + i->picture.height - 1);
    for (int c = left + 1; c < right; c++) {
        put(r, top, c, 0x2500);
        put(r, bottom, c, 0x2500);
    }
    for (int y = top; y <= bottom; y++) {
        put(r, y, left, y == top ? 0x250C : y == bottom ? 0x2514 : 0x2502);
        put(r, y, right > left ? right : left + 1, y == top ? 0x2510 : y == bottom ? 0x2518 : 0x2502);
    }
}

/* ---- texts ---- */

static bool is_free(const struct line *l, int from, int to)
{
    for (int c = from < 0 ? 0 : from; c < to && c < l->taken.n; c++)
        if (l->taken.v[c])
            return false;
    return true;
}

static uint32_t plain(uint32_t rune)
{
    if (rune == RUNE_NBSP || rune == RUNE_NNBSP || rune == RUNE_THIN_SPACE)
        return ' ';
    return rune == RUNE_NB_HYPHEN ? '-' : rune;
}

static void put_text(struct raster *r, const struct item *i)
{
    struct buffer words = { 0 };
    item_words(&i->text, &words);
    while (words.n && words.s[words.n - 1] == ' ')
        words.s[--words.n] = '\0';
    int n = (int)utf8_columns(words.s ? words.s : "", words.n) + i->text.hyphen;
    int column = i->text.right ? grid_column(r->grid, i->x + i->text.width) - n : grid_column(r->grid, i->x);
    struct line *l = line_at(r, line_of(r, i->y - i->text.size / 3));
    column = column < 0 ? 0 : column;
    while (!is_free(l, column - 1, column + n + 1))
        column++;
    widen(r, l, column + n);
    if (column > 0 && !l->taken.v[column - 1])
        l->runes.v[column - 1] = ' ';               /* a word does not touch a drawing */
    for (const char *s = words.s; s && *s;) {
        uint32_t rune = utf8_next(&s);
        if (rune == RUNE_SOFT_HYPHEN || column >= l->runes.n)
            continue;
        l->runes.v[column] = plain(rune);
        l->taken.v[column++] = true;
    }
    if (i->text.hyphen && column < l->runes.n) {
        l->runes.v[column] = '-';
        l->taken.v[column++] = true;
    }
    if (column < l->runes.n && !l->taken.v[column])
        l->runes.v[column] = ' ';
    buffer_done(&words);
}

/* ---- rows ---- */

static void add_span(struct raster *r, struct sheet *s, const struct node *figure, int row)
{
    const struct line *l = &r->lines.v[row];
    int from = 0, to = l->runes.n;
    while (to > 0 && l->runes.v[to - 1] == ' ')
        to--;
    while (from < to && l->runes.v[from] == ' ')
        from++;
    if (from == to)
        return;
    struct buffer text = { 0 };
    for (int c = from; c < to; c++)
        buffer_rune(&text, l->runes.v[c]);
    struct span *span = vec_push(r->grid->arena, &s->spans);
    *span = (struct span){ .kind = SPAN_TEXT, .order = s->spans.n, .node = figure, .block = figure,
                           .text = arena_strndup(r->grid->arena, text.s, text.n), .bytes = (int)text.n, .columns = to - from,
                           .x = from * r->grid->cell, .end = to * r->grid->cell, .y = r->top + (row + 1) * grid_row(r->grid),
                           .size = r->grid->cell * 3 / 2, .edge = from * r->grid->cell };
    buffer_done(&text);
}

/* Upper edge, so that the first row of characters stands where the figure begins. */
static length top_of(const struct item *i)
{
    return i->kind == ITEM_TEXT ? i->y - i->text.size : i->y;
}

static bool is_shown(const struct item *i, enum item_kind kind)
{
    if (i->node->figure && i->node->figure->part == FIGURE_ON_COVER)
        return false;                               /* texts stand on it */
    return i->kind == kind && (i->role != ROLE_DECORATION || kind != ITEM_PICTURE);
}

void raster_figure(const struct grid *g, struct sheet *s, const struct page *p, int first, int end)
{
    struct raster r = { .grid = g, .top = LENGTH_MAX };
    for (int k = first; k < end; k++)
        if (top_of(&p->items.v[k]) < r.top)
            r.top = top_of(&p->items.v[k]);
    for (int k = first; k < end; k++)
        if (is_shown(&p->items.v[k], ITEM_PICTURE))
            put_frame(&r, &p->items.v[k]);
        else if (is_shown(&p->items.v[k], ITEM_PATH))
            put_path(&r, &p->items.v[k]);
    for (int k = first; k < end; k++)
        if (is_shown(&p->items.v[k], ITEM_TEXT))
            put_text(&r, &p->items.v[k]);
    for (int row = 0; row < r.lines.n; row++)
        add_span(&r, s, p->items.v[first].node, row);
}
