/* parenttree.c: the root of the structure tree, and the ways back to its elements
 *
 * ISO 32000-1 14.7.2, 14.7.4.4.  The parent tree leads from a page's sequences and from an annotation to their elements: first a
 * key for each page, whose value is an array by MCID, then one for each annotation.  The ID tree leads from an ID to its
 * element. */
#include "output/pdf/structure.h"
#include "output/pdf/save.h"

#include <stdlib.h>

#define LEAF 128                    /* entries */

/* --- trees, ISO 32000-1 7.9.6 and 7.9.7 --- */

struct tree {
    struct structure *structure;
    const char *values;             /* "Nums" or "Names" */
    void (*put_key)(struct buffer *out, struct structure *s, int i);
    void (*put_value)(struct buffer *out, struct structure *s, int i);
    int n;
};

static void put_values(struct buffer *out, const struct tree *t, int first, int end)
{
    buffer_printf(out, "/%s[", t->values);
    for (int i = first; i < end; i++) {
        t->put_key(out, t->structure, i);
        buffer_byte(out, ' ');
        t->put_value(out, t->structure, i);
        buffer_byte(out, '\n');
    }
    buffer_byte(out, ']');
}

static unsigned write_node(const struct tree *t, struct buffer *text)
{
    struct save *save = t->structure->pdf->save;
    unsigned number = save_number(save);

    buffer_add(text, ">>");
    save_text(save, number, text);
    buffer_clear(text);
    return number;
}

static unsigned write_leaf(const struct tree *t, int first, int end, struct buffer *text)
{
    buffer_add(text, "<</Limits[");
    t->put_key(text, t->structure, first);
    buffer_byte(text, ' ');
    t->put_key(text, t->structure, end - 1);
    buffer_byte(text, ']');
    put_values(text, t, first, end);
    return write_node(t, text);
}

/* A small tree is one node; of a large one the root has nothing but leaves. */
static unsigned write_tree(const struct tree *t)
{
    struct buffer root = {0}, leaf = {0};

    buffer_add(&root, "<<");
    if (t->n <= LEAF) {
        put_values(&root, t, 0, t->n);
    } else {
        buffer_add(&root, "/Kids[");
        for (int i = 0; i < t->n; i += LEAF) {
            put_reference_to(&root, write_leaf(t, i, i + LEAF < t->n ? i + LEAF : t->n, &leaf));
            buffer_byte(&root, ' ');
        }
        buffer_byte(&root, ']');
    }
    unsigned number = write_node(t, &root);
    buffer_done(&root);
    buffer_done(&leaf);
    return number;
}

/* --- the parent tree --- */

static void put_number(struct buffer *out, struct structure *s, int i)
{
    (void)s;
    put_integer(out, i);
}

static void put_parents(struct buffer *out, const struct elements *parents)
{
    buffer_byte(out, '[');
    for (int i = 0; i < parents->list.n; i++) {
        if (i)
            buffer_byte(out, ' ');
        put_reference_to(out, parents->list.v[i]->number);
    }
    buffer_byte(out, ']');
}

static void put_parent(struct buffer *out, struct structure *s, int key)
{
    int pages = s->pdf->pages->list.n;

    if (key < pages)
        put_parents(out, &s->parents[key]);
    else
        put_reference_to(out, s->links.list.v[key - pages]->number);
}

static unsigned write_parent_tree(struct structure *s)
{
    return write_tree(&(struct tree){s, "Nums", put_number, put_parent, s->pdf->pages->list.n + s->links.list.n});
}

/* --- the ID tree --- */

/* Those that are written: a node whose element has nothing on a page has none. */
static void drop_unused_names(struct structure *s)
{
    int n = 0;

    for (int i = 0; i < s->named.list.n; i++)
        if (s->named.list.v[i]->used)
            s->named.list.v[n++] = s->named.list.v[i];
    s->named.list.n = n;
}

static void put_named_id(struct buffer *out, struct structure *s, int i)
{
    put_id(out, s->named.list.v[i]->id);
}

static void put_named(struct buffer *out, struct structure *s, int i)
{
    put_reference_to(out, s->named.list.v[i]->number);
}

static unsigned write_id_tree(struct structure *s)
{
    drop_unused_names(s);
    if (!s->named.list.n)
        return 0;
    return write_tree(&(struct tree){s, "Names", put_named_id, put_named, s->named.list.n});
}

/* --- the root --- */

static void write_root(struct structure *s)
{
    unsigned ids = write_id_tree(s);
    struct buffer b = {0};

    buffer_add(&b, "/Type /StructTreeRoot /RoleMap << " TAG_ROLES " >> /K ");
    put_reference_to(&b, s->document->number);
    buffer_add(&b, " /ParentTree ");
    put_reference_to(&b, write_parent_tree(s));
    buffer_printf(&b, " /ParentTreeNextKey %d", s->pdf->pages->list.n + s->links.list.n);
    if (ids) {
        buffer_add(&b, " /IDTree ");
        put_reference_to(&b, ids);
    }
    object_entries(&s->pdf->objects, s->root, &b);
    buffer_done(&b);
}

struct structure *structure_new(struct pdf *p)
{
    struct structure *s = arena_new(&p->arena, struct structure);

    s->pdf = p;
    s->root = object_new(&p->objects);
    plan_document(s);
    boxes_find(s);
    sequence_init(s);
    return s;
}

void structure_done(struct structure *s)
{
    free(s->slots);
}

const struct marker *structure_marker(const struct structure *s)
{
    return &s->marker;
}

void put_structure(struct buffer *catalog, struct pdf *p)
{
    struct structure *s = p->structure;

    element_use(s, s->document);
    elements_number(s);
    elements_write(s);
    write_root(s);
    buffer_add(catalog, "\n/MarkInfo << /Marked true >> /StructTreeRoot ");
    put_reference(catalog, s->root);
}
