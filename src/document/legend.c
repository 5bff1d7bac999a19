/* legend.c: legends made of sets of symbols */

#include "document/legend.h"

void legend_add(struct binder *b, const struct legend_block *block)
{
    struct node *n = node_add(b->document, node_new(b->arena, NODE_LEGEND, definition_place(block, NULL)));
    n->style = block->style;
    n->legend = block;
}

/* ---- what is used ---- */

static bool holds(const struct node *n, const struct symbol *symbol)
{
    if (n->kind == NODE_SYMBOL && n->symbol == symbol)
        return true;
    if (n->kind == NODE_LEGEND)
        return false;
    for (const struct node *child = n->first; child; child = child->next)
        if (holds(child, symbol))
            return true;
    return false;
}

static bool is_chapter(const struct node *n)
{
    return n->kind == NODE_HEADING && n->number == 1;
}

/* A chapter's nodes: from its heading to that of the next one. */
struct chapter { const struct node *first, *end; };

static struct chapter chapter_of(const struct node *document, const struct node *legend)
{
    struct chapter c = { document->first, NULL };
    for (const struct node *n = document->first; n != legend; n = n->next)
        if (is_chapter(n))
            c.first = n;
    for (c.end = legend; c.end && !is_chapter(c.end); c.end = c.end->next)
        ;
    return c;
}

static bool is_used(const struct chapter *c, const struct symbol *symbol)
{
    for (const struct node *n = c->first; n != c->end; n = n->next)
        if (holds(n, symbol))
            return true;
    return false;
}

/* ---- filling ---- */

static void add_lead(struct binder *b, struct node *legend)
{
    const struct legend_block *look = legend->legend;
    if (*look->lead)
        bind_paragraph(b, legend, look->lead_style ? look->lead_style : look->style, look->lead, definition_place(look, "lead"));
}

static bool stands_already(const struct node *legend, const struct symbol *symbol)
{
    for (const struct node *p = legend->first; p; p = p->next)
        if (p->first && p->first->kind == NODE_SYMBOL && p->first->symbol == symbol)
            return true;
    return false;
}

static int add_set(struct binder *b, struct node *legend, const struct symbol_set *set, const struct chapter *c)
{
    int added = 0;
    for (int i = 0; i < set->symbols.n; i++) {
        const struct symbol *symbol = set->symbols.v[i];
        if (stands_already(legend, symbol) || (legend->legend->show == LEGEND_USED && !is_used(c, symbol)))
            continue;
        struct node *paragraph = bind_symbol(b, legend, set, symbol, legend->place);
        paragraph->style = legend->style;
        paragraph->first->text = symbol->word;      /* a legend explains: never the short word */
        added++;
    }
    return added;
}

static void fill(struct binder *b, struct node *legend)
{
    const struct legend_block *look = legend->legend;
    const struct chapter c = chapter_of(b->document, legend);
    int added = 0;
    add_lead(b, legend);
    for (int i = 0; i < look->symbols.n; i++)
        added += add_set(b, legend, look->symbols.v[i], &c);
    if (!added && look->symbols.n)
        message_add(b->messages, MSG_LEGEND_EMPTY, legend->place, definition_title(look));
}

void legends_fill(struct binder *b)
{
    for (struct node *n = b->document->first; n; n = n->next)
        if (n->kind == NODE_LEGEND)
            fill(b, n);
}
