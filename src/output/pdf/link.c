/* link.c: annotations and destinations */
#include "output/pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

struct target {
    const struct node *node;
    struct landmark landmark;       /* of a note, too */
};

struct targets { vec(struct target) list; };

/* --- where headings and notes are --- */

static length ascent_of(const struct item_text *t)
{
    return font_scale(t->font, t->font->ascender, t->size);
}

/* A note begins with its label. */
static bool is_note(const struct item *item)
{
    return item->kind == ITEM_TEXT && item->role == ROLE_CONTENT && item->node && item->node->kind == NODE_NOTE;
}

static void add_target(struct pdf *p, const struct node *n, struct landmark landmark)
{
    *vec_push(&p->arena, &p->targets->list) = (struct target){n, landmark};
}

static void add_notes(struct pdf *p, int page)
{
    const struct page *from = &p->pages->list.v[page];

    for (int i = 0; i < from->items.n; i++) {
        const struct item *item = &from->items.v[i];

        if (is_note(item))
            add_target(p, item->node, (struct landmark){.text = item->node->label, .page = page, .y = item->y - ascent_of(&item->text)});
    }
}

/* By address, which differs from run to run: only ever used to look up. */
static int compare_nodes(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const struct target *)a)->node, y = (uintptr_t)((const struct target *)b)->node;

    return (x > y) - (x < y);
}

void links_init(struct pdf *p)
{
    p->targets = arena_new(&p->arena, struct targets);
    for (int i = 0; i < p->pages->landmarks.n; i++)
        add_target(p, p->pages->landmarks.v[i].heading, p->pages->landmarks.v[i]);
    for (int i = 0; i < p->pages->anchors.n; i++)
        add_target(p, p->pages->anchors.v[i].heading, p->pages->anchors.v[i]);
    for (int i = 0; i < p->pages->list.n; i++)
        add_notes(p, i);
    if (p->targets->list.n)
        qsort(p->targets->list.v, (size_t)p->targets->list.n, sizeof *p->targets->list.v, compare_nodes);
}

static const struct landmark *find_landmark(const struct pdf *p, const struct node *n)
{
    struct target wanted = {.node = n};
    const struct target *found = !p->targets->list.n ? NULL : bsearch(&wanted, p->targets->list.v, (size_t)p->targets->list.n, sizeof wanted, compare_nodes);

    return found ? &found->landmark : NULL;
}

/* ISO 32000-1 12.3.2.2: null keeps the magnification that the reader has chosen. */
void put_destination(struct buffer *out, const struct pdf *p, const struct landmark *l)
{
    buffer_add(out, "[");
    put_reference(out, p->sheets[l->page]);
    buffer_add(out, " /XYZ 0 ");
    buffer_milli(out, (int64_t)p->pages->list.v[l->page].height - l->y);
    buffer_add(out, " null]");
}

/* --- annotations, ISO 32000-1 12.5 --- */

void put_rectangle(struct buffer *out, length x, length y, length width, length height, length page_height)
{
    const int64_t corners[] = {x, (int64_t)page_height - y - height, (int64_t)x + width, (int64_t)page_height - y};

    for (int i = 0; i < 4; i++) {
        buffer_byte(out, i ? ' ' : '[');
        buffer_milli(out, corners[i]);
    }
    buffer_byte(out, ']');
}

/* A URI is 7-bit ASCII (ISO 32000-1 12.6.4.7); what else there is in an address is written in hexadecimal (RFC 3986). */
static void put_address(struct buffer *out, const char *url)
{
    struct buffer ascii = {0};

    buffer_add(&ascii, "");
    for (const unsigned char *s = (const unsigned char *)url; *s; s++) {
        if (*s > ' ' && *s < 0x7F && !strchr("\"<>\\^`{|}", *s))
            buffer_byte(&ascii, (char)*s);
        else
            buffer_printf(&ascii, "%%%02X", *s);
    }
    put_string(out, ascii.s);
    buffer_done(&ascii);
}

