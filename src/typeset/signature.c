/* signature.c: fields for signatures, and lines to sign on paper
 *
 * Signers stand beside each other in columns.  What says who they are ends at the same height, so that fields and lines of a row are level. */

#include "typeset/signature.h"

#include "document/layout.h"

#define COLUMN_LEAST PT(40)

struct place_to_sign {              /* where a signer is set */
    struct setter *setter;
    struct strip *strip;
    const struct signature_style *style;
    length x, width;                /* of the column */
    length y;                       /* what is set goes on here */
};

/* ---- text ---- */

static struct strips set_text(struct setter *s, const struct node *paragraph, length width)
{
    struct measures m = { 0 };
    struct strips lines = { 0 };
    measure_paragraph(s, paragraph, 0, &m);
    const struct node *wide = set_measures(s, &m, width, ALIGN_AUTO, &lines);
    if (wide)
        tell_wide_line(s, wide);
    return lines;
}

static void add_text(struct place_to_sign *p, const struct node *paragraph)
{
    const struct strips lines = set_text(p->setter, paragraph, p->width);
    for (int i = 0; i < lines.n; i++) {
        for (int k = 0; k < lines.v[i].items.n; k++)
            strip_item(p->setter->typesetter.flow, p->strip, lines.v[i].items.v[k], p->x, p->y);
        p->y += lines.v[i].height;
    }
}

static length text_height(struct setter *s, const struct node *paragraph, length width)
{
    const struct strips lines = set_text(s, paragraph, width);
    return strips_height(&lines);
}

/* Of what says who signs. */
static length label_height(struct setter *s, const struct node *signer, length width)
{
    length height = 0;
    for (const struct node *n = signer->first; n && n->kind == NODE_PARAGRAPH; n = n->next)
        height += text_height(s, n, width);
    return height;
}

/* ---- drawing ---- */

static void add_fill(struct place_to_sign *p, const struct node *n, length x, length y, length width, length height, color ink)
{
    struct item fill = { .kind = ITEM_FILL, .role = ROLE_DECORATION, .node = n, .fill = { width, height, ink } };
    if (ink != COLOR_NONE && width > 0 && height > 0)
        strip_item(p->setter->typesetter.flow, p->strip, fill, p->x + x, p->y + y);
}

/* The frame stands inside the box. */
static void add_box(struct place_to_sign *p, const struct node *n, length width)
{
    const struct signature_style *style = p->style;
    length line = style->frame_width, height = style->height;
    add_fill(p, n, 0, 0, width, height, style->fill);
    add_fill(p, n, 0, 0, width, line, style->frame);
    add_fill(p, n, 0, height - line, width, line, style->frame);
    add_fill(p, n, 0, line, line, height - 2 * line, style->frame);
    add_fill(p, n, width - line, line, line, height - 2 * line, style->frame);
}

static length own_width(const struct place_to_sign *p)
{
    return p->style->width && p->style->width < p->width ? p->style->width : p->width;
}

/* ---- fields ---- */

/* In the middle of the height of the field, from its padding on. */
static const struct item *prompt_of(struct setter *s, const struct node *n, length width)
{
    const struct signature_style *style = n->signatures;
    const struct style *text = style->prompt_style;
    struct item *prompt = arena_new(s->arena, struct item);
    *prompt = text_item(s, text, style->prompt);
    if (!prompt->text.count)
        return NULL;
    prompt->x = style->padding;
    prompt->y = (style->height - text->leading) / 2 + style_baseline(s, text);
    if (prompt->text.width > width - 2 * style->padding)
        message_add(s->messages, MSG_SIGNATURE_WIDE, definition_place(style, "prompt"), style->prompt, definition_title(style));
    return prompt;
}

