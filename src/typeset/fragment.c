/* fragment.c: the rows of a table that stand on one page */

#include "typeset/fragment.h"

#include <string.h>

/* ---- where rows come to stand ---- */

static length need_of(const struct stack *k, const struct set_cell *c)
{
    return c->height + 2 * k->table->table->style->padding_y;
}

void stack_begin(struct stack *k, struct set_table *table, length y)
{
    k->table = table;
    k->next = 0;
    k->y = y + table->head_height;
    k->nopen = 0;
}

/* A row that goes on with one on the page before keeps its distance from the head, and that one its distance from the foot. */
static length top_padding(const struct set_table *t, int row)
{
    return row < t->nrows && !t->rows[row].lead ? t->table->style->padding_y - row_top_padding(&t->rows[row], t->table->style) : 0;
}

static length foot_padding(const struct set_table *t, int row)
{
    return row >= 0 && row < t->nrows && t->rows[row].continued ? t->table->style->padding_y : 0;
}

static length lead_height(const struct set_table *t, int row)
{
    return row < t->nrows && t->rows[row].lead ? t->rows[row].lead->height : 0;
}

void stack_continue(struct stack *k, length y)
{
    k->y = y + k->table->again_height + k->table->carry_height;
    for (int i = 0; i < k->nopen; i++) {
        k->open[i].top = k->y;
        k->open[i].repeat = true;
    }
    k->y += lead_height(k->table, k->next) + top_padding(k->table, k->next);
}

void stack_copy(struct stack *to, const struct stack *from)
{
    struct open_span *open = to->open;
    *to = *from;
    to->open = open;
    if (from->nopen)
        memcpy(open, from->open, sizeof *open * (size_t)from->nopen);
}

static void open_spans(struct stack *k, int row)
{
    const struct set_row *r = &k->table->rows[row];
    for (int i = 0; i < r->ncells; i++)
        if (r->cells[i].rows > 1)
            k->open[k->nopen++] = (struct open_span){ &r->cells[i], row + r->cells[i].rows - 1, k->y, false };
}

/* Spans whose last row this is push the cursor down to their foot. */
static void close_spans(struct stack *k, int row)
{
    int n = 0;
    for (int i = 0; i < k->nopen; i++) {
        const struct open_span *o = &k->open[i];
        length foot = o->top + need_of(k, o->cell);
        if (o->last > row)
            k->open[n++] = *o;
        else if (foot > k->y)
            k->y = foot;
    }
    k->nopen = n;
}

void stack_add(struct stack *k, int row)
{
    open_spans(k, row);
    k->y += k->table->rows[row].height;
    close_spans(k, row);
    k->next = row + 1;
}

static length rows_end(const struct stack *k)
{
    length end = k->y + foot_padding(k->table, k->next - 1);
    for (int i = 0; i < k->nopen; i++) {
        length foot = k->open[i].top + need_of(k, k->open[i].cell);
        if (foot > end)
            end = foot;
    }
    return end;
}

static length carry_below(const struct stack *k)
{
    return k->next && k->next < k->table->nrows ? k->table->carry_height : 0;
}

length stack_end(const struct stack *k)
{
    return rows_end(k) + carry_below(k);
}

/* ---- growing ---- */

void fragment_begin(struct arena *a, struct fragment *g, struct set_table *table, length y)
{
    *g = (struct fragment){ .top = y };
    g->stack.open = arena_array(a, struct open_span, table->table->ncolumns);
    g->carried = arena_array(a, struct open_span, table->table->ncolumns);
    g->sums = sums_new(a, table);
    stack_begin(&g->stack, table, y);
}

void fragment_continue(struct fragment *g, length y)
{
    g->first += g->tops.n;
    g->top = y;
    g->repeat = true;
    g->tops.n = 0;
    stack_continue(&g->stack, y);
    g->ncarried = g->stack.nopen;
    if (g->ncarried)
        memcpy(g->carried, g->stack.open, sizeof *g->carried * (size_t)g->ncarried);
}

