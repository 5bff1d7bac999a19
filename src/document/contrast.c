/* contrast.c: colours that are hard to tell apart
 *
 * The ratio is that of WCAG 2.2 (base/color.c).  Which styles stand on which colours is a table where a key says both; tables have columns and
 * rows, whose fills hide one another: that of a row lies over that of a column, which lies over every second row's (fragment.c). */
#include "document/contrast.h"

#include <string.h>
#include "base/color.h"
#include "document/layout.h"
#include "document/report.h"
#include "document/symbol.h"

#define PAPER 0xFFFFFFu
#define TEXT_LEAST 450
#define LARGE_LEAST 300
#define GRAPHIC_LEAST 300
#define LARGE_SIZE PT(18)
#define LARGE_BOLD_SIZE PT(14)

struct checker {
    const struct definitions *definitions;
    struct messages *messages;
    struct arena *arena;
};

struct ground {                     /* what something stands on */
    color value;
    const void *data;               /* the section whose key says so; NULL: paper */
    const char *key;
};

static const struct ground paper = { PAPER, NULL, NULL };

/* ---- telling ---- */

/* Colours are inherited: the style that says it. */
static const struct style *style_that_says(const struct style *s)
{
    while (!definition_says(s, "color") && s->based_on)
        s = s->based_on;
    return s;
}

static const char *describe(const struct checker *c, const struct ground *g)
{
    if (!g->data)
        return "the paper (FFFFFF)";
    struct place place = definition_place(g->data, g->key);
    return arena_printf(c->arena, "%s of [%s] (%06X, %s:%d)", g->key, definition_title(g->data), (unsigned)g->value,
                        place.source ? place.source->name : "", place.line);
}

static const char *decimal(const struct checker *c, int hundredths)
{
    return arena_printf(c->arena, "%d.%02d", hundredths / 100, hundredths % 100);
}

/* Large text may be lighter. */
static int least_of(const struct style *s)
{
    return s->size >= LARGE_SIZE || (s->bold && s->size >= LARGE_BOLD_SIZE) ? LARGE_LEAST : TEXT_LEAST;
}

static void check_text(const struct checker *c, const struct style *s, struct ground g)
{
    if (!s || s->color == COLOR_NONE || g.value == COLOR_NONE)
        return;
    int ratio = color_contrast(s->color, g.value), least = least_of(s);
    if (ratio >= least)
        return;
    const struct style *said = style_that_says(s);
    message_add(c->messages, MSG_CONTRAST_TEXT, definition_place(said, "color"), definition_title(said), (unsigned)s->color,
                describe(c, &g), decimal(c, ratio), decimal(c, least));
}

/* A shape is told from what is behind it by its inside or by its outline. */
static void check_symbol(const struct checker *c, const struct symbol *s, struct ground g)
{
    int inside = s->fill != COLOR_NONE ? color_contrast(s->fill, g.value) : 0;
    int outline = s->outline != COLOR_NONE && s->outline_width > 0 ? color_contrast(s->outline, g.value) : 0;
    int best = inside > outline ? inside : outline;
    if (g.value != COLOR_NONE && best && best < GRAPHIC_LEAST)
        message_add(c->messages, MSG_CONTRAST_SYMBOL, definition_place(s, inside > outline ? "fill" : "outline"), definition_title(s),
                    describe(c, &g), decimal(c, best), decimal(c, GRAPHIC_LEAST));
}

/* A word inside tells the symbol: what is behind the symbol does not matter, what is behind the word does.  Black or white, whichever is chosen by
 * the program, stands out from any colour. */
static void check_word_inside(const struct checker *c, const struct symbol_set *set, const struct symbol *s)
{
    const struct ground fill = { s->fill, s, "fill" };
    if (s->text_color == COLOR_NONE || s->fill == COLOR_NONE || !set->word_style)
        return;
    int ratio = color_contrast(s->text_color, s->fill), least = least_of(set->word_style);
    if (ratio < least)
        message_add(c->messages, MSG_CONTRAST_TEXT, definition_place(s, "text-color"), definition_title(s), (unsigned)s->text_color,
                    describe(c, &fill), decimal(c, ratio), decimal(c, least));
}

/* A mark is told from the shape that it lies on. */
static void check_mark(const struct checker *c, const struct symbol *s)
{
    const struct ground fill = { s->fill, s, "fill" };
    if (!s->mark || s->fill == COLOR_NONE || s->mark_color == COLOR_NONE)
        return;
    int ratio = color_contrast(s->mark_color, s->fill);
    if (ratio < GRAPHIC_LEAST)
        message_add(c->messages, MSG_CONTRAST_MARK, definition_place(s, "mark-color"), definition_title(s), describe(c, &fill), decimal(c, ratio),
                    decimal(c, GRAPHIC_LEAST));
}

