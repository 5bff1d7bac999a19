/* content.c: the items of a page as operators
 *
 * ISO 32000-1 8 and 9.  A page is drawn from its upper left corner, a PDF page from its lower left one: y is turned over here and
 * nowhere else in the drawing.  Glyphs are placed exactly: the place that a reader gets by adding up widths is followed, in
 * millionths of an em, and corrected as soon as it is off by half a thousandth, so that no rounding adds up along a line. */
#include "output/pdf/content.h"

#define EM 1000000                  /* a size of one em: font_scale then gives millionths */
#define SOFT_HYPHEN "\xC2\xAD"

static void put_milli(struct buffer *b, int64_t n)
{
    buffer_milli(b, n);
    buffer_byte(b, ' ');
}

/* Places are told to a hundredth of a point, 3.5 µm: a digit less for each is a fiftieth of a page's bytes. */
static int64_t rounded(int64_t place)
{
    return (place + (place < 0 ? -5 : 5)) / 10 * 10;
}

static void put_point(struct content *c, length x, length y)
{
    put_milli(&c->operators, rounded(x));
    put_milli(&c->operators, rounded((int64_t)c->page_height - y));
}

/* --- colours --- */

void put_color(struct buffer *b, color rgb, const char *operator)
{
    for (int shift = 16; shift >= 0; shift -= 8)
        put_milli(b, ((rgb >> shift & 255) * 1000 + 127) / 255);
    buffer_add(b, operator);
}

static void set_fill(struct content *c, color rgb)
{
    if (rgb != c->fill)
        put_color(&c->operators, rgb, "rg ");
    c->fill = rgb;
}

static void set_stroke(struct content *c, color rgb, length width)
{
    if (rgb != c->stroke)
        put_color(&c->operators, rgb, "RG ");
    if (width != c->line_width) {
        put_milli(&c->operators, width);
        buffer_add(&c->operators, "w ");
    }
    c->stroke = rgb;
    c->line_width = width;
}

/* --- text --- */

#define CODES_BYTES 512

struct line {                       /* one array of the operator TJ */
    struct content *content;
    struct face *face;
    length size;
    int64_t pen;                    /* font units: where the next glyph belongs */
    int64_t shown;                  /* millionths of an em: where a reader would put it */
    char codes[CODES_BYTES];        /* of the string that is open */
    int n;
};

static void set_font(struct content *c, const struct item_text *t)
{
    if (t->font == c->font && t->size == c->size)
        return;
    buffer_add(&c->operators, "/F");
    put_integer(&c->operators, t->font->index);
    buffer_byte(&c->operators, ' ');
    put_milli(&c->operators, t->size);
    buffer_add(&c->operators, "Tf ");
    c->font = t->font;
    c->size = t->size;
}

static void flush_codes(struct line *l)
{
    buffer_bytes(&l->content->operators, l->codes, (size_t)l->n);
    l->n = 0;
}

static void begin_codes(struct line *l)
{
    buffer_byte(&l->content->operators, l->face->narrow ? '(' : '<');
}

static void end_codes(struct line *l)
{
    flush_codes(l);
    buffer_byte(&l->content->operators, l->face->narrow ? ')' : '>');
}

/* Marks above and below letters; the array is interrupted. */
static void set_rise(struct line *l, length rise)
{
    struct buffer *b = &l->content->operators;

    if (rise == l->content->rise)
        return;
    end_codes(l);
    buffer_add(b, "]TJ ");
    put_milli(b, rise);
    buffer_add(b, "Ts[");
    begin_codes(l);
    l->content->rise = rise;
}

/* Thousandths of an em that a reader would be short of the place of a glyph. */
static int correction(const struct line *l, const struct glyph *g)
{
    int64_t units = l->face->font->units, off = (l->pen + g->dx) * EM - l->shown * units, half = 500 * units;

    if (off > -half && off < half)
        return 0;
    return (int)((off + (off < 0 ? -half : half)) / (2 * half));
}

static void put_correction(struct line *l, int thousandths)
{
    end_codes(l);
    put_integer(&l->content->operators, -thousandths);          /* the array's numbers count to the left: ISO 32000-1 9.4.3 */
    begin_codes(l);
    l->shown += thousandths * 1000;
}

