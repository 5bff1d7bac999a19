/* plot.h: what the parts of a chart share while it is drawn
 *
 * Lengths count from the upper left corner of the chart; y grows downwards.  `field` is where lines and bars stand.  Items are collected in layers, so
 * that lines stand over bars, and texts over all, whoever draws first. */
#ifndef KT_PLOT_H
#define KT_PLOT_H

#include "document/chart.h"
#include "typeset/scale.h"
#include "typeset/setter.h"

enum plot_layer { PLOT_GRID, PLOT_BARS, PLOT_AXIS, PLOT_LINES, PLOT_MARKERS, PLOT_TEXT, PLOT_LAYERS };

struct rectangle { length left, top, right, bottom; };

struct plot {
    struct setter *setter;
    const struct node *node;        /* NODE_FIGURE */
    const struct chart *chart;
    const struct chart_style *style;
    struct scale scale;
    bool horizontal;                /* categories stand below each other */
    length width, height;
    struct rectangle field;
    struct { vec(struct item) items; } layers[PLOT_LAYERS];
};

/* Where figures and categories stand in the field: the coordinate of a value across the bands, and of the middle of a category's band along them. */
length plot_value(const struct plot *p, int64_t value);
length plot_band(const struct plot *p);                 /* room of a category */
length plot_middle(const struct plot *p, int category);

/* Items.  character: what stands for it in the text output, or NULL. */
void plot_line(struct plot *p, enum plot_layer layer, struct path_point from, struct path_point to, color ink, length width);
void plot_rectangle(struct plot *p, enum plot_layer layer, struct rectangle r, color ink, const char *character);
struct item *plot_path(struct plot *p, enum plot_layer layer, const enum path_op *ops, const struct path_point *points, int n);

/* A text in the chart's style: its left edge, middle or right edge at x, its baseline at y. */
void plot_text(struct plot *p, const char *text, length x, length y, enum align align);
length plot_text_width(struct plot *p, const char *text);
length plot_cap_height(struct plot *p);                 /* of that style */

/* The character of a series in the text output: bars are blocks, lines marks at their points. */
const char *plot_bar_character(const struct plot *p, int series);
const char *plot_line_character(const struct plot *p, int series);

bool plot_is_line(const struct plot *p, int series);    /* drawn as a line: all in charts of lines, budgets in all */

#endif
