/* changes.c: what was changed since the report was decided, in the report */

#include "document/changes.h"

#include <stdlib.h>
#include <string.h>
#include "document/figure.h"
#include "document/tabulate.h"

#define LINE_MAX_NUMBER 100000000L

/* ---- the list ---- */

static const struct changes *changes_of(const struct binder *b)
{
    const struct changes *changes = definition_find(b->definitions, "changes", "");
    return changes->file && *changes->file ? changes : NULL;
}

static void add_list(struct binder *b, const struct changes *changes)
{
    static const struct derived_key keys[] = {
        { "file", "file", NULL }, { "style", "table-style", NULL }, { "separator", "file", "semicolon" }, { "group-rows", "file", "version | beslut | skäl" },
        { "show", "file", "plats | tidigare | nytt" },
    };
    struct node *before = b->document->last;
    b->numbered = false;
    bind_block_heading(b, changes, "heading", changes->heading, 1);
    if (*changes->text)
        bind_paragraph(b, b->document, bind_style(b, "body"), fields_expand(b->arena, &b->fields, changes->text, definition_place(changes, "text"), b->messages), definition_place(changes, "text"));
    tabulate(b, definition_derive(changes, "table", keys, (int)(sizeof keys / sizeof *keys)));
    b->numbered = true;
    struct node *first = before ? before->next : b->document->first;
    if (first)
        first->new_page = true;
    for (struct node *n = first; n; n = n->next)
        n->page = definition_find(b->definitions, "page", "");
}

/* Covers and contents come before it. */
static bool is_front(const struct block *block)
{
    return strcmp(block->kind->name, "cover") == 0 || strcmp(block->kind->name, "contents") == 0;
}

void changes_before(struct binder *b, int block)
{
    const struct changes *changes = changes_of(b);
    const struct definitions *d = b->definitions;
    int front = 0;
    while (front < d->blocks.n && is_front(&d->blocks.v[front]))
        front++;
    if (changes && block == (changes->last ? d->blocks.n : front))
        add_list(b, changes);
}

/* ---- what it names ---- */

struct named_line { const char *path; int line; bool text; };   /* line 0: the file as a whole; text: of a file of prose */

struct named { struct named_line *v; int n; };  /* sorted */

static int column_of(const struct csv_table *csv, const char *header)
{
    for (int c = 0; c < csv->columns; c++)
        if (strcmp(csv->header.cells[c].text, header) == 0)
            return c;
    return -1;
}

static bool read_number(const char *text, long *n)
{
    char *end;
    *n = strtol(text, &end, 10);
    return *text && !*end && *n >= 1 && *n < LINE_MAX_NUMBER;
}

