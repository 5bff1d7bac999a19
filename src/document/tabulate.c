/* tabulate.c: a CSV file as tables of the document
 *
 * First the columns are settled: which definition each has, what its cells hold, which are shown.  Then rows become nodes, group by group.
 * The head is made by head.c, a cell's contents by cell.c. */

#include "document/tabulate.h"

#include <string.h>
#include "document/cell.h"
#include "document/details.h"
#include "document/group.h"
#include "document/grouping.h"
#include "document/head.h"
#include "document/layer.h"
#include "document/match.h"
#include "document/notes.h"
#include "document/prose.h"
#include "read/csv.h"

/* What is known while one CSV file becomes tables. */
struct tabulation {
    struct binder *binder;
    const struct table_block *block;
    struct csv_table *csv;
    struct note_scope notes;
    struct csv_binding *columns;    /* one for each CSV column */
    int *shown;                     /* CSV columns shown, in order */
    int nshown;
    struct grouping grouping;
    struct details details;
};

/* ---- columns ---- */

static const struct column *find_definition(const struct list *columns, const char *header)
{
    for (int i = 0; i < columns->n; i++) {
        const struct column *c = columns->v[i];
        if (match_header(&c->header, header))
            return c;
    }
    return NULL;
}

static const struct column *definition_of(const struct tabulation *t, const char *header)
{
    const struct column *c = find_definition(&t->block->columns, header);
    if (!c)
        c = find_definition(&t->block->style->columns, header);
    return c ? c : &column_default;
}

/* Figures, if most cells that hold anything are.  One that was meant as a figure counts as one, so that it is told. */
static enum column_kind kind_by_contents(const struct tabulation *t, int column)
{
    int figures = 0, texts = 0, doubtful = 0, nils = 0;
    for (int r = 0; r < t->csv->rows.n; r++) {
        const char *text = t->csv->rows.v[r].cells[column].text;
        struct number n;
        switch (number_read(text, &n)) {
        case NUMBER_NONE:
            *(number_spoiled(text) ? &doubtful : &texts) += 1;
            break;
        case NUMBER_FIGURE:
            *(number_unit_known(n.unit) ? &figures : &texts) += 1;
            break;
        case NUMBER_AMBIGUOUS:
            doubtful++;
            break;
        case NUMBER_NIL:
            nils++;
            break;
        case NUMBER_EMPTY:
            break;
        }
    }
    if (!texts && nils)                             /* dashes alone: a year that is not measured yet */
        return COLUMN_FIGURE;
    return figures + doubtful > 2 * texts ? COLUMN_FIGURE : COLUMN_TEXT;
}

static int find_column(const struct tabulation *t, const char *header)
{
    struct list pattern = { (const void *[]){ header }, 1 };
    for (int i = 0; i < t->csv->columns; i++)
        if (match_header(&pattern, t->csv->header.cells[i].text))
            return i;
    return -1;
}

/* A column set below another one is not shown by itself, and has none below itself.  One that a layout names and the file lacks is left away: layouts serve many files. */
static void bind_below(struct tabulation *t, int column)
{
    struct csv_binding *c = &t->columns[column];
    int below = *c->definition->below && !c->hidden ? find_column(t, c->definition->below) : -1;
    if (below < 0 || below == column || t->columns[below].below >= 0)
        return;
    c->below = below;
    t->columns[below].hidden = true;
}

/* The same for a column whose symbols stand above the text of this one. */
static void bind_symbol_column(struct tabulation *t, int column)
{
    struct csv_binding *c = &t->columns[column];
    const char *name = c->definition->symbol_column;
    int from = *name && !c->hidden ? find_column(t, name) : -1;
    if (from < 0 || from == column)
        return;
    const struct csv_binding *source = &t->columns[from];
    if (source->kind != COLUMN_SYMBOL) {
        message_add(t->binder->messages, MSG_COLUMN_NO_SYMBOLS, definition_place(c->definition, "symbol-column"), name, source->header);
        return;
    }
    c->symbol = source->definition;
    c->symbol_column = from;
    c->symbol_header = source->header;
    t->columns[from].hidden = true;
}

/* The first column labels the rows where nothing else does: 2019, 2020, 2021 are no figures there. */
static bool labels_rows(const struct tabulation *t)
{
    for (int i = 0; i < t->nshown; i++)
        if (t->columns[t->shown[i]].definition->head)
            return false;
    return t->nshown > 1 && t->block->style->row_heads && t->columns[t->shown[0]].definition->kind == COLUMN_AUTO;
}

