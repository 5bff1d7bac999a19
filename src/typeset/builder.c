/* builder.c: strips stacked on pages */

#include "typeset/builder.h"

#include <string.h>
#include "typeset/cover.h"

static const char *format_name(const struct page_style *paper)
{
    static const char *const names[][2] = { [PAPER_A4] = { "A4", "A4 liggande" }, [PAPER_A3] = { "A3", "A3 liggande" },
                                            [PAPER_A5] = { "A5", "A5 liggande" } };
    return names[paper->paper][paper->orientation];
}

/* ---- pages ---- */

static struct page *current(struct builder *b)
{
    return &b->pages->list.v[b->pages->list.n - 1];
}

static void end_table(struct builder *b)
{
    if (b->in_table && b->fragment.tops.n)
        fragment_items(b->setter, &b->fragment, b->left, current(b));
}

/* Items gather in room that every page uses, and are kept with their pieces in as much as they need, running head and foot included: a block for each
 * page, which goes when the page is written. */
static void open_items(struct builder *b)
{
    current(b)->items = b->items;
}

static size_t count_pieces(const struct items *items, int n)
{
    size_t count = 0;
    for (int i = 0; i < n; i++)
        if (items->v[i].kind == ITEM_TEXT)
            count += (size_t)items->v[i].text.count;
    return count;
}

static void keep_pieces(struct items *items, struct piece *to)
{
    for (int i = 0; i < items->n; i++) {
        struct item *item = &items->v[i];
        if (item->kind != ITEM_TEXT || !item->text.count)
            continue;
        memcpy(to, item->text.pieces, sizeof *to * (size_t)item->text.count);
        item->text.pieces = to;
        to += item->text.count;
    }
}

static void keep_all(struct builder *b, struct items *items)
{
    items->cap = items->n + PAGE_FURNITURE;
    size_t room = sizeof *items->v * (size_t)items->cap;
    items->v = current(b)->room = arena_apart(b->setter->arena, room + sizeof(struct piece) * count_pieces(&b->items, items->n));
    memcpy(items->v, b->items.v, sizeof *items->v * (size_t)items->n);
    keep_pieces(items, (struct piece *)(items->v + items->cap));
}

static void keep_items(struct builder *b)
{
    struct items *items = &current(b)->items;
    b->items = (struct items){ .v = items->v, .cap = items->cap };
    *items = (struct items){ .n = b->on_trial ? 0 : items->n };
    if (items->n)
        keep_all(b, items);
}

/* Of a table that goes on, the lines that stand on no later page: the page has its own copies. */
static void give_away(struct builder *b)
{
    if (b->in_table && !b->on_trial)
        fragment_give_away(&b->fragment);
}

static void end_page(struct builder *b)
{
    if (!b->open)
        return;
    end_table(b);
    frame_end(b->setter, &b->frame, current(b), b->left, b->y);
    length end = b->in_table ? stack_end(&b->fragment.stack) : b->y;
    note_area_place(b->notes, &b->foot, current(b), b->left, end, b->bottom);
    keep_items(b);
    give_away(b);
    b->open = false;
}

static void begin_page(struct builder *b)
{
    struct page *page = vec_push(b->setter->arena, &b->pages->list);
    progress_page(b->pages->progress);
    paper_size(b->paper, &page->width, &page->height);
    page->style = b->paper;
    page->format = format_name(b->paper);
    page->label = arena_printf(b->setter->arena, "%d", b->pages->list.n);
    open_items(b);
    b->y = b->top;
    b->after = 0;
    b->empty = true;
    b->open = true;
}

/* Notes that are carried over end on pages of the kind that they were set for. */
static void empty_foot(struct builder *b)
{
    end_page(b);
    while (b->foot.carried.n) {
        begin_page(b);
        end_page(b);
    }
}

static void change_paper(struct builder *b, const struct page_style *paper)
{
    empty_foot(b);
    setter_page(b->setter, paper);
    b->paper = paper;
    b->left = paper->margin_left;
    b->top = paper->margin_top;
    b->bottom = paper->margin_top + b->setter->body;
}

