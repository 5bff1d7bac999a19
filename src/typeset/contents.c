/* contents.c: the table of contents */

#include "typeset/contents.h"

#include <stdlib.h>
#include <string.h>
#include "typeset/inline.h"

static const struct style *style_of(const struct contents_setter *c, const struct node *heading)
{
    int level = heading->number <= c->look->styles.n ? heading->number : c->look->styles.n;
    return level ? c->look->styles.v[level - 1] : NULL;
}

/* Copies what a heading says: its number, and its text without note marks. */
static void copy_text(struct arena *a, const struct node *from, struct node *to)
{
    for (const struct node *n = from->first; n; n = n->next) {
        if (n->kind == NODE_LINK) {
            copy_text(a, n, to);
        } else if (n->kind == NODE_TEXT || n->kind == NODE_SYMBOL || n->kind == NODE_BREAK) {
            struct node *copy = node_add(to, node_new(a, NODE_TEXT, n->place));
            copy->text = n->kind == NODE_BREAK ? " " : n->text;
            copy->italic = n->italic;
        }
    }
}

static void add_entry(struct contents_setter *c, const struct node *heading)
{
    struct arena *a = c->setter->arena;
    struct contents_entry *e = vec_push(a, &c->entries);
    const struct headings *headings = definition_find(c->setter->definitions, "headings", "");
    e->heading = heading;
    e->page = "";
    e->node = node_new(a, NODE_CONTENTS_ENTRY, heading->place);
    e->node->parent = (struct node *)c->node;
    e->node->target = heading;
    e->node->style = style_of(c, heading);
    e->node->label = heading->label;
    if (heading->appendix)
        node_add(e->node, node_new(a, NODE_TEXT, heading->place))->text = heading->appendix->heading;
    else
        copy_text(a, heading, e->node);
    measure_heading(c->setter, e->node, headings->number_gap, &e->text);
}

/* Bilagor begin with a heading that says so, and last to the end. */
static bool is_listed(const struct contents *look, const struct node *heading, bool in_appendix)
{
    switch (look->appendices) {
    case LIST_TITLES:
        return heading->number <= look->levels && (!in_appendix || heading->appendix);
    case LIST_NONE:
        return heading->number <= look->levels && !in_appendix;
    case LIST_ONLY_TITLES:
        return heading->appendix != NULL;
    default:
        return heading->number <= look->levels;
    }
}

void contents_init(struct contents_setter *c, struct setter *s, const struct node *contents, const struct node *document)
{
    bool in_appendix = false;
    *c = (struct contents_setter){ .setter = s, .look = contents->contents, .node = contents };
    for (const struct node *n = document->first; n; n = n->next) {
        const struct node *heading = node_heading(n);
        if (!heading)
            continue;
        in_appendix = in_appendix || heading->appendix;
        if (is_listed(c->look, heading, in_appendix))
            add_entry(c, heading);
    }
    if (c->look->appendices == LIST_ONLY_TITLES && !c->entries.n)
        message_add(s->messages, MSG_APPENDIX_LIST_EMPTY, contents->place);
}

bool contents_number(struct contents_setter *c, const struct pages *pages, struct moved *moved)
{
    bool changed = false;
    int mark = 0;
    for (int i = 0; i < c->entries.n; i++) {
        struct contents_entry *e = &c->entries.v[i];
        while (mark < pages->landmarks.n && pages->landmarks.v[mark].heading != e->heading)
            mark++;                                 /* both are in document order */
        if (mark == pages->landmarks.n)
            break;
        const char *page = pages->list.v[pages->landmarks.v[mark].page].label;
        if (strcmp(page, e->page) == 0)
            continue;
        changed = true;
        *moved = (struct moved){ e->heading, atoi(e->page), atoi(page) };
        e->page = page;
    }
    return changed;
}