static void show_glyph(struct line *l, const struct glyph *g, unsigned code)
{
    int thousandths = correction(l, g);

    if (g->dy || l->content->rise)
        set_rise(l, g->dy ? font_scale(l->face->font, g->dy, l->size) : 0);
    if (thousandths)
        put_correction(l, thousandths);
    if (l->n > CODES_BYTES - 4)
        flush_codes(l);
    if (l->face->narrow)
        l->codes[l->n++] = (char)code;
    else
        l->n += face_write_wide(code, l->codes + l->n);
    l->shown += l->face->codes.v[code].width;
    l->pen += g->advance;
}

static void show_pieces(struct line *l, const struct item_text *t)
{
    for (const struct piece *p = t->pieces; p < t->pieces + t->count; p++) {
        const struct run *run = piece_run(t, p);
        const uint16_t *codes = face_codes(l->face, run);

        for (int i = p->first; i < p->first + p->count; i++)
            show_glyph(l, &run->glyphs[i], codes[i]);
    }
    if (t->hyphen)
        show_glyph(l, t->font->hyphen->glyphs, face_code(l->face, t->font->hyphen->glyphs->id, SOFT_HYPHEN, 2));
}

static void draw_rectangle(struct content *c, length x, length y, length width, length height)
{
    put_point(c, x, y + height);
    put_milli(&c->operators, width);
    put_milli(&c->operators, height);
    buffer_add(&c->operators, "re f\n");
}

static void underline(struct content *c, const struct item *item)
{
    const struct font *font = item->text.font;
    const struct face *face = &c->faces[font->index];
    length top = item->y - font_scale(font, face->underline, item->text.size);

    draw_rectangle(c, item->x, top, item->text.width, font_scale(font, face->thickness, item->text.size));
}

/* A space that is read and not seen, before the first glyph: it ends where the text begins. */
static length space_before(const struct line *l, const struct item *item)
{
    const struct marker *m = l->content->marker;
    const struct run *space = l->face->font->space;

    if (!m || !m->space_before || !m->space_before(m->state, item) || !space || space->count != 1 || !space->glyphs->id)
        return 0;
    return font_scale(l->face->font, space->advance, l->size);
}

/* From the beginning of the line before: in a paragraph that is the same from line to line (ISO 32000-1 9.4.2). */
static void put_line_begin(struct content *c, length x, length y)
{
    int64_t from_left = rounded(x), from_below = rounded((int64_t)c->page_height - y);

    put_milli(&c->operators, from_left - (c->in_text ? c->line_x : 0));
    put_milli(&c->operators, from_below - (c->in_text ? c->line_y : 0));
    buffer_add(&c->operators, "Td");
    c->line_x = from_left;
    c->line_y = from_below;
}

static void draw_text(struct content *c, const struct item *item)
{
    const struct item_text *t = &item->text;
    struct line l;

    l.content = c;
    l.face = &c->faces[t->font->index];
    l.size = t->size;
    l.pen = l.shown = l.n = 0;
    length space = space_before(&l, item);

    face_use(l.face, c->objects);
    set_fill(c, t->color);
    if (!c->in_text)
        buffer_add(&c->operators, "BT ");
    set_font(c, t);
    put_line_begin(c, item->x - space, item->y);
    buffer_byte(&c->operators, '[');
    begin_codes(&l);
    if (space)
        show_glyph(&l, t->font->space->glyphs, face_code(l.face, t->font->space->glyphs->id, " ", 1));
    show_pieces(&l, t);
    set_rise(&l, 0);
    end_codes(&l);
    buffer_add(&c->operators, c->in_text ? "]TJ\n" : "]TJ ET\n");
    if (t->underline)
        underline(c, item);
}

/* --- drawings --- */

static void draw_fill(struct content *c, const struct item *item)
{
    set_fill(c, item->fill.color);
    draw_rectangle(c, item->x, item->y, item->fill.width, item->fill.height);
}

