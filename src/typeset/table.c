/* table.c: a table, set */

#include "typeset/table.h"

#include "typeset/carry.h"
#include "typeset/decimal.h"
#include "typeset/explode.h"
#include "typeset/fragment.h"

static const struct table_style *style_of(const struct draft *d)
{
    return d->table->style;
}

/* ---- setting cells ---- */

static enum align align_of(const struct draft *d, const struct set_cell *c)
{
    if (c->columns == 1)
        return d->table->columns[c->column].align;
    return c->columns < d->table->ncolumns && c->bottom ? ALIGN_CENTER : ALIGN_AUTO;
}

static length line_width(const struct strip *line)
{
    length from = LENGTH_MAX, to = 0;
    for (int i = 0; i < line->items.n; i++) {
        const struct item *item = &line->items.v[i];
        if (item->kind != ITEM_TEXT)
            continue;
        from = item->x < from ? item->x : from;
        to = item->x + item->text.width > to ? item->x + item->text.width : to;
    }
    return to > from ? to - from : 0;
}

static length widest_line(const struct strips *lines)
{
    length widest = 0;
    for (int i = 0; i < lines->n; i++)
        if (line_width(&lines->v[i]) > widest)
            widest = line_width(&lines->v[i]);
    return widest;
}

static void word_too_wide(const struct draft *d, const struct set_cell *c, const struct strips *lines, const struct node *at, length width)
{
    struct buffer text = { 0 }, over = { 0 };
    length widest = widest_line(lines), lacks = widest > width ? widest - width : 0;
    node_text(at, &text);
    buffer_milli(&over, (lacks + 99) / 100 * 100);
    buffer_add(&over, " pt");
    message_add(d->setter->messages, MSG_SET_WORD_WIDE, at->place, text.s ? text.s : "", over.s,
                d->table->columns[c->column].header);
    buffer_done(&text);
    buffer_done(&over);
}

/* Figures stand against the right edge of their column, also in the text output. */
static void mark_right(struct strips *lines)
{
    for (int i = 0; i < lines->n; i++)
        for (int k = 0; k < lines->v[i].items.n; k++)
            if (lines->v[i].items.v[k].kind == ITEM_TEXT)
                lines->v[i].items.v[k].text.right = true;
}

/* Lines are set in room that every cell uses, and packed. */
static void set_cell(const struct draft *d, const struct draft_cell *from, struct arena *setting)
{
    struct set_cell *c = from->cell;
    struct setter s = *d->setter;
    struct strips lines = { 0 };
    struct measures measures = { 0 };
    s.typesetter.flow = setting;
    if (from - d->cells.v < CELLS_KEPT)
        measures = d->measures[from - d->cells.v];
    else
        draft_measure(d, c, setting, &measures);
    progress_count(d->setter->typesetter.progress, COUNT_CELLS, 1);
    length width = d->set->x[c->column + c->columns] - d->set->x[c->column] - 2 * style_of(d)->padding_x;
    enum align align = align_of(d, c);
    if (align == ALIGN_DECIMAL)
        align = ALIGN_RIGHT;
    if (align == ALIGN_RIGHT && c->figure && c->columns == 1)
        width += d->outside[c->column];
    const struct node *wide = set_measures(&s, &measures, width, align, &lines);
    if (wide && !d->too_wide)
        word_too_wide(d, c, &lines, wide, width);
    if (align == ALIGN_RIGHT) {
        mark_right(&lines);
        hang_tail(d, from, &lines);
    }
    c->height = strips_height(&lines);
    c->lines = cell_lines_of(&lines, &d->set->rooms[c->room], &d->set->looks, d->setter->typesetter.flow);
    arena_clear(setting);
}

static void set_row_height(const struct draft *d, struct set_row *row)
{
    length tallest = 0;
    for (int i = 0; i < row->ncells; i++)
        if (row->cells[i].rows == 1 && row->cells[i].height > tallest)
            tallest = row->cells[i].height;
    row->height = row_top_padding(row, style_of(d)) + (tallest ? tallest : draft_line_height(d)) + style_of(d)->padding_y;
}

/* Head cells that reach down over several rows: the last of them grows to hold them. */
static void grow_for_spans(const struct draft *d, struct set_row *rows, int n)
{
    for (int r = 0; r < n; r++)
        for (int i = 0; i < rows[r].ncells; i++) {
            const struct set_cell *c = &rows[r].cells[i];
            length have = 0, need = c->height + 2 * style_of(d)->padding_y;
            for (int k = 0; k < c->rows && r + k < n; k++)
                have += rows[r + k].height;
            if (c->rows > 1 && need > have)
                rows[r + c->rows - 1].height += need - have;
        }
}

static void set_heights(const struct draft *d)
{
    struct set_table *t = d->set;
    for (int i = 0; i < t->ntitle; i++)
        set_row_height(d, &t->title[i]);
    for (int i = 0; i < t->nagain; i++)
        set_row_height(d, &t->again[i]);
    for (int i = 0; i < t->nhead; i++)
        set_row_height(d, &t->head[i]);
    grow_for_spans(d, t->head, t->nhead);
    for (int i = 0; i < t->nrows; i++)
        set_row_height(d, &t->rows[i]);
    for (int i = 0; i < t->nhead; i++)
        t->again_height += t->head[i].height;
    t->head_height = t->again_height;
    for (int i = 0; i < t->ntitle; i++)
        t->head_height += t->title[i].height;
    for (int i = 0; i < t->nagain; i++)
        t->again_height += t->again[i].height;
    t->carry_height = carry_height(d->setter, t);
}

/* ---- what may be parted ---- */

static bool is_detail(const struct set_row *row)
{
    return row->style && row->style->role == ROW_DETAILS;
}

