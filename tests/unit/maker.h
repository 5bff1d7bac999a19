/* maker.h: pages made by hand, for tests of outputs
 *
 * Nodes and items as the typesetter would place them, with real fonts: Open Sans, and DejaVu Sans Mono, of which a letter in 9.966 pt is exactly
 * 6 pt wide. */
#ifndef KT_TEST_MAKER_H
#define KT_TEST_MAKER_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "output/device.h"

#define SANS "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"
#define MONO "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"
#define MONO_SIZE 9966

struct maker {
    struct arena arena;
    struct fonts fonts;
    struct messages messages;
    struct source source;
    struct pages pages;
    struct font *sans, *mono;
    struct node *document;
    struct buffer out;
    /* what the next items are set in and belong to */
    struct font *font;
    length size;
    struct node *node;
    enum item_role role;
};

static inline int maker_init(void **state)
{
    struct maker *m = calloc(1, sizeof *m);
    arena_init(&m->arena);
    fonts_init(&m->fonts, &m->arena);
    messages_init(&m->messages, &m->arena);
    m->source.name = "texter/x.md";
    m->sans = font_open(&m->fonts, SANS, place_file(&m->source), &m->messages);
    m->mono = font_open(&m->fonts, MONO, place_file(&m->source), &m->messages);
    m->document = node_new(&m->arena, NODE_DOCUMENT, place_file(&m->source));
    m->pages = (struct pages){ .arena = &m->arena, .fonts = &m->fonts, .document = m->document, .title = "Prov", .author = "",
                               .subject = "", .page_word = "sida", .note_word = "Fotnot", .empty_word = "uppgift saknas", .language = "sv-SE", .date = "2025-02-27" };
    m->font = m->sans;
    m->size = PT(10.5);
    *state = m;
    return m->sans && m->mono ? 0 : -1;
}

static inline int maker_done(void **state)
{
    struct maker *m = *state;
    fonts_done(&m->fonts);
    buffer_done(&m->out);
    arena_done(&m->arena);
    free(m);
    return 0;
}

static inline struct page *make_page(struct maker *m, length width, length height, const char *format, const char *label)
{
    struct page *p = vec_push(&m->arena, &m->pages.list);
    p->width = width;
    p->height = height;
    p->format = format;
    p->label = label;
    return p;
}

/* Narrow, so that expected pages are short. */
static inline struct page *make_small_page(struct maker *m, const char *label)
{
    return make_page(m, PT(300), PT(400), "A6", label);
}

/* A node below parent; items placed from now on belong to it. */
static inline struct node *make_node(struct maker *m, struct node *parent, enum node_kind kind)
{
    struct place place = { .source = &m->source, .line = 12, .column = 1, .length = 1 };
    m->node = node_add(parent, node_new(&m->arena, kind, place));
    if (kind == NODE_CELL)
        m->node->cell = arena_new(&m->arena, struct cell);
    return m->node;
}

static inline struct item *make_item(struct maker *m, enum item_kind kind, length x, length y)
{
    struct item *i = vec_push(&m->arena, &m->pages.list.v[m->pages.list.n - 1].items);
    i->kind = kind;
    i->role = m->role;
    i->node = m->node;
    i->x = x;
    i->y = y;
    return i;
}

/* Words and spaces are pieces of their own. */
static inline struct item *make_text(struct maker *m, length x, length y, const char *text)
{
    struct item_text t = { .font = m->font, .size = m->size };
    struct piece *pieces = arena_array(&m->arena, struct piece, strlen(text));
    int64_t advance = 0, solid = 0;
    for (size_t n; *text; text += n) {
        n = *text == ' ' ? 1 : strcspn(text, " ");
        const struct run *run = font_shape(m->font, text, n);
        pieces[t.count++] = (struct piece){ (uint32_t)run->number, 0, (uint16_t)run->count };
        advance += run->advance;
        solid = *text == ' ' ? solid : advance;
    }
    t.pieces = pieces;
    t.width = font_scale(m->font, solid, m->size);
    struct item *i = make_item(m, ITEM_TEXT, x, y);
    i->text = t;
    return i;
}

/* A figure whose right edge is at x. */
static inline struct item *make_figure(struct maker *m, length x, length y, const char *text)
{
    struct item *i = make_text(m, 0, y, text);
    i->x = x - i->text.width;
    i->text.right = true;
    return i;
}

/* A cell of one line in the row of m->node. */
static inline struct node *make_cell(struct maker *m, struct node *row)
{
    return make_node(m, row, NODE_CELL);
}

static inline struct item *make_rule(struct maker *m, length x, length y, length width, length height)
{
    struct item *i = make_item(m, ITEM_FILL, x, y);
    i->role = ROLE_DECORATION;
    i->fill = (struct item_fill){ .width = width, .height = height, .color = 0x1F3864 };
    return i;
}

/* A square of 8 pt that stands on the line y. */
static inline struct item *make_mark(struct maker *m, length x, length y, const char *mark)
{
    static const enum path_op ops[] = { PATH_MOVE, PATH_LINE, PATH_CURVE, PATH_CLOSE };
    static const struct path_point points[] = { { 0, 0 }, { 8000, 0 }, { 8000, 4000 }, { 4000, 8000 }, { 0, 8000 } };
    struct item *i = make_item(m, ITEM_PATH, x, y - PT(8));
    i->role = ROLE_DECORATION;
    i->path = arena_new(&m->arena, struct item_path);
    *i->path = (struct item_path){ .ops = ops, .points = points, .count = 4, .fill = 0x00A651, .stroke = COLOR_NONE,
                                   .width = PT(8), .height = PT(8), .character = mark };
    return i;
}

static inline void assert_output(struct maker *m, const struct device *device, const char *expected)
{
    buffer_clear(&m->out);
    assert_true(device->write(&m->pages, &m->out, &m->messages));
    assert_string_equal(m->out.s, expected);
}

#endif