/* Points count from the item's place, which draw_path made the origin. */
static void put_steps(struct content *c, const struct item_path *path)
{
    static const struct { int points; const char *operator; } steps[] = {
        [PATH_MOVE] = {1, "m "}, [PATH_LINE] = {1, "l "}, [PATH_CURVE] = {3, "c "}, [PATH_CLOSE] = {0, "h "},
    };
    const struct path_point *p = path->points;

    for (int i = 0; i < path->count; i++) {
        enum path_op op = path->ops[i];

        for (const struct path_point *end = p + steps[op].points; p < end; p++) {
            put_milli(&c->operators, p->x);
            put_milli(&c->operators, -(int64_t)p->y);
        }
        buffer_add(&c->operators, steps[op].operator);
    }
}

static bool is_drawn(const struct item_path *path)
{
    return path->count > 0 && (path->fill != COLOR_NONE || path->stroke != COLOR_NONE);
}

/* ISO 32000-1 8.4.3. */
static void put_line_style(struct content *c, const struct item_path *path, bool begin)
{
    if (path->round)
        buffer_add(&c->operators, begin ? "1 J 1 j " : "0 J 0 j ");
    if (!path->ndashes)
        return;
    buffer_byte(&c->operators, '[');
    for (int i = 0; begin && i < path->ndashes; i++)
        put_milli(&c->operators, path->dashes[i]);
    buffer_add(&c->operators, "] 0 d ");
}

static void draw_layer(struct content *c, const struct item_path *path)
{
    bool fill = path->fill != COLOR_NONE, stroke = path->stroke != COLOR_NONE;

    if (!is_drawn(path))
        return;
    if (fill)
        set_fill(c, path->fill);
    if (stroke)
        set_stroke(c, path->stroke, path->stroke_width);
    if (stroke)
        put_line_style(c, path, true);
    put_steps(c, path);
    buffer_add(&c->operators, fill && stroke ? "B" : fill ? "f" : "S");
    buffer_add(&c->operators, fill && path->even_odd ? "*\n" : "\n");
    if (stroke)
        put_line_style(c, path, false);
}

/* The same drawing at another place is the same bytes after its origin, which deflate finds again. */
static void draw_path(struct content *c, const struct item *item)
{
    color fill = c->fill, stroke = c->stroke;
    length line_width = c->line_width;

    buffer_add(&c->operators, "q 1 0 0 1 ");
    put_point(c, item->x, item->y);
    buffer_add(&c->operators, "cm\n");
    for (const struct item_path *path = item->path; path; path = path->over)
        draw_layer(c, path);
    buffer_add(&c->operators, "Q\n");
    c->fill = fill;
    c->stroke = stroke;
    c->line_width = line_width;
}

/* --- pictures --- */

/* The unit square of an image on the box, turned clockwise as often as the picture asks for: ISO 32000-1 8.9.5.1. */
static void put_image_matrix(struct content *c, int turns, int64_t x, int64_t y, int64_t w, int64_t h)
{
    const int64_t matrix[4][6] = {{w, 0, 0, h, x, y}, {0, -h, w, 0, x, y + h}, {-w, 0, 0, -h, x + w, y + h}, {0, h, -w, 0, x + w, y}};

    for (int i = 0; i < 6; i++)
        put_milli(&c->operators, matrix[turns][i]);
    buffer_add(&c->operators, "cm ");
}

static void draw_picture(struct content *c, const struct item *item)
{
    const struct item_picture *p = &item->picture;
    const int *crop = p->crop;
    int64_t w = (int64_t)p->width * 1000 / (1000 - crop[0] - crop[2]), h = (int64_t)p->height * 1000 / (1000 - crop[1] - crop[3]);
    int64_t x = item->x - w * crop[0] / 1000, top = item->y - h * crop[1] / 1000;

    buffer_add(&c->operators, "q ");
    if (crop[0] || crop[1] || crop[2] || crop[3]) {
        put_point(c, item->x, item->y + p->height);
        put_milli(&c->operators, p->width);
        put_milli(&c->operators, p->height);
        buffer_add(&c->operators, "re W n ");
    }
    put_image_matrix(c, p->picture->turns, x, c->page_height - top - h, w, h);
    buffer_printf(&c->operators, "/I%d Do Q\n", picture_use(c->pictures, p->picture));
}