/* Those that the block names, in its order; else all that are not hidden. */
static void choose_shown(struct tabulation *t)
{
    const struct list *show = &t->block->show;
    t->shown = arena_array(t->binder->arena, int, t->csv->columns + show->n);
    for (int i = 0; i < show->n; i++) {
        int column = rows_column(t->binder, t->csv, t->block, "show", show->v[i]);
        if (column >= 0)
            t->shown[t->nshown++] = column;
    }
    for (int i = 0; i < t->csv->columns && !show->n; i++)
        if (!t->columns[i].hidden)
            t->shown[t->nshown++] = i;
}

static void bind_columns(struct tabulation *t)
{
    t->columns = arena_array(t->binder->arena, struct csv_binding, t->csv->columns);
    t->details = details_find(t->binder, t->csv, t->block->style);
    for (int i = 0; i < t->csv->columns; i++) {
        struct csv_binding *c = &t->columns[i];
        c->header = t->csv->header.cells[i].text;
        c->definition = definition_of(t, c->header);
        c->kind = c->definition->kind == COLUMN_AUTO ? kind_by_contents(t, i) : (enum column_kind)c->definition->kind;
        c->hidden = c->definition->hide || grouping_uses(&t->grouping, i) || details_has(&t->details, i);
        c->below = -1;
    }
    for (int i = 0; i < t->csv->columns; i++)
        bind_below(t, i);
    for (int i = 0; i < t->csv->columns; i++)
        bind_symbol_column(t, i);
    choose_shown(t);
    if (labels_rows(t))
        t->columns[t->shown[0]].kind = COLUMN_TEXT;
}

static enum align align_of(const struct csv_binding *c)
{
    if (c->definition->align != ALIGN_AUTO)
        return (enum align)c->definition->align;
    const struct symbol_set *set = c->definition->symbols;
    bool centered = c->kind == COLUMN_SYMBOL && set && set->word_position == WORD_BELOW;
    return c->kind == COLUMN_FIGURE ? ALIGN_RIGHT : centered ? ALIGN_CENTER : ALIGN_LEFT;
}

static struct table *make_table(const struct tabulation *t)
{
    struct table *table = arena_new(t->binder->arena, struct table);
    table->name = definition_title(t->block);
    table->style = t->block->style;
    table->ncolumns = t->nshown;
    table->columns = arena_array(t->binder->arena, struct table_column, t->nshown);
    bool any_head = false;
    for (int i = 0; i < t->nshown; i++) {
        const struct csv_binding *c = &t->columns[t->shown[i]];
        table->columns[i] = (struct table_column){ c->definition, c->header, c->kind, align_of(c), c->definition->head };
        any_head |= c->definition->head;
    }
    if (!any_head && table->style->row_heads && t->nshown)
        table->columns[0].head = true;
    return table;
}

/* ---- rows ---- */

static const char *cell_text(const struct tabulation *t, const struct csv_row *row, int shown)
{
    return row->cells[t->shown[shown]].text;
}

static bool is_empty(const struct csv_cell *cell)
{
    return !*cell->text && !cell->marks;
}

/* Neither in the column itself nor in the ones set above and below it. */
static bool cell_empty(const struct tabulation *t, const struct csv_row *row, int shown)
{
    const struct csv_binding *c = &t->columns[t->shown[shown]];
    return is_empty(&row->cells[t->shown[shown]]) && (c->below < 0 || is_empty(&row->cells[c->below])) &&
           (!c->symbol || is_empty(&row->cells[c->symbol_column]));
}

static bool rest_empty(const struct tabulation *t, const struct csv_row *row)
{
    for (int i = 1; i < t->nshown; i++)
        if (!cell_empty(t, row, i))
            return false;
    for (int i = 0; i < t->details.n; i++)
        if (*row->cells[t->details.columns[i]].text)
            return false;
    return t->nshown > 1;
}

static const struct row_style *find_row_style(const struct tabulation *t, const struct list *rows, const struct csv_row *row)
{
    for (int i = 0; i < rows->n; i++) {
        const struct row_style *s = rows->v[i];
        bool first = !s->first.n || match_any(&s->first, cell_text(t, row, 0));
        if (first && (!s->rest_empty || rest_empty(t, row)))
            return s;
    }
    return NULL;
}

static const struct row_style *row_style_of(const struct tabulation *t, const struct csv_row *row)
{
    const struct row_style *s = find_row_style(t, &t->block->rows, row);
    return s ? s : find_row_style(t, &t->block->style->rows, row);
}

