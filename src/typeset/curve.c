/* curve.c: series as lines and their markers */

#include "typeset/curve.h"

#include "typeset/bar.h"

#define K 552                       /* control points of a quarter circle of radius 1000 */
#define MARKER_EDGE PT(0.8)         /* white round a marker */
#define MARKERS_APART(size) ((size) * 2)    /* nearer they would hide their line */

/* ---- lines ---- */

/* Dashes and gaps in widths of the line; a row ends with 0. */
static const int patterns[][4] = {
    [DASHES_SOLID] = { 0 }, [DASHES_DASHED] = { 40, 25 }, [DASHES_DOTTED] = { 0, 22 }, [DASHES_LONG] = { 80, 30 },
    [DASHES_DASH_DOT] = { 60, 22, 12, 22 },
};

static void set_pen(struct plot *p, struct item *item, const struct series *look)
{
    const int *pattern = patterns[look->dashes];
    length *dashes = arena_array(p->setter->arena, length, 4);
    int n = look->dashes == DASHES_SOLID ? 0 : look->dashes == DASHES_DASH_DOT ? 4 : 2;
    for (int i = 0; i < n; i++)
        dashes[i] = (length)((int64_t)look->width * pattern[i] / 10);
    item->path->stroke = look->color;
    item->path->stroke_width = look->width;
    item->path->dashes = n ? dashes : NULL;
    item->path->ndashes = n;
    item->path->round = look->dashes == DASHES_SOLID || look->dashes == DASHES_DOTTED;
}

static struct path_point point_of(const struct plot *p, int series, int category)
{
    length value = plot_value(p, p->chart->series[series].values[category]), middle = plot_middle(p, category);
    return p->horizontal ? (struct path_point){ value, middle } : (struct path_point){ middle, value };
}

static void draw_run(struct plot *p, int series, int first, int n)
{
    enum path_op *ops = arena_array(p->setter->arena, enum path_op, n);
    struct path_point *points = arena_array(p->setter->arena, struct path_point, n);
    for (int i = 0; i < n; i++) {
        ops[i] = i ? PATH_LINE : PATH_MOVE;
        points[i] = point_of(p, series, first + i);
    }
    struct item *item = plot_path(p, PLOT_LINES, ops, points, n);
    set_pen(p, item, p->chart->series[series].look);
    item->path->character = plot_line_character(p, series);
}

/* ---- markers ---- */

static const struct { int ops; enum path_op op[6]; int points; int xy[13][2]; } shapes[] = {
    [MARKER_CIRCLE] = { 6, { PATH_MOVE, PATH_CURVE, PATH_CURVE, PATH_CURVE, PATH_CURVE, PATH_CLOSE }, 13,
        { { -1000, 0 }, { -1000, -K }, { -K, -1000 }, { 0, -1000 }, { K, -1000 }, { 1000, -K }, { 1000, 0 }, { 1000, K }, { K, 1000 },
          { 0, 1000 }, { -K, 1000 }, { -1000, K }, { -1000, 0 } } },
    [MARKER_SQUARE] = { 5, { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE }, 4, { { -880, -880 }, { 880, -880 }, { 880, 880 }, { -880, 880 } } },
    [MARKER_DIAMOND] = { 5, { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE }, 4, { { -1250, 0 }, { 0, -1250 }, { 1250, 0 }, { 0, 1250 } } },
    [MARKER_TRIANGLE] = { 4, { PATH_MOVE, PATH_LINE, PATH_LINE, PATH_CLOSE }, 3, { { -1100, 900 }, { 0, -1100 }, { 1100, 900 } } },
};

/* A ring is open, all others are full. */
static void draw_marker(struct plot *p, const struct series *look, int marker, struct path_point at)
{
    bool ring = marker == MARKER_RING;
    const int shape = ring ? MARKER_CIRCLE : marker;
    struct path_point points[13] = { { 0, 0 } };
    for (int i = 0; i < shapes[shape].points; i++)
        points[i] = (struct path_point){ at.x + (length)((int64_t)shapes[shape].xy[i][0] * p->style->marker_size / 2000),
                                         at.y + (length)((int64_t)shapes[shape].xy[i][1] * p->style->marker_size / 2000) };
    struct item *item = plot_path(p, PLOT_MARKERS, shapes[shape].op, points, shapes[shape].ops);
    item->path->fill = ring ? 0xFFFFFF : look->color;
    item->path->stroke = ring ? look->color : 0xFFFFFF;
    item->path->stroke_width = ring ? look->width * 4 / 5 : MARKER_EDGE;
}

