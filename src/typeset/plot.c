/* plot.c: what the parts of a chart share while it is drawn */

#include "typeset/plot.h"

#include "base/utf8.h"

#define LINE_EDGE PT(14)            /* from the edge of the field to the first point of a line */

/* ---- where things stand ---- */

length plot_value(const struct plot *p, int64_t value)
{
    if (p->horizontal)
        return p->field.left + scale_at(&p->scale, value, p->field.right - p->field.left);
    return p->field.bottom - scale_at(&p->scale, value, p->field.bottom - p->field.top);
}

static length along(const struct plot *p)
{
    return p->horizontal ? p->field.bottom - p->field.top : p->field.right - p->field.left;
}

/* Lines alone begin and end near the edges of the field; bars need room on either side. */
static length edge_of(const struct plot *p)
{
    length half = along(p) / p->chart->ncategories / 2;
    return p->chart->block->kind != CHART_LINES || half < LINE_EDGE ? half : p->chart->ncategories > 1 ? LINE_EDGE : along(p) / 2;
}

length plot_band(const struct plot *p)
{
    int n = p->chart->ncategories;
    return n > 1 ? (along(p) - 2 * edge_of(p)) / (n - 1) : along(p);
}

length plot_middle(const struct plot *p, int category)
{
    length start = p->horizontal ? p->field.top : p->field.left;
    int n = p->chart->ncategories;
    return start + edge_of(p) + (n > 1 ? (length)((int64_t)(along(p) - 2 * edge_of(p)) * category / (n - 1)) : 0);
}

/* ---- items ---- */

static struct item *add(struct plot *p, enum plot_layer layer, struct item item)
{
    struct item *added = vec_push(p->setter->arena, &p->layers[layer].items);
    *added = item;
    added->node = p->node;
    added->role = ROLE_CONTENT;
    return added;
}

static length smaller(length a, length b)
{
    return a < b ? a : b;
}

static length larger(length a, length b)
{
    return a > b ? a : b;
}

/* How many points n operators have. */
static int count_points(const enum path_op *ops, int n)
{
    static const int points[] = { [PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0 };
    int count = 0;
    for (int i = 0; i < n; i++)
        count += points[ops[i]];
    return count;
}

struct item *plot_path(struct plot *p, enum plot_layer layer, const enum path_op *ops, const struct path_point *points, int n)
{
    int count = count_points(ops, n);
    struct path_point *own = arena_array(p->setter->arena, struct path_point, count);
    enum path_op *own_ops = arena_array(p->setter->arena, enum path_op, n);
    struct rectangle box = { points[0].x, points[0].y, points[0].x, points[0].y };
    for (int i = 0; i < count; i++)
        box = (struct rectangle){ smaller(box.left, points[i].x), smaller(box.top, points[i].y), larger(box.right, points[i].x),
                                  larger(box.bottom, points[i].y) };
    for (int i = 0; i < count; i++)
        own[i] = (struct path_point){ points[i].x - box.left, points[i].y - box.top };
    for (int i = 0; i < n; i++)
        own_ops[i] = ops[i];
    struct item item = { .kind = ITEM_PATH, .x = box.left, .y = box.top };
    item.path = arena_new(p->setter->arena, struct item_path);
    *item.path = (struct item_path){ .ops = own_ops, .points = own, .count = n, .fill = COLOR_NONE, .stroke = COLOR_NONE,
                                     .width = box.right - box.left, .height = box.bottom - box.top };
    return add(p, layer, item);
}

void plot_line(struct plot *p, enum plot_layer layer, struct path_point from, struct path_point to, color ink, length width)
{
    static const enum path_op ops[] = { PATH_MOVE, PATH_LINE };
    if (ink == COLOR_NONE || width <= 0)
        return;
    struct item *item = plot_path(p, layer, ops, (const struct path_point[]){ from, to }, 2);
    item->path->stroke = ink;
    item->path->stroke_width = width;
}

void plot_rectangle(struct plot *p, enum plot_layer layer, struct rectangle r, color ink, const char *character)
{
    static const enum path_op ops[] = { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE };
    const struct path_point corners[] = { { r.left, r.top }, { r.right, r.top }, { r.right, r.bottom }, { r.left, r.bottom } };
    if (ink == COLOR_NONE || r.right <= r.left || r.bottom <= r.top)
        return;
    struct item *item = plot_path(p, layer, ops, corners, 5);
    item->path->fill = ink;
    item->path->character = character;
}

/* ---- texts ---- */

static void tell_missing(struct plot *p, const struct item_text *text)
{
    struct buffer sign = { 0 };
    uint32_t rune = text_missing(text);
    if (!rune)
        return;
    buffer_rune(&sign, rune);
    message_add(p->setter->messages, MSG_FONT_GLYPH, p->node->place, text->font->name, sign.s, (unsigned)rune);
    buffer_done(&sign);
}

length plot_text_width(struct plot *p, const char *text)
{
    return text_item(p->setter, p->style->style, text).text.width;
}

length plot_cap_height(struct plot *p)
{
    struct font *font = style_font(p->setter, p->style->style, false, false);
    return font ? font_scale(font, font->cap_height, p->style->style->size) : 0;
}

void plot_text(struct plot *p, const char *text, length x, length y, enum align align)
{
    struct item item = text_item(p->setter, p->style->style, text);
    if (!item.text.count)
        return;
    tell_missing(p, &item.text);
    item.x = align == ALIGN_RIGHT ? x - item.text.width : align == ALIGN_CENTER ? x - item.text.width / 2 : x;
    item.y = y;
    item.text.right = align == ALIGN_RIGHT;
    add(p, PLOT_TEXT, item);
}

/* ---- the text output ---- */

const char *plot_bar_character(const struct plot *p, int series)
{
    static const char *const blocks[] = { "█", "▒", "▓", "░", "▚", "▞" };
    (void)p;
    return blocks[series % 6];
}

const char *plot_line_character(const struct plot *p, int series)
{
    static const char *const marks[] = { "╳", "╋", "╬", "┼", "▚", "▞" };
    return p->chart->series[series].budget ? "━" : marks[series % 6];
}

bool plot_is_line(const struct plot *p, int series)
{
    return p->chart->block->kind == CHART_LINES || p->chart->series[series].budget;
}