static void check_symbols(const struct checker *c, const struct symbol_set *set, struct ground g)
{
    if (!set)
        return;
    for (int i = 0; i < set->symbols.n && set->word_position == WORD_INSIDE; i++)
        check_word_inside(c, set, set->symbols.v[i]);
    if (set->word_position == WORD_INSIDE)
        return;
    check_text(c, set->word_style, g);
    for (int i = 0; i < set->symbols.n; i++) {
        check_symbol(c, set->symbols.v[i], g);
        check_mark(c, set->symbols.v[i]);
    }
}

/* ---- styles that a key names ---- */

/* The keys of a section that are styles, and the keys of the same section that may be behind them; NULL: paper alone. */
static const struct { const char *section, *style, *behind; } pairs[] = {
    { "contents", "title-style", NULL }, { "contents", "styles", NULL }, { "draft-mark", "style", NULL }, { "running-head", "style", NULL }, { "running-foot", "style", NULL },
    { "prose", "style", NULL }, { "legend", "style", NULL },
    { "signature-style", "title-style", NULL }, { "signature-style", "name-style", NULL }, { "signature-style", "caption-style", NULL },
    { "signature-style", "prompt-style", "fill" },
};

/* The members of a struct, by the row of its key. */
static const struct style *style_at(const void *data, const struct key *k, int i)
{
    const void *member = (const char *)data + k->offset;
    if (k->type == KEY_REFERENCE)
        return i ? NULL : *(const struct style *const *)member;
    const struct list *list = member;
    return i < list->n ? list->v[i] : NULL;
}

static struct ground ground_at(const void *data, const char *section, const char *key)
{
    const struct key *k = key ? key_find(section, key) : NULL;
    if (!k)
        return paper;
    color fill = *(const color *)(const void *)((const char *)data + k->offset);
    return fill == COLOR_NONE ? paper : (struct ground){ fill, data, key };
}

static void check_pairs(const struct checker *c)
{
    for (size_t p = 0; p < sizeof pairs / sizeof *pairs; p++) {
        const struct key *k = key_find(pairs[p].section, pairs[p].style);
        const void *data;
        for (int i = 0; k && (data = definition_at(c->definitions, pairs[p].section, i)); i++)
            for (int n = 0; style_at(data, k, n); n++)
                check_text(c, style_at(data, k, n), ground_at(data, pairs[p].section, pairs[p].behind));
    }
}

/* Those that the program itself asks for. */
static void check_named(const struct checker *c)
{
    static const char *const names[] = { "body", "list", "footnote", "link", "heading-1", "heading-2", "heading-3", "heading-4", "heading-5",
                                         "heading-6" };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        check_text(c, definition_find(c->definitions, "style", names[i]), paper);
}

/* ---- the cover ---- */

/* A field that the lines begin in holds all of them (cover.c). */
static void check_cover(const struct checker *c)
{
    const struct cover *cover = definition_find(c->definitions, "cover", "");
    bool in_field = cover->fill != COLOR_NONE && cover->top < cover->fill_height;
    bool in_band = !in_field && cover->band != COLOR_NONE && cover->top < cover->fill_height + cover->band_height;
    for (int i = 0; i < cover->lines.n; i++) {
        const struct style *s = ((const struct cover_line *)cover->lines.v[i])->style;
        check_text(c, s, in_field ? (struct ground){ cover->fill, cover, "fill" } : paper);
        if (in_band)
            check_text(c, s, (struct ground){ cover->band, cover, "band" });
    }
}

/* ---- tables ---- */

/* What a cell of a row holds, over all columns. */
static void check_row(const struct checker *c, const struct table_style *t, const struct list *columns, const struct row_style *row)
{
    const struct ground g = { row->fill, row, "fill" };
    if (row->fill == COLOR_NONE)
        return;
    check_text(c, row->style ? row->style : t->style, g);
    for (int i = 0; i < columns->n; i++) {
        const struct column *column = columns->v[i];
        if (!row->style)
            check_text(c, column->style, g);
        if (column->below.n)
            check_text(c, column->below_style, g);
        check_symbols(c, column->symbols, g);
    }
}

