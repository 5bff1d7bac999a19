/* card.c: a card, set
 *
 * A card is a strip of space at its top, the strips of its heading and fields, narrower than the page by its padding, and a strip of space at its foot.  What
 * is drawn around and behind it is made page by page: frame.c. */

#include "typeset/card.h"

#include "typeset/flow.h"

#define FEW_LINES 3                 /* a field of so many lines is not parted from the next */

static bool is_symbol(const struct node *n)
{
    return n && n->kind == NODE_PARAGRAPH && n->first && n->first->kind == NODE_SYMBOL;
}

/* Beside a label or a heading, words stand at the right of their symbols. */
static void measure_field(struct setter *s, const struct node *field, struct measures *out)
{
    struct node rest = *field;
    bool leads = field->label && field->number == CARD_LINE && is_symbol(field->first->next);
    const struct node *label = leads ? field->first : NULL;
    if (label)
        rest.first = label->next;
    measure_blocks(s, &rest, 0, out);
    for (int i = 0; i < out->n; i++)
        for (int k = 0; out->v[i].pack && k < out->v[i].pack->entries.n; k++)
            if (out->v[i].pack->entries.v[k].position == WORD_BELOW)
                out->v[i].pack->entries.v[k].position = WORD_RIGHT;
    if (!label || !label->style)
        return;
    out->v[0].after = label->style->after;      /* symbols stand like a line of the field's text */
    pack_lead(s, out->v[0].pack, label, label->style);
}

/* ---- the heading and what stands beside it ---- */

static bool stands_beside(const struct node *n, const struct card *card)
{
    return n && n->card == card && n->kind == NODE_FIELD && n->number == CARD_BESIDE;
}

static length beside_width(struct setter *s, const struct node *field, length most)
{
    struct measures m = { 0 };
    measure_field(s, field, &m);
    length width = measured_width(&m);
    return width < most ? width : most;
}

static length field_baseline(struct setter *s, const struct measures *m)
{
    return m->n && m->v[0].style ? style_baseline(s, m->v[0].style) : 0;
}

/* Items of a field in the last line of the heading, so that they are read after it, at the height of its first. */
static void add_beside(struct setter *s, const struct node *field, length x, length width, length top, struct strip *strip)
{
    struct measures m = { 0 };
    struct strips lines = { 0 };
    measure_field(s, field, &m);
    set_measures(s, &m, width, ALIGN_AUTO, &lines);
    length y = top - field_baseline(s, &m);
    for (int i = 0; i < lines.n; i++) {
        for (int k = 0; k < lines.v[i].items.n; k++)
            strip_item(s->typesetter.flow, strip, lines.v[i].items.v[k], x, y);
        for (int k = 0; k < lines.v[i].notes.n; k++)
            *vec_push(s->arena, &strip->notes) = lines.v[i].notes.v[k];
        y += lines.v[i].height;
    }
}

static void flow_title(struct setter *s, const struct node *heading, struct strips *out)
{
    length gap = heading->style ? heading->style->size : 0, most = s->measure / 2, all = 0;
    int first = out->n;
    for (const struct node *n = heading->next; stands_beside(n, heading->card); n = n->next)
        all += beside_width(s, n, most) + gap;
    flow_heading(s, heading, all, out);
    if (out->n == first)
        return;
    length top = style_baseline(s, heading->style), x = s->measure - all + gap;
    for (int i = first; i < out->n - 1; i++)
        top -= out->v[i].height;
    for (const struct node *n = heading->next; stands_beside(n, heading->card); n = n->next) {
        length width = beside_width(s, n, most);
        add_beside(s, n, x, width, top, &out->v[out->n - 1]);
        x += width + gap;
    }
}

/* ---- fields ---- */

static void flow_field(struct setter *s, const struct node *field, struct strips *out)
{
    struct measures m = { 0 };
    int first = out->n;
    measure_field(s, field, &m);
    if (field->label && field->number == CARD_LINE && m.n > 1 && m.v[0].text)
        m.v[0].after = 0;                       /* a label above a list, nearer to it than to what stands before */
    const struct node *wide = set_measures(s, &m, s->measure, ALIGN_AUTO, out);
    if (wide)
        tell_wide_line(s, wide);
    for (int i = first; i < out->n && i < first + FEW_LINES - 1 && out->n - first <= FEW_LINES; i++)
        out->v[i].keep = true;
    if (field->label && out->n > first)
        out->v[first].keep = true;
}

/* ---- the card ---- */

static struct strip *add_space(struct setter *s, length height, struct strips *out)
{
    struct strip *strip = strip_add(s->typesetter.flow, out, height);
    strip->keep = true;
    return strip;
}

static void indent(struct strips *out, int first, length padding)
{
    for (int i = first; i < out->n; i++)
        for (int k = 0; k < out->v[i].items.n; k++)
            out->v[i].items.v[k].x += padding;
}

/* A card that is not too high stays whole; of others the heading stays with the short fields after it and the first lines of the long one. */
static void keep_card(const struct card_style *style, struct strips *out, int first, int kept)
{
    const struct strips card = { out->v + first, out->n - first, 0 };
    int last = strips_height(&card) <= style->keep ? out->n - 1 : kept;
    for (int i = first; i < last; i++)
        out->v[i].keep = true;
}

static void close_card(struct setter *s, const struct node *heading, struct strips *out, int first, int kept)
{
    const struct card_style *style = heading->card->style;
    struct strip *foot = &out->v[out->n - 1];
    foot->keep = true;
    foot->after = 0;
    foot = add_space(s, style->padding_y, out);
    foot->keep = false;
    foot->card_foot = true;
    foot->after = style->after;
    for (int i = first; i < out->n; i++)
        out->v[i].card = heading->card;
    out->v[first].new_page = out->v[first + 1].new_page;
    out->v[first + 1].new_page = false;
    out->v[first + 1].before = 0;
    keep_card(style, out, first, kept);
}

void flow_card(struct setter *s, const struct node *heading, struct strips *out)
{
    const struct card_style *style = heading->card->style;
    const length measure = s->measure;
    int first = out->n, kept = 0;
    bool early = true;                          /* no long field yet */
    struct strip *top = add_space(s, style->padding_y, out);
    top->card_top = true;
    top->before = style->before;
    s->measure -= 2 * style->padding_x;
    flow_title(s, heading, out);
    kept = out->n;
    for (const struct node *n = heading->next; n && n->card == heading->card; n = n->next) {
        int field = out->n;
        if (n->number != CARD_BESIDE)
            flow_field(s, n, out);
        early = early && out->n - field <= FEW_LINES;
        kept = early ? out->n : kept;
    }
    indent(out, first, style->padding_x);
    s->measure = measure;
    if (out->n > first + 1)
        close_card(s, heading, out, first, kept);
}
