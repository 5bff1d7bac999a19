/* bar.c: series as bars */

#include "typeset/bar.h"

bool bar_is_stacked(const struct chart *chart)
{
    return chart->block->kind == CHART_STACKED || chart->block->kind == CHART_STACKED_HORIZONTAL;
}

/* How many bars stand side by side, and which of them a series is. */
static int side_by_side(const struct plot *p, int series, int *place)
{
    int n = 0;
    for (int i = 0; i < p->chart->nseries; i++) {
        if (i == series)
            *place = n;
        n += !plot_is_line(p, i);
    }
    if (bar_is_stacked(p->chart))
        *place = 0;
    return bar_is_stacked(p->chart) || !n ? 1 : n;
}

length bar_thickness(const struct plot *p)
{
    int place = 0, n = side_by_side(p, 0, &place);
    length room = (length)((int64_t)plot_band(p) * p->style->bar_share / 100) - (n - 1) * p->style->bar_gap;
    length thick = room / n < p->style->bar_most ? room / n : p->style->bar_most;
    return thick > PT(0.5) ? thick : PT(0.5);
}

length bars_width(const struct plot *p)
{
    int place = 0, n = side_by_side(p, 0, &place);
    return n * bar_thickness(p) + (n - 1) * p->style->bar_gap;
}

length bar_middle(const struct plot *p, int category, int series)
{
    int place = 0, n = side_by_side(p, series, &place);
    length thick = bar_thickness(p), step = thick + p->style->bar_gap;
    return plot_middle(p, category) - (step * n - p->style->bar_gap) / 2 + step * place + thick / 2;
}

static void draw_bar(struct plot *p, int category, int series, int64_t from, int64_t to)
{
    length thick = bar_thickness(p), start = bar_middle(p, category, series) - thick / 2;
    length a = plot_value(p, from), b = plot_value(p, to), near = a < b ? a : b, far = a < b ? b : a;
    struct rectangle r = p->horizontal ? (struct rectangle){ near, start, far, start + thick } : (struct rectangle){ start, near, start + thick, far };
    plot_rectangle(p, PLOT_BARS, r, p->chart->series[series].look->color, plot_bar_character(p, series));
}

/* ---- stacks: what is above zero upwards, what is below it downwards, a white line between the parts ---- */

static void draw_seam(struct plot *p, int category, int series, int64_t value)
{
    length thick = bar_thickness(p), start = bar_middle(p, category, series) - thick / 2, at = plot_value(p, value);
    struct path_point from = { start, at }, to = { start + thick, at };
    if (p->horizontal) {
        from = (struct path_point){ at, start };
        to = (struct path_point){ at, start + thick };
    }
    plot_line(p, PLOT_BARS, from, to, 0xFFFFFF, p->style->bar_gap);
}

static void draw_stack(struct plot *p, int category)
{
    int64_t above = 0, below = 0;
    for (int i = 0; i < p->chart->nseries; i++) {
        const struct chart_series *s = &p->chart->series[i];
        if (plot_is_line(p, i) || !s->given[category] || !s->values[category])
            continue;
        int64_t *end = s->values[category] < 0 ? &below : &above, from = *end;
        *end += s->values[category];
        draw_bar(p, category, i, from, *end);
        if (from)
            draw_seam(p, category, i, from);
    }
}

void bar_stack_ends(const struct chart *chart, int64_t *least, int64_t *greatest)
{
    for (int c = 0; c < chart->ncategories; c++) {
        int64_t above = 0, below = 0;
        for (int i = 0; i < chart->nseries; i++) {
            const struct chart_series *s = &chart->series[i];
            if (!s->budget && s->given[c])
                *(s->values[c] < 0 ? &below : &above) += s->values[c];
        }
        *least = below < *least ? below : *least;
        *greatest = above > *greatest ? above : *greatest;
    }
}

static int64_t base_of(const struct plot *p)
{
    return p->scale.low > 0 ? p->scale.low : p->scale.high < 0 ? p->scale.high : 0;
}

void bars_draw(struct plot *p)
{
    for (int c = 0; c < p->chart->ncategories; c++) {
        if (bar_is_stacked(p->chart)) {
            draw_stack(p, c);
            continue;
        }
        for (int i = 0; i < p->chart->nseries; i++)
            if (!plot_is_line(p, i) && p->chart->series[i].given[c])
                draw_bar(p, c, i, base_of(p), p->chart->series[i].values[c]);
    }
}
