/* flow.c: a document as strips */

#include "typeset/flow.h"

#include <string.h>
#include "document/figure.h"
#include "document/report.h"
#include "typeset/card.h"
#include "typeset/split.h"
#include "typeset/figure.h"
#include "typeset/note.h"
#include "typeset/signature.h"

#define NOTES_TOGETHER 8                        /* lines of notes under a table that no page parts */
#define INTRODUCTION 3                          /* lines of a paragraph that belongs to the table below it, at most */
#define SHORT_LIST 4                            /* items of a list that no page parts, at most … */
#define SHORT_LIST_LINES 10                     /* … and its lines */
#define SHORT_ITEM 3                            /* lines of an item that does not stand alone on a page, at most */

static void flow_aligned(struct setter *s, const struct measures *m, enum align align, struct strips *out)
{
    const struct node *wide = set_measures(s, m, s->measure, align, out);
    if (wide)
        tell_wide_line(s, wide);
}

static void flow_measures(struct setter *s, const struct measures *m, struct strips *out)
{
    flow_aligned(s, m, ALIGN_AUTO, out);
}

static bool ends_in_colon(const struct node *paragraph)
{
    const struct node *last = paragraph->last;
    while (last && last->last)
        last = last->last;
    return last && last->text && *last->text && last->text[strlen(last->text) - 1] == ':';
}

/* A short paragraph before a table says what is in it, one that ends in a colon what the list is of: they do not stay behind. */
static bool introduces_next(const struct node *n, int lines)
{
    const struct node *next = n->next;
    while (next && next->kind == NODE_NOTE)
        next = next->next;
    if (!next)
        return false;
    return (next->kind == NODE_TABLE && lines <= INTRODUCTION) || (next->kind == NODE_LIST && ends_in_colon(n));
}

/* A caption stands where its figure does. */
static enum align align_of(const struct node *n)
{
    return n->kind == NODE_CAPTION && n->figure->align > ALIGN_LEFT ? (enum align)n->figure->align : ALIGN_AUTO;
}

static void flow_paragraph(struct setter *s, const struct node *n, struct strips *out)
{
    struct measures m = { 0 };
    int first = out->n;
    measure_paragraph(s, n, 0, &m);
    flow_aligned(s, &m, align_of(n), out);
    if (out->n > first && ((n->style && n->style->keep_with_next) || introduces_next(n, out->n - first)))
        out->v[out->n - 1].keep = true;
}

/* Whether a new item of the list begins with the strip: with its label. */
static bool begins_item(const struct strip *strip, const struct node *list)
{
    const struct node *n = strip->items.n ? strip->items.v[0].node : NULL;
    return n && n->kind == NODE_ITEM && n->parent == list;
}

static void keep_strips(struct strips *out, int from, int to)
{
    for (int i = from; i < to; i++)
        if (!out->v[i].keep)
            out->v[i].keep = out->v[i].wish = true;
}

/* No short item stays behind alone, nor goes ahead alone; a short list is not parted at all, as long as a page has room for it. */
static void keep_items(struct strips *out, int first, const struct node *list)
{
    int items = 0, second = out->n, last = first;
    for (int i = first; i < out->n; i++)
        if (begins_item(&out->v[i], list)) {
            items++;
            second = items == 2 ? i : second;
            last = i;
        }
    if (items <= SHORT_LIST && out->n - first <= SHORT_LIST_LINES)
        keep_strips(out, first, out->n - 1);
    if (items > 1 && second - first <= SHORT_ITEM)
        keep_strips(out, first, second);
    if (items > 1 && out->n - last <= SHORT_ITEM)
        keep_strips(out, last - 1, out->n - 1);
}

static void flow_list(struct setter *s, const struct node *n, struct strips *out)
{
    struct measures m = { 0 };
    int first = out->n;
    measure_list(s, n, 0, &m);
    flow_measures(s, &m, out);
    keep_items(out, first, n);
}

void flow_heading(struct setter *s, const struct node *n, length beside, struct strips *out)
{
    const struct headings *look = definition_find(s->definitions, "headings", "");
    struct measures m = { 0 };
    int first = out->n;
    measure_heading(s, n, look->number_gap, &m);
    m.v[0].indent_right += beside;
    flow_measures(s, &m, out);
    for (int i = first; i < out->n; i++)
        out->v[i].keep = true;
    if (out->n == first)
        return;
    out->v[first].heading = n;
    out->v[first].new_page = n->number <= look->new_page_levels;
}

/* All of it stays together. */
static void flow_legend(struct setter *s, const struct node *legend, struct strips *out)
{
    const struct style *style = legend->style;
    const struct legend_block *look = legend->legend;
    struct pack *pack = pack_new(s, look->gap, look->line_gap);
    int first = out->n;
    for (const struct node *p = legend->first; p && style; p = p->next) {
        if (p->first->kind != NODE_SYMBOL)
            pack_lead(s, pack, p, p->style);
        else
            pack_add(s, pack, p, style, p->first->set->word_position == WORD_INSIDE ? WORD_INSIDE : WORD_RIGHT, 0);
    }
    pack->column = look->form == LEGEND_COLUMN;
    if (!style || !pack->entries.n)
        return;
    const struct node *wide = pack_set(s, pack, style->indent, s->measure - style->indent - style->indent_right, (enum align)style->align, out);
    if (wide)
        tell_wide_line(s, wide);
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
        flow_heading(s, n, 0, out);
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
    case NODE_SIGNATURES:
        flow_signatures(s, n, out);
        break;
    case NODE_COVER:
    case NODE_CONTENTS:
        strip_add(s->typesetter.flow, out, 0)->marker = n;
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

void flow_document(struct setter *s, struct node *document, struct strips *out)
{
    struct drafts tables = { 0 };
    int next = 0;
    for (struct node *n = document->first; n; n = n->next)
        if (n->kind == NODE_TABLE) {
            setter_page(s, n->page);
            *vec_push(s->arena, &tables) = draft_table(s, n);
        }
    split_wide_tables(s, &tables);
    settle_widths(s, tables.v, tables.n);
    for (const struct node *n = document->first; n; n = n->next) {
        int first = out->n;
        setter_page(s, n->page);
        if (n->kind == NODE_TABLE)
            flow_table(s, tables.v[next++], n, out);
        else if (n->card && n->card->heading == n)
            flow_card(s, n, out);
        else
            flow_block(s, n, out);
        for (int i = first; i < out->n; i++)
            out->v[i].page = n->page;
        if (out->n > first && n->linked && !node_heading(n))
            out->v[first].anchor = n;
        if (out->n > first && n->new_page)
            out->v[first].new_page = true;
    }
}
