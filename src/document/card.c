/* card.c: cards out of a CSV file, a row each */

#include "document/card.h"

#include "document/cell.h"
#include "document/grouping.h"
#include "document/layer.h"
#include "document/notes.h"
#include "document/prose.h"

struct cards {
    struct grouping grouping;
    const struct cards_block *block;
    int title;                      /* column */
    int *columns;                   /* of the fields, or -1 */
    struct table as_table;          /* what cells are told to stand in */
    struct table_style as_style;
};

/* ---- columns ---- */

/* A style serves many files: a column that the file lacks is left away, unless it looks mistyped. */
static int find_field(struct cards *c, const struct card_field *field)
{
    struct binder *b = c->grouping.binder;
    int column = rows_find(c->grouping.csv, field->column);
    if (column < 0 && rows_nearest(b->arena, c->grouping.csv, field->column))
        rows_column(b, c->grouping.csv, field, "column", field->column);
    return column;
}

static bool has_symbols(struct binder *b, const struct card_field *field)
{
    if (field->kind == COLUMN_SYMBOL && !field->symbols)
        message_add(b->messages, MSG_INI_REQUIRED, definition_place(field, NULL), definition_title(field), "symbols");
    return field->kind != COLUMN_SYMBOL || field->symbols;
}

static bool find_columns(struct cards *c)
{
    const struct card_style *style = c->block->style;
    struct binder *b = c->grouping.binder;
    c->columns = arena_array(b->arena, int, style->fields.n + 1);
    for (int i = 0; i < style->fields.n; i++)
        c->columns[i] = has_symbols(b, style->fields.v[i]) && ((const struct card_field *)style->fields.v[i])->column ? find_field(c, style->fields.v[i]) : -1;
    if (!style->title)
        return false;
    c->title = rows_column(b, c->grouping.csv, style, "title", style->title);
    return c->title >= 0;
}

/* Marks of notes are taken out of all cells but those of Markdown, where they are Markdown. */
static void take_marks(void *user, struct csv_table *csv)
{
    const struct cards *c = user;
    for (int i = 0; i < csv->columns; i++) {
        bool markdown = false;
        for (int k = 0; k < c->block->style->fields.n; k++) {
            const struct card_field *field = c->block->style->fields.v[k];
            markdown |= field->kind == COLUMN_MARKDOWN && field->column && rows_find(csv, field->column) == i;
        }
        for (int r = 0; r < csv->rows.n && !markdown; r++) {
            struct csv_cell *cell = &csv->rows.v[r].cells[i];
            cell->text = marks_take(c->grouping.binder->arena, cell->text, cell->place, (struct mark_signs){ 0 }, &cell->marks);
        }
    }
}

/* ---- fields ---- */

static struct column column_of(const struct card_field *field)
{
    struct column column = column_default;
    column.kind = field->kind == COLUMN_AUTO ? COLUMN_TEXT : field->kind;
    column.line_breaks = field->line_breaks;
    column.decimals = field->decimals;
    column.symbols = field->symbols;
    column.style = field->style;
    column.empty = field->empty;
    return column;
}

static void fill_cell(struct cards *c, struct node *at, const struct card_field *field, const struct csv_row *row, int column)
{
    const struct column as = column_of(field);
    const char *header = c->grouping.csv->header.cells[column].text;
    const struct table_column table_column = { .definition = &as, .header = header, .kind = (enum column_kind)as.kind };
    struct csv_binding binding = { .header = header, .definition = &as, .kind = (enum column_kind)as.kind, .unit = -1 };
    const struct cell_source source = { c->grouping.binder, &c->as_table, &table_column, &binding, row, NULL, false };
    struct cell cell = { .columns = 1, .rows = 1 };
    struct node box = { .kind = NODE_CELL, .cell = &cell };
    cell_fill(&source, &box, column);
    for (struct node *n = box.first, *next; n; n = next) {
        next = n->next;
        n->next = NULL;
        node_add(at, n);
    }
}

/* Without a style prose is set as in a text: paragraphs and lists in styles of their own. */
static void fill(struct cards *c, struct node *at, const struct card_field *field, const struct csv_row *row, int column)
{
    const struct csv_cell *from = &row->cells[column];
    if (field->kind == COLUMN_MARKDOWN && !field->style && *from->text)
        prose_text(c->grouping.binder, at, from->text, from->place, NULL, (enum line_breaks)field->line_breaks);
    else
        fill_cell(c, at, field, row, column);
}