static int compare_lines(const void *a, const void *b)
{
    const struct named_line *x = a, *y = b;
    int order = strcmp(x->path, y->path);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void add_line(struct binder *b, struct named *named, const struct csv_row *row, const int columns[3], int version)
{
    const struct csv_cell *of = &row->cells[columns[0]], *file = &row->cells[columns[1]], *line = &row->cells[columns[2]];
    long n, at = 0;
    if (!read_number(of->text, &n) || (*line->text && !read_number(line->text, &at))) {
        const struct csv_cell *wrong = read_number(of->text, &n) ? line : of;
        message_add(b->messages, MSG_CHANGES_NUMBER, wrong->place, wrong->text);
        return;
    }
    const struct input *input = inputs_find(b->definitions->inputs, file->text);
    if (n == version && input)
        named->v[named->n++] = (struct named_line){ input->path, (int)at, input->role == INPUT_TEXT };
}

/* The lines that the list names in this version. */
static struct named read_list(struct binder *b, const struct changes *changes, const struct csv_table *csv)
{
    static const char *const headers[] = { "version", "fil", "rad" };
    const struct decision *decision = definition_find(b->definitions, "decision", "");
    struct named named = { arena_array(b->arena, struct named_line, csv->rows.n + 1), 0 };
    int columns[3];
    for (int i = 0; i < 3; i++)
        if ((columns[i] = column_of(csv, headers[i])) < 0) {
            message_add(b->messages, MSG_CHANGES_COLUMN, definition_place(changes, "file"), headers[i]);
            return named;
        }
    for (int r = 0; r < csv->rows.n; r++)
        add_line(b, &named, &csv->rows.v[r], columns, decision->version);
    qsort(named.v, (size_t)named.n, sizeof *named.v, compare_lines);
    return named;
}

static bool is_named(const struct named *named, const char *path, int line)
{
    const struct named_line wanted = { .path = path, .line = line };
    return bsearch(&wanted, named->v, (size_t)named->n, sizeof *named->v, compare_lines) != NULL;
}

/* ---- texts ---- */

/* A block of a text reaches to the line before the next one.  Notes stand in the tree where their first mark does, whatever their line is. */
struct passage { const char *path; int line; struct node *node; };

struct passages { vec(struct passage) list; };

static int compare_passages(const void *a, const void *b)
{
    const struct passage *x = a, *y = b;
    int order = strcmp(x->path, y->path);
    return order ? order : (x->line > y->line) - (x->line < y->line);
}

static void mark_passage(const struct passages *all, const struct named_line *line)
{
    const struct passage wanted = { .path = line->path, .line = line->line };
    int low = 0, high = all->list.n;
    while (low < high) {                        /* the first one that begins behind the line */
        int middle = (low + high) / 2;
        if (compare_passages(&all->list.v[middle], &wanted) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    const struct passage *owner = low > 0 ? &all->list.v[low - 1] : NULL;
    for (int i = low - 1; owner && i >= 0 && strcmp(owner->path, line->path) == 0 && compare_passages(&all->list.v[i], owner) == 0; i--)
        all->list.v[i].node->changed = true;    /* a file may be used twice */
}

/* ---- the tree ---- */

struct marking {
    struct binder *binder;
    const struct named *named;
    struct passages passages;
};

static bool is_block(const struct node *n)
{
    return n->kind == NODE_PARAGRAPH || n->kind == NODE_HEADING || n->kind == NODE_CAPTION;
}

/* Items of a list know their line by their words. */
static struct place begin_of(const struct node *n)
{
    return n->first && n->first->place.source == n->place.source && n->first->place.line ? n->first->place : n->place;
}

static bool shows_file(const struct marking *m, const struct node *n)
{
    const struct figure *figure = n->kind == NODE_FIGURE ? n->figure : NULL;
    return figure && figure->picture && is_named(m->named, figure->picture->name, 0);
}

static void mark(struct marking *m, struct node *node)
{
    if (node->place.source && node->place.line) {
        const struct place begin = begin_of(node);
        if (is_block(node))
            *vec_push(m->binder->arena, &m->passages.list) = (struct passage){ begin.source->path, begin.line, node };
        node->changed = is_named(m->named, begin.source->path, begin.line) || shows_file(m, node);
    }
    for (struct node *child = node->first; child; child = child->next)
        mark(m, child);
}

/* A chart shows rows of a file, and no node of it stands where they do. */
static void mark_chart(const struct taken *taken, const struct named *named)
{
    bool changed = false;
    if (!taken->first || strncmp(definition_title(taken->block), "chart ", 6) != 0)
        return;
    for (int r = 0; r < taken->csv->rows.n && !changed; r++)
        changed = is_named(named, taken->csv->source->path, taken->csv->rows.v[r].line);
    for (struct node *n = (struct node *)taken->first; changed && n; n = n == taken->last ? NULL : n->next)
        n->changed |= n->kind == NODE_FIGURE;
}

static void mark_all(struct binder *b, const struct named *named)
{
    struct marking m = { .binder = b, .named = named };
    for (struct node *n = b->document->first; n; n = n->next)
        mark(&m, n);
    qsort(m.passages.list.v, (size_t)m.passages.list.n, sizeof *m.passages.list.v, compare_passages);
    for (int i = 0; i < named->n; i++)
        if (named->v[i].text && named->v[i].line)
            mark_passage(&m.passages, &named->v[i]);
    for (int i = 0; i < b->taken->list.n; i++)
        mark_chart(b->taken->list.v[i], named);
}

void changes_mark(struct binder *b)
{
    const struct changes *changes = changes_of(b);
    const struct input *list = changes ? inputs_find(b->definitions->inputs, changes->file) : NULL;
    for (int i = 0; list && i < b->taken->list.n; i++) {
        const struct csv_table *csv = b->taken->list.v[i]->csv;
        if (strcmp(csv->source->path, list->path) != 0)
            continue;
        const struct named named = read_list(b, changes, csv);
        if (named.n)
            mark_all(b, &named);
        return;
    }
}
