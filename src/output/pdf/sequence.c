/* sequence.c: marked-content sequences
 *
 * ISO 32000-1 14.6, 14.7.4, 14.8.2.2.  What is said once in the document is content of an element, everything else an artifact:
 * heads and feet, what is said again, rules, fills, drawings.  Items that follow each other and belong to the same share a
 * sequence; none stands in another, since readers lose what follows the inner one.
 *
 * A cell that nothing is printed in has a sequence without content, in the order of reading, and an element that says so. */
#include "output/pdf/structure.h"

#include <string.h>

/* --- opening and closing --- */

static void close_sequence(struct structure *s, struct buffer *out)
{
    if (s->open || s->artifact)
        buffer_add(out, "EMC\n");
    s->open = NULL;
    s->artifact = NULL;
}

static void open_content(struct structure *s, struct element *e, struct buffer *out)
{
    if (s->open == e)
        return;
    close_sequence(s, out);
    buffer_byte(out, '/');
    buffer_add(out, tag_name(e->tag));
    buffer_add(out, "<</MCID ");
    put_integer(out, element_content(s, e, s->page));
    buffer_add(out, ">>BDC\n");
    s->open = e;
}

static void open_artifact(struct structure *s, const char *artifact, struct buffer *out)
{
    if (s->artifact == artifact)
        return;
    close_sequence(s, out);
    buffer_add(out, "/Artifact<<");
    buffer_add(out, artifact);
    buffer_add(out, ">>BDC\n");
    s->artifact = artifact;
}

/* --- artifacts --- */

/* ISO 32000-1 table 330. */
static const char *artifact_of(const struct structure *s, const struct item *item)
{
    static const char head[] = "/Type/Pagination/Subtype/Header/Attached[/Top]",
                      foot[] = "/Type/Pagination/Subtype/Footer/Attached[/Bottom]",
                      repeat[] = "/Type/Pagination", layout[] = "/Type/Layout";

    if (item->role == ROLE_FURNITURE)
        return item->y < s->pdf->pages->list.v[s->page].height / 2 ? head : foot;
    return item->role == ROLE_REPEAT ? repeat : layout;
}

/* --- empty cells --- */

static void put_silent_cell(struct structure *s, struct element *cell, struct buffer *out)
{
    struct element *span = element_make(s, TAG_SPAN, cell);
    const char *spoken = cell->more->instead ? cell->more->instead : s->pdf->pages->empty_word;

    element_more(s, span)->instead = spoken;
    buffer_printf(out, "/Span<</MCID %d/ActualText", element_content(s, span, s->page));
    put_words(out, spoken);
    buffer_add(out, ">>BDC\nEMC\n");
}

/* Those that come before a place in the document. */
static void put_silent_cells(struct structure *s, int order, struct buffer *out)
{
    const struct elements *silent = &s->silent;

    if (s->told < silent->list.n && silent->list.v[s->told]->order < order)
        close_sequence(s, out);
    while (s->told < silent->list.n && silent->list.v[s->told]->order < order)
        put_silent_cell(s, silent->list.v[s->told++], out);
}

static bool is_read(const struct item *item)
{
    for (const struct piece *p = item->text.pieces; p < item->text.pieces + item->text.count; p++) {
        const struct run *run = piece_run(&item->text, p);

        for (int i = p->first; i < p->first + p->count; i++) {
            const char *text = run->text + run->glyphs[i].offset;

            if (run->glyphs[i].bytes && *text != ' ' && strncmp(text, "\xC2\xA0", 2) != 0)
                return true;
        }
    }
    return false;
}

static void note_said(struct structure *s, const struct page *page)
{
    for (int i = 0; i < page->items.n; i++) {
        const struct item *item = &page->items.v[i];
        bool said = item->kind == ITEM_TEXT && item->role == ROLE_CONTENT && is_read(item);
        const struct node *cell = said ? node_ancestor(item->node, NODE_CELL) : NULL;
        struct element *e = cell ? map_find(s, cell) : NULL;

        if (e)
            e->said = true;
    }
}

static void add_silent(struct structure *s, struct element *e)
{
    if ((e->tag == TAG_TD || e->tag == TAG_TH) && !e->said)
        *vec_push(&s->pdf->arena, &s->silent.list) = e;
    for (struct element *child = e->more->first_child; child; child = child->next)
        add_silent(s, child);
}

static void find_silent_cells(struct structure *s)
{
    for (int i = 0; i < s->pdf->pages->list.n; i++)
        note_said(s, &s->pdf->pages->list.v[i]);
    add_silent(s, s->document);
}

/* --- spaces between texts --- */

static bool ends_with_space(const struct item *item)
{
    const struct item_text *t = &item->text;
    const struct piece *p = &t->pieces[t->count - 1];
    const struct run *run = t->count && p->count ? piece_run(t, p) : NULL;
    const struct glyph *g = run ? &run->glyphs[p->first + p->count - 1] : NULL;

    return t->hyphen || (g && g->bytes == 1 && run->text[g->offset] == ' ');
}