static void make_bold(struct node *n)
{
    n->bold = n->bold || n->kind == NODE_TEXT;
    for (struct node *child = n->first; child; child = child->next)
        make_bold(child);
}

static struct node *add_cell(const struct tabulation *t, struct node *row, const struct table *table, const struct csv_row *from, int shown)
{
    int column = t->shown[shown];
    struct node *n = node_add(row, node_new(t->binder->arena, NODE_CELL, from->cells[column].place));
    n->cell = arena_new(t->binder->arena, struct cell);
    *n->cell = (struct cell){ .column = shown, .columns = 1, .rows = 1, .head = table->columns[shown].head,
                              .figure = table->columns[shown].kind == COLUMN_FIGURE };
    const struct cell_source source = { t->binder, table, &table->columns[shown], &t->columns[column], from, row->row };
    cell_fill(&source, n, column);
    if (row->row && row->row->bold)
        make_bold(n);
    return n;
}

/* The cell above that a span column's empty cell continues; open[] holds them by column. */
static bool continue_span(const struct tabulation *t, const struct csv_row *row, int shown, struct node **open)
{
    if (!open[shown] || !cell_empty(t, row, shown))
        return false;
    open[shown]->cell->rows++;
    return true;
}

/* Details stand beside the cells at the left that reach down over them. */
static void add_details(const struct tabulation *t, struct node *body, const struct table *table, const struct csv_row *from, struct node **open)
{
    struct node *above = body->last;
    int spans = 0;
    while (spans < t->nshown - 1 && open[spans])
        spans++;
    details_add(t->binder, &t->details, t->columns, body, table, from, spans);
    for (const struct node *row = above->next; row; row = row->next)
        for (int i = 0; i < spans; i++)
            open[i]->cell->rows++;
    for (int i = spans; i < t->nshown && above->next; i++)
        open[i] = NULL;
}

static void add_row(const struct tabulation *t, struct node *body, const struct table *table, const struct csv_row *from, struct node **open)
{
    struct node *row = node_add(body, node_new(t->binder->arena, NODE_ROW, from->cells[0].place));
    row->row = row_style_of(t, from);
    bool over_all = row->row && row->row->rest_empty;
    bool whole = over_all || (row->row && row->row->role != ROW_DATA);
    for (int i = 0; i < t->nshown; i++) {
        if (table->columns[i].definition->span && !whole && continue_span(t, from, i, open))
            continue;
        struct node *cell = add_cell(t, row, table, from, i);
        for (int k = i; k < t->nshown; k++)     /* a new outer cell ends the inner ones */
            if (k == i || table->columns[i].definition->span || whole)
                open[k] = NULL;
        open[i] = table->columns[i].definition->span && !cell_empty(t, from, i) && !whole ? cell : NULL;
        if (over_all) {
            cell->cell->columns = t->nshown;
            cell->cell->head = true;
            return;
        }
    }
    add_details(t, body, table, from, open);
}

/* The rows of an innermost group, and before them the names of the groups that they belong to. */
static void add_rows(const struct tabulation *t, struct node *body, const struct table *table, const struct csv_row **rows, int n, int depth)
{
    if (depth == t->grouping.ninner) {
        struct node **open = arena_array(t->binder->arena, struct node *, t->nshown + 1);
        for (int r = 0; r < n; r++)
            add_row(t, body, table, rows[r], open);
        return;
    }
    const struct groups groups = groups_make(t->binder->arena, rows, n, t->grouping.inner[depth]);
    for (int i = 0; i < groups.n; i++) {
        if (*groups.v[i].name->text)
            group_row_add(t->binder, body, table, groups.v[i].name, depth + 1);
        add_rows(t, body, table, rows + groups.v[i].first, groups.v[i].count, depth + 1);
    }
}

static void add_empty_row(const struct tabulation *t, struct node *body, const struct table *table)
{
    const struct words *words = definition_find(t->binder->definitions, "words", "");
    struct node *row = node_add(body, node_new(t->binder->arena, NODE_ROW, t->csv->header.cells[0].place));
    struct node *cell = node_add(row, node_new(t->binder->arena, NODE_CELL, row->place));
    cell->cell = arena_new(t->binder->arena, struct cell);
    *cell->cell = (struct cell){ .columns = table->ncolumns, .rows = 1, .head = true };
    bind_paragraph(t->binder, cell, table->style->style, words->empty_table, row->place);
}

