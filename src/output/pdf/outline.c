/* outline.c: bookmarks
 *
 * ISO 32000-1 12.3.3: a tree of items that name their neighbours.  A heading stands below the nearest heading before it with a
 * lower level, whatever levels are skipped. */
#include "output/pdf/pdf.h"

#define NONE (-1)

struct entry {
    HPDF_Dict object;
    int parent, previous, next, first, last;    /* in entries; NONE */
    int children;
};

/* One more than the landmarks: the last is the root. */
static struct entry *make_entries(struct pdf *p, int n)
{
    struct entry *entries = arena_array(&p->arena, struct entry, n + 1);

    for (int i = 0; i <= n; i++)
        entries[i] = (struct entry){object_new(&p->objects), NONE, NONE, NONE, NONE, NONE, 0};
    return entries;
}

/* The nearest before it with a lower level: walks up from its neighbour, so that all of them together take linear time. */
static int find_parent(const struct pdf *p, const struct entry *entries, int i, int root)
{
    const struct landmark *l = p->pages->landmarks.v;
    int parent = i ? i - 1 : root;

    while (parent != root && l[parent].level >= l[i].level)
        parent = entries[parent].parent;
    return parent;
}

static void add_child(struct entry *entries, int parent, int child)
{
    struct entry *e = &entries[parent];

    entries[child].parent = parent;
    entries[child].previous = e->last;
    if (e->last == NONE)
        e->first = child;
    else
        entries[e->last].next = child;
    e->last = child;
    e->children++;
}

static void put_neighbour(struct buffer *b, const char *key, const struct entry *entries, int neighbour)
{
    if (neighbour == NONE)
        return;
    buffer_printf(b, " /%s ", key);
    put_reference(b, entries[neighbour].object);
}

/* Table 153: a negative count keeps the item closed until it is opened. */
static void write_entry(struct pdf *p, const struct entry *entries, int i)
{
    const struct entry *e = &entries[i];
    struct buffer b = {0};

    buffer_add(&b, "/Title ");
    put_words(&b, p->pages->landmarks.v[i].text);
    buffer_add(&b, " /Dest ");
    put_destination(&b, p, &p->pages->landmarks.v[i]);
    put_neighbour(&b, "Parent", entries, e->parent);
    put_neighbour(&b, "Prev", entries, e->previous);
    put_neighbour(&b, "Next", entries, e->next);
    put_neighbour(&b, "First", entries, e->first);
    put_neighbour(&b, "Last", entries, e->last);
    if (e->children)
        buffer_printf(&b, " /Count -%d", e->children);
    object_entries(&p->objects, e->object, &b);
    buffer_done(&b);
}

static void write_root(struct pdf *p, const struct entry *entries, const struct entry *root)
{
    struct buffer b = {0};

    buffer_printf(&b, "/Type /Outlines /Count %d", root->children);
    put_neighbour(&b, "First", entries, root->first);
    put_neighbour(&b, "Last", entries, root->last);
    object_entries(&p->objects, root->object, &b);
    buffer_done(&b);
}

void put_outline(struct buffer *catalog, struct pdf *p)
{
    int n = p->pages->landmarks.n;

    if (n == 0)
        return;
    struct entry *entries = make_entries(p, n);
    for (int i = 0; i < n; i++)
        add_child(entries, find_parent(p, entries, i, n), i);
    for (int i = 0; i < n; i++)
        write_entry(p, entries, i);
    write_root(p, entries, &entries[n]);
    buffer_add(catalog, " /PageMode /UseOutlines /Outlines ");
    put_reference(catalog, entries[n].object);
}
