/* trace.c: every placed item on a line, for tests of the typesetter and for grep
 *
 *     pages 29 title="Årsredovisning" author="…" subject="…" language=sv-SE date=2025-02-27
 *     page 5 label=5 595276x841890 format="A4"
 *     text x=70866 y=112000 w=83210 font=OpenSans-Bold size=9000 color=1F3864 role=content node=cell@data/volym.csv:3:1 "Antal hushåll"
 *     fill x=70866 y=98000 w=453543 h=500 color=1F3864 role=decoration node=table@rapport.ini:31
 *     path x=300000 y=101000 w=9000 h=9000 fill=00A651 stroke=none line=0 role=decoration node=symbol@… character=● "M 0 4500 C … Z"
 *     text … node=text@texter/x.md:12:1 lang=en "charity"
 *     link x=70866 y=101000 w=83210 h=12000 role=content node=link@texter/x.md:12:1 url="https://…"
 *     link … target=heading@texter/x.md:12:1 "Text of the heading"
 *     picture x=70866 y=101000 w=453543 h=200000 role=content node=figure@rapport.ini:31 pixels=1200x800 crop=0,0,0,0 "bild.jpg"
 *     signature x=70866 y=101000 w=200000 h=56000 role=content node=signature@rapport.ini:31 field=Ordforande font=OpenSans-Regular size=9000 color=5A6470 inside=8000,32000 prompt="…" "Underskrift: …"
 *     figure node=figure@rapport.ini:31 "Alternative text"
 *     landmark page=5 y=98000 level=2 node=heading@texter/x.md:12:1 "2.1 Volymer"
 *
 * Items stand page by page in reading order, figures that are not decoration and landmarks last; an anchor is like a landmark what a link leads to, but no heading.  Pages count from 1.  All lengths are millipoints; x and y are left edge and baseline
 * of a text, otherwise the upper left corner.  A node is its kind and its place, as far as known (file:line:column); `-` is none.  After its node a
 * text may be `right`, `hyphen` or `underline`.  Strings are quoted as in JSON; spaces and hyphens that look like others are written \u00a0.  The
 * hyphen of hyphenation is the last character of its text.  A drawing is written as in SVG, its points counted from x, y. */

#include "output/device.h"

#include "base/utf8.h"
#include "output/words.h"
#include "document/figure.h"

static void put_rune(struct buffer *out, uint32_t rune)
{
    bool hidden = rune < ' ' || (rune >= 0x7F && rune <= 0xA0) || rune == RUNE_SOFT_HYPHEN || rune == RUNE_NB_HYPHEN ||
                  rune == RUNE_NNBSP || rune == RUNE_THIN_SPACE || (rune >= 0x200B && rune <= 0x200F) || rune == 0x2060 || rune == 0xFEFF;
    if (hidden)
        buffer_printf(out, "\\u%04x", (unsigned)rune);
    else if (rune == '"' || rune == '\\')
        buffer_printf(out, "\\%c", (char)rune);
    else
        buffer_rune(out, rune);
}

static void put_escaped(struct buffer *out, const char *s)
{
    while (s && *s)
        put_rune(out, utf8_next(&s));
}

static void put_quoted(struct buffer *out, const char *s)
{
    buffer_byte(out, '"');
    put_escaped(out, s);
    buffer_byte(out, '"');
}

static void put_color(struct buffer *out, const char *name, color c)
{
    if (c == COLOR_NONE)
        buffer_printf(out, " %s=none", name);
    else
        buffer_printf(out, " %s=%06X", name, (unsigned)c);
}

/* cell@data/volym.csv:3:1 */
static void put_node_as(struct buffer *out, const struct node *n, enum node_kind kind)
{
    if (n == NULL) {
        buffer_byte(out, '-');
        return;
    }
    buffer_printf(out, "%s@", node_kind_name(kind));
    if (n->place.source)
        put_escaped(out, n->place.source->name);
    else
        buffer_byte(out, '-');
    if (n->place.line > 0)
        buffer_printf(out, ":%d", n->place.line);
    if (n->place.line > 0 && n->place.column > 0)
        buffer_printf(out, ":%d", n->place.column);
}

