/* plan.c: the elements of all blocks, from the document's nodes
 *
 * The document is a flat row of blocks; every heading opens a Sect that lasts until a heading of its level or a higher one.  The
 * tag of a heading is its depth among open ones, so that no level is skipped whatever the report does (ISO 14289-1 7.4.2).
 *
 * A cell that holds one paragraph is content itself - the paragraph has no element, what it holds is the cell's -, and so is an item, a note or a
 * caption; of several, each is a P. */
#include "output/pdf/structure.h"

#include "document/table.h"

#include <string.h>

#include "document/layout.h"

#define LEVELS 6

struct section {
    struct element *element;
    int level;                      /* of its heading; 0: the document */
};

struct outline {                    /* the sections that are open */
    struct section open[LEVELS + 1];
    int depth;
};

static void plan_block(struct structure *s, const struct node *n, struct element *parent);

static void plan_blocks(struct structure *s, const struct node *first, struct element *parent)
{
    for (const struct node *n = first; n; n = n->next)
        plan_block(s, n, parent);
}

static struct element *plan_node(struct structure *s, const struct node *n, struct element *parent)
{
    struct element *e = element_plan(s, tag_of_node(n), parent);

    map_put(s, n, e);
    return e;
}

/* --- lists and notes --- */

/* A paragraph first, and no other: its text stands before the lists. */
static bool is_text(const struct node *n)
{
    if (!n->first || n->first->kind != NODE_PARAGRAPH)
        return false;
    for (const struct node *child = n->first->next; child; child = child->next)
        if (child->kind != NODE_LIST)
            return false;
    return true;
}

/* What n holds becomes what e holds. */
static void plan_body(struct structure *s, const struct node *n, struct element *e)
{
    const struct node *first = n->first;

    if (is_text(n)) {
        map_put(s, first, e);
        first = first->next;
    }
    plan_blocks(s, first, e);
}

static void plan_list(struct structure *s, const struct node *list, struct element *parent)
{
    struct element *e = plan_node(s, list, parent);

    element_share(s, e, list->number ? SHARED_DECIMAL : SHARED_DISC);
    for (const struct node *item = list->first; item; item = item->next)
        plan_body(s, item, element_plan(s, TAG_LBODY, plan_node(s, item, e)));
}

/* Its symbols are drawings, so that its items have no labels.  Words before the first are its caption (ISO 32000-1 table 336). */
static void plan_legend(struct structure *s, const struct node *legend, struct element *parent)
{
    struct element *e = plan_node(s, legend, parent);

    for (const struct node *n = legend->first; n; n = n->next)
        map_put(s, n, n->first && n->first->kind == NODE_SYMBOL ? element_plan(s, TAG_LBODY, element_plan(s, TAG_LI, e))
                                                                : element_plan(s, TAG_CAPTION, e));
}

/* ISO 14289-1 7.9: every note has an ID. */
static void plan_note(struct structure *s, const struct node *note, struct element *parent)
{
    struct element *e = plan_node(s, note, parent);

    element_name(s, e);
    plan_body(s, note, e);
}

/* --- tables --- */

/* Printed is a dash, or nothing. */
static struct element *make_spoken(struct structure *s, struct element *cell)
{
    struct element *span = element_make(s, TAG_SPAN, cell);

    element_more(s, span)->instead = cell->more->instead;
    return span;
}

static void plan_cell(struct structure *s, const struct node *cell, struct element *row)
{
    struct element *e = element_plan(s, tag_of_node(cell), row);
    const struct node *only = cell->first;

    if (cell->cell->spoken)
        element_more(s, e)->instead = cell->cell->spoken;
    if (!only || only->next || only->kind != NODE_PARAGRAPH)
        plan_blocks(s, only, e);
    else if (cell->cell->spoken)
        map_put(s, only, make_spoken(s, e));
}

static void plan_rows(struct structure *s, const struct node *part, struct element *table)
{
    struct element *e = s->pdf->level->row_groups ? plan_node(s, part, table) : table;

    for (const struct node *row = part->first; row; row = row->next) {
        struct element *tr = plan_node(s, row, e);

        for (const struct node *cell = row->first; cell; cell = cell->next)
            plan_cell(s, cell, tr);
        tr->order = s->count;
    }
}

static void plan_table(struct structure *s, const struct node *table, struct element *parent)
{
    struct element *e = plan_node(s, table, parent);

    for (const struct node *part = table->first; part; part = part->next) {
        if (part->kind == NODE_TITLE)
            plan_body(s, part, plan_node(s, part, e));
        else
            plan_rows(s, part, e);
    }
    if (table->table)
        scope_table(s, table);
}

/* --- figures --- */

/* The caption stands beside its figure: what stands in one is hidden by its alternative text.  The table of its figures comes last. */
static bool belongs_to_figure(const struct node *n, const struct node *figure)
{
    return n->kind == NODE_CAPTION || (n->kind == NODE_TABLE && n->table && n->table->figure == figure);
}

/* Gives the last node of the figure. */
static const struct node *plan_figure(struct structure *s, const struct node *figure, struct element *parent)
{
    struct element *div = element_plan(s, TAG_DIV, parent), *e = plan_node(s, figure, div);
    const struct node *n = figure;

    element_more(s, e)->alternative = figure->text;
    s->figures++;
    for (; n->next && belongs_to_figure(n->next, figure); n = n->next)
        plan_block(s, n->next, div);
    return n;
}