/* width 0: nobody sees it. */
static struct item field_item(struct setter *s, const struct node *n, length width)
{
    const struct signature_style *style = n->signatures;
    const struct style *text = style->prompt_style;
    struct item item = { .kind = ITEM_SIGNATURE, .role = ROLE_CONTENT, .node = n };
    if (text)
        item.signature = (struct item_signature){ .font = style_font(s, text, false, false), .size = text->size, .color = text->color };
    item.signature.width = width;
    item.signature.height = width ? style->height : 0;
    item.signature.prompt = width && text ? prompt_of(s, n, width) : NULL;
    return item;
}

static void add_field(struct place_to_sign *p, const struct node *n)
{
    length width = own_width(p);
    add_box(p, n, width);
    strip_item(p->setter->typesetter.flow, p->strip, field_item(p->setter, n, width), p->x, p->y);
    p->y += p->style->height;
}

/* ---- signers ---- */

static void add_line(struct place_to_sign *p, const struct node *n)
{
    p->y += p->style->line_height;
    add_fill(p, n, 0, 0, own_width(p), p->style->line_width, p->style->line);
    p->y += p->style->line_width;
    for (const struct node *caption = n->first; caption; caption = caption->next)
        add_text(p, caption);
}

static void add_signer(struct place_to_sign *p, const struct node *signer, length labels)
{
    const struct node *n = signer->first;
    p->y = labels - label_height(p->setter, signer, p->width);
    for (; n && n->kind == NODE_PARAGRAPH; n = n->next)
        add_text(p, n);
    p->y += p->style->label_gap;
    for (; n; n = n->next)
        if (n->label)
            add_field(p, n);
        else
            add_line(p, n);
}

static bool is_signer(const struct node *n)
{
    return n && n->kind == NODE_SIGNER;
}

static length column_width(const struct setter *s, const struct signature_style *style)
{
    return (s->measure - style->gap * (style->columns - 1)) / style->columns;
}

/* Gives the first that is not in the row. */
static const struct node *add_row(struct setter *s, const struct node *first, struct strips *out)
{
    const struct signature_style *style = first->parent->signatures;
    struct strip *strip = strip_add(s->typesetter.flow, out, 0);
    length width = column_width(s, style), labels = 0;
    const struct node *n = first;
    for (int i = 0; i < style->columns && is_signer(n); i++, n = n->next) {
        length height = label_height(s, n, width);
        labels = height > labels ? height : labels;
    }
    n = first;
    for (int i = 0; i < style->columns && is_signer(n); i++, n = n->next) {
        struct place_to_sign p = { s, strip, style, (width + style->gap) * i, width, 0 };
        add_signer(&p, n, labels);
        strip->height = p.y > strip->height ? p.y : strip->height;
    }
    return n;
}

/* Nothing of a row is parted: what no page can hold is told. */
static void check_height(struct setter *s, const struct node *first, const struct strip *row)
{
    struct buffer text = { 0 };
    if (row->height <= s->body)
        return;
    node_text(first->first, &text);
    message_add(s->messages, MSG_SET_SIGNERS_HIGH, first->place, text.s ? text.s : "");
    buffer_done(&text);
}

void flow_signatures(struct setter *s, const struct node *signatures, struct strips *out)
{
    const struct signature_style *style = signatures->signatures;
    const struct node *n = signatures->first;
    int first = out->n;
    if (column_width(s, style) < COLUMN_LEAST) {
        message_add(s->messages, MSG_SIGNATURE_COLUMNS, signatures->place, definition_title(style), style->columns);
        return;
    }
    while (is_signer(n)) {
        const struct node *next = add_row(s, n, out);
        struct strip *row = &out->v[out->n - 1];
        check_height(s, n, row);
        n = next;
        row->before = out->n - 1 == first ? style->before : style->row_gap;
        row->after = is_signer(n) ? 0 : style->after;
        row->keep = row->wish = is_signer(n);
    }
    for (; n && out->n > first; n = n->next)
        strip_item(s->typesetter.flow, &out->v[out->n - 1], field_item(s, n, 0), 0, 0);
}
