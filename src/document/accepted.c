/* accepted.c: what has been accepted in spite of the checks, as a list for the readers of the report */

#include "document/accepted.h"

#include <string.h>

/* What readers know a block by: its title or heading; NULL: it has none of them. */
static const char *title_of(const struct binder *b, const char *name, size_t n)
{
    for (int i = 0; i < b->definitions->blocks.n; i++) {
        const struct block *block = &b->definitions->blocks.v[i];
        if (strlen(block->name) != n || memcmp(block->name, name, n) != 0 || strcmp(block->kind->name, "table") != 0)
            continue;
        const struct table_block *table = block->data;
        return *table->title ? table->title : *table->heading ? table->heading : NULL;
    }
    return NULL;
}

/* drift[Summa, Budget 2020] is "Driftredovisning, Summa, Budget 2020". */
static const char *place_of(const struct binder *b, const struct accept *accept)
{
    const char *at = accept->at, *open = strchr(at, '['), *title = title_of(b, at, strcspn(at, "["));
    size_t n = open ? strlen(open + 1) : 0;
    if (*accept->place)
        return accept->place;
    if (!open || !n || open[n] != ']')
        return title ? title : at;
    const char *cell = arena_strndup(b->arena, open + 1, n - 1);
    return title ? arena_printf(b->arena, "%s, %s", title, cell) : cell;
}

static void add_text(struct binder *b, struct node *paragraph, const char *text, bool bold)
{
    struct node *n = node_add(paragraph, node_new(b->arena, NODE_TEXT, paragraph->place));
    n->text = text;
    n->bold = bold;
}

static void add_item(struct binder *b, struct node *list, const struct accept *accept)
{
    const struct words *words = definition_find(b->definitions, "words", "");
    struct node *item = node_add(list, node_new(b->arena, NODE_ITEM, definition_place(accept, NULL)));
    item->label = "–";
    struct node *paragraph = bind_paragraph(b, item, list->style, NULL, definition_place(accept, "reason"));
    add_text(b, paragraph, arena_printf(b->arena, "%s:", place_of(b, accept)), true);
    if (*accept->figure)
        add_text(b, paragraph, arena_printf(b->arena, " %s %s.", words->difference, accept->figure), false);
    add_text(b, paragraph, arena_printf(b->arena, " %s (%s)", accept->reason, accept->by), false);
}

void accepted_add(struct binder *b, const struct accepted_block *block)
{
    const struct accept *accept = definition_at(b->definitions, "accept", 0);
    if (!accept) {
        message_add(b->messages, MSG_ACCEPTED_EMPTY, definition_place(block, NULL), definition_title(block));
        return;
    }
    bind_block_heading(b, block, "heading", block->heading, block->level);
    struct node *list = node_add(b->document, node_new(b->arena, NODE_LIST, definition_place(block, NULL)));
    list->style = bind_style(b, "list");
    for (int i = 0; (accept = definition_at(b->definitions, "accept", i)); i++)
        if (accept->at && accept->reason && accept->by)
            add_item(b, list, accept);
}
