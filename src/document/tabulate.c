/* tabulate.c: a CSV file as tables of the document
 *
 * Once the columns are settled (binding.c), rows become nodes, group by group.  The head is made by head.c, a cell's contents by cell.c. */

#include "document/tabulate.h"

#include "document/binding.h"
#include "document/cell.h"
#include "document/citation.h"
#include "document/details.h"
#include "document/group.h"
#include "document/grouping.h"
#include "document/head.h"
#include "document/layer.h"
#include "document/match.h"
#include "document/notes.h"
#include "document/prose.h"
#include "document/rows.h"
#include "document/totals.h"
#include "read/csv.h"
#include "read/number.h"

static struct table *make_table(const struct tabulation *t)
{
    struct binder *b = t->binder;
    struct table *table = arena_new(b->arena, struct table);
    table->name = definition_title(t->block);
    table->style = t->block->style;
    table->ncolumns = t->nshown;
    table->columns = arena_array(b->arena, struct table_column, t->nshown);
    bool any_head = false;
    for (int i = 0; i < t->nshown; i++) {
        const struct csv_binding *c = &t->columns[t->shown[i]];
        table->columns[i] = (struct table_column){ c->definition, c->header, binding_title(b->arena, c), c->kind, c->align, c->definition->head,
                                                     c->carried, c->decimals };
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

/* Neither in the column itself nor in those set above and below it. */
static bool cell_empty(const struct tabulation *t, const struct csv_row *row, int shown)
{
    const struct csv_binding *c = &t->columns[t->shown[shown]];
    bool empty = is_empty(&row->cells[t->shown[shown]]) && (!c->symbol || is_empty(&row->cells[c->symbol_column]));
    for (int i = 0; i < c->nbelow; i++)
        empty = empty && is_empty(&row->cells[c->below[i]]);
    return empty;
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

/* The cell that says what row it is: the first that is not empty; an account or a number may stand before it in other rows. */
static int label_of(const struct tabulation *t, const struct csv_row *row)
{
    for (int i = 0; i < t->nshown; i++)
        if (*cell_text(t, row, i))
            return i;
    return 0;
}

/* The cell that a row style asks; NULL: the file has no such column. */
static const char *asked_text(const struct tabulation *t, const struct row_style *s, const struct csv_row *row)
{
    int column = *s->column ? rows_find(t->csv, s->column) : t->shown[label_of(t, row)];
    return column < 0 ? NULL : row->cells[column].text;
}

static const struct row_style *find_row_style(const struct tabulation *t, const struct list *rows, const struct csv_row *row)
{
    for (int i = 0; i < rows->n; i++) {
        const struct row_style *s = rows->v[i];
        const char *text = s->first.n || *s->column ? asked_text(t, s, row) : "";
        if (text && (!s->first.n || match_any(&s->first, text)) && (!s->rest_empty || rest_empty(t, row)))
            return s;
    }
    return NULL;
}

/* What each row is, asked once: by those who set them and by the checks of figures. */
static void find_row_styles(struct tabulation *t)
{
    struct taken *taken = t->taken = taken_of(t->binder->taken, t->csv);
    taken->columns = t->columns;
    taken->rows = arena_array(t->binder->arena, const struct row_style *, t->csv->rows.n + 1);
    for (int r = 0; r < t->csv->rows.n; r++) {
        taken->rows[r] = find_row_style(t, &t->block->rows, &t->csv->rows.v[r]);
        if (!taken->rows[r])
            taken->rows[r] = find_row_style(t, &t->block->style->rows, &t->csv->rows.v[r]);
    }
}

static const struct row_style *row_style_of(const struct tabulation *t, const struct csv_row *row)
{
    return t->taken->rows[row - t->csv->rows.v];
}

static void make_bold(struct node *n)
{
    n->bold = n->bold || n->kind == NODE_TEXT || node_is_plain(n);
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
    const struct cell_source source = { t->binder, table, &table->columns[shown], &t->columns[column], from, row->row, true };
    cell_fill(&source, n, column);
    if (row->row && row->row->bold)
        make_bold(n);
    return n;
}

/* A figure without notes, in a tree that nobody sets: nothing but its messages is of use.  A text among figures is checked as other texts are. */
static bool only_passes(const struct tabulation *t, const struct csv_row *from, int shown)
{
    const struct csv_binding *c = &t->columns[t->shown[shown]];
    return t->binder->taken->only && c->kind == COLUMN_FIGURE && !c->nbelow && !c->symbol && !c->definition->span && !from->cells[t->shown[shown]].marks
           && !(c->unit >= 0 && from->cells[c->unit].marks) && number_read(cell_text(t, from, shown), &(struct number){ 0 }) != NUMBER_NONE;
}

/* The cell, good until the next one is made. */
static struct node *pass_cell(const struct tabulation *t, const struct table *table, const struct csv_row *from, int shown)
{
    struct binder *b = t->binder;
    struct arena *arena = b->arena;
    arena_clear(&b->passing);
    b->arena = &b->passing;
    struct node *row = node_new(b->arena, NODE_ROW, from->cells[0].place), *cell = add_cell(t, row, table, from, shown);
    b->arena = arena;
    return cell;
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

static bool is_figure(const char *text)
{
    return number_read(text, &(struct number){ 0 }) == NUMBER_FIGURE;
}

/* A unit that follows no figure of its row is nowhere. */
static void check_units(const struct tabulation *t, const struct csv_row *row)
{
    int last = -1;
    for (int i = 0; i < t->nshown; i++) {
        int unit = t->columns[t->shown[i]].unit;
        bool follows = false;
        for (int k = 0; k < t->nshown && unit >= 0; k++)
            follows = follows || (t->columns[t->shown[k]].unit == unit && is_figure(cell_text(t, row, k)));
        if (unit >= 0 && unit != last && *row->cells[unit].text && !follows)
            message_add(t->binder->messages, MSG_CSV_UNIT_ALONE, row->cells[unit].place, row->cells[unit].text, row->number);
        last = unit >= 0 ? unit : last;
    }
}

/* The words of a sum run on over empty cells beside them, up to the figures. */
static int label_columns(const struct tabulation *t, const struct table *table, const struct csv_row *row, int label)
{
    int end = label + 1;
    while (end < t->nshown && table->columns[end].kind != COLUMN_FIGURE && cell_empty(t, row, end))
        end++;
    return end < t->nshown && table->columns[end].kind == COLUMN_FIGURE ? end - label : 1;
}

static void add_row(const struct tabulation *t, struct node *body, const struct table *table, const struct csv_row *from, struct node **open)
{
    struct node *row = node_add(body, node_new(t->binder->arena, NODE_ROW, from->cells[0].place));
    row->row = row_style_of(t, from);
    bool over_all = row->row && row->row->rest_empty;
    bool whole = over_all || (row->row && (row->row->role == ROW_SUM || row->row->role == ROW_SUBHEAD));
    int label = label_of(t, from);
    for (int i = 0; i < t->nshown; i++) {
        bool alone = i == t->nshown - 1 && !row->first;     /* every row begins some cell */
        if (table->columns[i].definition->span && !whole && !alone && continue_span(t, from, i, open))
            continue;
        struct node *cell = only_passes(t, from, i) ? pass_cell(t, table, from, i) : add_cell(t, row, table, from, i);
        cell->cell->label = i == label;
        for (int k = i; k < t->nshown; k++)     /* a new outer cell ends the inner ones */
            if (k == i || table->columns[i].definition->span || whole)
                open[k] = NULL;
        open[i] = table->columns[i].definition->span && !cell_empty(t, from, i) && !whole ? cell : NULL;
        if (over_all) {
            cell->cell->columns = t->nshown;
            cell->cell->head = true;
            return;
        }
        if (i == label && row->row && row->row->role == ROW_SUM)
            i += (cell->cell->columns = label_columns(t, table, from, label)) - 1;
    }
    add_details(t, body, table, from, open);
}

/* What a row of a group says: its value, behind the column's words for it. */
static struct csv_cell group_name(const struct tabulation *t, const struct csv_cell *value, int column)
{
    struct csv_cell name = *value;
    const char *lead = t->columns[column].definition->group_lead;
    if (*lead)
        name.text = arena_printf(t->binder->arena, "%s %s", lead, value->text);
    return name;
}

/* The rows of an innermost group, and before them the names of the groups that they belong to. */
static void add_rows(const struct tabulation *t, struct node *body, const struct table *table, const struct csv_row **rows, int n, int depth)
{
    if (depth == t->grouping.ninner) {
        struct node **open = arena_array(t->binder->arena, struct node *, t->nshown + 1);
        for (int r = 0; r < n; r++) {
            add_row(t, body, table, rows[r], open);
            check_units(t, rows[r]);
            progress_row(t->binder->definitions->progress);
        }
        return;
    }
    const struct groups groups = groups_make(t->binder->arena, rows, n, t->grouping.inner[depth]);
    for (int i = 0; i < groups.n; i++) {
        const struct csv_cell name = group_name(t, groups.v[i].name, t->grouping.inner[depth]);
        if (*groups.v[i].name->text)
            group_row_add(t->binder, body, table, &name, depth + 1);
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

/* "Tabell 3", or "". */
static const char *next_number(struct binder *b, const struct table_style *style)
{
    const struct words *words = definition_find(b->definitions, "words", "");
    return style->number ? arena_printf(b->arena, "%s\u00A0%d", words->table, ++b->numbered_tables) : "";
}

static struct node *make_title(const struct tabulation *t, const char *text)
{
    struct node *title = node_new(t->binder->arena, NODE_TITLE, definition_place(t->block, *t->block->title ? "title" : NULL));
    struct node *paragraph = bind_paragraph(t->binder, title, t->block->style->title_style, NULL, title->place);
    notes_ini_text(t->binder, paragraph, text, title->place);
    return title;
}

static void add_text(struct binder *b, struct node *to, const char *text)
{
    node_add(to, node_new(b->arena, NODE_TEXT, to->place))->text = text;
}

/* The texts of a heading or title, with the marks of notes. */
static void add_copies(struct binder *b, struct node *to, const struct node *from)
{
    for (const struct node *child = from->first; child; child = child->next) {
        struct node *copy = node_add(to, node_new(b->arena, child->kind, child->place));
        struct node *next = copy->next;
        *copy = *child;
        copy->parent = to;
        copy->next = next;
        citation_copied(b, child, copy);
    }
}

/* What is said on later pages: the number alone, or what `said` holds.  Outside the tree, since it is none of what the report says. */
static void add_again(const struct tabulation *t, struct node *table, const char *number, const struct node *said)
{
    struct binder *b = t->binder;
    const struct words *words = definition_find(b->definitions, "words", "");
    struct node *again = node_new(b->arena, NODE_TITLE, definition_place(t->block, *t->block->title ? "title" : NULL));
    struct node *paragraph = bind_paragraph(b, again, t->block->style->title_style, number, again->place);
    if (!*number)
        add_copies(b, paragraph, said);
    if (*words->continued)
        add_text(b, paragraph, arena_printf(b->arena, " %s", words->continued));
    again->parent = table;
    table->table->again = again;
}

static void add_title(const struct tabulation *t, struct node *table)
{
    struct arena *a = t->binder->arena;
    const struct table_style *style = t->block->style;
    const char *number = next_number(t->binder, style), *title = t->block->title;
    const struct node *own = NULL;
    if (*number || *title)
        own = node_add(table, make_title(t, *number && *title ? arena_printf(a, "%s. %s", number, title) : *number ? number : title));
    if (style->continued == CONTINUED_HEADING && t->binder->heading)
        add_again(t, table, "", t->binder->heading);
    else if (style->continued != CONTINUED_NONE && own)
        add_again(t, table, number, own->first);
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
    if (style && style->role == ROW_PART)
        return SORT_FOLLOWER;
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
    if (!t->block->group_head || !t->grouping.ninner || !n) {
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
        bool markdown = binding_definition(t, csv->header.cells[c].text)->kind == COLUMN_MARKDOWN;
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
    find_row_styles(t);
    totals_fill(t->binder->arena, t->binder->definitions, t->taken);
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
