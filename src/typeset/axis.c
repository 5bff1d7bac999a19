/* axis.c: the two axes of a chart */

#include "typeset/axis.h"

#include <string.h>
#include <strings.h>
#include "typeset/hyphen.h"

#define FEW 6                       /* categories that must all be named */
#define BETWEEN_NAMES PT(5)

/* ---- figures ---- */

static int64_t power_of_ten(int n)
{
    int64_t power = 1;
    while (n-- > 0)
        power *= 10;
    return power;
}

/* As many decimals as the steps need. */
static int tick_decimals(const struct plot *p)
{
    int decimals = p->chart->decimals;
    while (decimals > 0 && p->scale.step % power_of_ten(p->chart->decimals - decimals + 1) == 0 &&
           scale_first(&p->scale) % power_of_ten(p->chart->decimals - decimals + 1) == 0)
        decimals--;
    return decimals;
}

const char *axis_tick(const struct plot *p, int64_t value)
{
    return chart_figure(p->setter->arena, p->chart, value, tick_decimals(p));
}

length axis_tick_width(struct plot *p)
{
    length widest = 0;
    for (int64_t tick = scale_first(&p->scale); tick <= p->scale.high; tick += p->scale.step) {
        length width = plot_text_width(p, axis_tick(p, tick));
        widest = width > widest ? width : widest;
    }
    return widest;
}

/* ---- names ---- */

/* What fits of a word that is wider than the line, with a hyphen: up to a joint, or else up to the last place there is.  NULL: nothing.  Moves s behind it. */
static const char *take_part(struct plot *p, const char **s, size_t bytes, length width)
{
    unsigned char *points = arena_alloc(p->setter->arena, bytes + 1);
    const char *part = NULL;
    size_t taken = 0;
    int best = 0;
    hyphenator_word(p->setter->typesetter.hyphenator, *s, (int)bytes, points);
    for (size_t i = 1; i < bytes; i++) {
        const char *tried = points[i] && points[i] >= best ? arena_printf(p->setter->arena, "%.*s-", (int)i, *s) : NULL;
        if (tried && plot_text_width(p, tried) <= width) {
            part = tried;
            taken = i;
            best = points[i] == HYPHEN_JOINT ? HYPHEN_JOINT : 0;
        }
    }
    *s += taken;
    return part;
}

/* Bars that can be laid down instead have no broken names. */
static bool may_part(const struct plot *p)
{
    return (p->horizontal || p->chart->block->kind == CHART_LINES) && p->setter->typesetter.hyphenator;
}

/* One more line of a name: as many words as fit, at least one or a part of it.  Moves s behind them. */
static const char *take_line(struct plot *p, const char **s, length width)
{
    const char *from = *s + strspn(*s, " "), *end = from + strcspn(from, " ");
    if (may_part(p) && plot_text_width(p, arena_strndup(p->setter->arena, from, (size_t)(end - from))) > width) {
        *s = from;
        const char *part = take_part(p, s, (size_t)(end - from), width);
        if (part)
            return part;
    }
    for (const char *next = end; *next; ) {
        next += strspn(next, " ");
        next += strcspn(next, " ");
        if (plot_text_width(p, arena_strndup(p->setter->arena, from, (size_t)(next - from))) > width)
            break;
        end = next;
    }
    *s = end + strspn(end, " ");
    return arena_strndup(p->setter->arena, from, (size_t)(end - from));
}

/* False when a word is too wide or there are too many lines. */
static bool break_name(struct plot *p, struct names *n, int category, length width)
{
    const char *s = p->chart->categories[category];
    int count = 0;
    bool fits = true;
    while (*s && fits) {
        const char *line = count < NAME_LINES ? take_line(p, &s, width) : NULL;
        length wide = line ? plot_text_width(p, line) : 0;
        fits = line && wide <= width;
        if (fits)
            n->lines[category][count++] = line;
        n->width = fits && wide > n->width ? wide : n->width;
    }
    n->most = count > n->most ? count : n->most;
    return fits;
}

/* Every second, third … name, each on a line. */
static bool thin(struct plot *p, struct names *n, length band)
{
    static const int tens[] = { 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000 }, months[] = { 2, 3, 4, 6, 12, 24, 36, 60, 120, 1200 };
    const int *steps = p->chart->ncategories > 12 && p->chart->ncategories % 12 == 0 ? months : tens;
    length widest = 0;
    for (int c = 0; c < p->chart->ncategories; c++) {
        length width = plot_text_width(p, p->chart->categories[c]);
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < sizeof tens / sizeof *tens; i++)
        if ((int64_t)band * steps[i] >= widest + BETWEEN_NAMES) {
            n->step = steps[i];
            for (int c = 0; c < p->chart->ncategories; c++) {
                memset(n->lines[c], 0, sizeof n->lines[c]);
                n->lines[c][0] = c % steps[i] == 0 ? p->chart->categories[c] : NULL;
            }
            n->most = 1;
            return true;
        }
    return false;
}