/* --- signatures --- */

/* A field is a Form, and what says who signs it stands before it (ISO 14289-1 7.18.4); of a line on paper there is its caption. */
static void plan_signature(struct structure *s, const struct node *n, struct element *parent)
{
    if (n->label)
        plan_node(s, n, parent);
    else
        plan_blocks(s, n->first, parent);
}

static void plan_signer(struct structure *s, const struct node *signer, struct element *parent)
{
    plan_blocks(s, signer->first, plan_node(s, signer, parent));
}

/* --- blocks --- */

/* Its blocks are those of its section.  A label and symbols in its line are one paragraph. */
static void plan_field(struct structure *s, const struct node *field, struct element *parent)
{
    const struct node *n = field->first;

    if (field->label && field->number == CARD_LINE && n->next && n->next->first && n->next->first->kind == NODE_SYMBOL) {
        struct element *e = plan_node(s, field, parent);
        for (; n; n = n->next)
            map_put(s, n, e);
    }
    plan_blocks(s, n, parent);
}

static void plan_block(struct structure *s, const struct node *n, struct element *parent)
{
    switch (n->kind) {
    case NODE_LIST:
        plan_list(s, n, parent);
        break;
    case NODE_TABLE:
        plan_table(s, n, parent);
        break;
    case NODE_LEGEND:
        plan_legend(s, n, parent);
        break;
    case NODE_FIELD:
        plan_field(s, n, parent);
        break;
    case NODE_NOTE:
        plan_note(s, n, parent);
        break;
    case NODE_FIGURE:
        plan_figure(s, n, parent);
        break;
    case NODE_SIGNATURES:
        plan_blocks(s, n->first, parent);
        break;
    case NODE_SIGNER:
        plan_signer(s, n, parent);
        break;
    case NODE_SIGNATURE:
        plan_signature(s, n, parent);
        break;
    default:
        plan_node(s, n, parent);
    }
}

/* --- sections --- */

static bool says(const struct node *n, const char *text)
{
    struct buffer found = {0};
    bool same;

    node_text(n, &found);
    same = text && found.n && strcmp(found.s, text) == 0;
    buffer_done(&found);
    return same;
}

/* The report's title is no heading: it heads nothing (PDF Association, Tagged PDF Best Practice Guide, 4.2.2.2). */
static void plan_cover(struct structure *s, const struct node *cover, struct element *parent)
{
    struct element *e = plan_node(s, cover, parent);
    bool titled = false;

    plan_blocks(s, cover->first, e);
    for (const struct node *n = cover->first; n && !titled; n = n->next) {
        titled = says(n, s->pdf->pages->title);
        if (titled)
            map_find(s, n)->tag = TAG_TITLE;
    }
}

/* The entries are made when they come to a page: owner.c. */
static void plan_contents(struct structure *s, const struct node *contents, struct element *parent)
{
    struct element *e = contents->first ? plan_node(s, contents, parent) : parent;

    plan_blocks(s, contents->first, e);
    map_put(s, contents, element_plan(s, TAG_TOC, e));
}

static struct element *open_section(struct structure *s, const struct node *heading, struct outline *o)
{
    while (o->depth && o->open[o->depth].level >= heading->number)
        o->depth--;
    struct element *section = element_plan(s, TAG_SECT, o->open[o->depth].element);
    if (o->depth < LEVELS)
        o->depth++;
    o->open[o->depth] = (struct section){section, heading->number};
    return section;
}

static void plan_heading(struct structure *s, const struct node *heading, struct outline *o)
{
    struct element *section = open_section(s, heading, o);

    plan_node(s, heading, section)->tag = tag_of_heading(o->depth);
}

/* The title page of a bilaga: its heading, with the lines over it, heads all that follows. */
static void plan_title_page(struct structure *s, const struct node *page, struct outline *o)
{
    const struct node *heading = node_heading(page), *n;
    struct element *section = open_section(s, heading, o), *e = plan_node(s, heading, section);

    e->tag = tag_of_heading(o->depth);
    map_put(s, page, section);
    for (n = page->first; n != heading; n = n->next)
        map_put(s, n, e);
    plan_blocks(s, heading->next, section);
}

void plan_document(struct structure *s)
{
    const struct node *document = s->pdf->pages->document;
    struct outline o = {0};

    s->document = o.open[0].element = element_plan(s, TAG_DOCUMENT, NULL);
    if (document)
        map_put(s, document, s->document);
    for (const struct node *n = document ? document->first : NULL; n; n = n->next) {
        struct element *section = o.open[o.depth].element;

        if (n->kind == NODE_HEADING)
            plan_heading(s, n, &o);
        else if (n->kind == NODE_COVER && node_heading(n))
            plan_title_page(s, n, &o);
        else if (n->kind == NODE_COVER)
            plan_cover(s, n, section);
        else if (n->kind == NODE_CONTENTS)
            plan_contents(s, n, section);
        else if (n->kind == NODE_FIGURE)
            n = plan_figure(s, n, section);
        else
            plan_block(s, n, section);
    }
}
