/* pack.c: symbols with their words, side by side */

#include "typeset/pack.h"

#include <string.h>
#include "document/symbol.h"
#include "typeset/inline.h"
#include "typeset/symbol.h"

/* ---- what is in a pack ---- */

struct pack *pack_new(struct setter *s, length gap, length line_gap)
{
    struct pack *p = arena_new(s->arena, struct pack);
    p->gap = gap;
    p->line_gap = line_gap;
    return p;
}

/* A number that a word begins with is not parted from it: "8 Anständiga arbetsvillkor". */
static const char *keep_number(struct setter *s, const char *text)
{
    size_t digits = strspn(text, "0123456789");
    return digits && text[digits] == ' ' ? arena_printf(s->arena, "%.*s\u00A0%s", (int)digits, text, text + digits + 1) : text;
}

/* The word and the marks of its notes. */
static struct paragraph *word_of(struct setter *s, const struct node *paragraph, const struct style *style, color ink)
{
    struct segments segments = { 0 };
    if (!style)
        return NULL;
    inline_segments(s, paragraph, style, &segments);
    for (int i = 0; i < segments.n; i++) {
        segments.v[i].color = ink;
        segments.v[i].text = keep_number(s, segments.v[i].text);
        if (!segments.v[i].font)
            return NULL;
    }
    return paragraph_new(&s->typesetter, segments.v, segments.n, style->hyphenate);
}

void pack_add(struct setter *s, struct pack *p, const struct node *paragraph, const struct style *style, enum word_position position, length line)
{
    const struct node *symbol = paragraph->first;
    color ink = position == WORD_INSIDE ? symbol_text_color(symbol->symbol) : style ? style->color : 0;
    *vec_push(s->arena, &p->entries) = (struct packed){ symbol, style, position, word_of(s, paragraph, style, ink), line ? line : style ? style->leading : 0 };
}

void pack_lead(struct setter *s, struct pack *p, const struct node *paragraph, const struct style *style)
{
    p->lead = arena_new(s->arena, struct packed);
    *p->lead = (struct packed){ .style = style, .position = WORD_RIGHT, .word = word_of(s, paragraph, style, style ? style->color : 0) };
}

/* ---- widths ---- */

static length larger(length a, length b)
{
    return a > b ? a : b;
}

static length word_left(const struct node *symbol, enum word_position position)
{
    if (position == WORD_INSIDE)
        return symbol->set->padding_x;
    return position == WORD_RIGHT && symbol_is_drawn(symbol->symbol) ? symbol->set->size + symbol->set->word_gap : 0;
}

length pack_word_left(const struct node *symbol)
{
    return word_left(symbol, (enum word_position)symbol->set->word_position);
}

/* What an entry needs besides its word, in width. */
static length frame_width(const struct packed *e)
{
    length left = e->node ? word_left(e->node, e->position) : 0;
    return e->position == WORD_INSIDE ? 2 * left : left;
}

static length entry_width(const struct packed *e, length (*width)(const struct paragraph *))
{
    length w = (e->word ? width(e->word) : 0) + frame_width(e);
    return e->node && e->position == WORD_BELOW ? larger(w, e->node->set->size) : w;
}

static length lead_width(const struct pack *p)
{
    return p->lead ? entry_width(p->lead, paragraph_width) + p->gap : 0;
}

length pack_width(const struct pack *p)
{
    int64_t all = lead_width(p), widest = 0;
    for (int i = 0; i < p->entries.n; i++) {
        int64_t w = entry_width(&p->entries.v[i], paragraph_width);
        all += w + (i ? p->gap : 0);
        widest = w > widest ? w : widest;
    }
    all = p->column ? lead_width(p) + widest : all;
    return all < LENGTH_MAX ? (length)all : LENGTH_MAX;
}

static length widest(const struct pack *p, length (*width)(const struct paragraph *))
{
    length widest_yet = 0;
    for (int i = 0; i < p->entries.n; i++)
        widest_yet = larger(widest_yet, entry_width(&p->entries.v[i], width));
    return widest_yet + lead_width(p);
}

#define WORDS_WHOLE 9               /* em of a symbol's words that had better stand in one line: "Ej startad" */

static length whole_if_short(const struct paragraph *p)
{
    length whole = paragraph_width(p);
    return whole <= WORDS_WHOLE * paragraph_em(p) ? whole : paragraph_word_width(p);
}

#define SHORT_IN_LINE 3             /* so many short words in a line read better than a column of them */