static void put_node(struct buffer *out, const struct node *n)
{
    put_node_as(out, n, n ? n->kind : NODE_DOCUMENT);
}

/* role=content node=cell@data/volym.csv:3:1 */
static void put_source(struct buffer *out, const struct item *i)
{
    static const char *const roles[] = {
        [ROLE_CONTENT] = "content", [ROLE_REPEAT] = "repeat", [ROLE_FURNITURE] = "furniture", [ROLE_DECORATION] = "decoration",
    };
    buffer_printf(out, " role=%s node=", roles[i->role]);
    bool words = i->kind == ITEM_TEXT && i->node && node_is_plain(i->node);     /* of a cell, not the cell */
    put_node_as(out, i->node, words ? NODE_TEXT : i->node ? i->node->kind : NODE_DOCUMENT);
}

/* ---- kinds of items ---- */

static void put_text(struct buffer *out, const struct item *i)
{
    const struct item_text *t = &i->text;
    buffer_printf(out, "text x=%d y=%d w=%d font=%s size=%d", i->x, i->y, t->width, t->font->name, t->size);
    put_color(out, "color", t->color);
    put_source(out, i);
    if (i->node && node_language(i->node))
        buffer_printf(out, " lang=%s", i->node->language);
    buffer_printf(out, "%s%s%s \"", t->right ? " right" : "", t->hyphen ? " hyphen" : "", t->underline ? " underline" : "");
    struct buffer words = { 0 };
    item_words(t, &words);
    put_escaped(out, words.s);
    buffer_done(&words);
    buffer_add(out, t->hyphen ? "-\"" : "\"");
}

static void put_fill(struct buffer *out, const struct item *i)
{
    buffer_printf(out, "fill x=%d y=%d w=%d h=%d", i->x, i->y, i->fill.width, i->fill.height);
    put_color(out, "color", i->fill.color);
    put_source(out, i);
}

static void put_drawing(struct buffer *out, const struct item_path *p)
{
    static const struct { char letter; int points; } ops[] = {
        [PATH_MOVE] = { 'M', 1 }, [PATH_LINE] = { 'L', 1 }, [PATH_CURVE] = { 'C', 3 }, [PATH_CLOSE] = { 'Z', 0 },
    };
    const struct path_point *at = p->points;
    for (int i = 0; i < p->count; i++) {
        buffer_printf(out, "%s%c", i > 0 ? " " : "", ops[p->ops[i]].letter);
        for (int k = 0; k < ops[p->ops[i]].points; k++, at++)
            buffer_printf(out, " %d %d", at->x, at->y);
    }
}

/* A line for each of the drawings that lie on each other. */
static void put_layer(struct buffer *out, const struct item *i, const struct item_path *p)
{
    buffer_printf(out, "path x=%d y=%d w=%d h=%d", i->x, i->y, p->width, p->height);
    put_color(out, "fill", p->fill);
    put_color(out, "stroke", p->stroke);
    buffer_printf(out, " line=%d%s", p->stroke_width, p->even_odd ? " even-odd" : "");
    put_source(out, i);
    if (p->character) {
        buffer_add(out, " character=");
        put_escaped(out, p->character);
    }
    buffer_add(out, " \"");
    put_drawing(out, p);
    buffer_byte(out, '"');
}

static void put_path(struct buffer *out, const struct item *i)
{
    for (const struct item_path *p = i->path; p; p = p->over) {
        if (p != i->path)
            buffer_byte(out, '\n');
        put_layer(out, i, p);
    }
}

static void put_link(struct buffer *out, const struct item *i)
{
    buffer_printf(out, "link x=%d y=%d w=%d h=%d", i->x, i->y, i->link.width, i->link.height);
    put_source(out, i);
    if (i->link.url) {
        buffer_add(out, " url=");
        put_quoted(out, i->link.url);
        return;
    }
    buffer_add(out, " target=");
    put_node(out, i->link.target);
    if (i->link.target) {
        struct buffer words = { 0 };
        node_text(i->link.target, &words);
        buffer_byte(out, ' ');
        put_quoted(out, words.s);
        buffer_done(&words);
    }
}

