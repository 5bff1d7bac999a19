/* parenttree.c: the root of the structure tree, and the ways back to its elements
 *
 * ISO 32000-1 14.7.2, 14.7.4.4.  The parent tree leads from a page's sequences and from an annotation to their elements: first a
 * key for each page, whose value is an array by MCID, then one for each annotation.  The ID tree leads from an ID to its
 * element. */
#include "output/pdf/structure.h"

#define LEAF 1024                   /* entries */

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
    buffer_printf(out, "/%s [", t->values);
    for (int i = first; i < end; i++) {
        t->put_key(out, t->structure, i);
        buffer_byte(out, ' ');
        t->put_value(out, t->structure, i);
        buffer_byte(out, '\n');
    }
    buffer_byte(out, ']');
}

static HPDF_Dict write_leaf(const struct tree *t, int first, int end)
{
    HPDF_Dict leaf = object_new(&t->structure->pdf->objects);
    struct buffer b = {0};

    buffer_add(&b, "/Limits [");
    t->put_key(&b, t->structure, first);
    buffer_byte(&b, ' ');
    t->put_key(&b, t->structure, end - 1);
    buffer_add(&b, "] ");
    put_values(&b, t, first, end);
    object_entries(&t->structure->pdf->objects, leaf, &b);
    buffer_done(&b);
    return leaf;
}

/* A small tree is one node; of a large one the root has nothing but leaves. */
static HPDF_Dict write_tree(const struct tree *t)
{
    HPDF_Dict root = object_new(&t->structure->pdf->objects);
    struct buffer b = {0};

    if (t->n <= LEAF) {
        put_values(&b, t, 0, t->n);
    } else {
        buffer_add(&b, "/Kids [");
        for (int i = 0; i < t->n; i += LEAF) {
            put_reference(&b, write_leaf(t, i, i + LEAF < t->n ? i + LEAF : t->n));
            buffer_byte(&b, ' ');
        }
        buffer_byte(&b, ']');
    }
    object_entries(&t->structure->pdf->objects, root, &b);
    buffer_done(&b);
    return root;
}

/* --- the parent tree --- */

static void put_number(struct buffer *out, struct structure *s, int i)
{
    (void)s;
    buffer_printf(out, "%d", i);
}

static void put_parents(struct buffer *out, const struct elements *parents)
{
    buffer_byte(out, '[');
    for (int i = 0; i < parents->list.n; i++) {
        if (i)
            buffer_byte(out, ' ');
        put_reference(out, parents->list.v[i]->object);
    }
    buffer_byte(out, ']');
}

static void put_parent(struct buffer *out, struct structure *s, int key)
{
    int pages = s->pdf->pages->list.n;

    if (key < pages)
        put_parents(out, &s->parents[key]);
    else
        put_reference(out, s->links.list.v[key - pages]->object);
}

static HPDF_Dict write_parent_tree(struct structure *s)
{
    return write_tree(&(struct tree){s, "Nums", put_number, put_parent, s->pdf->pages->list.n + s->links.list.n});
}

/* --- the ID tree --- */

/* Those that are written: a node whose element has nothing on a page has none. */
static void drop_unused_names(struct structure *s)
{
    int n = 0;

    for (int i = 0; i < s->named.list.n; i++)
        if (s->named.list.v[i]->object)
            s->named.list.v[n++] = s->named.list.v[i];
    s->named.list.n = n;
}

static void put_named_id(struct buffer *out, struct structure *s, int i)
{
    put_id(out, s->named.list.v[i]->id);
}

static void put_named(struct buffer *out, struct structure *s, int i)
{
    put_reference(out, s->named.list.v[i]->object);
}

static HPDF_Dict write_id_tree(struct structure *s)
{
    drop_unused_names(s);
    if (!s->named.list.n)
        return NULL;
    return write_tree(&(struct tree){s, "Names", put_named_id, put_named, s->named.list.n});
}

/* --- the root --- */

static void write_root(struct structure *s)
{
    HPDF_Dict ids = write_id_tree(s);
    struct buffer b = {0};

    buffer_add(&b, "/Type /StructTreeRoot /RoleMap << " TAG_ROLES " >> /K ");
    put_reference(&b, s->document->object);
    buffer_add(&b, " /ParentTree ");
    put_reference(&b, write_parent_tree(s));
    buffer_printf(&b, " /ParentTreeNextKey %d", s->pdf->pages->list.n + s->links.list.n);
    if (ids) {
        buffer_add(&b, " /IDTree ");
        put_reference(&b, ids);
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

const struct marker *structure_marker(const struct structure *s)
{
    return &s->marker;
}

void put_structure(struct buffer *catalog, struct pdf *p)
{
    struct structure *s = p->structure;

    element_use(s, s->document);
    write_root(s);
    elements_write(s);
    buffer_add(catalog, "\n/MarkInfo << /Marked true >> /StructTreeRoot ");
    put_reference(catalog, s->root);
}