length pack_word_width(const struct pack *p)
{
    const struct packed *first = p->entries.n ? &p->entries.v[0] : NULL;
    if (!first || !first->node || !first->node->set->short_words || first->position == WORD_BELOW || p->column)
        return widest(p, paragraph_word_width);
    int64_t most = widest(p, paragraph_word_width), sum = lead_width(p);
    for (int i = 0; i < p->entries.n && i < SHORT_IN_LINE; i++)
        sum += entry_width(&p->entries.v[i], paragraph_width) + (i ? p->gap : 0);
    return sum > most && sum < LENGTH_MAX ? (length)sum : (length)most;
}

/* Words under a symbol may stand in two lines. */
length pack_whole_width(const struct pack *p)
{
    const struct packed *first = p->entries.n ? &p->entries.v[0] : NULL;
    length word = pack_word_width(p), whole = first && first->node && first->position != WORD_BELOW ? widest(p, whole_if_short) : 0;
    return whole > word ? whole : word;
}

length pack_least_width(const struct pack *p)
{
    return widest(p, paragraph_least_width);
}

/* ---- lines ---- */

/* Entries from `first` on that stand in one line; at least one. */
static int line_end(const struct pack *p, int first, length room)
{
    int64_t used = entry_width(&p->entries.v[first], paragraph_width);
    int end = first + 1;
    for (; end < p->entries.n && !p->column; end++) {
        used += p->gap + (int64_t)entry_width(&p->entries.v[end], paragraph_width);
        if (used > room)
            break;
    }
    return end;
}

int pack_lines(const struct pack *p, length width)
{
    length room = width - lead_width(p);
    int lines = 0;
    for (int i = 0, end; i < p->entries.n; i = end) {
        int most = 1;
        end = line_end(p, i, room);
        for (int k = i; k < end; k++) {
            const struct packed *e = &p->entries.v[k];
            int n = (e->word ? paragraph_count(e->word, room - frame_width(e)) : 0) + (e->position == WORD_BELOW);
            most = n > most ? n : most;
        }
        lines += most;
    }
    return lines;
}

/* ---- setting ---- */

/* An entry set in the room that a line has for it, or in what it needs. */
struct placed {
    const struct packed *entry;
    struct lines lines;
    length width, height;
};

static struct lines keep_lines(struct setter *s, struct lines lines)
{
    struct line *v = arena_array(s->typesetter.flow, struct line, lines.n);
    for (int i = 0; i < lines.n; i++)
        v[i] = lines.v[i];
    return (struct lines){ v, lines.n };
}

static struct placed placed_of(struct setter *s, const struct packed *e, length room)
{
    length frame = frame_width(e), widest_line = 0;
    struct placed p = { .entry = e };
    if (e->word)
        p.lines = keep_lines(s, paragraph_break(&s->typesetter, e->word, room - frame, 0));
    for (int i = 0; i < p.lines.n; i++)
        widest_line = larger(widest_line, p.lines.v[i].width);
    p.width = widest_line + frame;
    p.height = p.lines.n * (e->style ? e->style->leading : 0);
    if (e->node && e->position == WORD_BELOW) {
        bool drawn = symbol_is_drawn(e->node->symbol);
        p.width = larger(p.width, drawn ? e->node->set->size : 0);
        p.height += drawn ? e->line : 0;
    }
    if (e->node && e->position == WORD_INSIDE)
        p.height += 2 * e->node->set->padding_y;
    return p;
}

static length aligned(enum align align, length width, length used)
{
    return align == ALIGN_RIGHT ? width - used : align == ALIGN_CENTER ? (width - used) / 2 : 0;
}

static void put_line(struct setter *s, const struct line *line, length x, length baseline, struct strip *strip)
{
    for (int i = 0; i < line->count; i++)
        strip_item(s->typesetter.flow, strip, line->items[i], x, baseline);
    for (int i = 0; i < line->notes.n; i++)
        *vec_push(s->arena, &strip->notes) = line->notes.v[i];
}

static void put_lines(struct setter *s, const struct placed *p, enum align align, length x, length y, length width, struct strip *strip)
{
    length baseline = style_baseline(s, p->entry->style);
    for (int i = 0; i < p->lines.n; i++)
        put_line(s, &p->lines.v[i], x + aligned(align, width, p->lines.v[i].width), y + i * p->entry->style->leading + baseline, strip);
}

