/* chart.c: a chart as the items of a strip
 *
 * From outside inwards: what stands over the chart and beside it is measured, what is left is the field; then the parts are drawn into it.  Everything
 * is whole millipoints. */

#include "typeset/chart.h"

#include "document/figure.h"
#include "typeset/axis.h"
#include "typeset/bar.h"
#include "typeset/curve.h"
#include "typeset/naming.h"

#define TICKS_APART PT(34)          /* steps of the axis are about so high */
#define LEAST_FIELD PT(60)
#define NAMES_SHARE 45              /* per cent of the width that names beside horizontal bars may take */
#define NAMES_APART PT(5)           /* names under bars */
#define HEADER_GAP PT(5)
#define VALUE_GAP PT(3)

/* ---- the axis ---- */

static void reach(int64_t value, int64_t *least, int64_t *greatest)
{
    *least = value < *least ? value : *least;
    *greatest = value > *greatest ? value : *greatest;
}

static bool has_bars(const struct plot *p)
{
    for (int i = 0; i < p->chart->nseries; i++)
        if (!plot_is_line(p, i))
            return true;
    return false;
}

/* The ends of what is drawn, zero not counted. */
static void find_ends(const struct plot *p, int64_t *least, int64_t *greatest)
{
    const struct chart *c = p->chart;
    *least = INT64_MAX;
    *greatest = INT64_MIN;
    for (int i = 0; i < c->nseries; i++)
        for (int k = 0; k < c->ncategories; k++)
            if (c->series[i].given[k] && (plot_is_line(p, i) || !bar_is_stacked(c)))
                reach(c->series[i].values[k], least, greatest);
    if (bar_is_stacked(c)) {
        reach(0, least, greatest);
        bar_stack_ends(c, least, greatest);
    }
}

static void tell_axis(struct plot *p, const char *key, const char *told, int64_t value)
{
    message_add(p->setter->messages, MSG_CHART_AXIS, definition_place(p->chart->block, key), key, told,
                chart_figure(p->setter->arena, p->chart, value, p->chart->written));
}

static void choose_scale(struct plot *p, length extent, length apart)
{
    const struct chart *c = p->chart;
    int64_t least, greatest;
    find_ends(p, &least, &greatest);
    if (c->has_low && least < c->low)
        tell_axis(p, "y-min", c->block->low, least);
    if (c->has_high && greatest > c->high)
        tell_axis(p, "y-max", c->block->high, greatest);
    if (has_bars(p) || !scale_leaves_zero(least, greatest))
        reach(0, &least, &greatest);
    for (int i = 0, zeros = least == greatest; zeros && i <= c->decimals; i++)     /* nothing but zeros: an axis of one whole unit */
        greatest = i ? greatest * 10 : least + 1;
    int intervals = (int)(extent / apart);
    p->scale = scale_make(least, greatest, intervals < 2 ? 2 : intervals > 8 ? 8 : intervals, c->has_low && least >= c->low ? &c->low : NULL,
                          c->has_high && greatest <= c->high ? &c->high : NULL);
}

/* ---- figures beside bars and points ---- */

static const char *label_of(const struct plot *p, int series, int category)
{
    return chart_figure(p->setter->arena, p->chart, p->chart->series[series].values[category], p->chart->written);
}

static length widest_label(struct plot *p)
{
    length widest = 0;
    for (int i = 0; i < p->chart->nseries; i++)
        for (int k = 0; k < p->chart->ncategories; k++) {
            length width = p->chart->series[i].given[k] ? plot_text_width(p, label_of(p, i, k)) : 0;
            widest = width > widest ? width : widest;
        }
    return widest;
}

/* Room for a figure over a bar, or over a point of a line that is alone. */
static bool labels_fit(const struct plot *p, length widest)
{
    int bars = 0, lines = 0;
    for (int i = 0; i < p->chart->nseries; i++)
        *(plot_is_line(p, i) ? &lines : &bars) += 1;
    if (bar_is_stacked(p->chart) || (lines > 0 && lines + bars > 1))
        return false;
    length thick = bar_thickness(p) + p->style->bar_gap;
    if (p->horizontal)
        return p->style->style->size <= thick;
    return widest + PT(2) <= (bars > 1 ? thick : plot_band(p));
}

/* No line of the grid goes through it. */
static void put_label(struct plot *p, const char *text, length x, length y, enum align align)
{
    length width = plot_text_width(p, text), left = align == ALIGN_RIGHT ? x - width : align == ALIGN_CENTER ? x - width / 2 : x;
    plot_rectangle(p, PLOT_GRID, (struct rectangle){ left - PT(1), y - plot_cap_height(p) - PT(1), left + width + PT(1), y + PT(1) }, 0xFFFFFF, NULL);
    plot_text(p, text, x, y, align);
}

