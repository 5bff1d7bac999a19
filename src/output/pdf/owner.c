/* owner.c: which element an item is content of
 *
 * What stands in a line - links, marks of notes, labels - and the entries of the contents get their elements here, when the
 * first of them comes to a page: then their place among the other content of their block is known. */
#include "output/pdf/structure.h"

static struct element *owner_of_node(struct structure *s, const struct node *n);

/* Content that the document does not know. */
static struct element *make_stray(struct structure *s)
{
    return element_make(s, TAG_P, s->document);
}

static struct element *make_link(struct structure *s, const struct node *n, struct element *parent)
{
    struct element *link = element_make(s, TAG_LINK, parent);

    map_put(s, n, link);
    return link;
}

/* --- contents --- */

/* The TOC that an entry of this level belongs to: in the nearest entry before it with a lower level. */
static struct element *open_contents(struct structure *s, int level)
{
    int above = level - 1;

    while (above > 0 && !s->entries[above])
        above--;
    if (!s->contents[above])
        s->contents[above] = element_make(s, TAG_TOC, above ? s->entries[above] : s->document);
    return s->contents[above];
}

static int depth_of(const struct node *entry)
{
    int level = entry->target ? entry->target->number : 1;

    return level < 1 ? 1 : level < CONTENTS_LEVELS ? level : CONTENTS_LEVELS - 1;
}

/* The first entry of another list: the levels of the one before are closed. */
static void begin_list(struct structure *s, const struct node *contents)
{
    for (int l = 0; l < CONTENTS_LEVELS; l++)
        s->entries[l] = s->contents[l] = NULL;
    s->contents[0] = contents ? map_find(s, contents) : NULL;
    s->list = contents;
}

static struct element *make_entry(struct structure *s, const struct node *n)
{
    int level = depth_of(n);

    if (n->parent != s->list)
        begin_list(s, n->parent);
    struct element *entry = element_make(s, TAG_TOCI, open_contents(s, level));

    for (int l = level; l < CONTENTS_LEVELS; l++)
        s->entries[l] = s->contents[l] = NULL;
    s->entries[level] = entry;
    return make_link(s, n, element_make(s, TAG_REFERENCE, entry));
}

/* --- labels --- */

/* An item without text has a body all the same. */
static struct element *make_label(struct structure *s, struct element *e)
{
    struct element *label = element_make(s, TAG_LBL, e);

    element_use(s, label);
    if (e->tag == TAG_LI && e->more->first_child)
        element_use(s, e->more->first_child);
    return label;
}

static struct element *label_of(struct structure *s, const struct node *n)
{
    struct element *e = owner_of_node(s, n);

    if (!e->content && e->more->first && e->more->first->element && e->more->first->element->tag == TAG_LBL)
        return e->more->first->element;
    return make_label(s, e);
}

/* --- nodes --- */

static struct element *make_foreign(struct structure *s, const struct node *n)
{
    struct element *span = element_make(s, TAG_SPAN, owner_of_node(s, n->parent));

    span->attributes = arena_printf(&s->pdf->arena, "/Lang(%s)", level_language(s->pdf->level, n->language, &s->pdf->arena));
    map_put(s, n, span);
    return span;
}

/* A mark beside a dash is not hidden by what is read instead of the dash. */
static struct element *owner_of_mark(struct structure *s, const struct node *n)
{
    struct element *e = owner_of_node(s, n->parent);

    return e->tag == TAG_SPAN && e->more->instead ? e->parent : e;
}

static struct element *make_owner(struct structure *s, const struct node *n)
{
    if (node_language(n) && n->parent)
        return make_foreign(s, n);
    switch (n->kind) {
    case NODE_CONTENTS_ENTRY:
        return make_entry(s, n);
    case NODE_LINK:
        return make_link(s, n, owner_of_node(s, n->parent));
    case NODE_NOTE_MARK:
        return make_link(s, n, element_make(s, TAG_REFERENCE, owner_of_mark(s, n)));
    default:
        return n->parent ? owner_of_node(s, n->parent) : make_stray(s);
    }
}

/* A text in the report's language has no element. */
static struct element *owner_of_node(struct structure *s, const struct node *n)
{
    while (n && n->kind == NODE_TEXT && !n->language && n->parent)
        n = n->parent;
    struct element *e = n ? map_find(s, n) : NULL;

    return e ? e : n ? make_owner(s, n) : make_stray(s);
}

/* The lines of a paragraph follow each other. */
struct element *owner_of_item(struct structure *s, const struct item *item)
{
    const struct node *n = item->node;

    if (n && n == s->asked)
        return s->answer;
    struct element *e = n && (n->kind == NODE_ITEM || n->kind == NODE_NOTE) ? label_of(s, n) : owner_of_node(s, n);

    if (e == s->document)
        return make_stray(s);
    s->asked = n;
    s->answer = e;
    return e;
}

struct element *owner_of_link(struct structure *s, const struct node *n)
{
    struct element *e = owner_of_node(s, n);

    return e->tag == TAG_LINK ? e : element_make(s, TAG_LINK, e);
}

struct element *owner_block(struct element *e)
{
    while (e->parent && tag_is_inline(e->tag))
        e = e->parent;
    return e;
}