/* Every how many points there is a marker. */
static int marker_step(const struct plot *p)
{
    length band = plot_band(p), apart = MARKERS_APART(p->style->marker_size);
    return band >= apart ? 1 : band > 0 ? (apart + band - 1) / band : p->chart->ncategories;
}

static bool is_alone(const struct chart_series *s, int category, int n)
{
    return !(category > 0 && s->given[category - 1]) && !(category + 1 < n && s->given[category + 1]);
}

static void draw_markers(struct plot *p, int series)
{
    const struct chart_series *s = &p->chart->series[series];
    int n = p->chart->ncategories, step = marker_step(p);
    for (int i = 0; i < n; i++) {
        int marker = s->look->marker;
        if (!s->given[i])
            continue;
        if (is_alone(s, i, n))                      /* a point between gaps has no line */
            marker = marker == MARKER_NONE ? MARKER_CIRCLE : marker;
        else if (i % step)
            continue;
        if (marker != MARKER_NONE)
            draw_marker(p, s->look, marker, point_of(p, series, i));
    }
}

/* ---- marks: a piece of the line across the bars of each category ---- */

static bool is_marks(const struct plot *p, int series)
{
    const struct chart_block *block = p->chart->block;
    return block->kind != CHART_LINES && p->chart->series[series].budget &&
           (block->budget_as == BUDGET_MARKS || (block->budget_as == BUDGET_AUTO && p->horizontal));
}

/* On a white ground, so that it is seen on a dark bar. */
static void put_mark(struct plot *p, int series, struct path_point from, struct path_point to)
{
    static const enum path_op ops[] = { PATH_MOVE, PATH_LINE };
    const struct series *look = p->chart->series[series].look;
    const struct path_point ends[] = { from, to };
    length width = look->width * 3 / 2;
    plot_line(p, PLOT_LINES, from, to, 0xFFFFFF, width + 2 * MARKER_EDGE);
    struct item *item = plot_path(p, PLOT_LINES, ops, ends, 2);
    item->path->stroke = look->color;
    item->path->stroke_width = width;
    item->path->character = p->horizontal ? "┃" : "━";
}

static void draw_mark(struct plot *p, int series, int category)
{
    struct path_point at = point_of(p, series, category), from = at, to = at;
    length half = bars_width(p) / 2 + PT(3);
    *(p->horizontal ? &from.y : &from.x) -= half;
    *(p->horizontal ? &to.y : &to.x) += half;
    put_mark(p, series, from, to);
}

void curve_draw(struct plot *p, int series)
{
    const struct chart_series *s = &p->chart->series[series];
    for (int i = 0; is_marks(p, series) && i < p->chart->ncategories; i++)
        if (s->given[i])
            draw_mark(p, series, i);
    if (is_marks(p, series))
        return;
    for (int first = 0, n; first < p->chart->ncategories; first += n + 1) {
        for (n = 0; first + n < p->chart->ncategories && s->given[first + n]; n++)
            ;
        if (n)
            draw_run(p, series, first, n);
    }
    draw_markers(p, series);
}

void curve_sample(struct plot *p, int series, length x, length y, length width)
{
    static const enum path_op ops[] = { PATH_MOVE, PATH_LINE };
    const struct series *look = p->chart->series[series].look;
    struct path_point from = { x, y }, to = { x + width, y };
    if (is_marks(p, series)) {
        length half = plot_cap_height(p) / 2 + PT(2);
        if (p->horizontal)
            put_mark(p, series, (struct path_point){ x + width - PT(3), y - half }, (struct path_point){ x + width - PT(3), y + half });
        else
            put_mark(p, series, from, to);
        return;
    }
    struct item *item = plot_path(p, PLOT_LINES, ops, (const struct path_point[]){ from, to }, 2);
    set_pen(p, item, look);
    item->path->character = plot_line_character(p, series);
    if (look->marker != MARKER_NONE)
        draw_marker(p, look, look->marker, (struct path_point){ x + width / 2, y });
}