static void draw_label(struct plot *p, int series, int category)
{
    int64_t value = p->chart->series[series].values[category];
    length at = plot_value(p, value), cap = plot_cap_height(p);
    length middle = plot_is_line(p, series) ? plot_middle(p, category) : bar_middle(p, category, series);
    bool down = value < 0 && !plot_is_line(p, series);
    length away = VALUE_GAP + (plot_is_line(p, series) ? p->style->marker_size / 2 : 0);
    const char *text = label_of(p, series, category);
    if (p->horizontal)
        put_label(p, text, at + (down ? -away : away), middle + cap / 2, down ? ALIGN_RIGHT : ALIGN_LEFT);
    else
        put_label(p, text, middle, down ? at + away + cap : at - away, ALIGN_CENTER);
}

static void draw_labels(struct plot *p)
{
    for (int i = 0; i < p->chart->nseries; i++)
        for (int k = 0; k < p->chart->ncategories; k++)
            if (p->chart->series[i].given[k])
                draw_label(p, i, k);
}

/* ---- the field ---- */

static int bars_side_by_side(const struct plot *p)
{
    int n = 0;
    for (int i = 0; i < p->chart->nseries; i++)
        n += !plot_is_line(p, i);
    return bar_is_stacked(p->chart) || !n ? 1 : n;
}

/* Of horizontal bars: as many as there are, each as thick as told, and no lower than their names. */
static length field_height(const struct plot *p, const struct names *names)
{
    int n = bars_side_by_side(p);
    if (!p->horizontal)
        return p->chart->block->height ? p->chart->block->height : p->style->height;
    length bars = (length)((int64_t)(n * p->style->bar_height + (n - 1) * p->style->bar_gap) * 100 / p->style->bar_share);
    length text = names->most * p->style->style->leading + PT(3);
    return (bars > text ? bars : text) * p->chart->ncategories;
}

static void set_header(struct plot *p, enum naming naming)
{
    length leading = p->style->style->leading;
    const char *unit = naming_unit(p, naming);
    int rows = naming == NAMED_BY_LEGEND ? naming_rows(p) : 0;
    if (rows)
        naming_legend(p);
    if (*unit && !p->horizontal)
        plot_text(p, unit, 0, rows * leading + (rows ? HEADER_GAP : 0) + style_baseline(p->setter, p->style->style), ALIGN_LEFT);
    else if (*unit)
        plot_text(p, unit, p->field.left, rows * leading + (rows ? HEADER_GAP : 0) + style_baseline(p->setter, p->style->style), ALIGN_LEFT);
}

static length header_height(struct plot *p, enum naming naming)
{
    length leading = p->style->style->leading;
    int rows = naming == NAMED_BY_LEGEND ? naming_rows(p) : 0;
    bool unit = *naming_unit(p, naming) != '\0';
    return rows * leading + (unit ? leading + (rows ? HEADER_GAP : 0) : 0) + HEADER_GAP + plot_cap_height(p) / 2;
}

static const char *points(struct arena *a, length n)
{
    return arena_printf(a, "%d mm", (int)(((int64_t)n * 254 + 360000) / 720000));
}

/* Too high: a field of a height of its own gives way, one of bars does not. */
static length fit_height(struct plot *p, length wanted, length around, length most)
{
    if (wanted + around <= most)
        return wanted;
    length left = most - around;
    if (!p->horizontal && left >= LEAST_FIELD)
        return left;
    message_add(p->setter->messages, MSG_CHART_HIGH, p->node->place, definition_title(p->chart->block), points(p->setter->arena, wanted + around),
                points(p->setter->arena, most));
    return left > LEAST_FIELD ? left : LEAST_FIELD;
}

/* Room beside the field for figures at the ends of horizontal bars. */
static void leave_room_for_labels(struct plot *p, length widest)
{
    p->field.right -= widest + VALUE_GAP;
    if (p->scale.low < 0)
        p->field.left += widest + VALUE_GAP;
}

/* Vertical: figures at the left, labels of lines at the right. */
static void place_field(struct plot *p, enum naming naming)
{
    length top = header_height(p, naming) + (p->chart->block->value_labels ? p->style->style->leading : 0), height = field_height(p, NULL);
    p->field = (struct rectangle){ 0, top, p->width, top + height };
    choose_scale(p, height, TICKS_APART);
    p->field.left = axis_tick_width(p) + AXIS_GAP;
    p->field.right = p->width - (naming == NAMED_DIRECTLY ? naming_width(p) : 0);
}

