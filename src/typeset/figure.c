/* figure.c: pictures and charts in the flow */

#include "typeset/figure.h"

#include "document/figure.h"
#include "typeset/chart.h"

#define POINTS_A_PIXEL(n) ((int64_t)(n) * 72000 / 150)          /* of a picture whose width nobody told: 150 pixels an inch */

struct extent { length width, height; };

struct item picture_item(const struct picture *picture, length width, length height)
{
    return (struct item){ .kind = ITEM_PICTURE, .picture = { picture, width, height, { 0, 0, 0, 0 } } };
}

/* ---- sizes ---- */

static length width_of(const struct setter *s, const struct figure *f)
{
    if (f->share)
        return (length)((int64_t)s->measure * f->share / 1000);
    int64_t own = f->width ? f->width : f->picture ? POINTS_A_PIXEL(figure_upright(f->picture).width) : s->measure;
    return own > s->measure ? s->measure : (length)own;
}

/* As high as the body of a page without the caption, at most. */
static length height_left(struct setter *s, const struct node *caption)
{
    struct measures m = { 0 };
    struct strips lines = { 0 };
    if (!caption || caption->kind != NODE_CAPTION)
        return s->body;
    measure_paragraph(s, caption, 0, &m);
    set_measures(s, &m, s->measure, ALIGN_AUTO, &lines);
    length left = s->body - strips_height(&lines) - (lines.n ? lines.v[0].before : 0);
    return left > s->body / 4 ? left : s->body / 4;
}

static const char *millimetres(struct arena *a, length n)
{
    return arena_printf(a, "%d mm", (int)(((int64_t)n * 254 + 360000) / 720000));
}

static struct extent picture_extent(struct setter *s, const struct node *n)
{
    const struct picture *p = n->figure->picture;
    struct upright pixels = figure_upright(p);
    length wanted = width_of(s, n->figure), most = height_left(s, n->next);
    int64_t height = (int64_t)wanted * pixels.height / pixels.width;
    if (height <= most)
        return (struct extent){ wanted, height > 1 ? (length)height : 1 };
    length width = (length)((int64_t)most * pixels.width / pixels.height);
    if (n->figure->width || n->figure->share)
        message_add(s->messages, MSG_FIGURE_LARGE, n->place, p->name, millimetres(s->arena, width), millimetres(s->arena, wanted));
    return (struct extent){ width > 1 ? width : 1, most };
}

/* ---- the strip ---- */

static length aligned(int align, length room)
{
    return align == ALIGN_RIGHT ? room : align == ALIGN_CENTER ? room / 2 : 0;
}

static void add_picture(struct setter *s, const struct node *n, struct strips *out)
{
    struct extent size = picture_extent(s, n);
    struct item item = picture_item(n->figure->picture, size.width, size.height);
    item.node = n;
    item.role = n->text ? ROLE_CONTENT : ROLE_DECORATION;
    strip_item(s->typesetter.flow, strip_add(s->typesetter.flow, out, size.height), item, aligned(n->figure->align, s->measure - size.width), 0);
}

void flow_figure(struct setter *s, const struct node *n, struct strips *out)
{
    int first = out->n;
    if (n->figure && n->figure->picture)
        add_picture(s, n, out);
    if (n->figure && n->figure->chart)
        chart_strip(s, n, height_left(s, n->next), out);
    if (out->n == first)
        return;
    struct strip *strip = &out->v[out->n - 1];
    strip->keep = n->next && n->next->kind == NODE_CAPTION;
    if (n->style) {
        strip->before = n->style->before;
        strip->after = n->style->after;
    }
}
