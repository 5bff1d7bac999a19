/* draft.c: a table that is measured but has no widths yet */

#include "typeset/decimal.h"
#include "typeset/widths.h"

length draft_line_height(const struct draft *d)
{
    const struct style *style = d->table->style->style;
    return style ? style->leading : 0;
}

/* ---- rows and cells from nodes ---- */

static int count_children(const struct node *n)
{
    int count = 0;
    for (const struct node *child = n ? n->first : NULL; child; child = child->next)
        count++;
    return count;
}

static const struct node *child_of(const struct node *n, enum node_kind kind)
{
    for (const struct node *child = n->first; child; child = child->next)
        if (child->kind == kind)
            return child;
    return NULL;
}

static length indent_of(const struct set_cell *c)
{
    const struct row_style *style = c->node->kind == NODE_CELL && !c->bottom ? c->node->parent->row : NULL;
    return style && c->node->cell->label ? style->indent : 0;
}

void draft_measure(const struct draft *d, const struct set_cell *c, struct arena *room, struct measures *out)
{
    struct setter s = *d->setter;
    s.arena = s.typesetter.arena = room;
    measure_blocks(&s, c->node, draft_line_height(d), out);
    for (int i = 0; i < out->n; i++)
        out->v[i].indent += indent_of(c);
}

static void add_cell(struct draft *d, struct set_row *row, const struct node *n, const struct cell *cell, bool head)
{
    struct set_cell *c = &row->cells[row->ncells++];
    *c = (struct set_cell){ .node = n, .column = cell->column, .columns = cell->columns, .rows = cell->rows,
                               .figure = cell->figure && !head, .bottom = head };
    int at = d->cells.n;
    struct arena *room = at < CELLS_KEPT ? &d->measuring[at / CELLS_TOGETHER] : &d->passing;
    struct draft_cell *added = &d->cells.v[d->cells.n++];
    struct measures measures = { 0 };
    *added = (struct draft_cell){ .cell = c };
    draft_measure(d, c, room, &measures);
    d->widths[at] = weigh_cell(c, &measures);
    find_tail(d, added, &measures, room);
    if (at < CELLS_KEPT)
        d->measures[at] = measures;
    else
        arena_clear(room);
}

static void add_row(struct draft *d, struct set_row *row, const struct node *n, bool head)
{
    row->node = n;
    progress_row(d->setter->typesetter.progress);
    row->style = head ? NULL : n->row;
    row->cells = arena_array(d->setter->typesetter.flow, struct set_cell, count_children(n));
    for (const struct node *c = n->first; c; c = c->next)
        add_cell(d, row, c, c->cell, head);
}

static struct set_row *add_rows(struct draft *d, const struct node *parent, int *count, bool head)
{
    struct set_row *rows = arena_array(d->setter->typesetter.flow, struct set_row, count_children(parent));
    for (const struct node *n = parent ? parent->first : NULL; n; n = n->next)
        add_row(d, &rows[(*count)++], n, head);
    return rows;
}

static struct set_row *add_title(struct draft *d, const struct node *title, int *count)
{
    if (!title)
        return NULL;
    const struct cell over_all = { .columns = d->table->ncolumns, .rows = 1 };
    struct set_row *row = arena_new(d->setter->arena, struct set_row);
    row->node = title;
    row->cells = arena_new(d->setter->arena, struct set_cell);
    add_cell(d, row, title, &over_all, false);
    *count = 1;
    return row;
}

static int count_cells(const struct node *rows)
{
    int count = 0;
    for (const struct node *row = rows ? rows->first : NULL; row; row = row->next)
        count += count_children(row);
    return count;
}

static void make_room(struct draft *d)
{
    const int titles = 2;
    int cells = titles + count_cells(child_of(d->node, NODE_HEAD)) + count_cells(child_of(d->node, NODE_BODY));
    int kept = cells < CELLS_KEPT ? cells : CELLS_KEPT;
    struct arena *flow = d->setter->typesetter.flow;
    d->cells.v = arena_apart(flow, sizeof *d->cells.v * (size_t)cells);
    d->cells.cap = cells;
    d->widths = arena_apart(flow, sizeof *d->widths * (size_t)cells);
    d->measures = arena_apart(flow, sizeof *d->measures * (size_t)kept);
    d->measuring = arena_array(d->setter->arena, struct arena, kept / CELLS_TOGETHER + 1);
    d->outside = arena_array(d->setter->arena, length, d->table->ncolumns);
    d->set->tails = d->tails = arena_array(d->setter->arena, length, d->table->ncolumns);
}

void draft_drop_cells(struct draft *d)
{
    struct arena *flow = d->setter->typesetter.flow;
    arena_drop(flow, d->cells.v);
    arena_drop(flow, d->measures);
    d->cells.n = 0;
}

void draft_drop_widths(struct draft *d)
{
    arena_drop(d->setter->typesetter.flow, d->widths);
    d->widths = NULL;
}

void draft_drop(struct draft *d)
{
    for (int i = 0; i < d->cells.n && i < CELLS_KEPT; i += CELLS_TOGETHER)
        arena_done(&d->measuring[i / CELLS_TOGETHER]);
    draft_drop_widths(d);
    draft_drop_cells(d);
}

struct draft *draft_table(struct setter *s, struct node *table)
{
    struct draft *d = arena_new(s->arena, struct draft);
    d->setter = s;
    d->node = d->source = table;
    d->table = table->table;
    d->set = arena_new(s->arena, struct set_table);
    d->set->node = table;
    d->set->table = table->table;
    make_room(d);
    d->set->title = add_title(d, child_of(table, NODE_TITLE), &d->set->ntitle);
    d->set->again = add_title(d, table->table->again, &d->set->nagain);
    d->set->head = add_rows(d, child_of(table, NODE_HEAD), &d->set->nhead, true);
    d->over = d->cells.n;
    d->set->rows = add_rows(d, child_of(table, NODE_BODY), &d->set->nrows, false);
    settle_tails(d);
    arena_done(&d->passing);
    return d;
}