void fragment_add(struct arena *a, struct fragment *g, int row)
{
    *vec_push(a, &g->tops) = g->stack.y;
    stack_add(&g->stack, row);
}

/* ---- what is not needed any more ---- */

static int earlier_room(int room, const struct set_row *row)
{
    return row && row->ncells && row->cells[0].room < room ? row->cells[0].room : room;
}

/* The first room with cells of later pages: those of the next row, of the row that its details belong to, and those that reach down to it. */
static int first_room(const struct stack *k)
{
    const struct set_table *t = k->table;
    int row = k->next;
    while (row < t->nrows && !t->rows[row].ncells)
        row++;
    if (row == t->nrows)
        return t->gone;
    int room = earlier_room(t->rows[row].cells[0].room, t->rows[row].lead);
    for (int i = 0; i < k->nopen; i++)
        if (k->open[i].cell->room < room)
            room = k->open[i].cell->room;
    return room;
}

void fragment_give_away(const struct fragment *g)
{
    struct set_table *t = g->stack.table;
    for (int first = first_room(&g->stack); t->gone + 1 < first; )
        arena_done(&t->rooms[++t->gone]);
}

/* ---- items ---- */

struct painter {
    struct setter *setter;
    const struct fragment *fragment;
    const struct set_table *table;
    const struct table_style *style;
    length x;
    struct page *page;
    length bottom;
};

static void paint_fill(const struct painter *p, const struct node *n, length x, length y, length width, length height, color ink)
{
    if (ink == COLOR_NONE || width <= 0 || height <= 0)
        return;
    *vec_push(p->setter->arena, &p->page->items) = (struct item){ .kind = ITEM_FILL, .role = ROLE_DECORATION, .node = n, .x = x, .y = y,
                                                                  .fill = { width, height, ink } };
}

static void paint_rule(const struct painter *p, length x0, length x1, length y, color ink, length width)
{
    paint_fill(p, p->table->node, p->x + x0, y - width / 2, x1 - x0, width, ink);
}

static void paint_lines(const struct painter *p, const struct cell_lines *lines, length x, length y, bool repeat)
{
    length after = 0;
    for (int i = 0; i < lines->n; i++) {
        const struct cell_line *line = &lines->v[i];
        if (i)
            y += line->before > after ? line->before : after;
        for (int k = 0; k < line->count; k++) {
            struct item *item = vec_push(p->setter->arena, &p->page->items);
            *item = packed_item_of(&line->items[k], &p->table->looks);
            item->x += x;
            item->y += y;
            if (repeat && item->role == ROLE_CONTENT)
                item->role = ROLE_REPEAT;
        }
        y += line->height;
        after = line->after;
    }
}

static void paint_cell(const struct painter *p, const struct set_cell *c, length top, length bottom, length padding, bool repeat)
{
    length x = p->x + p->table->x[c->column] + p->style->padding_x;
    length y = c->bottom ? bottom - p->style->padding_y - c->height : top + c->gap + padding;
    paint_lines(p, &c->lines, x, y, repeat);
}

static length table_width(const struct painter *p)
{
    return p->table->x[p->table->table->ncolumns];
}

static length paint_title(const struct painter *p, length y)
{
    int n = p->fragment->repeat ? p->table->nagain : p->table->ntitle;
    for (int i = 0; i < n; i++) {
        const struct set_row *row = p->fragment->repeat ? &p->table->again[i] : &p->table->title[i];
        paint_fill(p, row->node, p->x, y, table_width(p), row->height, p->style->title_fill);
        paint_cell(p, &row->cells[0], y, y + row->height, p->style->padding_y, p->fragment->repeat);
        y += row->height;
    }
    return y;
}

static length rows_height(const struct set_row *rows, int first, int count)
{
    length height = 0;
    for (int i = 0; i < count; i++)
        height += rows[first + i].height;
    return height;
}

