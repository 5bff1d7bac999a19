/* head.c: the head of a table from its header paths */

#include "document/head.h"

#include <string.h>
#include "document/notes.h"
#include "document/value.h"

struct path {
    struct words_list parts;
    struct place place;
    const struct marks **marks;     /* of each part; NULL: none has any */
};

static bool same_beginning(const struct path *a, const struct path *b, int parts)
{
    if (a->parts.n < parts || b->parts.n < parts)
        return false;
    for (int i = 0; i < parts; i++)
        if (strcmp(a->parts.v[i], b->parts.v[i]) != 0)
            return false;
    return true;
}

/* Columns from `first` that share the cell at this level: only those whose paths go on below it. */
static int shared_columns(const struct path *paths, int columns, int first, int level)
{
    int n = 1;
    if (paths[first].parts.n == level + 1)
        return n;
    while (first + n < columns && paths[first + n].parts.n > level + 1 && same_beginning(&paths[first], &paths[first + n], level + 1))
        n++;
    return n;
}

static void add_cell(struct binder *b, struct node *row, const struct table *table, const struct path *path, int column, int columns, int level, int levels)
{
    bool last = path->parts.n == level + 1;
    struct node *n = node_add(row, node_new(b->arena, NODE_CELL, path->place));
    n->cell = arena_new(b->arena, struct cell);
    *n->cell = (struct cell){ .column = column, .columns = columns, .rows = last ? levels - level : 1, .head = true,
                              .figure = last && table->columns[column].kind == COLUMN_FIGURE };
    const struct marks *marks = path->marks ? path->marks[level] : NULL;
    notes_text(b, bind_paragraph(b, n, table->style->head_style, NULL, path->place), path->parts.v[level], marks, path->place);
    if (!*path->parts.v[level])
        n->cell->spoken = ((const struct words *)definition_find(b->definitions, "words", ""))->empty_head;
}

/* Marks belong to the part that they stand in. */
static const struct marks **part_marks(struct arena *a, const struct csv_cell *cell, const struct words_list *parts)
{
    const struct marks **marks = arena_array(a, const struct marks *, parts->n);
    const char *at = cell->text;
    for (int i = 0; i < parts->n; i++) {
        at = strstr(at, parts->v[i]);
        const char *end = at + strlen(parts->v[i]), *next = end + strcspn(end, ">");
        marks[i] = marks_between(a, cell->marks, (int)(at - cell->text), (int)(next - cell->text));
        at = end;
    }
    return marks;
}

/* Where a column is called otherwise than in the file, they stand at the end. */
static const struct marks **last_marks(struct arena *a, const struct csv_cell *cell, const struct words_list *parts)
{
    const struct marks **marks = arena_array(a, const struct marks *, parts->n);
    marks[parts->n - 1] = cell->marks;
    return marks;
}

void head_add(struct binder *b, struct node *table, const struct csv_row *header, const int *shown)
{
    int columns = table->table->ncolumns, levels = 1;
    struct path *paths = arena_array(b->arena, struct path, columns);
    for (int c = 0; c < columns; c++) {
        const struct csv_cell *cell = &header->cells[shown[c]];
        const char *title = table->table->columns[c].title;
        paths[c] = (struct path){ value_split(b->arena, title, '>'), cell->place, NULL };
        if (cell->marks && paths[c].parts.n)
            paths[c].marks = title == cell->text ? part_marks(b->arena, cell, &paths[c].parts) : last_marks(b->arena, cell, &paths[c].parts);
        if (!paths[c].parts.n)
            paths[c].parts.v[paths[c].parts.n++] = arena_strdup(b->arena, "");      /* a column without a header has an empty head cell */
        if (paths[c].parts.n > levels)
            levels = paths[c].parts.n;
    }
    struct node *head = node_add(table, node_new(b->arena, NODE_HEAD, paths[0].place));
    table->table->head_rows = levels;
    for (int level = 0; level < levels; level++) {
        struct node *row = node_add(head, node_new(b->arena, NODE_ROW, paths[0].place));
        for (int c = 0, n; c < columns; c += n) {
            n = 1;
            if (paths[c].parts.n <= level)
                continue;
            n = shared_columns(paths, columns, c, level);
            add_cell(b, row, table->table, &paths[c], c, n, level, levels);
        }
    }
}
