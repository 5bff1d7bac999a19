/* part.c: a table in parts, one after the other */

#include "document/part.h"

struct split {
    struct arena *arena;
    int n, columns;                 /* parts; columns of the whole table */
    int *at;                        /* n × columns: the column in the part, or -1 */
    struct node **rows;             /* the row at hand, of each part */
    int *dropped;                   /* rows of details before each row: they stand in the first part alone */
};

/* ---- copies ---- */

static struct node *copy_node(struct arena *a, const struct node *from, struct node *parent)
{
    struct node *n = node_new(a, from->kind, from->place);
    *n = *from;
    n->first = n->last = n->next = NULL;
    if (parent)
        node_add(parent, n);
    for (const struct node *child = from->first; child; child = child->next)
        if (!node_is_mark(child))
            copy_node(a, child, n);
    return n;
}

static struct node *empty_copy(struct arena *a, const struct node *from, struct node *parent)
{
    struct node *n = node_new(a, from->kind, from->place);
    *n = *from;
    n->first = n->last = n->next = NULL;
    return node_add(parent, n);
}

/* ---- tables of the parts ---- */

static void choose_columns(struct arena *a, struct node *part, const struct table *whole, const struct table_part *columns)
{
    part->table = arena_new(a, struct table);
    *part->table = *whole;
    part->table->ncolumns = columns->n;
    part->table->columns = arena_array(a, struct table_column, columns->n);
    for (int c = 0; c < columns->n; c++)
        part->table->columns[c] = whole->columns[columns->columns[c]];
}

static struct node *insert_after(struct arena *a, struct node *before)
{
    struct node *n = node_new(a, NODE_TABLE, before->place), *next = before->next;
    *n = *before;
    n->first = n->last = NULL;
    n->linked = n->new_page = false;
    n->next = next;
    before->next = n;
    if (before->parent->last == before)
        before->parent->last = n;
    return n;
}

static void add_title(struct arena *a, struct node *part, const struct node *again)
{
    if (!again)
        return;
    copy_node(a, again, part);
    struct node *own = copy_node(a, again, NULL);
    own->parent = part;
    part->table->again = own;
}

/* ---- cells ---- */

static const int *column_at(const struct split *s, int part)
{
    return s->at + (size_t)part * (size_t)s->columns;
}

static bool is_details(const struct node *row)
{
    return row->row && row->row->role == ROW_DETAILS;
}

static void place_cell(const struct split *s, struct node *n, const struct cell *was, int part, int first, int count, int dropped)
{
    struct cell *own = arena_new(s->arena, struct cell);
    *own = *was;
    own->column = first;
    own->columns = count;
    own->rows -= part ? dropped : 0;
    n->cell = own;
}

/* A cell in every part that has columns of it; the node itself in the first of them. */
static void share_cell(const struct split *s, struct node *n, int row)
{
    const struct cell was = *n->cell;
    bool taken = false;
    int dropped = s->dropped ? s->dropped[row + was.rows] - s->dropped[row] : 0;
    for (int p = 0; p < s->n; p++) {
        int first = -1, count = 0;
        for (int c = was.column; c < was.column + was.columns; c++)
            if (column_at(s, p)[c] >= 0 && !count++)
                first = column_at(s, p)[c];
        if (!count || !s->rows[p])
            continue;
        struct node *own = taken ? copy_node(s->arena, n, s->rows[p]) : n;
        if (!taken) {
            n->next = NULL;
            node_add(s->rows[p], n);
        }
        place_cell(s, own, &was, p, first, count, dropped);
        taken = true;
    }
}

static void share_row(const struct split *s, struct node **sections, struct node *row, int number)
{
    struct node *cell = row->first, *next;
    row->first = row->last = row->next = NULL;
    for (int p = 0; p < s->n; p++)
        s->rows[p] = p && is_details(row) ? NULL : p ? empty_copy(s->arena, row, sections[p]) : node_add(sections[0], row);
    for (; cell; cell = next) {
        next = cell->next;
        share_cell(s, cell, number);
    }
}

static void count_dropped(struct split *s, const struct node *section)
{
    int n = 0;
    for (const struct node *row = section->first; row; row = row->next)
        n++;
    s->dropped = arena_array(s->arena, int, n + 1);
    n = 0;
    for (const struct node *row = section->first; row; row = row->next, n++)
        s->dropped[n + 1] = s->dropped[n] + is_details(row);
}

/* A head of one level in this part, of two in others: nothing begins in its second row. */
static void drop_empty_rows(struct node *head)
{
    int number = 0;
    struct node *before = NULL;
    for (struct node *row = head->first; row; row = row->next) {
        if (row->first) {
            before = row;
            number++;
            continue;
        }
        int above = number;
        for (const struct node *r = head->first; r != row; r = r->next, above--)
            for (struct node *n = r->first; n; n = n->next)
                n->cell->rows -= n->cell->rows > above;
        if (before)
            before->next = row->next;
        else
            head->first = row->next;
        if (head->last == row)
            head->last = before;
    }
}

/* The head or the body. */
static void share_section(struct split *s, struct node **parts, struct node *section)
{
    struct node **sections = arena_array(s->arena, struct node *, s->n), *row = section->first, *next;
    count_dropped(s, section);
    section->first = section->last = NULL;
    for (int p = 0; p < s->n; p++)
        sections[p] = p ? empty_copy(s->arena, section, parts[p]) : section;
    for (int number = 0; row; row = next, number++) {
        next = row->next;
        share_row(s, sections, row, number);
    }
    for (int p = 0; p < s->n && section->kind == NODE_HEAD; p++)
        drop_empty_rows(sections[p]);
}

static void find_places(struct split *s, const struct table_part *parts)
{
    s->at = arena_array(s->arena, int, (size_t)s->n * (size_t)s->columns);
    for (int i = 0; i < s->n * s->columns; i++)
        s->at[i] = -1;
    for (int p = 0; p < s->n; p++)
        for (int c = 0; c < parts[p].n; c++)
            s->at[p * s->columns + parts[p].columns[c]] = c;
}

void table_split(struct arena *a, struct node *table, const struct table_part *parts, int n)
{
    const struct table *whole = table->table;
    struct split s = { .arena = a, .n = n, .columns = whole->ncolumns, .rows = arena_array(a, struct node *, n) };
    struct node **tables = arena_array(a, struct node *, n);
    find_places(&s, parts);
    for (int p = 0; p < n; p++) {
        tables[p] = p ? insert_after(a, tables[p - 1]) : table;
        choose_columns(a, tables[p], whole, &parts[p]);
        if (p)
            add_title(a, tables[p], whole->again);
    }
    for (struct node *section = table->first; section; section = section->next)
        if (section->kind == NODE_HEAD || section->kind == NODE_BODY)
            share_section(&s, tables, section);
}
