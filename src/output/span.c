/* span.c: items become spans
 *
 * A paragraph's line is many items: a bold word, a link, the mark of a note.  On the grid it is one string, with a blank wherever there is a gap.
 * An item joins the span before it when it begins where that one ends, in the same block and on nearly the same line. */

#include "output/grid.h"

#include <stdlib.h>
#include <string.h>
#include "base/utf8.h"
#include "output/words.h"

#define RULE_HEAVY PT(0.6)          /* thinner rules stand under every row: printed, they would double the text */
#define RULE_THICK PT(2)            /* thicker fills are bars */
#define RULE_LONG PT(20)

/* What an item brings to a span. */
struct part {
    const struct item *item;
    const char *text;               /* without blanks at the ends */
    size_t bytes;
    bool blank, blank_after;        /* there was one at its beginning, at its end */
    length x, end, y, size;
    bool mark, right;
    length comma;                   /* of a figure with decimals */
    size_t decimals;                /* bytes from the comma on; 0: there is none */
    length edge;                    /* right: what is aligned */
    size_t behind;                  /* right: bytes behind that edge */
};

struct collector {
    const struct grid *grid;
    struct sheet *sheet;
    struct span *open;              /* the last of the sheet, while items may join it; NULL: none */
    bool mark, blank;               /* its last item is a symbol, ends in a blank */
    size_t solid;                   /* right: bytes of text up to the edge */
    size_t decimals;                /* those of them from the comma on */
    struct buffer text;             /* of the open span */
    struct buffer raw, words;       /* of the item at hand: as it is, and as it is printed */
};

static length larger(length a, length b)
{
    return a > b ? a : b;
}

static const struct node *block_of(const struct node *n)
{
    while (n && n->kind >= NODE_TEXT)
        n = n->parent;
    return n;
}

/* The tree above whose columns belong together.  A table keeps its own, wherever it stands; lists in lists share theirs. */
static const struct node *region_of(const struct node *n)
{
    const struct node *region = NULL;
    for (; n; n = n->parent) {
        if (n->kind == NODE_TABLE)
            return n;
        if (n->kind == NODE_LIST || n->kind == NODE_CONTENTS || n->kind == NODE_NOTE)
            region = n;
    }
    return region;
}

/* Spaces and hyphens of all kinds become the plain ones. */
static void print_words(struct buffer *out, const char *s)
{
    while (*s) {
        uint32_t rune = utf8_next(&s);
        if (rune == RUNE_NBSP || rune == RUNE_NNBSP || rune == RUNE_THIN_SPACE || rune < ' ')
            buffer_byte(out, ' ');
        else if (rune == RUNE_NB_HYPHEN)
            buffer_byte(out, '-');
        else if (rune < 0x80)
            buffer_byte(out, (char)rune);
        else if (rune != RUNE_SOFT_HYPHEN)
            buffer_rune(out, rune);
    }
}

