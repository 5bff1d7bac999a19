/* chapters.c: headings with nothing under them */

#include "check/chapters.h"

/* The node that comes after the heading in the document, notes at feet of pages left out. */
static const struct node *next_of(const struct node *n)
{
    do
        n = n->next;
    while (n && n->kind == NODE_NOTE);
    return n;
}

static bool is_empty(const struct node *n, const struct node *heading)
{
    const struct node *next = next_of(n), *other = next ? node_heading(next) : NULL;
    return !next || (other && other->number <= heading->number);
}

/* Cards may be a heading alone, and sections of prose are kept empty where their block says so. */
static bool is_of_rows(const struct report_check *c, const struct node *heading)
{
    for (int i = 0; i < c->taken->list.n; i++)
        if (c->taken->list.v[i]->csv->source == heading->place.source)
            return true;
    return heading->card != NULL;
}

void chapters_check(struct report_check *c)
{
    for (const struct node *n = c->document->first; n; n = n->next) {
        const struct node *heading = node_heading(n);
        if (!heading || !is_empty(n, heading) || is_of_rows(c, heading))
            continue;
        struct buffer text = { 0 };
        node_text(heading, &text);
        const char *title = arena_strndup(c->arena, text.s ? text.s : "", text.n);
        finding_add(&c->findings, MSG_CHECK_EMPTY_CHAPTER, heading->place, title, title);
        buffer_done(&text);
    }
}