static void put_picture(struct buffer *out, const struct item *i)
{
    const struct item_picture *p = &i->picture;
    buffer_printf(out, "picture x=%d y=%d w=%d h=%d", i->x, i->y, p->width, p->height);
    put_source(out, i);
    buffer_printf(out, " pixels=%dx%d crop=%d,%d,%d,%d ", p->picture->width, p->picture->height, p->crop[0], p->crop[1], p->crop[2], p->crop[3]);
    put_quoted(out, p->picture->name);
}

static void put_signature(struct buffer *out, const struct item *i)
{
    const struct item_signature *s = &i->signature;
    buffer_printf(out, "signature x=%d y=%d w=%d h=%d", i->x, i->y, s->width, s->height);
    put_source(out, i);
    buffer_printf(out, " field=%s font=%s size=%d", i->node->label, s->font ? s->font->name : "-", s->size);
    put_color(out, "color", s->color);
    if (s->prompt) {
        struct buffer words = { 0 };
        item_words(&s->prompt->text, &words);
        buffer_printf(out, " inside=%d,%d prompt=", s->prompt->x, s->prompt->y);
        put_quoted(out, words.s);
        buffer_done(&words);
    }
    buffer_byte(out, ' ');
    put_quoted(out, i->node->text);
}

static void put_item(struct buffer *out, const struct item *i)
{
    static void (*const put[])(struct buffer *, const struct item *) = {
        [ITEM_TEXT] = put_text, [ITEM_FILL] = put_fill, [ITEM_PATH] = put_path, [ITEM_LINK] = put_link, [ITEM_PICTURE] = put_picture,
        [ITEM_SIGNATURE] = put_signature,
    };
    put[i->kind](out, i);
    buffer_byte(out, '\n');
}

/* ---- the document ---- */

static void put_document(struct buffer *out, const struct pages *p)
{
    const struct { const char *name, *text; } told[] = { { "title", p->title }, { "author", p->author }, { "subject", p->subject } };
    buffer_printf(out, "pages %d", p->list.n);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        buffer_printf(out, " %s=", told[i].name);
        put_quoted(out, told[i].text);
    }
    buffer_add(out, " language=");
    put_escaped(out, p->language);
    buffer_add(out, " date=");
    put_escaped(out, p->date);
    buffer_byte(out, '\n');
}

static void put_page(struct buffer *out, const struct page *p, int number)
{
    buffer_printf(out, "page %d label=", number);
    put_escaped(out, p->label);
    buffer_printf(out, " %dx%d format=", p->width, p->height);
    put_quoted(out, p->format);
    buffer_byte(out, '\n');
    for (int i = 0; i < p->items.n; i++)
        put_item(out, &p->items.v[i]);
}

static void put_landmark(struct buffer *out, const char *kind, const struct landmark *l)
{
    buffer_printf(out, "%s page=%d y=%d level=%d node=", kind, l->page + 1, l->y, l->level);
    put_node(out, l->heading);
    buffer_byte(out, ' ');
    put_quoted(out, l->text);
    buffer_byte(out, '\n');
}

static void put_figures(struct buffer *out, const struct node *n)
{
    for (; n; n = n->next) {
        if (n->kind == NODE_FIGURE && n->text) {
            buffer_add(out, "figure node=");
            put_node(out, n);
            buffer_byte(out, ' ');
            put_quoted(out, n->text);
            buffer_byte(out, '\n');
        }
        put_figures(out, n->first);
    }
}

static bool trace_write(const struct pages *pages, struct buffer *out, struct messages *m)
{
    (void)m;
    put_document(out, pages);
    for (int i = 0; i < pages->list.n; i++)
        put_page(out, &pages->list.v[i], i + 1);
    put_figures(out, pages->document);
    for (int i = 0; i < pages->landmarks.n; i++)
        put_landmark(out, "landmark", &pages->landmarks.v[i]);
    for (int i = 0; i < pages->anchors.n; i++)
        put_landmark(out, "anchor", &pages->anchors.v[i]);
    return true;
}

const struct device device_trace = { "trace", ".trace", "Every placed item on a line, with its position in thousandths of a point.", trace_write };
