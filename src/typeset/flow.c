/* flow.c: a document as strips */

#include "typeset/flow.h"

#include <string.h>
#include "typeset/draft.h"
#include "typeset/figure.h"
#include "typeset/note.h"
#include "typeset/symbol.h"

#define LEGEND_GAP(size) ((size) * 6 / 10)      /* between a symbol and its word */
#define LEGEND_SPACE(size) ((size) * 2)         /* between two entries */
#define NOTES_TOGETHER 8                        /* lines of notes under a table that no page parts */

static void flow_measures(struct setter *s, const struct measures *m, struct strips *out)
{
    const struct node *wide = set_measures(s, m, s->measure, ALIGN_AUTO, out);
    if (wide)
        tell_wide_line(s, wide);
}

/* A short paragraph before a table says what is in it: it does not stay behind. */
static bool introduces_table(const struct node *n, int lines)
{
    const struct node *next = n->next;
    while (next && next->kind == NODE_NOTE)
        next = next->next;
    return next && next->kind == NODE_TABLE && lines <= 3;
}

static void flow_paragraph(struct setter *s, const struct node *n, struct strips *out)
{
    struct measures m = { 0 };
    int first = out->n;
    measure_paragraph(s, n, 0, &m);
    flow_measures(s, &m, out);
    if (out->n > first && ((n->style && n->style->keep_with_next) || introduces_table(n, out->n - first)))
        out->v[out->n - 1].keep = true;
}

static void flow_list(struct setter *s, const struct node *n, struct strips *out)
{
    struct measures m = { 0 };
    measure_list(s, n, 0, &m);
    flow_measures(s, &m, out);
}

static void flow_heading(struct setter *s, const struct node *n, struct strips *out)
{
    const struct headings *look = definition_find(s->definitions, "headings", "");
    struct measures m = { 0 };
    int first = out->n;
    measure_heading(s, n, look->number_gap, &m);
    flow_measures(s, &m, out);
    for (int i = first; i < out->n; i++)
        out->v[i].keep = true;
    if (out->n == first)
        return;
    out->v[first].heading = n;
    out->v[first].new_page = n->number <= look->new_page_levels;
}

/* One entry of a legend: the symbol and its word, which are not parted. */
static length legend_entry(struct setter *s, const struct node *paragraph, struct strip *strip, length x, length baseline)
{
    const struct node *n = paragraph->first;
    struct item symbol = symbol_item(s, n->set, n->symbol, paragraph->style), word = text_item(s, paragraph->style, n->text);
    symbol.node = word.node = n;
    strip_item(s->arena, strip, symbol, x, baseline);
    x += n->set->size + LEGEND_GAP(n->set->size);
    strip_item(s->arena, strip, word, x, baseline);
    return x + word.text.width;
}

static length legend_width(struct setter *s, const struct node *paragraph)
{
    const struct node *n = paragraph->first;
    return n->set->size + LEGEND_GAP(n->set->size) + text_item(s, paragraph->style, n->text).text.width;
}

static void flow_legend(struct setter *s, const struct node *legend, struct strips *out)
{
    const struct style *style = legend->style;
    struct strip *strip = NULL;
    int first = out->n;
    length x = 0;
    for (const struct node *p = legend->first; p && style; p = p->next) {
        if (!strip || x + legend_width(s, p) > s->measure) {
            strip = strip_add(s->arena, out, style->leading);
            x = style->indent;
        }
        if (x + legend_width(s, p) > s->measure)
            tell_wide_line(s, p);
        x = legend_entry(s, p, strip, x, style_baseline(s, style)) + LEGEND_SPACE(p->first->set->size);
        strip = &out->v[out->n - 1];
    }
    if (out->n == first)
        return;
    out->v[first].before = style->before;
    out->v[out->n - 1].after = style->after;
    for (int i = first; i < out->n; i++)
        out->v[i].keep = style->keep_with_next || i < out->n - 1;
}

/* Notes under a table, which its last row is kept with; few lines of them stay together. */
static void flow_table_notes(struct setter *s, const struct node *table, struct strips *out)
{
    const struct table_style *style = table->table->style;
    struct measures m = { 0 };
    const char *widest = "";
    int first = out->n;
    for (const struct node *n = table->next; n && n->kind == NODE_NOTE && n->below; n = n->next)
        widest = strlen(n->label) > strlen(widest) ? n->label : widest;
    for (const struct node *n = table->next; n && n->kind == NODE_NOTE && n->below; n = n->next)
        note_measures(s, n, widest, style->padding_x, &m);
    flow_measures(s, &m, out);
    if (out->n == first || !first)
        return;
    out->v[first - 1].after = 0;
    out->v[first - 1].keep = true;
    out->v[first].before = style->notes_gap;
    out->v[out->n - 1].after = style->after;
    for (int i = first; i < out->n - 1 && out->n - first <= NOTES_TOGETHER; i++)
        out->v[i].keep = true;
}

static void flow_block(struct setter *s, const struct node *n, struct strips *out)
{
    switch (n->kind) {
    case NODE_HEADING:
        flow_heading(s, n, out);
        break;
    case NODE_PARAGRAPH:
    case NODE_CAPTION:
        flow_paragraph(s, n, out);
        break;
    case NODE_LIST:
        flow_list(s, n, out);
        break;
    case NODE_FIGURE:
        flow_figure(s, n, out);
        break;
    case NODE_LEGEND:
        flow_legend(s, n, out);
        break;
    case NODE_COVER:
    case NODE_CONTENTS:
        strip_add(s->arena, out, 0)->marker = n;
        break;
    default:                                    /* notes stand where their marks are, or were set with their table */
        break;
    }
}

static void flow_table(struct setter *s, struct draft *draft, const struct node *table, struct strips *out)
{
    int first = out->n;
    set_table(draft, out);
    if (out->n > first)
        flow_table_notes(s, table, out);
}

void flow_document(struct setter *s, const struct node *document, struct strips *out)
{
    vec(struct draft *) tables = { 0 };
    int next = 0;
    for (const struct node *n = document->first; n; n = n->next)
        if (n->kind == NODE_TABLE) {
            setter_page(s, n->page);
            *vec_push(s->arena, &tables) = draft_table(s, n);
        }
    settle_widths(s, tables.v, tables.n);
    for (const struct node *n = document->first; n; n = n->next) {
        int first = out->n;
        setter_page(s, n->page);
        if (n->kind == NODE_TABLE)
            flow_table(s, tables.v[next++], n, out);
        else
            flow_block(s, n, out);
        for (int i = first; i < out->n; i++)
            out->v[i].page = n->page;
        if (out->n > first && n->new_page)
            out->v[first].new_page = true;
    }
}