static void put_drawing(struct setter *s, const struct packed *e, struct item drawing, length x, length y, struct strip *strip)
{
    drawing.node = e->node;
    strip_item(s->typesetter.flow, strip, drawing, x, y);
}

/* From the top of an entry to its first line. */
static length inset(const struct packed *e)
{
    return e->position == WORD_INSIDE ? e->node->set->padding_y : 0;
}

static void put_above(struct setter *s, const struct placed *p, enum align align, length x, struct strip *strip)
{
    const struct packed *e = p->entry;
    length top = 0;
    if (symbol_is_drawn(e->node->symbol)) {
        struct item drawing = symbol_item(s, e->node->symbol, e->node->set->size, e->style);
        put_drawing(s, e, drawing, x + aligned(align, p->width, drawing.path->width), (e->line - drawing.path->height) / 2 - drawing.y, strip);
        top = e->line;
    }
    put_lines(s, p, align, x, top, p->width, strip);
}

static void put_around(struct setter *s, const struct placed *p, length x, length y, struct strip *strip)
{
    const struct packed *e = p->entry;
    const struct symbol_set *set = e->node->set;
    put_drawing(s, e, symbol_box(s, set, e->node->symbol, p->width, p->height), x, y, strip);
    put_lines(s, p, ALIGN_LEFT, x + set->padding_x, y + inset(e), p->width - 2 * set->padding_x, strip);
}

static void put_beside(struct setter *s, const struct placed *p, length x, length y, struct strip *strip)
{
    const struct packed *e = p->entry;
    length frame = frame_width(e);
    if (frame)
        put_drawing(s, e, symbol_item(s, e->node->symbol, e->node->set->size, e->style), x, y + style_baseline(s, e->style), strip);
    put_lines(s, p, ALIGN_LEFT, x + frame, y, p->width - frame, strip);
}

/* top: how far down the first lines of the line's entries begin. */
static void put(struct setter *s, const struct placed *p, enum align align, length x, length top, struct strip *strip)
{
    length y = top - inset(p->entry);
    if (!p->entry->style)
        return;
    if (p->entry->position == WORD_BELOW)
        put_above(s, p, align, x, strip);
    else if (p->entry->position == WORD_INSIDE)
        put_around(s, p, x, y, strip);
    else
        put_beside(s, p, x, y, strip);
}

static const struct node *too_wide(const struct placed *p)
{
    for (int i = 0; i < p->lines.n; i++)
        if (p->lines.v[i].overfull)
            return p->entry->node;
    return NULL;
}

/* From the top of a line to the first lines of its entries. */
static length line_inset(const struct pack *p, int first, int end)
{
    length most = 0;
    for (int i = first; i < end; i++)
        most = larger(most, inset(&p->entries.v[i]));
    return most;
}

/* Entries first to end-1 in one strip.  An entry alone in its line has all of the room. */
static const struct node *set_line(struct setter *s, const struct pack *p, int first, int end, length x, length room, enum align align,
                                   struct strip *strip)
{
    struct placed *placed = arena_array(s->typesetter.flow, struct placed, end - first);
    const struct node *wide = NULL;
    length used = (end - first - 1) * p->gap, top = line_inset(p, first, end);
    for (int i = first; i < end; i++) {
        placed[i - first] = placed_of(s, &p->entries.v[i], room);
        used += placed[i - first].width;
        strip->height = larger(strip->height, placed[i - first].height + top - inset(&p->entries.v[i]));
        wide = wide ? wide : too_wide(&placed[i - first]);
    }
    x += aligned(align, room, used);
    for (int i = 0; i < end - first; i++) {
        put(s, &placed[i], align, x, top, strip);
        x += placed[i].width + p->gap;
    }
    return wide;
}

const struct node *pack_set(struct setter *s, const struct pack *p, length indent, length width, enum align align, struct strips *out)
{
    const struct node *wide = NULL;
    length lead = lead_width(p);
    for (int i = 0, end; i < p->entries.n; i = end) {
        struct strip *strip = strip_add(s->typesetter.flow, out, 0);
        if (i)
            strip->before = p->line_gap;
        end = line_end(p, i, width - lead);
        if (i == 0 && p->lead) {
            struct placed word = placed_of(s, p->lead, width);
            put(s, &word, ALIGN_LEFT, indent, line_inset(p, i, end), strip);
        }
        const struct node *one = set_line(s, p, i, end, indent + lead, width - lead, align, strip);
        wide = wide ? wide : one;
    }
    return wide;
}