/* A short rule under a head that stands over others. */
static void paint_group_rule(const struct painter *p, const struct set_cell *c, int row, length bottom)
{
    if (row + c->rows < p->table->nhead)
        paint_rule(p, p->table->x[c->column] + p->style->padding_x, p->table->x[c->column + c->columns] - p->style->padding_x, bottom,
                   p->style->group_rule, p->style->rule_width);
}

static length paint_head(const struct painter *p, length y)
{
    const struct set_table *t = p->table;
    paint_fill(p, t->node, p->x, y, table_width(p), rows_height(t->head, 0, t->nhead), p->style->head_fill);
    for (int r = 0; r < t->nhead; r++) {
        for (int i = 0; i < t->head[r].ncells; i++) {
            const struct set_cell *c = &t->head[r].cells[i];
            length bottom = y + rows_height(t->head, r, c->rows);
            paint_cell(p, c, y, bottom, p->style->padding_y, p->fragment->repeat);
            paint_group_rule(p, c, r, bottom);
        }
        y += t->head[r].height;
    }
    return y;
}

static void paint_backgrounds(const struct painter *p, const struct set_row *row, length top, length bottom)
{
    color ink = row->style && row->style->fill != COLOR_NONE ? row->style->fill : row->shaded ? p->style->zebra : COLOR_NONE;
    paint_fill(p, row->node, p->x, top, table_width(p), bottom - top, ink);
    if (row->style && row->style->fill != COLOR_NONE)
        return;
    for (int c = 0; c < p->table->table->ncolumns; c++)
        paint_fill(p, row->node, p->x + p->table->x[c], top, p->table->x[c + 1] - p->table->x[c], bottom - top,
                   p->table->table->columns[c].definition->fill);
}

static bool reaches_below(const struct stack *k, int column)
{
    for (int i = 0; i < k->nopen; i++)
        if (k->open[i].cell->column <= column && column < k->open[i].cell->column + k->open[i].cell->columns)
            return true;
    return false;
}

/* The rule under a row, left out where a cell reaches below it. */
static void paint_row_rule(const struct painter *p, const struct stack *after, int closed, length y)
{
    color ink = closed && p->style->group_rule != COLOR_NONE ? p->style->group_rule : p->style->rule;
    int columns = p->table->table->ncolumns;
    for (int c = 0; c < columns; c++) {
        int first = c;
        while (c < columns && !reaches_below(after, c))
            c++;
        if (c > first)
            paint_rule(p, p->table->x[first], p->table->x[c], y, ink, p->style->rule_width);
    }
}

static void paint_under(const struct painter *p, const struct stack *after, int closed, int row, bool last, length y)
{
    const struct set_table *t = p->table;
    const struct row_style *next = row + 1 < t->nrows ? t->rows[row + 1].style : NULL;
    if (row == t->nrows - 1)
        paint_rule(p, 0, table_width(p), y, p->style->head_rule, p->style->head_rule_width);
    else if (last)
        paint_rule(p, 0, table_width(p), y, p->style->group_rule != COLOR_NONE ? p->style->group_rule : p->style->rule, p->style->rule_width);
    else if (t->rows[row].continued || (next && next->role == ROW_DETAILS))
        return;
    else if (next && next->rule != COLOR_NONE)
        paint_rule(p, 0, table_width(p), y, next->rule, next->rule_width);
    else
        paint_row_rule(p, after, closed, y);
}

static const struct set_row *row_at(const struct painter *p, int index)
{
    return &p->table->rows[p->fragment->first + index];
}

static length row_bottom(const struct painter *p, int index)
{
    return index == p->fragment->tops.n - 1 ? p->bottom : p->fragment->tops.v[index + 1];
}

/* The cells of rows that were one: each cell in one piece, as it is read. */
static void paint_cells(const struct painter *p, int first, int last)
{
    for (int column = 0; column < p->table->table->ncolumns; column++)
        for (int index = first; index <= last; index++) {
            const struct set_row *r = row_at(p, index);
            for (int i = 0; i < r->ncells; i++)
                if (r->cells[i].column == column)
                    paint_cell(p, &r->cells[i], p->fragment->tops.v[index], row_bottom(p, index), row_top_padding(r, p->style), false);
        }
}