/* The leaf after n in its block, or NULL. */
static const struct node *next_leaf(const struct node *n)
{
    while (n && n->kind >= NODE_TEXT && !n->next)
        n = n->parent;
    n = n && n->kind >= NODE_TEXT ? n->next : NULL;
    while (n && n->first)
        n = n->first;
    return n;
}

static bool is_broken_between(const struct node *from, const struct node *to)
{
    for (const struct node *n = from == to ? NULL : from; n && n != to; n = next_leaf(n))
        if (n->kind == NODE_BREAK)
            return true;
    return false;
}

static const struct node *block_of(const struct node *n)
{
    while (n && n->kind >= NODE_TEXT)
        n = n->parent;
    return n;
}

/* Lines that a space parts end with it.  After a hard break, a label or a leader there is none, and words would join. */
static bool wants_space(const struct structure *s, const struct item *item, const struct element *block)
{
    if (s->label)
        return true;
    if (!block->texts || block->spaced)
        return false;
    if (item->node && block->last && block_of(item->node) != block_of(block->last))
        return true;
    return item->node && (item->node->kind == NODE_CONTENTS_ENTRY || item->node->kind == NODE_FIGURE || is_broken_between(block->last, item->node));
}

static bool space_before(void *state, const struct item *item)
{
    struct structure *s = state;
    struct element *block;

    if (!s->open)
        return false;
    block = owner_block(s->open);
    bool space = wants_space(s, item, block);
    block->texts = true;
    block->spaced = ends_with_space(item);
    block->last = item->node;
    s->label = s->open->tag == TAG_LBL && !block->spaced;
    return space;
}

/* --- the marker --- */

/* Notes stand at the foot of a page before the rest of what they follow in the document. */
static void follow_rows(struct structure *s, const struct element *e, struct buffer *out)
{
    const struct element *row = e;

    while (row && row->tag != TAG_TR && row->tag != TAG_NOTE && row->tag != TAG_TOC)
        row = row->parent;
    if (row && row->tag != TAG_TR)
        return;
    put_silent_cells(s, e->order, out);
    s->row = row;
}

/* Of a figure everything is content, the drawing too. */
static bool is_in_figure(const struct item *item)
{
    return item->node && item->node->kind == NODE_FIGURE;
}

static void item_begin(void *state, const struct item *item, struct buffer *out)
{
    struct structure *s = state;

    if (item->role != ROLE_CONTENT || (item->kind != ITEM_TEXT && !is_in_figure(item))) {
        open_artifact(s, artifact_of(s, item), out);
        return;
    }
    struct element *e = owner_of_item(s, item);
    follow_rows(s, e, out);
    open_content(s, e, out);
}

static void close_open(void *state, struct buffer *out)
{
    close_sequence(state, out);
}

static void page_begin(void *state, int page, HPDF_Page sheet)
{
    struct structure *s = state;
    struct objects *o = &s->pdf->objects;

    s->page = page;
    s->row = NULL;
    s->label = false;
    HARU(o, HPDF_Dict_AddNumber, sheet, "StructParents", page);
    HARU(o, HPDF_Dict_AddName, sheet, "Tabs", "S");             /* annotations in the order of the tags: ISO 14289-1 7.18.3 */
}

static void keep_sequences(struct structure *s)
{
    struct elements *kept = &s->parents[s->page];

    vec_reserve(&s->pdf->arena, &kept->list, s->sequences.list.n);
    for (int i = 0; i < s->sequences.list.n; i++)
        kept->list.v[kept->list.n++] = s->sequences.list.v[i];
    s->sequences.list.n = 0;
}

/* The cells behind the last that was printed in its row are on its page. */
static void page_end(void *state, struct buffer *out)
{
    struct structure *s = state;
    bool last = s->page == s->pdf->pages->list.n - 1;

    close_sequence(s, out);
    if (last || s->row)
        put_silent_cells(s, last ? s->count + 1 : s->row->order + 1, out);
    keep_sequences(s);
}

/* Keys of the parent tree: pages first, annotations after them. */
static void annotation(void *state, const struct item *item, HPDF_Dict object, struct buffer *entries)
{
    struct structure *s = state;

    buffer_printf(entries, " /StructParent %d", s->pdf->pages->list.n + s->links.list.n);
    element_link(s, item->kind == ITEM_SIGNATURE ? map_find(s, item->node) : owner_of_link(s, item->node), s->page, object);
}

void sequence_init(struct structure *s)
{
    s->marker = (struct marker){
        .state = s, .page_begin = page_begin, .item_begin = item_begin, .space_before = space_before, .close = close_open,
        .page_end = page_end, .annotation = annotation,
    };
    s->parents = arena_array(&s->pdf->arena, struct elements, s->pdf->pages->list.n);
    find_silent_cells(s);
}