/* False when nothing is left after trimming. */
static bool trim(struct part *p, const char *s, size_t n)
{
    p->blank_after = n > 0 && s[n - 1] == ' ';
    while (n > 0 && s[n - 1] == ' ')
        n--;
    p->blank = n > 0 && *s == ' ';
    while (n > 0 && *s == ' ')
        s++, n--;
    p->text = s;
    p->bytes = n;
    return n > 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Decimals are as wide as other digits on the grid, but the comma is not on paper: which of comma and right edge is aligned must be known. */
static void find_comma(struct part *p)
{
    size_t i = p->bytes;
    while (i > 0 && p->text[i - 1] != ',')
        i--;
    if (i < 2 || i == p->bytes || !is_digit(p->text[i - 2]) || !is_digit(p->text[i]))
        return;
    p->comma = p->x + item_find(&p->item->text, ',');
    p->decimals = p->bytes - (i - 1);
}

/* A figure that is aligned at its comma: its last characters stand behind the edge. */
static void find_tail(struct part *p)
{
    int n = p->item->tail;
    p->edge = p->x + item_tail(&p->item->text, n);
    for (; n > 0 && p->behind < p->bytes; n--)
        do
            p->behind++;
        while (p->behind < p->bytes && ((unsigned char)p->text[p->bytes - p->behind] & 0xC0) == 0x80);
}

static bool text_part(struct collector *c, const struct item *i, struct part *p)
{
    buffer_clear(&c->raw);
    buffer_clear(&c->words);
    item_words(&i->text, &c->raw);
    if (c->raw.n)
        print_words(&c->words, c->raw.s);
    if (i->text.hyphen)
        buffer_byte(&c->words, '-');
    *p = (struct part){ .item = i, .x = i->x, .end = i->x + i->text.width, .y = i->y, .size = i->text.size, .right = i->text.right };
    if (c->words.n == 0 || !trim(p, c->words.s, c->words.n))
        return false;
    p->edge = p->end;
    if (i->tail)
        find_tail(p);
    else if (p->right)
        find_comma(p);
    return true;
}

/* A drawing stands about on the line of its word, and is about as high. */
static bool mark_part(const struct item *i, struct part *p)
{
    *p = (struct part){ .item = i, .mark = true, .x = i->x, .end = i->x + i->path->width, .y = i->y + i->path->height,
                        .size = i->path->height };
    return i->path->character && trim(p, i->path->character, strlen(i->path->character));
}

static void span_close(struct collector *c)
{
    struct span *s = c->open;
    if (s == NULL)
        return;
    s->text = arena_strndup(c->grid->arena, c->text.s, c->text.n);
    s->bytes = (int)c->text.n;
    s->columns = (int)utf8_columns(s->text, c->text.n);
    if (s->right) {
        s->tail = s->columns - (int)utf8_columns(s->text, c->solid);
        s->decimals = (int)utf8_columns(s->text + c->solid - c->decimals, c->decimals);
    }
    c->open = NULL;
}

static struct span *span_add(struct collector *c, enum span_kind kind, const struct item *i)
{
    span_close(c);
    struct span *s = vec_push(c->grid->arena, &c->sheet->spans);
    s->kind = kind;
    s->order = c->sheet->spans.n;
    s->node = i->node;
    s->block = block_of(i->node);
    s->cell = s->block ? node_ancestor(s->block, NODE_CELL) : NULL;
    s->region = region_of(s->block);
    s->x = s->edge = i->x;
    s->y = i->y;
    return s;
}

/* How far an item may stand from the one before it and still be the next word of its line. */
static length reach(const struct collector *c, const struct part *p)
{
    length size = larger(c->open->size, p->size);
    if (c->mark || p->mark)
        return size;
    const struct item_text *t = &p->item->text;
    return larger(size / 2, font_scale(t->font, t->font->space->advance, size) * 4 / 3);
}

static bool joins(const struct collector *c, const struct part *p)
{
    const struct span *s = c->open;
    if (s == NULL || s->block != block_of(p->item->node) || (p->right && !s->right))
        return false;
    length size = larger(s->size, p->size), gap = p->x - s->end;
    return abs(p->y - s->y) <= size / 2 && gap >= -size / 5 && gap <= reach(c, p);
}

static void join(struct collector *c, const struct part *p)
{
    struct span *s = c->open;
    if (c->text.n > 0 && (c->blank || p->blank || p->x - s->end >= larger(s->size, p->size) / 10))
        buffer_byte(&c->text, ' ');
    if (p->right) {
        s->right = true;
        s->edge = p->edge;
        s->comma = p->comma;
        c->solid = c->text.n + p->bytes - p->behind;
        c->decimals = p->decimals;
    }
    if (p->size > s->size && (!p->mark || s->size == 0)) {
        s->size = p->size;
        s->y = p->y;
    }
    buffer_bytes(&c->text, p->text, p->bytes);
    s->end = larger(s->end, p->end);
    c->mark = p->mark;
    c->blank = p->blank_after;
}

static bool is_leader(const struct part *p)
{
    if (p->item->role != ROLE_DECORATION || p->mark)
        return false;
    for (size_t i = 0; i < p->bytes; i++)
        if (p->text[i] != '.' && p->text[i] != ' ')
            return false;
    return true;
}

static void add_part(struct collector *c, const struct part *p)
{
    if (is_leader(p)) {
        struct span *s = span_add(c, SPAN_LEADER, p->item);
        s->end = p->end;
        s->size = p->size;
        s->columns = grid_column(c->grid, s->end - s->x);
        return;
    }
    if (!joins(c, p)) {
        c->open = span_add(c, SPAN_TEXT, p->item);
        c->open->end = p->x;
        c->open->y = p->y;
        buffer_clear(&c->text);
    }
    join(c, p);
}

/* A line to sign on paper, and the lower edge of a field. */
static void add_signing_line(struct collector *c, const struct item *i, length width, length y)
{
    struct span *s = span_add(c, SPAN_RULE, i);
    s->end = i->x + width;
    s->y = y;
    s->columns = grid_column(c->grid, width);
}

static bool is_signing_line(const struct item *i)
{
    return i->kind == ITEM_FILL && i->node && i->node->kind == NODE_SIGNATURE && !i->node->label;
}

static void add_signature(struct collector *c, const struct item *i)
{
    const struct item_signature *sig = &i->signature;
    struct part p;
    if (!sig->width)
        return;
    if (sig->prompt) {
        struct item prompt = *sig->prompt;
        prompt.node = i->node;
        prompt.x += i->x;
        prompt.y += i->y;
        span_close(c);
        if (text_part(c, &prompt, &p))
            add_part(c, &p);
    }
    add_signing_line(c, i, sig->width, i->y + sig->height);
}

static void add_rule(struct collector *c, const struct item *i)
{
    const struct item_fill *f = &i->fill;
    if (i->role != ROLE_DECORATION || f->height <= RULE_HEAVY || f->height > RULE_THICK || f->width < RULE_LONG ||
        i->node == NULL || node_ancestor(i->node, NODE_TABLE) == NULL)
        return;
    struct span *s = span_add(c, SPAN_RULE, i);
    s->end = i->x + f->width;
    s->y = i->y + f->height / 2;
}

/* All pages' spans are kept until the columns are known: no room is wasted by growing. */
static void reserve(const struct grid *g, struct sheet *s, const struct page *page)
{
    int n = 0;
    for (int k = 0; k < page->items.n; k++)
        n += page->items.v[k].kind == ITEM_SIGNATURE ? 2 : page->items.v[k].kind != ITEM_LINK;
    s->spans.v = arena_array(g->arena, struct span, n);
    s->spans.cap = n;
}

/* How many items from k on belong to one figure. */
static int figure_items(const struct page *page, int k)
{
    const struct node *figure = page->items.v[k].node;
    int n = 0;
    while (figure && figure->kind == NODE_FIGURE && k + n < page->items.n && page->items.v[k + n].node == figure)
        n++;
    return n;
}

void span_collect(const struct grid *g, struct sheet *s, const struct page *page)
{
    struct collector c = { .grid = g, .sheet = s };
    reserve(g, s, page);
    for (int k = 0; k < page->items.n; k++) {
        const struct item *i = &page->items.v[k];
        struct part p;
        int n = figure_items(page, k);
        if (n) {
            span_close(&c);
            raster_figure(g, s, page, k, k + n);
            k += n - 1;
            continue;
        }
        if (i->kind == ITEM_SIGNATURE)
            add_signature(&c, i);
        else if (is_signing_line(i))
            add_signing_line(&c, i, i->fill.width, i->y + i->fill.height / 2);
        else if (i->kind == ITEM_FILL)
            add_rule(&c, i);
        else if (i->kind == ITEM_TEXT ? text_part(&c, i, &p) : i->kind == ITEM_PATH && mark_part(i, &p))
            add_part(&c, &p);
    }
    span_close(&c);
    buffer_done(&c.text);
    buffer_done(&c.raw);
    buffer_done(&c.words);
}