static void add_title(const struct tabulation *t, struct node *table)
{
    if (!*t->block->title)
        return;
    struct node *title = node_add(table, node_new(t->binder->arena, NODE_TITLE, definition_place(t->block, "title")));
    struct node *paragraph = bind_paragraph(t->binder, title, t->block->style->title_style, NULL, title->place);
    notes_ini_text(t->binder, paragraph, t->block->title, title->place);
}

static void add_table(struct tabulation *t, const struct csv_row **rows, int count)
{
    struct binder *b = t->binder;
    struct node *n = node_add(b->document, node_new(b->arena, NODE_TABLE, definition_place(t->block, NULL)));
    n->table = make_table(t);
    add_title(t, n);
    head_add(b, n, &t->csv->header, t->shown);
    struct node *body = node_add(n, node_new(b->arena, NODE_BODY, n->place));
    add_rows(t, body, n->table, rows, count, 0);
    if (!count)
        add_empty_row(t, body, n->table);
    notes_put(b, &t->notes);
    notes_next_table(b, &t->notes);
}

static enum sort_part part_of(const struct tabulation *t, const struct csv_row *row)
{
    const struct row_style *style = row_style_of(t, row);
    if (style && style->role != ROW_DATA)
        return SORT_FIXED;
    return t->columns[t->shown[0]].definition->span && cell_empty(t, row, 0) ? SORT_FOLLOWER : SORT_ROW;
}

static void set_rows(void *user, const struct csv_row **rows, int n, int level)
{
    struct tabulation *t = user;
    unsigned char *parts = arena_array(t->binder->arena, unsigned char, n + 1);
    (void)level;
    for (int i = 0; i < n; i++)
        parts[i] = part_of(t, rows[i]);
    sort_rows(t->binder->arena, rows, n, &t->grouping.sorting, parts);
    if (!t->block->group_head || !t->grouping.ninner) {
        add_table(t, rows, n);
        return;
    }
    const struct groups groups = groups_make(t->binder->arena, rows, n, t->grouping.inner[0]);
    for (int i = 0; i < groups.n; i++)
        add_table(t, rows + groups.v[i].first, groups.v[i].count);
}

static void add_heading(struct binder *b, const struct table_block *block)
{
    if (!*block->heading)
        return;
    struct place place = definition_place(block, "heading");
    notes_ini_text(b, bind_heading(b, block->level, place), block->heading, place);
    bind_notes(b);
}

static void take_mark(const struct tabulation *t, struct csv_cell *cell)
{
    cell->text = marks_take(t->binder->arena, cell->text, cell->place, t->notes.signs, &cell->marks);
}

/* Marks of notes are taken out of all cells but those of Markdown, where they are Markdown. */
static void take_marks(void *user, struct csv_table *csv)
{
    struct tabulation *t = user;
    for (int c = 0; c < csv->columns; c++) {
        take_mark(t, &csv->header.cells[c]);
        bool markdown = definition_of(t, csv->header.cells[c].text)->kind == COLUMN_MARKDOWN;
        for (int r = 0; r < csv->rows.n && !markdown; r++)
            take_mark(t, &csv->rows.v[r].cells[c]);
    }
}

static void open_notes(struct tabulation *t)
{
    const struct table_block *block = t->block;
    t->notes.signs.superscripts = block->superscript_marks;
    t->notes.below = block->notes_place ? block->notes_place == 2 : block->style->notes_place;
    t->notes.style = block->style->notes_style;
    notes_open(t->binder, &t->notes, block, block->notes_file, &block->notes);
    notes_next_table(t->binder, &t->notes);
    t->binder->scope = &t->notes;
}

static void set_tables(struct tabulation *t)
{
    if (!grouping_read(&t->grouping, &t->block->group_rows, "group-rows"))
        return;
    t->csv = t->grouping.csv;
    bind_columns(t);
    if (t->nshown)
        grouping_walk(&t->grouping);
    else
        message_add(t->binder->messages, MSG_TABLE_NO_COLUMNS, definition_place(t->block, NULL), definition_title(t->block));
}

/* Headings of groups stand a level below the heading of the block, when it has one. */
void tabulate(struct binder *b, const struct table_block *block)
{
    struct tabulation t = { .binder = b, .block = block };
    t.grouping = (struct grouping){ .binder = b, .block = block, .from = &block->csv, .level = block->level + (*block->heading ? 1 : 0),
                                    .user = &t, .read = take_marks, .set = set_rows };
    if (!block->style)
        return;
    open_notes(&t);
    add_heading(b, block);
    set_tables(&t);
    notes_close(b, &t.notes);
    b->scope = NULL;
}
