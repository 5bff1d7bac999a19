/* naming.c: which series is which */

#include "typeset/naming.h"

#include "typeset/curve.h"

#define LEAD PT(10)                 /* from the end of a line to its label */
#define LEAD_WIDTH PT(0.5)
#define MOVED PT(2)                 /* a label that stands further from its line than this is joined to it */
#define LINE_SAMPLE PT(20)          /* what a legend shows of a line, of a bar */
#define BAR_SAMPLE PT(9)
#define SAMPLE_GAP PT(5)
#define ENTRY_GAP PT(16)

/* ---- direct labels ---- */

/* The last category that a series has a figure for; -1: there is none. */
static int last_of(const struct plot *p, int series)
{
    int last = p->chart->ncategories - 1;
    while (last >= 0 && !p->chart->series[series].given[last])
        last--;
    return last;
}

length naming_width(struct plot *p)
{
    length widest = 0;
    for (int i = 0; i < p->chart->nseries; i++) {
        length width = plot_text_width(p, p->chart->series[i].name);
        widest = width > widest ? width : widest;
    }
    return widest + LEAD;
}

/* There is room, and all lines reach as far as the labels stand. */
static bool direct_is_better(struct plot *p, length height)
{
    for (int i = 0; i < p->chart->nseries; i++)
        if (!plot_is_line(p, i) || last_of(p, i) != p->chart->ncategories - 1)
            return false;
    return (int64_t)naming_width(p) * 10 <= (int64_t)p->width * 3 && (int64_t)p->chart->nseries * p->style->style->leading <= height;
}

enum naming naming_choose(struct plot *p, length height)
{
    const struct chart_block *block = p->chart->block;
    if (block->labels == LABELS_LEGEND)
        return NAMED_BY_LEGEND;
    if (block->labels == LABELS_DIRECT && block->kind == CHART_LINES)
        return NAMED_DIRECTLY;
    if (p->chart->nseries == 1)
        return NAMED_BY_UNIT;
    return direct_is_better(p, height) ? NAMED_DIRECTLY : NAMED_BY_LEGEND;
}

struct end { int series; struct path_point at; length y; };

static void sort_ends(struct end *ends, int n)
{
    for (int i = 1; i < n; i++) {
        struct end e = ends[i];
        int k = i;
        for (; k > 0 && ends[k - 1].at.y > e.at.y; k--)
            ends[k] = ends[k - 1];
        ends[k] = e;
    }
}

/* Neighbours that overlap move apart, each half the way; then all go between top and bottom. */
static void move_apart(struct end *ends, int n, length distance, length top, length bottom)
{
    for (int pass = 0; pass < 100; pass++)
        for (int i = 0; i + 1 < n; i++) {
            length lack = distance - (ends[i + 1].y - ends[i].y);
            if (lack > 0) {
                ends[i].y -= lack / 2;
                ends[i + 1].y += lack - lack / 2;
            }
        }
    for (int i = 0; i < n; i++) {
        length least = i ? ends[i - 1].y + distance : top;
        ends[i].y = ends[i].y < least ? least : ends[i].y;
    }
    for (int i = n - 1; i >= 0; i--) {
        length most = i < n - 1 ? ends[i + 1].y - distance : bottom;
        ends[i].y = ends[i].y > most ? most : ends[i].y;
    }
}

static void draw_end(struct plot *p, const struct end *e)
{
    const struct chart_series *s = &p->chart->series[e->series];
    length x = p->field.right + LEAD, from = e->at.x + p->style->marker_size / 2 + PT(1);
    length away = e->y - e->at.y;
    if (away > MOVED || away < -MOVED || from < p->field.right - plot_band(p))
        plot_line(p, PLOT_LINES, (struct path_point){ from, e->at.y }, (struct path_point){ x - PT(2), e->y }, s->look->color, LEAD_WIDTH);
    plot_text(p, s->name, x, e->y + plot_cap_height(p) / 2, ALIGN_LEFT);
}

void naming_direct(struct plot *p)
{
    struct end *ends = arena_array(p->setter->arena, struct end, p->chart->nseries + 1);
    int n = 0;
    for (int i = 0; i < p->chart->nseries; i++) {
        int last = last_of(p, i);
        length y = last < 0 ? p->field.bottom : plot_value(p, p->chart->series[i].values[last]);
        length x = last < 0 ? p->field.right : plot_middle(p, last);
        ends[n++] = (struct end){ i, { x, y }, y };
    }
    sort_ends(ends, n);
    move_apart(ends, n, p->style->style->leading, p->field.top, p->field.bottom);
    for (int i = 0; i < n; i++)
        draw_end(p, &ends[i]);
}

/* ---- legend ---- */

static length sample_width(const struct plot *p, int series)
{
    return plot_is_line(p, series) ? LINE_SAMPLE : BAR_SAMPLE;
}

static length entry_width(struct plot *p, int series)
{
    return sample_width(p, series) + SAMPLE_GAP + plot_text_width(p, p->chart->series[series].name);
}

static void draw_entry(struct plot *p, int series, length x, length baseline)
{
    const struct chart_series *s = &p->chart->series[series];
    length width = sample_width(p, series), cap = plot_cap_height(p);
    if (plot_is_line(p, series))
        curve_sample(p, series, x, baseline - cap / 2, width);
    else
        plot_rectangle(p, PLOT_BARS, (struct rectangle){ x, baseline - cap, x + width, baseline }, s->look->color, plot_bar_character(p, series));
    plot_text(p, s->name, x + width + SAMPLE_GAP, baseline, ALIGN_LEFT);
}

/* Goes through the entries, row by row; draws them unless it only counts rows. */
static int walk_legend(struct plot *p, bool draw)
{
    int row = 0;
    length x = 0, leading = p->style->style->leading;
    for (int i = 0; i < p->chart->nseries; i++) {
        length width = entry_width(p, i), baseline = row * leading + style_baseline(p->setter, p->style->style);
        if (x && x + width > p->width) {
            x = 0;
            row++;
            baseline += leading;
        }
        if (draw)
            draw_entry(p, i, x, baseline);
        x += width + ENTRY_GAP;
    }
    return row + 1;
}

int naming_rows(struct plot *p)
{
    return walk_legend(p, false);
}

void naming_legend(struct plot *p)
{
    walk_legend(p, true);
}

const char *naming_unit(struct plot *p, enum naming naming)
{
    const char *unit = p->chart->unit, *name = naming == NAMED_BY_UNIT ? p->chart->series[0].name : "";
    return *name && *unit ? arena_printf(p->setter->arena, "%s, %s", name, unit) : *name ? name : unit;
}