static void tell_name(struct plot *p, const struct names *n)
{
    if (n->unfit >= 0)
        message_add(p->setter->messages, p->horizontal ? MSG_CHART_NARROW : MSG_CHART_CATEGORY, p->chart->places[n->unfit],
                    p->horizontal ? definition_title(p->chart->block) : p->chart->categories[n->unfit]);
}

/* Names below the field. */
static struct names place_vertical(struct plot *p, enum naming naming, length most)
{
    length leading = p->style->style->leading;
    place_field(p, naming);
    struct names names = axis_names(p, plot_band(p) - NAMES_APART);
    tell_name(p, &names);
    length height = p->field.bottom - p->field.top, around = p->field.top + AXIS_GAP + leading * names.most;
    p->field.bottom = p->field.top + fit_height(p, height, around, most);
    p->height = p->field.bottom + AXIS_GAP + leading * names.most;
    return names;
}

static struct names place_horizontal(struct plot *p, enum naming naming, length most)
{
    length leading = p->style->style->leading, top = header_height(p, naming), below = AXIS_GAP + leading;
    struct names names = axis_names(p, (length)((int64_t)p->width * NAMES_SHARE / 100));
    tell_name(p, &names);
    p->field = (struct rectangle){ names.width + AXIS_GAP, top, p->width, 0 };
    p->field.bottom = top + fit_height(p, field_height(p, &names), top + below, most);
    p->height = p->field.bottom + below;
    length room = p->field.right - p->field.left;
    choose_scale(p, room, TICKS_APART * 2);
    choose_scale(p, room, axis_tick_width(p) + PT(24));
    length half = axis_tick_width(p) / 2;           /* figures under the ends stay within the chart */
    p->field.right -= half;
    p->field.left = p->field.left > half ? p->field.left : half;
    return names;
}

/* ---- the strip ---- */

static void add_items(struct plot *p, struct strip *strip)
{
    for (int layer = 0; layer < PLOT_LAYERS; layer++)
        for (int i = 0; i < p->layers[layer].items.n; i++)
            strip_item(p->setter->typesetter.flow, strip, p->layers[layer].items.v[i], 0, 0);
}

/* Whether figures are written, and room beside the field for those of horizontal bars. */
static bool leave_room(struct plot *p)
{
    length widest = p->chart->block->value_labels ? widest_label(p) : 0;
    if (!p->chart->block->value_labels)
        return false;
    if (!labels_fit(p, widest)) {
        message_add(p->setter->messages, MSG_CHART_VALUE_LABELS, definition_place(p->chart->block, "value-labels"), definition_title(p->chart->block));
        return false;
    }
    if (p->horizontal)
        leave_room_for_labels(p, widest);
    return true;
}

static void draw(struct plot *p, enum naming naming, const struct names *names)
{
    bool values = leave_room(p);
    axis_draw(p, names);
    if (values)
        draw_labels(p);
    set_header(p, naming);
    bars_draw(p);
    for (int i = 0; i < p->chart->nseries; i++)
        if (plot_is_line(p, i))
            curve_draw(p, i);
    if (naming == NAMED_DIRECTLY)
        naming_direct(p);
}

static bool has_looks(const struct chart *c)
{
    for (int i = 0; i < c->nseries; i++)
        if (!c->series[i].look)
            return false;
    return c->nseries > 0 && c->block->style && c->block->style->style;
}

/* Bars whose names find no room below them are laid down. */
static bool names_want_room(struct plot *p)
{
    struct plot trial = *p;
    if (p->chart->block->kind == CHART_LINES)
        return false;
    place_field(&trial, naming_choose(&trial, field_height(&trial, NULL)));
    return axis_names(&trial, plot_band(&trial) - NAMES_APART).unfit >= 0;
}

void chart_strip(struct setter *s, const struct node *figure, length most, struct strips *out)
{
    const struct chart *chart = figure->figure->chart;
    struct plot p = { .setter = s, .node = figure, .chart = chart, .style = chart->block->style, .width = s->measure };
    if (!has_looks(chart))
        return;
    p.horizontal = chart->block->kind == CHART_BARS_HORIZONTAL || chart->block->kind == CHART_STACKED_HORIZONTAL;
    p.horizontal = p.horizontal || names_want_room(&p);
    enum naming naming = naming_choose(&p, p.horizontal ? 0 : field_height(&p, NULL));
    struct names names = p.horizontal ? place_horizontal(&p, naming, most) : place_vertical(&p, naming, most);
    if (p.field.right - p.field.left < LEAST_FIELD) {
        message_add(s->messages, MSG_CHART_NARROW, figure->place, definition_title(chart->block));
        return;
    }
    draw(&p, naming, &names);
    add_items(&p, strip_add(s->typesetter.flow, out, p.height));
}