static void close_row(const struct painter *p, struct stack *k, int index)
{
    const struct set_row *r = row_at(p, index);
    int before = k->nopen;
    for (int i = 0; i < r->ncells; i++)
        before += r->cells[i].rows > 1;
    stack_add(k, p->fragment->first + index);
    paint_under(p, k, before - k->nopen, p->fragment->first + index, index == p->fragment->tops.n - 1, row_bottom(p, index));
}

static length row_top(const struct painter *p, int index)
{
    return p->fragment->tops.v[index] - (index ? 0 : top_padding(p->table, p->fragment->first));
}

/* Under the head and the sums carried forward. */
static length top_of_rows(const struct painter *p)
{
    return row_top(p, 0) - (p->fragment->repeat ? lead_height(p->table, p->fragment->first) : 0);
}

/* A row and those that go on with it; gives the last of them. */
static int paint_row(const struct painter *p, struct stack *k, int first)
{
    int last = first;
    while (row_at(p, last)->continued && last + 1 < p->fragment->tops.n)
        last++;
    for (int i = 0; first == 0 && i < k->nopen; i++)
        paint_cell(p, k->open[i].cell, top_of_rows(p), row_bottom(p, 0), p->style->padding_y, true);
    paint_cells(p, first, last);
    for (int i = first; i <= last; i++)
        close_row(p, k, i);
    return last;
}

/* A line of sums at y, with a rule under it; gives its lower edge. */
static length paint_carry(const struct painter *p, length y)
{
    if (!p->fragment->sums.v)
        return y;
    carry_items(p->setter, p->table, &p->fragment->sums, p->x, y, p->page);
    y += p->table->carry_height;
    paint_rule(p, 0, table_width(p), y, p->style->group_rule != COLOR_NONE ? p->style->group_rule : p->style->rule, p->style->rule_width);
    return y;
}

/* The row that the details at the top of the page belong to. */
static void paint_lead(const struct painter *p)
{
    const struct set_row *lead = row_at(p, 0)->lead;
    if (!p->fragment->repeat || !lead)
        return;
    length bottom = row_top(p, 0), top = top_of_rows(p);
    paint_backgrounds(p, lead, top, bottom);
    for (int i = 0; i < lead->ncells; i++)
        if (lead->cells[i].rows == 1)
            paint_cell(p, &lead->cells[i], top, bottom, p->style->padding_y, true);
}

static void add_sums(struct fragment *g)
{
    for (int i = 0; i < g->tops.n; i++)
        sums_add(&g->sums, &g->stack.table->rows[g->first + i]);
}

void fragment_items(struct setter *s, struct fragment *g, length x, struct page *page)
{
    struct set_table *t = g->stack.table;
    struct painter p = { s, g, t, t->table->style, x, page, rows_end(&g->stack) };
    struct stack k = { .table = t, .open = arena_array(s->arena, struct open_span, t->table->ncolumns), .nopen = g->ncarried };
    if (g->ncarried)
        memcpy(k.open, g->carried, sizeof *k.open * (size_t)g->ncarried);
    length under_head = k.y = paint_head(&p, paint_title(&p, g->top));
    if (g->repeat)
        k.y = paint_carry(&p, k.y);
    for (int i = 0; i < g->tops.n; i++)             /* all of them first: a cell that spans rows stands on several */
        paint_backgrounds(&p, row_at(&p, i), row_top(&p, i), row_bottom(&p, i));
    paint_rule(&p, 0, table_width(&p), under_head, p.style->head_rule, p.style->head_rule_width);  /* half of it lies on the first row */
    if (g->tops.n)
        paint_lead(&p);
    for (int i = 0; i < g->tops.n; i++)
        i = paint_row(&p, &k, i);
    add_sums(g);
    if (carry_below(&g->stack))
        paint_carry(&p, p.bottom);
}
