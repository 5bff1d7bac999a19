/* element.c: structure elements
 *
 * ISO 32000-1 14.7.2.  An element is written if something of it came to a page, when all pages are drawn: then the elements get
 * their numbers in the order of reading, so that what refers to each other has numbers near each other, which deflates well.
 * Most elements have one kid, which stands in /K without an array. */
#include "output/pdf/structure.h"
#include "output/pdf/save.h"

#include <stdlib.h>

#define PAGE_BYTES 4096u            /* of memory */
#define PAGE_SLOTS 64u

/* --- elements by node --- */

/* By address, which differs from run to run: only ever used to look up.  Nodes of a page of memory stand in slots near each other: they are asked for
 * one after the other, and each look elsewhere would cost more than all else. */
static struct slot *find_slot(const struct structure *s, const struct node *n)
{
    uintptr_t page = (uintptr_t)n / PAGE_BYTES, within = (uintptr_t)n % PAGE_BYTES;
    unsigned i = (unsigned)(page * 11400714819323198485u >> 32) * PAGE_SLOTS + (unsigned)(within / (PAGE_BYTES / PAGE_SLOTS));

    for (;; i++) {
        struct slot *slot = &s->slots[i & (s->size - 1)];

        if (!slot->node || slot->node == n)
            return slot;
    }
}

/* At most two thirds of the slots are taken. */
static void make_room(struct structure *s)
{
    struct slot *old = s->slots;
    unsigned old_size = s->size;

    if (s->used < s->size / 3 * 2)
        return;
    s->size = s->size ? 2 * s->size : 256;
    s->slots = calloc(s->size, sizeof *s->slots);
    if (!s->slots)
        memory_exhausted();
    for (unsigned i = 0; i < old_size; i++)
        if (old[i].node)
            *find_slot(s, old[i].node) = old[i];
    free(old);
}

void map_put(struct structure *s, const struct node *n, struct element *e)
{
    make_room(s);
    *find_slot(s, n) = (struct slot){n, e};
    s->used++;
}

/* Of siblings, from one whose element is known. */
static struct element *find_sibling(const struct node *wanted, const struct node *n, struct element *e)
{
    for (; n && e && n != wanted; n = n->next)
        e = e->next;
    return n ? e : NULL;
}

/* The elements of a row's cells are its children, and are mostly asked for in this order. */
static struct element *find_cell(struct structure *s, const struct node *cell)
{
    const struct node *row = cell->parent;
    struct element *e = s->cell && s->cell->parent == row ? find_sibling(cell, s->cell, s->cell_element) : NULL;

    if (!e && (e = map_find(s, row)))
        e = find_sibling(cell, row->first, e->more->first_child);
    s->cell = cell;
    s->cell_element = e;
    return e;
}

struct element *map_find(struct structure *s, const struct node *n)
{
    return n->kind == NODE_CELL ? find_cell(s, n) : s->size ? find_slot(s, n)->element : NULL;
}

/* --- making --- */

static const struct more no_more;

struct more *element_more(struct structure *s, struct element *e)
{
    if (e->more == &no_more)
        e->more = arena_new(&s->pdf->arena, struct more);
    return (struct more *)(uintptr_t)e->more;
}

struct element *element_make(struct structure *s, enum tag tag, struct element *parent)
{
    struct element *e = arena_new(&s->pdf->arena, struct element);

    e->tag = tag;
    e->page = NO_PAGE;
    e->more = &no_more;
    e->parent = parent;
    e->order = parent ? parent->order : 0;
    s->count++;
    return e;
}

struct element *element_plan(struct structure *s, enum tag tag, struct element *parent)
{
    struct element *e = element_make(s, tag, parent);

    e->order = s->count;
    e->placed = true;
    if (!parent)
        return e;
    struct more *more = element_more(s, parent);
    if (more->last_child)
        more->last_child->next = e;
    else
        more->first_child = e;
    more->last_child = e;
    return e;
}

void element_name(struct structure *s, struct element *e)
{
    *vec_push(&s->pdf->arena, &s->named.list) = e;
    e->id = s->named.list.n;
}

