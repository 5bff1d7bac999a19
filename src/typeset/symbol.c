/* symbol.c: the drawing of a symbol
 *
 * Four layers, each of which may be missing: the shape filled, a part of it filled in another colour, the outline, a mark on top. */

#include "typeset/symbol.h"

#include "base/color.h"
#include "document/symbol.h"

static length cap_height(struct setter *s, const struct style *style)
{
    struct font *font = style_font(s, style, false, false);
    return font ? font_scale(font, font->cap_height, style->size) : 0;
}

/* A shape as large as the symbol. */
static struct item_path scaled(struct setter *s, const struct shape *shape, length size)
{
    struct path_point *points = arena_array(s->arena, struct path_point, shape->path.npoints);
    for (int i = 0; i < shape->path.npoints; i++) {
        const struct path_point *p = &shape->path.points[i];
        points[i] = (struct path_point){ (length)((int64_t)p->x * size / PATH_BOX), (length)((int64_t)p->y * size / PATH_BOX) };
    }
    return (struct item_path){ .ops = shape->path.ops, .points = points, .count = shape->path.count, .even_odd = shape->even_odd,
                               .fill = COLOR_NONE, .stroke = COLOR_NONE };
}

static struct item_path filled(struct setter *s, const struct shape *shape, length size, color fill)
{
    struct item_path path = scaled(s, shape, size);
    path.fill = fill;
    return path;
}

static struct item_path outlined(struct setter *s, const struct symbol *symbol, length size)
{
    struct item_path path = scaled(s, symbol->shape, size);
    path.stroke = symbol->outline;
    path.stroke_width = symbol->outline_width;
    return path;
}

/* The layers from the lowest to the topmost; fill and outline are one where nothing lies between them.  Gives their number. */
static int find_layers(struct setter *s, const struct symbol *symbol, length size, struct item_path *layers)
{
    int n = 0;
    if (symbol->shape && symbol->fill != COLOR_NONE)
        layers[n++] = filled(s, symbol->shape, size, symbol->fill);
    if (symbol->part && symbol->part_fill != COLOR_NONE)
        layers[n++] = filled(s, symbol->part, size, symbol->part_fill);
    if (symbol->shape && symbol->outline != COLOR_NONE) {
        struct item_path line = outlined(s, symbol, size);
        if (n == 1 && symbol->fill != COLOR_NONE)
            line.fill = layers[--n].fill;
        layers[n++] = line;
    }
    if (symbol->mark && symbol->mark_color != COLOR_NONE)
        layers[n++] = filled(s, symbol->mark, size, symbol->mark_color);
    return n;
}

static struct item_path *draw(struct setter *s, const struct symbol *symbol, length size)
{
    struct item_path *layers = arena_array(s->arena, struct item_path, 4);
    int n = find_layers(s, symbol, size, layers);
    for (int i = 0; i < n; i++) {
        layers[i].width = layers[i].height = size;
        layers[i].over = i + 1 < n ? &layers[i + 1] : NULL;
    }
    if (n && *symbol->character)
        layers[0].character = symbol->character;
    return layers;
}

/* Drawn once a size: a long table has thousands of the same.  There are few different ones. */
static struct item_path *drawn(struct setter *s, const struct symbol *symbol, length size)
{
    struct drawn_symbols *known = s->drawn;
    for (int i = 0; i < known->n; i++)
        if (known->v[i].symbol == symbol && known->v[i].size == size)
            return known->v[i].layers;
    struct drawn_symbol *added = vec_push(s->arena, known);
    *added = (struct drawn_symbol){ symbol, size, draw(s, symbol, size) };
    return added->layers;
}

struct item symbol_item(struct setter *s, const struct symbol *symbol, length size, const struct style *beside)
{
    return (struct item){ .kind = ITEM_PATH, .role = ROLE_DECORATION, .y = -(cap_height(s, beside) + size) / 2, .path = drawn(s, symbol, size) };
}

/* ---- a box around a word ---- */

#define BOX_OPS 10
#define BOX_POINTS 17
#define ROUND(corner) ((length)((int64_t)(corner) * 5523 / 10000))     /* 4/3 (sqrt 2 - 1): control points of a quarter circle */

struct pen {
    enum path_op *ops;
    struct path_point *points;
    int count, npoints;
};

static void pen_to(struct pen *p, enum path_op op, length x, length y)
{
    p->ops[p->count++] = op;
    p->points[p->npoints++] = (struct path_point){ x, y };
}