static void repeat_line(struct builder *b, const struct cell_line *line)
{
    if (cell_line_notes(line))
        note_area_repeat(b->notes, &b->foot, cell_line_notes(line));
}

/* Notes whose marks are said again: those of the head, of the row that cut details belong to, and of cells that the break cut. */
static void repeat_notes(struct builder *b)
{
    const struct fragment *g = &b->fragment;
    const struct set_table *t = g->stack.table;
    const struct set_row *lead = g->first < t->nrows ? t->rows[g->first].lead : NULL;
    note_area_repeat(b->notes, &b->foot, &t->over);
    for (int i = 0; lead && i < lead->ncells; i++)
        for (int k = 0; k < lead->cells[i].lines.n; k++)
            repeat_line(b, &lead->cells[i].lines.v[k]);
    for (int i = 0; i < g->ncarried; i++)
        for (int k = 0; k < g->carried[i].cell->lines.n; k++)
            repeat_line(b, &g->carried[i].cell->lines.v[k]);
}

/* On a new page a table that is not done goes on under its head. */
static void turn_page(struct builder *b)
{
    end_page(b);
    begin_page(b);
    if (!b->in_table)
        return;
    fragment_continue(&b->fragment, b->y);
    repeat_notes(b);
}

/* ---- where strips would end ---- */

static length gap_before(const struct builder *b, const struct strip *strip, length after, bool first)
{
    (void)b;
    return first ? 0 : strip->before > after ? strip->before : after;
}

static struct stack *trial_for(struct builder *b, const struct set_table *table)
{
    if (table->table->ncolumns > b->trial_columns) {
        b->trial_columns = table->table->ncolumns;
        b->trial.open = arena_array(b->setter->arena, struct open_span, b->trial_columns);
    }
    return &b->trial;
}

/* Strips placed on trial after those of the page. */
struct trial {
    struct stack *stack;            /* of the table at hand */
    length y, after, notes;
    bool top, in_table;
};

static struct trial trial_begin(struct builder *b)
{
    struct trial t = { .stack = &b->trial, .y = b->y, .after = b->after, .top = b->empty, .in_table = b->in_table,
                       .notes = note_area_with(b->notes, &b->foot, NULL, 0) };
    if (t.in_table)
        stack_copy(trial_for(b, b->fragment.stack.table), &b->fragment.stack);
    return t;
}

static void trial_add(struct builder *b, struct trial *t, const struct strip *strip)
{
    if (strip->table && strip->row >= 0) {
        stack_add(t->stack, strip->row);
        t->y = t->stack->y;
    } else {
        t->y += gap_before(b, strip, t->after, t->top) + strip->height;
        if (strip->table)
            stack_begin(trial_for(b, strip->table), strip->table, t->y - strip->height);
    }
    t->in_table = strip->table != NULL;
    t->after = strip->after;
    t->top = false;
}

/* The lower edge if the page ended here. */
static length trial_end(const struct trial *t)
{
    return t->in_table ? stack_end(t->stack) : t->y;
}

/* How many of the strips fit on the page, counted from the first.  Looks no further than the page reaches, so that long chains cost no more than short ones. */
static int count_that_fit(struct builder *b, const struct strip *first, int count)
{
    struct trial t = trial_begin(b);
    int fit = 0;
    for (int n = 1; n <= count && t.y <= b->bottom; n++) {
        trial_add(b, &t, &first[n - 1]);
        if (first[n - 1].notes.n)
            t.notes = note_area_with(b->notes, &b->foot, first, n);
        if (trial_end(&t) + t.notes <= b->bottom)
            fit = n;
    }
    return fit;
}

/* ---- placing ---- */

static void add_landmark(struct builder *b, const struct node *heading)
{
    struct arena *a = b->setter->arena;
    struct buffer text = { 0 };
    node_heading_text(heading, &text);
    *vec_push(a, &b->pages->landmarks) = (struct landmark){ .heading = heading, .text = arena_strndup(a, text.s ? text.s : "", text.n),
        .level = heading->number, .page = b->pages->list.n - 1, .y = b->y };
    buffer_done(&text);
}