static struct kid *add_kid(struct structure *s, struct element *e, int page)
{
    struct kid *kid = arena_new(&s->pdf->arena, struct kid);

    struct more *more = element_more(s, e);

    kid->page = page;
    if (more->last)
        more->last->next = kid;
    else
        more->first = kid;
    more->last = kid;
    if (e->page == NO_PAGE)
        e->page = page;
    return kid;
}

void element_use(struct structure *s, struct element *e)
{
    for (; e && !e->used; e = e->parent) {
        if (!e->placed)
            add_kid(s, e->parent, NO_PAGE)->element = e;
        e->placed = true;
        e->used = true;
    }
}

int element_content(struct structure *s, struct element *e, int page)
{
    int mcid = s->sequences.list.n;

    element_use(s, e);
    if (e->content || e->more->first) {
        add_kid(s, e, page)->mcid = mcid;
    } else {
        e->content = true;
        e->page = page;
        e->mcid = mcid;
    }
    *vec_push(&s->pdf->arena, &s->sequences.list) = e;
    return mcid;
}

void element_link(struct structure *s, struct element *e, int page, HPDF_Dict annotation)
{
    element_use(s, e);
    add_kid(s, e, page)->annotation = annotation;
    *vec_push(&s->pdf->arena, &s->links.list) = e;
}

/* --- attributes, ISO 32000-1 14.8.5 --- */

/* One object serves all elements with the same attributes. */
void put_shared(struct buffer *out, struct structure *s, enum shared attributes)
{
    static const char *const entries[] = {
        [SHARED_COLUMN] = "/O/Table/Scope/Column", [SHARED_ROW] = "/O/Table/Scope/Row",
        [SHARED_DISC] = "/O/List/ListNumbering/Disc", [SHARED_DECIMAL] = "/O/List/ListNumbering/Decimal",
    };
    struct buffer b = {0};

    if (!s->shared[attributes]) {
        s->shared[attributes] = object_new(&s->pdf->objects);
        buffer_add(&b, entries[attributes]);
        object_entries(&s->pdf->objects, s->shared[attributes], &b);
        buffer_done(&b);
    }
    put_reference(out, s->shared[attributes]);
}

void element_share(struct structure *s, struct element *e, enum shared attributes)
{
    const char **entry = &s->shared_entries[attributes];
    struct buffer b = {0};

    if (!*entry) {
        buffer_add(&b, "/A ");
        put_shared(&b, s, attributes);
        *entry = arena_strndup(&s->pdf->arena, b.s, b.n);
        buffer_done(&b);
    }
    e->attributes = *entry;
}

/* The letter tells how many digits follow, so that c104 stands behind b99. */
void put_id(struct buffer *out, int id)
{
    char letter = 'a';

    for (int rest = id; rest >= 10; rest /= 10)
        letter++;
    buffer_byte(out, '(');
    buffer_byte(out, letter);
    put_integer(out, id);
    buffer_byte(out, ')');
}

/* --- writing --- */

static void number_element(struct structure *s, struct element *e)
{
    e->number = save_number(s->pdf->save);
    for (const struct kid *kid = e->more->first; kid; kid = kid->next)
        if (kid->element)
            number_element(s, kid->element);
    for (struct element *child = e->more->first_child; child; child = child->next)
        if (child->used)
            number_element(s, child);
}

void elements_number(struct structure *s)
{
    number_element(s, s->document);
}

static void put_page(struct buffer *b, const struct structure *s, int page)
{
    buffer_add(b, "/Pg ");
    put_reference(b, s->pdf->sheets[page]);
}

/* An integer is a sequence on the element's own page; on another page it must be named (ISO 32000-1 table 324). */
static void put_kid(struct buffer *b, const struct structure *s, const struct element *e, const struct kid *kid)
{
    if (kid->element) {
        put_reference_to(b, kid->element->number);
    } else if (kid->annotation) {
        buffer_add(b, "<</Type/OBJR/Obj ");
        put_reference(b, kid->annotation);
        put_page(b, s, kid->page);
        buffer_add(b, ">>");
    } else if (kid->page == e->page) {
        put_integer(b, kid->mcid);
    } else {
        buffer_add(b, "<</Type/MCR");
        put_page(b, s, kid->page);
        buffer_add(b, "/MCID ");
        put_integer(b, kid->mcid);
        buffer_add(b, ">>");
    }
}

