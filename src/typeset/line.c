/* line.c: the items of one line
 *
 * What stands side by side in one segment is one item. */
#include "typeset/line.h"

struct making {
    struct typesetter *typesetter;
    const struct paragraph *paragraph;
    struct line *line;
    struct piece *pieces;           /* room for those that are left */
    int segment;                    /* of the open item; -1: none */
    int64_t at, left;               /* from the line's edge: here, and to the open item */
    int64_t solid;                  /* here, without a trailing space */
};

length clamp_length(int64_t width)
{
    return width > LENGTH_MAX ? LENGTH_MAX : (length)width;
}

static struct item *open_item(struct making *m)
{
    return &m->line->items[m->line->count - 1];
}

/* --- items --- */

static void close_item(struct making *m)
{
    struct item *item = open_item(m);

    if (item->text.hyphen)
        m->solid += hyphen_width(&m->paragraph->segments[m->segment]);
    item->x = clamp_length(m->left);
    item->text.width = clamp_length(m->solid - m->left);
    m->line->width = clamp_length(m->solid);
}

static void add_note(struct making *m, const struct node *note)
{
    if (note && !note->below && !(m->line->notes.n && m->line->notes.v[m->line->notes.n - 1] == note))
        *vec_push(m->typesetter->flow, &m->line->notes) = note;
}

static void begin_item(struct making *m, int segment)
{
    const struct segment *s = &m->paragraph->segments[segment];

    if (m->segment >= 0)
        close_item(m);
    m->segment = segment;
    m->left = m->solid = m->at;
    m->line->items[m->line->count++] = (struct item){
        .kind = ITEM_TEXT, .role = ROLE_CONTENT, .node = s->node, .y = -s->rise,
        .text = {.font = s->font, .size = s->size, .color = s->color, .underline = s->underline, .pieces = m->pieces},
    };
    add_note(m, s->note);
}

static void push_piece(struct making *m, const struct run *run, int first, int count)
{
    *m->pieces++ = (struct piece){(uint32_t)run->number, (uint16_t)first, (uint16_t)count};
    open_item(m)->text.count++;
}

/* Glyphs first to end-1 of a box. */
static void add_glyphs(struct making *m, const struct box *b, int first, int end)
{
    const struct segment *s = &m->paragraph->segments[b->segment];

    if (first == end)
        return;
    m->at += b->leads && first == 0 ? s->lead : 0;
    if (b->segment != m->segment)
        begin_item(m, b->segment);
    push_piece(m, b->run, first, end - first);
    m->at += segment_width(s, b->run, first, end);
    if (!b->space)
        m->solid = m->at;
    m->at += b->trails && end == b->run->count ? s->trail : 0;
}

/* --- the line --- */

static void add_boxes(struct making *m, const struct chance *from, const struct chance *to, int last)
{
    for (int i = from->box; i < last; i++) {
        const struct box *b = &m->paragraph->boxes.v[i];

        add_glyphs(m, b, i == from->box ? from->glyph : 0, i == to->box ? to->glyph : b->run->count);
    }
}

/* The space that the line ends at hangs over its edge, in the last item's font whatever segment it came from: an item
 * of nothing would be no help to anybody. */
static void add_trailing_space(struct making *m)
{
    const struct run *space = m->paragraph->segments[m->segment].font->space;

    push_piece(m, space, 0, space->count);
}

/* At most as many pieces as boxes, and as many items as segments, which boxes follow in order. */
static void make_room(struct making *m, int first, int last)
{
    const struct box *boxes = m->paragraph->boxes.v;
    int segments = boxes[last - 1].segment - boxes[first].segment + 1;

    m->pieces = arena_array(m->typesetter->flow, struct piece, last - first + 1);
    m->line->items = arena_array(m->typesetter->flow, struct item, segments);
}

/* The chance is inside the text of a segment. */
static bool is_continued(const struct paragraph *p, const struct chance *start)
{
    const struct box *b = p->boxes.v + start->box;

    return start->glyph > 0 || (start->box > 0 && b[0].segment == b[-1].segment);
}

struct line line_make(struct typesetter *t, const struct paragraph *p, int from, int to)
{
    const struct chance *start = &p->chances.v[from], *end = &p->chances.v[to];
    struct line line = {0};
    struct making m = {.typesetter = t, .paragraph = p, .line = &line, .segment = -1};
    int last = end->kind == CHANCE_SPACE ? end->box - 1 : end->box + (end->glyph > 0);

    if (last <= start->box)
        return line;
    line.continued = is_continued(p, start);
    make_room(&m, start->box, last);
    add_boxes(&m, start, end, last);
    if (m.segment < 0)
        return line;
    open_item(&m)->text.hyphen = end->kind == CHANCE_HYPHEN;
    close_item(&m);
    if (end->kind == CHANCE_SPACE)
        add_trailing_space(&m);
    return line;
}
