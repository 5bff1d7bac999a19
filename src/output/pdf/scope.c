/* scope.c: which heads a cell of a table has
 *
 * ISO 32000-1 14.8.5.7, ISO 14289-1 7.5.  Every head has a Scope.  Where that is not enough - heads on two levels, cells that
 * span rows, sub-heads, figures before the label of their row - heads have IDs too, and every cell names its own in Headers,
 * from the outermost to the nearest, columns first. */
#include "output/pdf/structure.h"

#include <string.h>
#include "document/report.h"
#include "document/table.h"

#define GROUPS (ROWS_LEVELS + 1)    /* the last one is a sub-head that the rows themselves make */

struct shown {                      /* the cell that a column shows in the row at hand */
    struct element *element;
    int rows;                       /* that it still reaches down, this one counted */
    bool head;
};

struct headers {                    /* an array of IDs in the making */
    struct buffer text;
    const struct element *last;
};

struct scope {
    struct structure *structure;
    int columns, levels;
    bool named;                     /* heads have IDs */
    struct element **heads;         /* by level and column */
    struct shown *covers;           /* by column */
    const struct element *groups[GROUPS];   /* the names of groups and the sub-head that rows stand below, outermost first; or NULL */
    const struct element **labels;  /* heads of the row above that has any: details belong to it */
    int nlabels;
    bool summed;                    /* the group's sum has been */
    struct headers headers;         /* of the cell at hand */
    struct buffer text;             /* its attributes */
    const char **last;              /* attributes of the cell above, by column: most have the same */
};

static const struct node *part_of(const struct node *table, enum node_kind kind)
{
    const struct node *n = table->first;

    while (n && n->kind != kind)
        n = n->next;
    return n && n->first ? n : NULL;
}

/* The elements of a row's cells follow each other as the cells do. */
static struct element *first_cell(const struct scope *t, const struct node *row)
{
    return row->first ? map_find(t->structure, row)->more->first_child : NULL;
}

/* --- is a scope enough? --- */

/* The only cell of its row, over all columns. */
static bool is_whole(const struct scope *t, const struct node *row)
{
    return t->columns > 1 && row->first && row->first->cell->columns == t->columns;
}

static bool is_simple_row(const struct scope *t, const struct node *row)
{
    bool head = true;

    if (is_whole(t, row))
        return !row->next && row->parent->first == row;         /* the only one, which says that there are none */
    for (const struct node *cell = row->first; cell; cell = cell->next) {
        if (cell->cell->rows > 1 || (cell->cell->head && !head))
            return false;
        head = cell->cell->head;
    }
    return !row->row || row->row->role != ROW_SUBHEAD;
}

static bool is_simple(const struct scope *t, const struct node *body)
{
    if (t->levels > 1)
        return false;
    for (const struct node *row = body ? body->first : NULL; row; row = row->next)
        if (!is_simple_row(t, row))
            return false;
    return true;
}

/* --- writing attributes --- */

/* The same head stands below itself where it spans, and beside itself. */
static void add_header(struct headers *h, const struct element *head)
{
    if (!head || !head->id || head == h->last)
        return;
    put_id(&h->text, head->id);
    h->last = head;
}

static void put_spans(struct buffer *b, const struct cell *cell)
{
    if (cell->columns > 1)
        buffer_printf(b, "/ColSpan %d", cell->columns);
    if (cell->rows > 1)
        buffer_printf(b, "/RowSpan %d", cell->rows);
}

static void begin_headers(struct scope *t)
{
    buffer_clear(&t->headers.text);
    t->headers.last = NULL;
}

static const char *keep_attributes(struct scope *t, int column)
{
    const char *last = t->last[column];

    if (!last || strcmp(last, t->text.s) != 0)
        last = t->last[column] = arena_strndup(&t->structure->pdf->arena, t->text.s, t->text.n);
    return last;
}

/* A head of nothing but a scope shares its attributes. */
static void set_attributes(struct scope *t, const struct cell *cell, struct element *e, enum shared scope)
{
    const struct buffer *headers = &t->headers.text;
    struct buffer *b = &t->text;

    if (cell->columns == 1 && cell->rows == 1 && !headers->n) {
        if (cell->head)
            element_share(t->structure, e, scope);
        return;
    }
    buffer_clear(b);
    buffer_add(b, "/A<</O/Table");
    if (cell->head)
        buffer_add(b, scope == SHARED_ROW ? "/Scope/Row" : "/Scope/Column");
    put_spans(b, cell);
    if (headers->n) {
        buffer_add(b, "/Headers[");
        buffer_bytes(b, headers->s, headers->n);
        buffer_byte(b, ']');
    }
    buffer_add(b, ">>");
    e->attributes = keep_attributes(t, cell->column);
}

/* --- the head --- */

static struct element **head_at(const struct scope *t, int level, int column)
{
    return &t->heads[level * t->columns + column];
}

/* Heads over the columns of a cell, down to a level. */
static void add_column_heads(const struct scope *t, const struct cell *cell, int levels, struct headers *h)
{
    for (int column = cell->column; column < cell->column + cell->columns; column++)
        for (int level = 0; level < levels; level++)
            if (column == cell->column || *head_at(t, level, column) != *head_at(t, level, column - 1))
                add_header(h, *head_at(t, level, column));
}