/* Gives how many there are. */
static int put_kids(struct buffer *b, const struct structure *s, const struct element *e)
{
    int n = 0;

    if (e->content) {
        put_integer(b, e->mcid);
        n++;
    }
    for (const struct kid *kid = e->more->first; kid; kid = kid->next) {
        if (n++)
            buffer_byte(b, ' ');
        put_kid(b, s, e, kid);
    }
    for (const struct element *child = e->more->first_child; child; child = child->next) {
        if (!child->used)
            continue;
        if (n++)
            buffer_byte(b, ' ');
        put_reference_to(b, child->number);
    }
    return n;
}

/* ISO 32000-1 14.8.5.4: the box of a figure, in the page's own coordinates. */
static void put_box(struct buffer *b, const struct structure *s, const struct element *e)
{
    length height = s->pdf->pages->list.v[e->page].height;
    const int64_t edges[] = {e->more->box->left, (int64_t)height - e->more->box->bottom, e->more->box->right, (int64_t)height - e->more->box->top};

    buffer_add(b, "/A<</O/Layout/Placement/Block/BBox[");
    for (int i = 0; i < 4; i++) {
        buffer_milli(b, edges[i]);
        buffer_byte(b, i < 3 ? ' ' : ']');
    }
    buffer_add(b, ">>");
}

static void put_entries(struct buffer *b, struct structure *s, const struct element *e)
{
    buffer_add(b, "<</S/");
    buffer_add(b, tag_name(e->tag));
    buffer_add(b, "/P ");
    if (e->parent)
        put_reference_to(b, e->parent->number);
    else
        put_reference(b, s->root);
    if (e->page != NO_PAGE)
        put_page(b, s, e->page);
    buffer_add(b, e->attributes ? e->attributes : "");
    if (e->more->instead && e->tag == TAG_SPAN) {
        buffer_add(b, "/ActualText");
        put_words(b, e->more->instead);
    }
    if (e->more->alternative) {
        buffer_add(b, "/Alt");
        put_text(b, e->more->alternative);
    }
    if (e->more->box)
        put_box(b, s, e);
    if (e->id) {
        buffer_add(b, "/ID");
        put_id(b, e->id);
    }
}

/* A section is no node: it begins with its heading, which is one.  A cell stands in its row. */
static struct place place_of(const struct structure *s, const struct element *e)
{
    if (e->tag == TAG_TD || e->tag == TAG_TH)
        e = e->parent;
    for (unsigned i = 0; i < s->size; i++)
        if (s->slots[i].node && s->slots[i].element == e)
            return s->slots[i].node->place;
    return e->more->first_child ? place_of(s, e->more->first_child) : (struct place){0};
}

static void check_array(const struct structure *s, const struct element *e, int n)
{
    const struct level *level = s->pdf->level;

    if (level->array_max && n > level->array_max)
        message_add(s->pdf->messages, MSG_ARCHIVE_LARGE, place_of(s, e), n, level->name, level->array_max);
}

/* An array unless there is one. */
static void put_all_kids(struct buffer *b, const struct structure *s, const struct element *e)
{
    size_t before = b->n;

    buffer_add(b, "/K[");
    int n = put_kids(b, s, e);
    check_array(s, e, n);
    if (n > 1)
        buffer_byte(b, ']');
    else if (n)
        b->s[before + 2] = ' ';
    else
        b->n = before;
}

static void write_element(struct structure *s, struct element *e, struct buffer *b)
{
    buffer_clear(b);
    put_entries(b, s, e);
    put_all_kids(b, s, e);
    buffer_add(b, ">>");
    save_text(s->pdf->save, e->number, b);
    for (const struct kid *kid = e->more->first; kid; kid = kid->next)
        if (kid->element)
            write_element(s, kid->element, b);
    for (struct element *child = e->more->first_child; child; child = child->next)
        if (child->used)
            write_element(s, child, b);
}

void elements_write(struct structure *s)
{
    struct buffer b = {0};

    write_element(s, s->document, &b);
    buffer_done(&b);
}
