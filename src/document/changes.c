/* changes.c: what was changed since the report was decided, in the report */

#include "document/changes.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>
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
        { "file", "file", NULL }, { "style", "table-style", NULL }, { "separator", "file", "semicolon" }, { "show", "file", "version | plats | tidigare | nytt | skäl | beslut" },
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

struct named {                      /* lines of files, sorted */
    struct named_line { const char *path; int line; } *v;
    int n;
};

static int column_of(const struct csv_table *csv, const char *header)
{
    for (int c = 0; c < csv->columns; c++)
        if (strcmp(csv->header.cells[c].text, header) == 0)
            return c;
    return -1;
}

static const char *path_of(const struct inputs *inputs, const char *name)
{
    for (int i = 0; i < inputs->list.n; i++)
        if (strcmp(inputs->list.v[i].name, name) == 0)
            return inputs->list.v[i].path;
    return NULL;
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
        message_add(b->messages, MSG_CHANGES_NUMBER, read_number(of->text, &n) ? line->place : of->place, read_number(of->text, &n) ? "rad" : "version");
        return;
    }
    const char *path = path_of(b->definitions->inputs, file->text);
    if (n == version && path && *line->text)
        named->v[named->n++] = (struct named_line){ path, (int)at };
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

/* ---- the tree ---- */

struct marking {
    const struct named *named;
    struct node *open;              /* the last block of a text file: it reaches to the line before the next one */
};

/* Whether a line from `first` to `last` of a file is named. */
static bool is_named(const struct named *named, const char *path, int first, int last)
{
    int low = 0, high = named->n;
    const struct named_line from = { path, first };
    while (low < high) {
        int middle = (low + high) / 2;
        if (compare_lines(&named->v[middle], &from) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < named->n && strcmp(named->v[low].path, path) == 0 && named->v[low].line <= last;
}

static bool is_block(const struct node *n)
{
    return n->kind == NODE_PARAGRAPH || n->kind == NODE_HEADING || n->kind == NODE_CAPTION;
}

/* Ends the open block before a line of the same file; any other file ends it nowhere. */
static void end_block(struct marking *m, const struct node *next)
{
    struct node *open = m->open;
    bool same = open && next && strcmp(open->place.source->path, next->place.source->path) == 0;
    if (same && next->place.line <= open->place.line)
        return;
    if (open && is_named(m->named, open->place.source->path, open->place.line, same ? next->place.line - 1 : INT_MAX))
        open->changed = true;
    m->open = NULL;
}

static bool is_markdown(const struct place *p)
{
    size_t n = strlen(p->source->path);
    return n > 3 && strcmp(p->source->path + n - 3, ".md") == 0;
}

static void mark(struct marking *m, struct node *node)
{
    bool placed = node->place.source && node->place.line;
    if (placed && is_markdown(&node->place)) {
        if (is_block(node)) {
            end_block(m, node);
            m->open = m->open ? m->open : node;
        }
    } else if (placed && is_named(m->named, node->place.source->path, node->place.line, node->place.line)) {
        node->changed = true;
    }
    for (struct node *child = node->first; child; child = child->next)
        mark(m, child);
}

static void mark_all(struct node *document, const struct named *named)
{
    struct marking m = { .named = named };
    for (struct node *n = document->first; n && named->n; n = n->next)
        mark(&m, n);
    end_block(&m, NULL);
}

void changes_mark(struct binder *b)
{
    const struct changes *changes = changes_of(b);
    for (int i = 0; changes && i < b->taken->list.n; i++) {
        const struct csv_table *csv = b->taken->list.v[i]->csv;
        const char *path = path_of(b->definitions->inputs, changes->file);
        if (!path || strcmp(csv->source->path, path) != 0)
            continue;
        const struct named named = read_list(b, changes, csv);
        mark_all(b->document, &named);
        return;
    }
}
