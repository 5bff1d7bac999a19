/* symbol.c: the drawing of a symbol
 *
 * Four layers, each of which may be missing: the shape filled, a part of it filled in another colour, the outline, a mark on top. */

#include "typeset/symbol.h"

static length x_height(struct setter *s, const struct style *style)
{
    struct font *font = style_font(s, style, false, false);
    return font ? font_scale(font, font->x_height, style->size) : 0;
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

struct item symbol_item(struct setter *s, const struct symbol_set *set, const struct symbol *symbol, const struct style *beside)
{
    struct item_path *layers = arena_array(s->arena, struct item_path, 4);
    int n = find_layers(s, symbol, set->size, layers);
    for (int i = 0; i < n; i++) {
        layers[i].width = layers[i].height = set->size;
        layers[i].over = i + 1 < n ? &layers[i + 1] : NULL;
    }
    if (n && *symbol->character)
        layers[0].character = symbol->character;
    return (struct item){ .kind = ITEM_PATH, .role = ROLE_DECORATION, .y = -(x_height(s, beside) + set->size) / 2, .path = layers[0] };
}