/* --- pages --- */

static bool draws(const struct item *item)
{
    if (item->kind == ITEM_TEXT)
        return item->text.count > 0 || item->text.hyphen;
    if (item->kind == ITEM_PATH)
        return is_drawn(item->path) || item->path->over;
    return item->kind == ITEM_FILL || item->kind == ITEM_PICTURE;
}

static void draw_item(struct content *c, const struct item *item)
{
    static void (*const draw[])(struct content *, const struct item *) = {
        [ITEM_TEXT] = draw_text, [ITEM_FILL] = draw_fill, [ITEM_PATH] = draw_path, [ITEM_LINK] = NULL, [ITEM_PICTURE] = draw_picture,
        [ITEM_SIGNATURE] = NULL,
    };
    const struct marker *m = c->marker;

    if (m && m->item_begin)
        m->item_begin(m->state, item, &c->operators);
    draw[item->kind](c, item);
    if (m && m->item_end)
        m->item_end(m->state, item, &c->operators);
}

static bool is_in_figure(const struct item *item)
{
    return item->node && item->node->kind == NODE_FIGURE;
}

/* Texts that nothing is drawn between; in a figure all is one sequence, which is not cut. */
static bool is_plain_text(const struct item *item)
{
    return item->kind == ITEM_TEXT && !item->text.underline && !is_in_figure(item);
}

/* Rules, backgrounds and symbols, which stand under texts or beside them whether they come before them or after. */
static bool is_ground(const struct item *item)
{
    return (item->kind == ITEM_FILL || item->kind == ITEM_PATH) && item->role == ROLE_DECORATION && !is_in_figure(item);
}

static void share_text(struct content *c, bool share)
{
    if (share == c->in_text)
        return;
    if (c->marker && c->marker->close)
        c->marker->close(c->marker->state, &c->operators);
    buffer_add(&c->operators, share ? "BT\n" : "ET\n");
    c->in_text = share;
    c->line_x = 0;
    c->line_y = 0;
}

/* The next item before the end that draws something, or NULL. */
static const struct item *next_drawn(const struct item *item, const struct item *end)
{
    for (; item < end; item++)
        if (draws(item) && !is_ground(item))
            return item;
    return NULL;
}

/* A text object is begun for two texts at least. */
static void draw_others(struct content *c, const struct item *item, const struct item *end)
{
    for (; item < end; item++) {
        const struct item *next;

        if (!draws(item) || is_ground(item))
            continue;
        next = next_drawn(item + 1, end);
        share_text(c, is_plain_text(item) && (c->in_text || (next && is_plain_text(next))));
        draw_item(c, item);
    }
    share_text(c, false);
}

static void draw_grounds(struct content *c, const struct item *item, const struct item *end)
{
    for (; item < end; item++)
        if (draws(item) && is_ground(item))
            draw_item(c, item);
}

/* Pictures and what is drawn of charts keep their order among all others. */
static const struct item *stretch_end(const struct item *item, const struct item *end)
{
    const struct item *first = item;

    while (item < end && item->kind != ITEM_PICTURE && !is_in_figure(item))
        item++;
    return item > first ? item : first + 1;
}

/* Rules, backgrounds and symbols first: they are one artifact, and texts one text object, where each of them would part it. */
static void draw_items(struct content *c, const struct page *page)
{
    const struct item *item = page->items.v, *end = item + page->items.n;

    while (item < end) {
        const struct item *stretch = stretch_end(item, end);

        draw_grounds(c, item, stretch);
        draw_others(c, item, stretch);
        item = stretch;
    }
}

/* ISO 32000-1 8.4: every page begins with black and a line of 1, and without a font. */
static void begin_page(struct content *c, const struct page *page)
{
    buffer_clear(&c->operators);
    c->page_height = page->height;
    c->font = NULL;
    c->size = c->rise = 0;
    c->line_width = PT(1);
    c->fill = c->stroke = 0x000000;
}

void content_page(struct content *c, const struct page *page)
{
    begin_page(c, page);
    draw_items(c, page);
    if (c->marker && c->marker->page_end)
        c->marker->page_end(c->marker->state, &c->operators);
}