static void scope_head_cell(struct scope *t, const struct node *n, struct element *e, int level)
{
    begin_headers(t);
    if (t->named)
        element_name(t->structure, e);
    add_column_heads(t, n->cell, level, &t->headers);
    set_attributes(t, n->cell, e, SHARED_COLUMN);
    for (int l = level; l < level + n->cell->rows && l < t->levels; l++)
        for (int c = 0; c < n->cell->columns; c++)
            *head_at(t, l, n->cell->column + c) = e;
}

static void scope_head(struct scope *t, const struct node *head)
{
    int level = 0;

    for (const struct node *row = head->first; row; row = row->next, level++) {
        struct element *e = first_cell(t, row);

        for (const struct node *cell = row->first; cell; cell = cell->next, e = e->next)
            scope_head_cell(t, cell, e, level);
    }
}

/* --- the body --- */

static void cover_row(struct scope *t, const struct node *row, struct element *e)
{
    for (const struct node *n = row->first; n; n = n->next, e = e->next) {
        if (n->cell->head && t->named)
            element_name(t->structure, e);
        for (int c = 0; c < n->cell->columns; c++)
            t->covers[n->cell->column + c] = (struct shown){e, n->cell->rows, n->cell->head};
    }
}

static enum row_role role_of(const struct node *row)
{
    return row->row ? (enum row_role)row->row->role : ROW_DATA;
}

static void enter_groups(struct scope *t, int level, const struct element *head)
{
    for (int i = level; i < GROUPS; i++)
        t->groups[i] = NULL;
    if (level < GROUPS)
        t->groups[level] = head;
}

/* Sums close the group that they add up: what stands after the first of them, up to the next sub-head, may be of all groups. */
static void enter_group(struct scope *t, const struct node *row, const struct element *first)
{
    enum row_role role = role_of(row);

    if (role == ROW_DETAILS)
        return;
    if (is_whole(t, row) || role == ROW_SUBHEAD) {
        enter_groups(t, row->number ? row->number - 1 : GROUPS - 1, row->first && row->first->cell->head ? first : NULL);
        t->summed = false;
    } else if (t->summed) {
        enter_groups(t, 0, NULL);
    }
    t->summed = t->summed || role == ROW_SUM;
}

static void add_groups(const struct scope *t, const struct element *cell, struct headers *h)
{
    for (int i = 0; i < GROUPS; i++)
        if (t->groups[i] != cell)
            add_header(h, t->groups[i]);
}

static bool is_group(const struct scope *t, const struct element *e)
{
    for (int i = 0; i < GROUPS; i++)
        if (t->groups[i] == e)
            return true;
    return false;
}

/* Heads of the row: all of them for a cell, those before it for a head. */
static void add_row_heads(const struct scope *t, const struct node *n, struct headers *h)
{
    int last = n->cell->head ? n->cell->column : t->columns;

    for (int c = 0; c < last; c++)
        if (t->covers[c].rows > 0 && t->covers[c].head && !is_group(t, t->covers[c].element))
            add_header(h, t->covers[c].element);
}

static void keep_labels(struct scope *t)
{
    t->nlabels = 0;
    for (int c = 0; c < t->columns; c++)
        if (t->covers[c].rows > 0 && t->covers[c].head)
            t->labels[t->nlabels++] = t->covers[c].element;
}

static void add_headers(const struct scope *t, const struct node *row, const struct node *n, const struct element *cell, struct headers *h)
{
    if (!is_whole(t, row) && role_of(row) != ROW_DETAILS)
        add_column_heads(t, n->cell, t->levels, h);
    add_groups(t, cell, h);
    for (int i = 0; role_of(row) == ROW_DETAILS && i < t->nlabels; i++)
        add_header(h, t->labels[i]);
    if (!is_whole(t, row) && role_of(row) != ROW_DETAILS)
        add_row_heads(t, n, h);
}

static void scope_row(struct scope *t, const struct node *row)
{
    struct element *e = first_cell(t, row);

    cover_row(t, row, e);
    enter_group(t, row, e);
    if (!is_whole(t, row) && role_of(row) != ROW_DETAILS)
        keep_labels(t);
    for (const struct node *n = row->first; n; n = n->next, e = e->next) {
        begin_headers(t);
        if (t->named)
            add_headers(t, row, n, e, &t->headers);
        set_attributes(t, n->cell, e, SHARED_ROW);
    }
    for (int c = 0; c < t->columns; c++)
        t->covers[c].rows--;
}

void scope_table(struct structure *s, const struct node *table)
{
    const struct node *head = part_of(table, NODE_HEAD), *body = part_of(table, NODE_BODY);
    struct scope t = {.structure = s, .columns = table->table->ncolumns};

    for (const struct node *row = head ? head->first : NULL; row; row = row->next)
        t.levels++;
    t.heads = arena_array(&s->pdf->arena, struct element *, t.levels * t.columns + 1);
    t.covers = arena_array(&s->pdf->arena, struct shown, t.columns + 1);
    t.labels = arena_array(&s->pdf->arena, const struct element *, t.columns + 1);
    t.last = arena_array(&s->pdf->arena, const char *, t.columns + 1);
    t.named = !is_simple(&t, body);
    if (head)
        scope_head(&t, head);
    for (const struct node *row = body ? body->first : NULL; row; row = row->next)
        scope_row(&t, row);
    buffer_done(&t.headers.text);
    buffer_done(&t.text);
}