/* Every second row is shaded; rows that a cell spans are one row to the eye. */
static void shade_rows(struct set_table *t)
{
    int spanned = 0;                            /* rows before this one belong together with one above */
    bool shaded = false;
    for (int i = 0; i < t->nrows; i++) {
        if (i && i >= spanned && !is_detail(&t->rows[i]))
            shaded = !shaded;
        t->rows[i].shaded = shaded;
        for (int c = 0; c < t->rows[i].ncells; c++)
            if (i + t->rows[i].cells[c].rows > spanned)
                spanned = i + t->rows[i].cells[c].rows;
    }
}

#define FEW_ROWS 4                  /* a table of so many rows is not parted */

/* Sums, parts (varav) and details stay with the row before, sub-heads with the row after; the first row is kept with the head by the head's strip.  Two rows at least stand at the foot of
 * a page and at the top of the next, as with the lines of a paragraph. */
static void keep_rows(struct set_table *t)
{
    for (int i = 0; i < t->nrows; i++) {
        const struct row_style *style = t->rows[i].style;
        if (style && i && (style->role == ROW_SUM || style->role == ROW_PART || style->role == ROW_DETAILS))
            t->rows[i - 1].keep = true;
        if ((style && style->role == ROW_SUBHEAD) || i == 0 || i == t->nrows - 2 || t->nrows <= FEW_ROWS)
            t->rows[i].keep = true;
    }
}

static void keep_whole(struct set_table *t)
{
    for (int i = 0; i < t->nrows; i++) {
        t->rows[i].wish = !t->rows[i].keep;
        t->rows[i].keep = true;
    }
}

static bool fits_page(const struct draft *d)
{
    struct stack k = { .open = arena_array(d->setter->arena, struct open_span, d->table->ncolumns) };
    stack_begin(&k, d->set, 0);
    for (int i = 0; i < d->set->nrows && k.y <= d->setter->body; i++)
        stack_add(&k, i);
    return stack_end(&k) <= d->setter->body;
}

static void add_notes(struct setter *s, const struct set_row *row, struct strip *strip)
{
    for (int c = 0; c < row->ncells; c++)
        for (int i = 0; i < row->cells[c].lines.n; i++)
            for (int k = 0; cell_line_notes(&row->cells[c].lines.v[i]) && k < cell_line_notes(&row->cells[c].lines.v[i])->notes.n; k++)
                *vec_push(s->arena, &strip->notes) = cell_line_notes(&row->cells[c].lines.v[i])->notes.v[k];
}

static void add_strips(const struct draft *d, struct strips *out)
{
    struct set_table *t = d->set;
    struct setter *s = d->setter;
    vec_reserve(s->typesetter.flow, out, t->nrows + 1);
    struct strip *head = strip_add(s->typesetter.flow, out, t->head_height);
    head->before = style_of(d)->before;
    head->keep = true;
    head->table = t;
    head->row = -1;
    for (int i = 0; i < t->ntitle; i++)
        add_notes(s, &t->title[i], head);
    for (int i = 0; i < t->nhead; i++)
        add_notes(s, &t->head[i], head);
    for (int i = 0; i < t->nagain; i++)
        add_notes(s, &t->again[i], &t->over);
    for (int i = 0; i < t->nhead; i++)
        add_notes(s, &t->head[i], &t->over);
    for (int i = 0; i < t->nrows; i++) {
        struct strip *strip = strip_add(s->typesetter.flow, out, t->rows[i].height);
        strip->table = t;
        strip->row = i;
        strip->keep = t->rows[i].keep && i + 1 < t->nrows;
        strip->wish = t->rows[i].wish;
        add_notes(s, &t->rows[i], strip);
    }
    out->v[out->n - 1].after = style_of(d)->after;
}

#define LEAD_PART 3                 /* a row that takes more than this part of a page is not said again over its details */

/* Rows of details know which row they belong to. */
static void find_leads(struct set_table *t, length room)
{
    const struct set_row *lead = NULL;
    for (int i = 0; i < t->nrows && t->table->style->details_repeat; i++) {
        struct set_row *row = &t->rows[i];
        if (is_detail(row))
            row->lead = lead;
        else
            lead = row->continues || row->height > room / LEAD_PART ? NULL : row;
    }
}

static void set_cells(struct draft *d)
{
    struct arena setting;
    arena_init(&setting);
    d->set->rooms = arena_parts(d->setter->typesetter.flow, 2 + (d->cells.n - d->over) / CELLS_TOGETHER);
    for (int i = 0; i < d->cells.n; i++) {
        d->cells.v[i].cell->room = i < d->over ? 0 : 1 + (i - d->over) / CELLS_TOGETHER;
        set_cell(d, &d->cells.v[i], &setting);
        if (i < CELLS_KEPT && (i % CELLS_TOGETHER == CELLS_TOGETHER - 1 || i == d->cells.n - 1))
            arena_done(&d->measuring[i / CELLS_TOGETHER]);
    }
    arena_done(&setting);
    draft_drop_cells(d);
}

void set_table(struct draft *d, struct strips *out)
{
    struct set_table *t = d->set;
    set_cells(d);
    set_heights(d);
    length room = d->setter->body - 2 * t->carry_height - (t->head_height > t->again_height ? t->head_height : t->again_height);
    if (room < 3 * draft_line_height(d)) {
        message_add(d->setter->messages, MSG_SET_HEAD_HIGH, d->node->place, d->table->name);
        return;
    }
    keep_rows(t);
    shade_rows(t);
    explode_tall_rows(d->setter, t, room);
    find_leads(t, room);
    if (style_of(d)->keep && fits_page(d))
        keep_whole(t);
    add_strips(d, out);
}