/* Round a corner of the box: the first control point is (x1, y1). */
static void pen_round(struct pen *p, length x1, length y1, length x2, length y2, length x, length y)
{
    p->points[p->npoints++] = (struct path_point){ x1, y1 };
    p->points[p->npoints++] = (struct path_point){ x2, y2 };
    pen_to(p, PATH_CURVE, x, y);
}

static struct pen draw_box(struct setter *s, length w, length h, length corner)
{
    struct pen p = { arena_array(s->arena, enum path_op, BOX_OPS), arena_array(s->arena, struct path_point, BOX_POINTS), 0, 0 };
    length most = w < h ? w / 2 : h / 2, c = corner < most ? corner : most, k = c - ROUND(c);
    pen_to(&p, PATH_MOVE, c, 0);
    pen_to(&p, PATH_LINE, w - c, 0);
    pen_round(&p, w - k, 0, w, k, w, c);
    pen_to(&p, PATH_LINE, w, h - c);
    pen_round(&p, w, h - k, w - k, h, w - c, h);
    pen_to(&p, PATH_LINE, c, h);
    pen_round(&p, k, h, 0, h - k, 0, h - c);
    pen_to(&p, PATH_LINE, 0, c);
    pen_round(&p, 0, k, k, 0, c, 0);
    p.ops[p.count++] = PATH_CLOSE;
    return p;
}

struct item symbol_box(struct setter *s, const struct symbol_set *set, const struct symbol *symbol, length width, length height)
{
    struct pen p = draw_box(s, width, height, set->corner);
    struct item_path *path = arena_new(s->arena, struct item_path);
    *path = (struct item_path){ .ops = p.ops, .points = p.points, .count = p.count, .fill = symbol->fill, .stroke = symbol->outline,
                                .stroke_width = symbol->outline_width, .width = width, .height = height,
                                .character = *symbol->character ? symbol->character : NULL };
    return (struct item){ .kind = ITEM_PATH, .role = ROLE_DECORATION, .path = path };
}

#define ENOUGH 450

color symbol_text_color(const struct symbol *symbol)
{
    if (symbol->text_color != COLOR_NONE)
        return symbol->text_color;
    color behind = symbol->fill != COLOR_NONE ? symbol->fill : 0xFFFFFF;
    return color_contrast(behind, 0xFFFFFF) >= ENOUGH ? 0xFFFFFF : 0x000000;
}

/* ---- in running text ---- */

/* A little more than a capital, so that a circle does not look smaller; and a space. */
#define SIZE_IN_TEXT(size) ((size) * 4 / 5)
#define GAP_IN_TEXT(size) ((size) * 3 / 10)
#define BOX_IN_TEXT(size) ((size) * 5 / 4)

/* A length of the set at the size of the text: sets are made for the size of their words. */
static length at_size(const struct symbol_set *set, length n, const struct style *style)
{
    length made_for = set->word_style ? set->word_style->size : style->size;
    return (length)((int64_t)n * style->size / made_for);
}

/* A box is not parted by the end of a line. */
static const char *unbroken(struct arena *a, const char *text)
{
    struct buffer out = { 0 };
    for (; *text; text++)
        buffer_add(&out, *text == ' ' ? "\u00A0" : (const char[]){ *text, 0 });
    text = out.s ? arena_strndup(a, out.s, out.n) : "";
    buffer_done(&out);
    return text;
}

void symbol_make_room(struct setter *s, const struct style *style, struct segment *word)
{
    const struct symbol_set *set = word->node->set;
    if (set->word_position == WORD_INSIDE) {
        word->lead = word->trail = at_size(set, set->padding_x, style);
        word->color = symbol_text_color(word->node->symbol);
        word->text = unbroken(s->arena, word->text);
    } else if (symbol_is_drawn(word->node->symbol)) {
        word->lead = SIZE_IN_TEXT(style->size) + GAP_IN_TEXT(style->size);
    }
}

struct item symbol_in_text(struct setter *s, const struct node *symbol, const struct style *style, length width)
{
    const struct symbol_set *set = symbol->set;
    if (set->word_position != WORD_INSIDE) {
        struct item item = symbol_item(s, symbol->symbol, SIZE_IN_TEXT(style->size), style);
        item.x = -SIZE_IN_TEXT(style->size) - GAP_IN_TEXT(style->size);
        return item;
    }
    length padding = at_size(set, set->padding_x, style), height = BOX_IN_TEXT(style->size);
    struct item item = symbol_box(s, set, symbol->symbol, width + 2 * padding, height);
    item.x = -padding;
    item.y = -(cap_height(s, style) + height) / 2;
    return item;
}