/* A figure in it, or a month. */
static bool is_time(const char *name)
{
    static const char *const months[] = { "jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec" };
    if (strpbrk(name, "0123456789"))
        return true;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++)
        if (strncasecmp(name, months[i], 3) == 0)
            return true;
    return false;
}

/* Years and months: who reads some of them knows the others. */
static bool is_known_by_others(const struct plot *p)
{
    bool times = true;
    for (int c = 0; c < p->chart->ncategories; c++)
        times = times && is_time(p->chart->categories[c]);
    return p->chart->ncategories > FEW && (times || p->chart->block->kind == CHART_LINES);
}

struct names axis_names(struct plot *p, length width)
{
    struct names n = { .step = 1, .unfit = -1 };
    n.lines = arena_alloc(p->setter->arena, sizeof *n.lines * (size_t)(p->chart->ncategories + 1));
    for (int c = 0; c < p->chart->ncategories; c++)
        if (!break_name(p, &n, c, width) && n.unfit < 0)
            n.unfit = c;
    if (n.unfit >= 0 && !p->horizontal && is_known_by_others(p) && thin(p, &n, width + BETWEEN_NAMES))
        n.unfit = -1;
    return n;
}

/* ---- drawing ---- */

static int64_t zero_of(const struct plot *p)
{
    return p->scale.low > 0 ? p->scale.low : p->scale.high < 0 ? p->scale.high : 0;
}

static void draw_across(struct plot *p, enum plot_layer layer, int64_t value, color ink, length width)
{
    length at = plot_value(p, value);
    if (p->horizontal)
        plot_line(p, layer, (struct path_point){ at, p->field.top }, (struct path_point){ at, p->field.bottom }, ink, width);
    else
        plot_line(p, layer, (struct path_point){ p->field.left, at }, (struct path_point){ p->field.right, at }, ink, width);
}

static void draw_ticks(struct plot *p)
{
    length below = p->field.bottom + AXIS_GAP + style_baseline(p->setter, p->style->style);
    for (int64_t tick = scale_first(&p->scale); tick <= p->scale.high; tick += p->scale.step) {
        length at = plot_value(p, tick);
        if (tick != zero_of(p))
            draw_across(p, PLOT_GRID, tick, p->style->grid, p->style->grid_width);
        if (p->horizontal)
            plot_text(p, axis_tick(p, tick), at, below, ALIGN_CENTER);
        else
            plot_text(p, axis_tick(p, tick), p->field.left - AXIS_GAP, at + plot_cap_height(p) / 2, ALIGN_RIGHT);
    }
    draw_across(p, PLOT_AXIS, zero_of(p), p->style->axis, p->style->axis_width);
}

static int count_lines(const struct names *n, int category)
{
    int count = 0;
    while (count < NAME_LINES && n->lines[category][count])
        count++;
    return count;
}

/* Under its band, and within the chart. */
static void draw_name_below(struct plot *p, const char *line, length middle, length y)
{
    length half = plot_text_width(p, line) / 2;
    if (middle + half > p->width)
        plot_text(p, line, p->width, y, ALIGN_RIGHT);
    else if (middle < half)
        plot_text(p, line, 0, y, ALIGN_LEFT);
    else
        plot_text(p, line, middle, y, ALIGN_CENTER);
}

static void draw_name(struct plot *p, const struct names *n, int category)
{
    length leading = p->style->style->leading, baseline = style_baseline(p->setter, p->style->style), middle = plot_middle(p, category);
    int count = count_lines(n, category);
    for (int i = 0; i < count; i++) {
        if (p->horizontal)
            plot_text(p, n->lines[category][i], p->field.left - AXIS_GAP, middle - leading * count / 2 + leading * i + baseline, ALIGN_RIGHT);
        else
            draw_name_below(p, n->lines[category][i], middle, p->field.bottom + AXIS_GAP + leading * i + baseline);
    }
}

void axis_draw(struct plot *p, const struct names *names)
{
    draw_ticks(p);
    for (int c = 0; c < p->chart->ncategories; c++)
        draw_name(p, names, c);
}