/* What a reader who does not see the page is told: the words of the link, or its address if it has none. */
static void put_address_entries(struct buffer *out, const struct item *item)
{
    const struct node *link = node_ancestor(item->node, NODE_LINK);
    struct buffer words = {0};

    if (link)
        node_text(link, &words);
    buffer_add(out, " /A << /S /URI /URI ");
    put_address(out, item->link.url);
    buffer_add(out, " >> /Contents ");
    put_words(out, words.n ? words.s : item->link.url);
    buffer_done(&words);
}

static void put_landmark_entries(struct buffer *out, const struct pdf *p, const struct item *item, const struct landmark *l)
{
    const char *label = p->pages->list.v[l->page].label;
    struct buffer words = {0};

    if (item->link.target->kind == NODE_NOTE)
        buffer_printf(&words, "%s %s", p->pages->note_word, l->text);
    else if (*l->text)
        buffer_add(&words, l->text);
    else
        node_text(item->node, &words);                  /* the link's own: a table has no name */
    if (item->link.target->kind != NODE_NOTE && *label)
        buffer_printf(&words, ", %s %s", p->pages->page_word, label);
    buffer_add(out, " /Dest ");
    put_destination(out, p, l);
    buffer_add(out, " /Contents ");
    put_words(out, words.s);
    buffer_done(&words);
}

/* /F 4 prints it (PDF/A-2 6.3.2); a border nobody asked for would be drawn without the other entry. */
static void write_annotation(struct pdf *p, HPDF_Array annotations, const struct item *item, length page_height)
{
    const struct landmark *l = item->link.url ? NULL : find_landmark(p, item->link.target);
    struct buffer b = {0};

    if (!item->link.url && !l)
        return;
    HPDF_Dict annotation = object_new(&p->objects);
    buffer_add(&b, "/Type /Annot /Subtype /Link /F 4 /Border [0 0 0] /Rect ");
    put_rectangle(&b, item->x, item->y, item->link.width, item->link.height, page_height);
    if (l)
        put_landmark_entries(&b, p, item, l);
    else
        put_address_entries(&b, item);
    if (p->marker && p->marker->annotation)
        p->marker->annotation(p->marker->state, item, annotation, &b);
    object_entries(&p->objects, annotation, &b);
    HARU(&p->objects, HPDF_Array_Add, annotations, annotation);
    buffer_done(&b);
}

/* The area of a link, or of a note's mark, which leads to its note. */
static bool is_link(const struct item *item, struct item *area)
{
    const struct item_text *t = &item->text;

    *area = *item;
    if (item->kind != ITEM_TEXT || item->role != ROLE_CONTENT || !item->node || item->node->kind != NODE_NOTE_MARK || !t->count)
        return item->kind == ITEM_LINK;
    area->kind = ITEM_LINK;
    area->y = item->y - ascent_of(t);
    area->link = (struct item_link){
        t->width, ascent_of(t) - font_scale(t->font, t->font->descender, t->size), NULL, item->node->note};
    return true;
}

static bool has_annotations(const struct page *page)
{
    struct item area;

    for (int i = 0; i < page->items.n; i++)
        if (page->items.v[i].kind == ITEM_SIGNATURE || is_link(&page->items.v[i], &area))
            return true;
    return false;
}

void annotations_page(struct pdf *p, int number)
{
    const struct page *page = &p->pages->list.v[number];
    struct objects *o = &p->objects;
    struct item area;

    if (!has_annotations(page))
        return;
    HPDF_Array annotations = HARU_NEW(o, HPDF_Array_New, o->doc->mmgr);
    HARU(o, HPDF_Dict_Add, p->sheets[number], "Annots", annotations);
    for (int i = 0; i < page->items.n; i++)
        if (page->items.v[i].kind == ITEM_SIGNATURE)
            signature_write(p, number, annotations, &page->items.v[i]);
        else if (is_link(&page->items.v[i], &area))
            write_annotation(p, annotations, &area, page->height);
}