/* The leader: as many of its signs as fit, on a grid that counts from the right margin, so that the dots of all entries stand below each other. */
static void add_leader(struct contents_setter *c, const struct contents_entry *e, struct strip *strip, length from, length to, length baseline)
{
    const struct style *style = e->node->style;
    struct item sign = text_item(c->setter, style, arena_printf(c->setter->arena, "%s ", c->look->leader));
    length pitch = sign.text.count ? font_scale(sign.text.font, piece_run(&sign.text, sign.text.pieces)->advance, style->size) : 0;
    length grid = c->setter->measure - pitch;
    if (!*c->look->leader || pitch <= 0)
        return;
    length right = grid - (grid - to + pitch - 1) / pitch * pitch, left = right;
    struct buffer text = { 0 };
    while (left - pitch >= from) {
        left -= pitch;
        buffer_add(&text, text.n ? " " : "");
        buffer_add(&text, c->look->leader);
    }
    if (text.n) {
        struct item leader = text_item(c->setter, style, arena_strndup(c->setter->arena, text.s, text.n));
        leader.role = ROLE_DECORATION;
        leader.node = e->node;
        strip_item(c->setter->typesetter.flow, strip, leader, left, baseline);
    }
    buffer_done(&text);
}

static length text_end(const struct strip *strip)
{
    length end = 0;
    for (int i = 0; i < strip->items.n; i++) {
        const struct item *item = &strip->items.v[i];
        if (item->kind == ITEM_TEXT && item->x + item->text.width > end)
            end = item->x + item->text.width;
    }
    return end;
}

static void add_links(struct contents_setter *c, const struct contents_entry *e, struct strips *out, int first)
{
    for (int i = first; i < out->n; i++) {
        struct item link = { .kind = ITEM_LINK, .node = e->node,
                             .link = { .width = c->setter->measure, .height = out->v[i].height, .target = e->heading } };
        strip_item(c->setter->typesetter.flow, &out->v[i], link, 0, 0);
    }
}

static void set_lines(struct contents_setter *c, const struct measures *measures, struct strips *out)
{
    const struct node *wide = set_measures(c->setter, measures, c->setter->measure, ALIGN_AUTO, out);
    if (wide)
        tell_wide_line(c->setter, wide);
}

static void add_entry_strips(struct contents_setter *c, struct contents_entry *e, struct strips *out)
{
    const struct style *style = e->node->style;
    int first = out->n;
    struct item number = text_item(c->setter, style, *e->page ? e->page : "0"), room = text_item(c->setter, style, "0000");
    length width = number.text.width > room.text.width ? number.text.width : room.text.width;
    for (int i = 0; i < e->text.n; i++)
        e->text.v[i].indent_right = style->indent_right + width + c->look->leader_gap;
    set_lines(c, &e->text, out);
    if (out->n == first)
        return;
    struct strip *last = &out->v[out->n - 1];
    length baseline = style_baseline(c->setter, style), x = c->setter->measure - number.text.width;
    add_leader(c, e, last, text_end(last) + c->look->leader_gap, x - c->look->leader_gap, baseline);
    number.node = e->node;
    number.text.right = true;
    strip_item(c->setter->typesetter.flow, last, number, x, baseline);
    add_links(c, e, out, first);
}

void contents_strips(struct contents_setter *c, struct strips *out)
{
    struct measures title = { 0 };
    int first = out->n;
    setter_page(c->setter, c->node->page);
    if (c->node->first)
        measure_heading(c->setter, c->node->first, 0, &title);
    set_lines(c, &title, out);
    for (int i = first; i < out->n; i++)
        out->v[i].keep = true;
    if (out->n > first)
        out->v[first].heading = c->node->first;
    for (int i = 0; i < c->entries.n; i++)
        if (c->entries.v[i].node->style)
            add_entry_strips(c, &c->entries.v[i], out);
    if (out->n == first)
        return;
    out->v[first].new_page = c->node->new_page;
    for (int i = first; i < out->n; i++)
        out->v[i].page = c->node->page;
    length after = c->look->title_style ? c->look->title_style->after : 0;
    if (out->v[out->n - 1].after < after)
        out->v[out->n - 1].after = after;           /* what follows is not one entry more */
}
