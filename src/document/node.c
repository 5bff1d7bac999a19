/* node.c: the document as a tree */

#include "document/node.h"

struct node *node_new(struct arena *a, enum node_kind kind, struct place place)
{
    struct node *n = arena_new(a, struct node);
    n->kind = kind;
    n->place = place;
    return n;
}

struct node *node_add(struct node *parent, struct node *child)
{
    child->parent = parent;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
    return child;
}

const struct node *node_ancestor(const struct node *n, enum node_kind kind)
{
    while (n && n->kind != kind)
        n = n->parent;
    return n;
}

const struct node *node_heading(const struct node *n)
{
    if (n->kind == NODE_HEADING)
        return n;
    for (const struct node *child = n->kind == NODE_COVER ? n->first : NULL; child; child = child->next)
        if (child->kind == NODE_HEADING)
            return child;
    return NULL;
}

bool node_is_mark(const struct node *n)
{
    return n && (n->kind == NODE_NOTE_MARK || n->raised);
}

const char *node_kind_name(enum node_kind kind)
{
    static const char *const names[] = {
        [NODE_DOCUMENT] = "document", [NODE_COVER] = "cover", [NODE_CONTENTS] = "contents", [NODE_CONTENTS_ENTRY] = "contents-entry",
        [NODE_HEADING] = "heading", [NODE_PARAGRAPH] = "paragraph", [NODE_LIST] = "list", [NODE_ITEM] = "item", [NODE_TABLE] = "table",
        [NODE_TITLE] = "title", [NODE_HEAD] = "head", [NODE_BODY] = "body", [NODE_ROW] = "row", [NODE_CELL] = "cell",
        [NODE_LEGEND] = "legend", [NODE_FIELD] = "field", [NODE_NOTE] = "note", [NODE_FIGURE] = "figure", [NODE_CAPTION] = "caption",
        [NODE_SIGNATURES] = "signatures", [NODE_SIGNER] = "signer", [NODE_SIGNATURE] = "signature", [NODE_TEXT] = "text", [NODE_LINK] = "link", [NODE_SYMBOL] = "symbol",
        [NODE_BREAK] = "break", [NODE_NOTE_MARK] = "note-mark",
    };
    return names[kind];
}

static void add_text(const struct node *n, struct buffer *out)
{
    if (n->kind == NODE_BREAK || (n->kind < NODE_TEXT && out->n && out->s[out->n - 1] != ' '))
        buffer_byte(out, ' ');
    if ((n->kind == NODE_TEXT || n->kind == NODE_SYMBOL || n->kind == NODE_CELL) && n->text && !n->raised)
        buffer_add(out, n->text);
    for (const struct node *child = n->first; child; child = child->next)
        add_text(child, out);
}

void node_text(const struct node *n, struct buffer *out)
{
    struct buffer text = { 0 };
    add_text(n, &text);
    if (text.s)
        buffer_add(out, text.s);
    buffer_done(&text);
}

void node_heading_text(const struct node *heading, struct buffer *out)
{
    if (heading->label)
        buffer_printf(out, "%s ", heading->label);
    if (heading->appendix)
        buffer_add(out, heading->appendix->heading);
    else
        node_text(heading, out);
}