/* In a column, where no row has a colour of its own. */
static void check_column(const struct checker *c, const struct table_style *t, const struct column *column, const struct list *rows)
{
    const struct ground zebra = { t->zebra, t, "zebra" }, fill = { column->fill, column, "fill" };
    const struct ground grounds[] = { column->fill != COLOR_NONE ? fill : paper, column->fill != COLOR_NONE ? fill : zebra };
    for (int i = 0; i < 2; i++) {
        check_text(c, column->style ? column->style : t->style, grounds[i]);
        if (column->below.n)
            check_text(c, column->below_style, grounds[i]);
        if (column->kind == COLUMN_MARKDOWN)
            check_text(c, definition_find(c->definitions, "style", "link"), grounds[i]);
        check_symbols(c, column->symbols, grounds[i]);
        for (int r = 0; r < rows->n; r++)
            if (((const struct row_style *)rows->v[r])->fill == COLOR_NONE)
                check_text(c, ((const struct row_style *)rows->v[r])->style, grounds[i]);
    }
}

static void check_table(const struct checker *c, const struct table_style *t, const struct list *columns, const struct list *rows)
{
    const struct ground head = { t->head_fill, t, "head-fill" }, title = { t->title_fill, t, "title-fill" }, zebra = { t->zebra, t, "zebra" };
    check_text(c, t->head_style, t->head_fill == COLOR_NONE ? paper : head);
    check_text(c, t->title_style, t->title_fill == COLOR_NONE ? paper : title);
    check_text(c, t->style, paper);
    check_text(c, t->style, zebra);
    for (int i = 0; i < columns->n; i++)
        check_column(c, t, columns->v[i], rows);
    for (int i = 0; i < rows->n; i++)
        check_row(c, t, columns, rows->v[i]);
}

static void check_tables(const struct checker *c)
{
    const struct table_style *t;
    const struct table_block *block;
    for (int i = 0; (t = definition_at(c->definitions, "table-style", i)); i++)
        check_table(c, t, &t->columns, &t->rows);
    for (int i = 0; (block = definition_at(c->definitions, "table", i)); i++)
        if (block->style && (block->columns.n || block->rows.n))
            check_table(c, block->style, &block->columns, block->rows.n ? &block->rows : &block->style->rows);
}

/* Where words do not stand inside, a symbol without a drawing leaves its place empty. */
static void check_drawn(const struct checker *c, const struct symbol_set *set)
{
    for (int i = 0; i < set->symbols.n && set->word_position != WORD_INSIDE; i++) {
        const struct symbol *symbol = set->symbols.v[i];
        if (!symbol_is_drawn(symbol))
            message_add(c->messages, MSG_SYMBOL_EMPTY, definition_place(symbol, NULL), definition_title(symbol), definition_title(set));
    }
}

static void check_legends(const struct checker *c)
{
    const struct symbol_set *set;
    for (int i = 0; (set = definition_at(c->definitions, "symbols", i)); i++)
        check_symbols(c, set, paper);
    for (int i = 0; (set = definition_at(c->definitions, "symbols", i)); i++)
        check_drawn(c, set);
}

/* Lines and bars stand on paper. */
static void check_series(const struct checker *c)
{
    const struct series *series;
    for (int i = 0; (series = definition_at(c->definitions, "series", i)); i++) {
        int ratio = color_contrast(series->color, paper.value);
        if (series->color != COLOR_NONE && ratio < GRAPHIC_LEAST)
            message_add(c->messages, MSG_CONTRAST_SERIES, definition_place(series, "color"), definition_title(series), (unsigned)series->color,
                        decimal(c, ratio), decimal(c, GRAPHIC_LEAST));
    }
}

/* A field to be signed is seen by its frame, a line on paper by itself. */
static void check_signatures(const struct checker *c)
{
    const struct signature_style *style;
    for (int i = 0; (style = definition_at(c->definitions, "signature-style", i)); i++) {
        const char *key = style->kind == SIGNATURE_FIELD ? "frame" : "line";
        color ink = style->kind == SIGNATURE_FIELD ? style->frame : style->line;
        int ratio = color_contrast(ink, paper.value);
        if (ink != COLOR_NONE && ratio < GRAPHIC_LEAST)
            message_add(c->messages, MSG_CONTRAST_SIGNATURE, definition_place(style, key), key, definition_title(style), (unsigned)ink,
                        decimal(c, ratio), decimal(c, GRAPHIC_LEAST));
    }
}

void contrast_check(const struct definitions *d)
{
    const struct checker c = { d, d->messages, d->arena };
    if (d->messages->errors)                        /* styles may go round in a circle */
        return;
    check_named(&c);
    check_pairs(&c);
    check_cover(&c);
    check_tables(&c);
    check_legends(&c);
    check_series(&c);
    check_signatures(&c);
}
