/* symbol.c: status symbols as vector paths
 *
 * Shapes are rows of a table, drawn in a square of 1000 units and scaled.  They are optically alike: a square as large as a circle looks
 * larger, so it is drawn smaller; a diamond larger. */

#include "typeset/symbol.h"

#define UNIT 1000
#define K 276                       /* 500 * 4/3 * (sqrt 2 - 1): control points of a quarter circle of radius 500 */
#define POINTS_MAX 13

struct outline {
    int ops, points;
    enum path_op op[8];
    short xy[POINTS_MAX][2];
};

static const struct outline outlines[] = {
    [SHAPE_CIRCLE] = { 6, 13, { PATH_MOVE, PATH_CURVE, PATH_CURVE, PATH_CURVE, PATH_CURVE, PATH_CLOSE },
        { { 0, 500 }, { 0, 500 - K }, { 500 - K, 0 }, { 500, 0 }, { 500 + K, 0 }, { 1000, 500 - K }, { 1000, 500 },
          { 1000, 500 + K }, { 500 + K, 1000 }, { 500, 1000 }, { 500 - K, 1000 }, { 0, 500 + K }, { 0, 500 } } },
    [SHAPE_DIAMOND] = { 5, 4, { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE }, { { -90, 500 }, { 500, -90 }, { 1090, 500 }, { 500, 1090 } } },
    [SHAPE_SQUARE] = { 5, 4, { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE }, { { 60, 60 }, { 940, 60 }, { 940, 940 }, { 60, 940 } } },
    [SHAPE_DASH] = { 5, 4, { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE }, { { 0, 380 }, { 1000, 380 }, { 1000, 620 }, { 0, 620 } } },
    [SHAPE_TRIANGLE_UP] = { 4, 3, { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_CLOSE }, { { 500, 40 }, { 1020, 940 }, { -20, 940 } } },
    [SHAPE_TRIANGLE_DOWN] = { 4, 3, { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_CLOSE }, { { 500, 960 }, { 1020, 60 }, { -20, 60 } } },
};

static length x_height(struct setter *s, const struct style *style)
{
    struct font *font = style_font(s, style, false, false);
    return font ? font_scale(font, font->x_height, style->size) : 0;
}

struct item symbol_item(struct setter *s, const struct symbol_set *set, const struct symbol *symbol, const struct style *beside)
{
    const struct outline *o = &outlines[symbol->shape];
    struct path_point *points = arena_array(s->arena, struct path_point, o->points);
    for (int i = 0; i < o->points; i++)
        points[i] = (struct path_point){ (length)((int64_t)o->xy[i][0] * set->size / UNIT), (length)((int64_t)o->xy[i][1] * set->size / UNIT) };
    return (struct item){ .kind = ITEM_PATH, .role = ROLE_DECORATION, .y = -(x_height(s, beside) + set->size) / 2,
        .path = { .ops = o->op, .points = points, .count = o->ops, .fill = symbol->fill, .stroke = symbol->outline,
                  .stroke_width = symbol->outline_width, .width = set->size, .height = set->size,
                  .mark = *symbol->mark ? symbol->mark : NULL } };
}