static void make_bold(struct node *n)
{
    n->bold = n->bold || n->kind == NODE_TEXT;
    for (struct node *child = n->first; child; child = child->next)
        make_bold(child);
}

static struct node *label_of(struct cards *c, const struct card_field *field)
{
    struct node *label = node_new(c->grouping.binder->arena, NODE_PARAGRAPH, definition_place(field, "label"));
    const struct style *style = field->place == CARD_BLOCK ? field->label_style : NULL;
    label->style = style ? style : field->style ? field->style : c->as_style.style;
    notes_ini_text(c->grouping.binder, label, field->label, label->place);
    if (!style)
        make_bold(label);
    return label;
}

/* The label becomes the beginning of a paragraph; before symbols and lists it is one by itself. */
static void add_label(struct cards *c, struct node *at, const struct card_field *field)
{
    struct node *label = label_of(c, field), *first = at->first;
    bool text = first && first->kind == NODE_PARAGRAPH && first->first && first->first->kind != NODE_SYMBOL;
    if (text && field->place == CARD_LINE) {
        node_add(label, node_new(c->grouping.binder->arena, NODE_TEXT, label->place))->text = " ";
        for (struct node *n = label->first; n; n = n->next)
            n->parent = first;
        label->last->next = first->first;
        first->first = label->first;
        return;
    }
    label->parent = at;
    label->next = first;
    at->first = label;
    at->last = at->last ? at->last : label;
    at->label = field->label;
}

static void add_field(struct cards *c, const struct card *card, const struct card_field *field, const struct csv_row *row, int column)
{
    struct binder *b = c->grouping.binder;
    if (column < 0 || (!*row->cells[column].text && !*field->empty))
        return;
    struct node *n = node_add(b->document, node_new(b->arena, NODE_FIELD, row->cells[column].place));
    n->number = field->place;
    n->card = card;
    fill(c, n, field, row, column);
    if (*field->label && field->place != CARD_BESIDE)
        add_label(c, n, field);
}

/* ---- cards ---- */

static void add_fields(struct cards *c, const struct card *card, const struct csv_row *row, bool beside)
{
    for (int i = 0; i < card->style->fields.n; i++) {
        const struct card_field *field = card->style->fields.v[i];
        if ((field->place == CARD_BESIDE) == beside)
            add_field(c, card, field, row, c->columns[i]);
    }
}

static void add_card(struct cards *c, const struct csv_row *row, int level)
{
    struct binder *b = c->grouping.binder;
    const struct csv_cell *title = &row->cells[c->title];
    struct card *card = arena_new(b->arena, struct card);
    card->style = c->block->style;
    if (!*title->text) {
        message_add(b->messages, MSG_CSV_HEADING_EMPTY, title->place, c->grouping.csv->header.cells[c->title].text, row->number);
        return;
    }
    struct node *heading = bind_heading(b, level, title->place);
    notes_cell(b, heading, title);
    heading->card = card;
    heading->style = card->style->title_style ? card->style->title_style : heading->style;
    card->heading = heading;
    add_fields(c, card, row, true);
    add_fields(c, card, row, false);
    bind_notes(b);
}

static void set(void *user, const struct csv_row **rows, int n, int level)
{
    struct cards *c = user;
    sort_rows(c->grouping.binder->arena, rows, n, &c->grouping.sorting, NULL);
    for (int i = 0; i < n; i++)
        add_card(c, rows[i], level);
}

void cards_add(struct binder *b, const struct cards_block *block)
{
    struct cards c = { .block = block };
    c.grouping = (struct grouping){ .binder = b, .block = block, .from = &block->csv, .level = block->level + (*block->heading ? 1 : 0),
                                    .user = &c, .read = take_marks, .set = set };
    c.as_style.style = bind_style(b, "body");
    c.as_table.style = &c.as_style;
    bind_block_heading(b, block, "heading", block->heading, block->level);
    if (block->style && grouping_read(&c.grouping, NULL, NULL) && find_columns(&c))
        grouping_walk(&c.grouping);
}
