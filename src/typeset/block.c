/* block.c: paragraphs, headings and lists */

#include "typeset/block.h"

#include <string.h>
#include "base/utf8.h"
#include "typeset/inline.h"
#include "typeset/symbol.h"

/* ---- measuring ---- */

static struct measured *add(struct setter *s, const struct node *n, const struct style *style, struct measures *out)
{
    struct measured *m = vec_push(s->arena, out);
    struct segments segments = { 0 };
    *m = (struct measured){ .node = n, .style = style };
    if (!style)
        return m;
    m->indent = style->indent;
    m->indent_right = style->indent_right;
    m->before = style->before;
    m->after = style->after;
    inline_segments(s, n, style, &segments);
    bool fonts = true;
    for (int i = 0; i < segments.n; i++) {
        fonts &= segments.v[i].font != NULL;
        if (segments.v[i].node->kind == NODE_SYMBOL)
            symbol_make_room(s, style, &segments.v[i]);
    }
    if (fonts && segments.n)
        m->text = paragraph_new(&s->typesetter, segments.v, segments.n, style->hyphenate);
    return m;
}

void set_label(struct setter *s, struct measured *m, struct item label, const struct node *node, length x)
{
    m->label = arena_new(s->arena, struct item);
    *m->label = label;
    m->label->node = node;
    m->label->x = x;
}

void measure_paragraph(struct setter *s, const struct node *paragraph, length indent, struct measures *out)
{
    add(s, paragraph, paragraph->style, out)->indent += indent;
}

void measure_heading(struct setter *s, const struct node *heading, length gap, struct measures *out)
{
    struct measured *m = add(s, heading, heading->style, out);
    if (!heading->label || !m->style)
        return;
    length width = text_item(s, m->style, heading->label).text.width;
    set_label(s, m, text_item(s, m->style, arena_printf(s->arena, "%s ", heading->label)), heading, m->indent);
    m->label->text.width = width;                   /* the space is there to be read, not seen */
    width += gap;
    m->indent += width > m->style->number_width ? width : m->style->number_width;
}

/* From the left edge of labels to their text: as told, but never less than the widest of them and a space. */
static length hanging_of(struct setter *s, const struct node *list)
{
    length hanging = list->style->hanging;
    for (const struct node *item = list->first; item; item = item->next) {
        length width = text_item(s, list->style, arena_printf(s->arena, "%s ", item->label)).text.width;
        if (width > hanging)
            hanging = width;
    }
    return hanging;
}

static void measure_list_at(struct setter *s, const struct node *list, length indent, bool inner, struct measures *out);

/* indent is that of the item's text, hanging what its label stands further to the left. */
static void measure_item(struct setter *s, const struct node *item, const struct style *style, length indent, length hanging,
                         struct measures *out)
{
    int first = out->n;
    if (!item->first || item->first->kind == NODE_LIST)     /* a label of its own line: nothing takes another's label away */
        add(s, item, style, out)->indent += indent;
    for (const struct node *n = item->first; n; n = n->next) {
        if (n->kind == NODE_LIST)
            measure_list_at(s, n, indent, true, out);
        else
            measure_paragraph(s, n, indent, out);
    }
    struct measured *m = &out->v[first];
    set_label(s, m, text_item(s, style, item->label), item, style->indent + indent - hanging);
    for (int i = first; i < out->n; i++)
        if (out->v[i].style == style)
            out->v[i].before = out->v[i].after = style->item_gap;
}

static void measure_list_at(struct setter *s, const struct node *list, length indent, bool inner, struct measures *out)
{
    if (!list->style)
        return;
    int first = out->n;
    length hanging = hanging_of(s, list);
    for (const struct node *item = list->first; item; item = item->next)
        measure_item(s, item, list->style, indent + hanging, hanging, out);
    if (inner || first == out->n)
        return;
    out->v[first].before = list->style->before;
    out->v[out->n - 1].after = list->style->after;
}

void measure_list(struct setter *s, const struct node *list, length indent, struct measures *out)
{
    measure_list_at(s, list, indent, false, out);
}

/* ---- symbols ---- */

/* A symbol by itself, or with marks of notes, not one in a text. */
static bool is_symbol(const struct node *n)
{
    if (!n || n->kind != NODE_PARAGRAPH || !n->first || n->first->kind != NODE_SYMBOL)
        return false;
    for (const struct node *mark = n->first->next; mark; mark = mark->next)
        if (mark->kind != NODE_NOTE_MARK && !mark->raised)
            return false;
    return true;
}

/* Those of a set that follow each other are packed together.  Gives the last of them. */
static const struct node *measure_symbols(struct setter *s, const struct node *n, length line, struct measures *out)
{
    const struct symbol_set *set = n->first->set;
    struct measured *m = vec_push(s->arena, out);
    *m = (struct measured){ .node = n, .style = n->style, .pack = pack_new(s, set->gap, set->line_gap) };
    if (n->style) {
        m->indent = n->style->indent;
        m->indent_right = n->style->indent_right;
        m->before = n->style->before;
        m->after = n->style->after;
    }
    for (;; n = n->next) {
        pack_add(s, m->pack, n, n->style, (enum word_position)set->word_position, line);
        if (!is_symbol(n->next) || n->next->first->set != set)
            return n;
    }
}

