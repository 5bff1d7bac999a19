/* details.c: rows over the whole table: details of the row above, and names of groups */

#include "document/details.h"

#include "document/cell.h"
#include "document/layer.h"
#include "document/match.h"
#include "document/notes.h"
#include "document/rows.h"

/* ---- columns ---- */

struct details details_find(struct binder *b, const struct csv_table *csv, const struct table_style *style)
{
    struct details d = { csv, arena_array(b->arena, int, style->details.n + 1), 0 };
    for (int i = 0; i < style->details.n; i++) {
        const char *name = style->details.v[i];
        int column = rows_find(csv, name);
        if (column < 0 && rows_nearest(b->arena, csv, name))
            rows_column(b, csv, style, "details", name);
        if (column >= 0 && !details_has(&d, column))
            d.columns[d.n++] = column;
    }
    return d;
}

bool details_has(const struct details *d, int column)
{
    for (int i = 0; i < d->n; i++)
        if (d->columns[i] == column)
            return true;
    return false;
}

/* ---- rows ---- */

static void make_bold(struct node *n)
{
    n->bold = n->bold || n->kind == NODE_TEXT;
    for (struct node *child = n->first; child; child = child->next)
        make_bold(child);
}

static struct node *add_wide_row(struct binder *b, struct node *body, const struct table *table, struct place place, const struct row_style *style, int first)
{
    struct node *row = node_add(body, node_new(b->arena, NODE_ROW, place));
    struct node *cell = node_add(row, node_new(b->arena, NODE_CELL, place));
    row->row = style;
    cell->cell = arena_new(b->arena, struct cell);
    *cell->cell = (struct cell){ .column = first, .columns = table->ncolumns - first, .rows = 1 };
    return cell;
}

/* A row of details has the colour of the row that it belongs to. */
static const struct row_style *details_style(struct binder *b, const struct row_style *above)
{
    struct row_style *style = arena_new(b->arena, struct row_style);
    *style = (struct row_style){ .name = "details", .role = ROW_DETAILS, .fill = above ? above->fill : COLOR_NONE, .rule = COLOR_NONE };
    return style;
}

static void add_label_above(struct binder *b, struct node *cell, const struct table *table, const struct csv_cell *header, const struct style *own)
{
    const struct style *style = table->style->details_label_style;
    struct node *label = bind_paragraph(b, cell, style ? style : own, header_leaf(header->text), cell->place);
    notes_marks(b, label, header->marks);
    if (!style)
        make_bold(label);
}

/* Before the text of the first paragraph; a list gets its label above. */
static void run_in(struct binder *b, struct node *cell, const struct csv_cell *header)
{
    struct node *paragraph = cell->first, *first = paragraph->first, *last = paragraph->last;
    paragraph->first = paragraph->last = NULL;
    node_add(paragraph, node_new(b->arena, NODE_TEXT, cell->place))->text = header_leaf(header->text);
    notes_marks(b, paragraph, header->marks);
    node_add(paragraph, node_new(b->arena, NODE_TEXT, cell->place))->text = ": ";
    make_bold(paragraph);
    paragraph->last->next = first;
    paragraph->last = last ? last : paragraph->last;
}

static const struct style *text_style(const struct csv_binding *binding, const struct table *table)
{
    return binding->definition->style ? binding->definition->style : table->style->style;
}

static void fill_details(struct binder *b, const struct details *d, const struct csv_binding *binding, struct node *cell, const struct table *table,
                         const struct csv_row *from, int column)
{
    const struct csv_cell *header = &d->csv->header.cells[column];
    const struct table_column as = { .definition = binding->definition, .header = binding->header, .kind = binding->kind, .align = ALIGN_LEFT };
    const struct cell_source source = { b, table, &as, binding, from, NULL, false };
    enum details_label where = (enum details_label)table->style->details_label;
    struct node text = { .kind = NODE_CELL, .cell = cell->cell };
    cell_fill(&source, &text, column);
    bool inside = where == LABEL_RUN_IN && text.first && text.first->kind == NODE_PARAGRAPH;
    if (where != LABEL_NONE && !inside)
        add_label_above(b, cell, table, header, text_style(binding, table));
    for (struct node *n = text.first, *next; n; n = next) {
        next = n->next;
        n->next = NULL;
        node_add(cell, n);
    }
    if (inside)
        run_in(b, cell, header);
}

void details_add(struct binder *b, const struct details *d, const struct csv_binding *bindings, struct node *body, const struct table *table,
                 const struct csv_row *from, int spans)
{
    const struct row_style *style = d->n ? details_style(b, body->last->row) : NULL;
    for (int i = 0; i < d->n; i++) {
        const struct csv_cell *text = &from->cells[d->columns[i]];
        if (*text->text)
            fill_details(b, d, &bindings[d->columns[i]], add_wide_row(b, body, table, text->place, style, spans), table, from, d->columns[i]);
    }
}

/* ---- names of groups ---- */

static const struct row_style *group_style(struct binder *b, const struct table_style *look, int level)
{
    struct row_style *style = arena_new(b->arena, struct row_style);
    const struct list *rows = &look->group_row;
    *style = (struct row_style){ .name = "group", .bold = true, .fill = COLOR_NONE, .rule = COLOR_NONE };
    if (rows->n)
        *style = *(const struct row_style *)rows->v[level <= rows->n ? level - 1 : rows->n - 1];
    style->role = ROW_SUBHEAD;
    return style;
}

void group_row_add(struct binder *b, struct node *body, const struct table *table, const struct csv_cell *name, int level)
{
    const struct row_style *style = group_style(b, table->style, level);
    struct node *cell = add_wide_row(b, body, table, name->place, style, 0);
    cell->cell->head = true;
    cell->parent->number = level;
    notes_cell(b, bind_paragraph(b, cell, style->style ? style->style : table->style->style, NULL, name->place), name);
    if (style->bold)
        make_bold(cell);
}