static void place_items(struct builder *b, const struct strip *strip)
{
    for (int i = 0; i < strip->items.n; i++) {
        struct item *item = vec_push(b->setter->arena, &current(b)->items);
        *item = strip->items.v[i];
        item->x += b->left;
        item->y += b->y;
    }
}

static void place_row(struct builder *b, const struct strip *strip)
{
    fragment_add(b->setter->arena, &b->fragment, strip->row);
    b->y = b->fragment.stack.y;
    if (strip->row == strip->table->nrows - 1) {
        end_table(b);
        b->in_table = false;
    }
}

static void place_strip(struct builder *b, const struct strip *strip)
{
    progress_count(b->pages->progress, COUNT_PLACINGS, 1);
    if (strip->table && strip->row >= 0) {
        place_row(b, strip);
    } else {
        if (strip->card != b->frame.card)
            frame_end(b->setter, &b->frame, current(b), b->left, b->y);
        b->y += gap_before(b, strip, b->after, b->empty);
        if (strip->card)
            frame_add(&b->frame, strip, current(b), b->y);
        if (strip->heading)
            add_landmark(b, strip->heading);
        if (strip->anchor)
            *vec_push(b->setter->arena, &b->pages->anchors) = (struct landmark){ .heading = strip->anchor, .text = "",
                                                                                 .page = b->pages->list.n - 1, .y = b->y };
        place_items(b, strip);
        if (strip->table) {
            fragment_begin(b->setter->arena, &b->fragment, strip->table, b->y);
            b->in_table = true;
        }
        b->y += strip->height;
    }
    note_area_add(b->notes, &b->foot, strip);
    b->after = strip->after;
    b->empty = false;
}

/* ---- which strips stay together ---- */

static bool begins_page(const struct strip *before, const struct strip *strip)
{
    return strip->new_page || strip->marker || strip->page != before->page;
}

static int kept_together(const struct strips *strips, int first)
{
    int n = 1;
    while (strips->v[first + n - 1].keep && first + n < strips->n && !begins_page(&strips->v[first + n - 1], &strips->v[first + n]))
        n++;
    return n;
}

static bool is_head(const struct strip *strip)
{
    return strip->table && strip->row < 0;
}

/* Of strips that fit, as many as may be parted from the rest; at least one, and never a table's head without a row. */
static int part_that_fits(const struct strip *first, int fit)
{
    int wished = fit;
    while (wished > 1 && first[wished - 1].keep && !first[wished - 1].wish)
        wished--;
    if (wished > 1)
        fit = wished;
    while (fit > 1 && is_head(&first[fit - 1]))
        fit--;
    return fit <= 1 && is_head(&first[0]) ? 2 : fit > 0 ? fit : 1;
}

static void place_together(struct builder *b, const struct strip *first, int count)
{
    if (first->page != b->paper)
        change_paper(b, first->page);
    if (first->new_page || !b->open) {
        end_page(b);
        begin_page(b);
    }
    while (count) {
        int n = count_that_fit(b, first, count);
        if (n < count && !b->empty) {
            turn_page(b);
            n = count_that_fit(b, first, count);
        }
        if (n < count)
            n = part_that_fits(first, n);
        for (int i = 0; i < n; i++)
            place_strip(b, &first[i]);
        first += n;
        count -= n;
    }
}

static void place_cover(struct builder *b, const struct node *cover)
{
    change_paper(b, cover->page);
    begin_page(b);
    current(b)->style = NULL;
    b->y = 0;
    if (node_heading(cover))
        add_landmark(b, node_heading(cover));
    else
        current(b)->label = "";
    cover_items(b->setter, cover, current(b));
    keep_items(b);
    b->open = false;
}

void build_pages(struct setter *s, struct note_setter *notes, const struct strips *strips, struct pages *pages, bool on_trial)
{
    struct builder b = { .setter = s, .pages = pages, .notes = notes, .on_trial = on_trial };
    note_setter_begin(notes);
    for (int i = 0, n; i < strips->n; i += n) {
        n = 1;
        if (strips->v[i].marker) {
            place_cover(&b, strips->v[i].marker);
            continue;
        }
        n = kept_together(strips, i);
        place_together(&b, &strips->v[i], n);
    }
    empty_foot(&b);
}