/* Blocks from `first` on stand under the word of the symbol before them. */
static void hang(struct measures *m, int first, length indent)
{
    for (int i = first; i < m->n; i++) {
        m->v[i].indent += indent;
        if (m->v[i].label)
            m->v[i].label->x += indent;
    }
}

static length hanging_symbol(const struct node *parent)
{
    const struct node *n = parent->first;
    return parent->kind == NODE_CELL && parent->cell->hanging && is_symbol(n) ? pack_word_left(n->first) : 0;
}

void measure_blocks(struct setter *s, const struct node *parent, length line, struct measures *out)
{
    int first = out->n;
    if (node_is_plain(parent))
        measure_paragraph(s, parent, 0, out);
    for (const struct node *n = parent->first; n; n = n->next) {
        if (n->kind == NODE_LIST)
            measure_list(s, n, 0, out);
        else if (is_symbol(n))
            n = measure_symbols(s, n, line, out);
        else if (n->kind != NODE_FIGURE && n->kind != NODE_SIGNATURES)      /* those of a cover stand by themselves */
            measure_paragraph(s, n, 0, out);
    }
    hang(out, first + 1, hanging_symbol(parent));
}

/* ---- widths ---- */

static length widest(const struct measures *m, length (*width)(const struct paragraph *), length (*packed)(const struct pack *))
{
    length widest_yet = 0;
    for (int i = 0; i < m->n; i++) {
        const struct measured *one = &m->v[i];
        length w = one->indent + one->indent_right + (one->text ? width(one->text) : one->pack ? packed(one->pack) : 0);
        if (w > widest_yet)
            widest_yet = w;
    }
    return widest_yet;
}

length measured_width(const struct measures *m)
{
    return widest(m, paragraph_width, pack_width);
}

length measured_word_width(const struct measures *m)
{
    return widest(m, paragraph_word_width, pack_word_width);
}

length measured_whole_width(const struct measures *m)
{
    return widest(m, paragraph_word_width, pack_whole_width);
}

length measured_parted_width(const struct measures *m)
{
    return widest(m, paragraph_parted_width, pack_least_width);
}

length measured_least_width(const struct measures *m)
{
    return widest(m, paragraph_least_width, pack_least_width);
}

int measured_lines(const struct measures *m, length width)
{
    int lines = 0;
    for (int i = 0; i < m->n; i++) {
        const struct measured *one = &m->v[i];
        length room = width - one->indent - one->indent_right;
        lines += one->text ? paragraph_count(one->text, room) : one->pack ? pack_lines(one->pack, room) : 0;
    }
    return lines;
}

/* ---- setting ---- */

static length aligned(enum align align, length width, length used)
{
    return align == ALIGN_RIGHT ? width - used : align == ALIGN_CENTER ? (width - used) / 2 : 0;
}

static const struct node *link_of(const struct node *n)
{
    while (n && n->kind >= NODE_TEXT && n->kind != NODE_LINK)
        n = n->parent;
    return n && n->kind == NODE_LINK ? n : NULL;
}

/* The areas of a line that can be clicked: the items of one link together. */
static void add_links(struct setter *s, struct strip *strip, const struct line *line, length x)
{
    for (int i = 0; i < line->count; i++) {
        const struct node *link = link_of(line->items[i].node);
        if (!link)
            continue;
        length left = line->items[i].x, right = left + line->items[i].text.width;
        while (i + 1 < line->count && link_of(line->items[i + 1].node) == link) {
            i++;
            right = line->items[i].x + line->items[i].text.width;
        }
        struct item area = { .kind = ITEM_LINK, .node = link, .link = { .width = right - left, .height = strip->height, .url = link->target ? NULL : link->text, .target = link->target } };
        strip_item(s->typesetter.flow, strip, area, x + left, 0);
    }
}

/* The drawing of a symbol stands before its word, where that begins. */
static void add_drawing(struct setter *s, const struct style *style, const struct item *word, struct strip *strip, length x, length baseline)
{
    struct item drawing = symbol_in_text(s, word->node, style, word->text.width);
    drawing.node = word->node;
    if (drawing.path->count)
        strip_item(s->typesetter.flow, strip, drawing, x + word->x, baseline);
}

/* Nothing but text, without a drawing or a link. */
static bool is_plain(const struct line *line)
{
    for (int i = 0; i < line->count; i++)
        if (line->items[i].node->kind == NODE_SYMBOL || link_of(line->items[i].node))
            return false;
    return true;
}

static void add_items(struct setter *s, const struct measured *m, const struct line *line, struct strip *strip, length x, length baseline)
{
    for (int i = 0; i < line->count; i++) {
        const struct item *item = &line->items[i];
        if (item->node->kind == NODE_SYMBOL && i >= line->continued)
            add_drawing(s, m->style, item, strip, x, baseline);
        strip_item(s->typesetter.flow, strip, *item, x, baseline);
    }
}

/* The items of most lines become the strip's as they are. */
static void take_items(const struct line *line, struct strip *strip, length x, length baseline)
{
    strip->items.v = line->items;
    strip->items.n = strip->items.cap = line->count;
    for (int i = 0; i < line->count; i++) {
        strip->items.v[i].x += x;
        strip->items.v[i].y += baseline;
    }
}

static struct strip *add_line(struct setter *s, const struct measured *m, const struct line *line, length x, length baseline, struct strips *out)
{
    struct strip *strip = strip_add(s->typesetter.flow, out, m->style->leading);
    if (is_plain(line)) {
        take_items(line, strip, x, baseline);
    } else {
        add_items(s, m, line, strip, x, baseline);
        add_links(s, strip, line, x);
    }
    for (int i = 0; i < line->notes.n; i++)
        *vec_push(s->arena, &strip->notes) = line->notes.v[i];
    return strip;
}

/* A label that was measured for its paragraph; what was measured may go before what was set. */
static struct item kept_label(struct setter *s, const struct item *label)
{
    struct item kept = *label;
    if (label->text.count) {
        struct piece *pieces = arena_array(s->arena, struct piece, label->text.count);
        memcpy(pieces, label->text.pieces, sizeof *pieces * (size_t)label->text.count);
        kept.text.pieces = pieces;
    }
    return kept;
}

/* Labels come before the text of their line in reading order. */
static void add_label(struct setter *s, const struct measured *m, struct strip *strip, length baseline)
{
    struct item *first = strip_item(s->typesetter.flow, strip, kept_label(s, m->label), 0, baseline), label = *first;
    memmove(strip->items.v + 1, strip->items.v, sizeof label * (size_t)(strip->items.n - 1));
    strip->items.v[0] = label;
}

static void keep_lines(struct strips *out, int first)
{
    int n = out->n - first;
    for (int i = first; i < out->n - 1; i++)
        if (i == first || i == out->n - 2 || n <= 3)
            out->v[i].keep = true;
}

/* How much further than the first line the others are indented: in contents, so that every entry is seen to begin. */
static length continued_indent(const struct measured *m)
{
    return m->node->kind == NODE_CONTENTS_ENTRY && !m->label ? m->style->hanging : 0;
}

static const struct node *set_one(struct setter *s, const struct measured *m, length width, enum align align, struct strips *out)
{
    const struct node *overfull = NULL;
    int first = out->n;
    length room = width - m->indent - m->indent_right, baseline = style_baseline(s, m->style), hanging = continued_indent(m);
    struct lines lines = { 0 };
    if (m->text)
        lines = paragraph_break(&s->typesetter, m->text, room - hanging, -hanging);
    if (m->pack)
        overfull = pack_set(s, m->pack, m->indent, room, align, out);
    if (!out->n)
        vec_reserve(s->typesetter.flow, out, lines.n);
    for (int i = 0; i < lines.n; i++) {
        length more = i ? hanging : 0, x = m->indent + more + aligned(align, room - more, lines.v[i].width);
        struct strip *strip = add_line(s, m, &lines.v[i], x, baseline, out);
        if (i == 0 && m->label)
            add_label(s, m, strip, baseline);
        if (lines.v[i].overfull && !overfull)
            overfull = m->node;
    }
    if (!lines.n && m->label)
        add_label(s, m, strip_add(s->typesetter.flow, out, m->style->leading), baseline);
    if (out->n > first) {
        out->v[first].before = m->before;
        out->v[out->n - 1].after = m->after;
    }
    keep_lines(out, first);
    return overfull;
}

const struct node *set_measures(struct setter *s, const struct measures *m, length width, enum align align, struct strips *out)
{
    const struct node *overfull = NULL;
    for (int i = 0; i < m->n; i++) {
        if (!m->v[i].style)
            continue;
        enum align own = align == ALIGN_AUTO ? (enum align)m->v[i].style->align : align;
        const struct node *wide = set_one(s, &m->v[i], width, own, out);
        if (!overfull)
            overfull = wide;
    }
    return overfull;
}

/* The longest word, which is the one that is too wide as far as anybody can tell without measuring them again. */
static const char *longest_word(struct arena *a, const char *s)
{
    size_t most = 0;
    const char *longest = s;
    for (size_t n; *s; s += n) {
        s += strspn(s, " \t\n");
        n = strcspn(s, " \t\n");
        if (utf8_count(s, n) > most) {
            most = utf8_count(s, n);
            longest = s;
        }
    }
    return arena_strndup(a, longest, strcspn(longest, " \t\n"));
}

void tell_wide_line(struct setter *s, const struct node *at)
{
    struct buffer text = { 0 };
    node_text(at, &text);
    message_add(s->messages, MSG_SET_LINE_WIDE, at->place, longest_word(s->arena, text.s ? text.s : ""));
    buffer_done(&text);
}
