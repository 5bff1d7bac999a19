/* grouping.c: a block's rows group by group, each group under its heading */

#include "document/grouping.h"

#include <string.h>
#include "document/group.h"
#include "document/notes.h"
#include "document/prose.h"

/* ---- reading ---- */

static bool find_columns(struct grouping *g, const char *key, const struct list *names, int *columns, int *n)
{
    if (names->n > ROWS_LEVELS) {
        message_add(g->binder->messages, MSG_CSV_LEVELS, definition_place(g->block, key), key, ROWS_LEVELS);
        return false;
    }
    *n = names->n;
    return rows_columns(g->binder, g->csv, g->block, key, names, columns);
}

static void fill_down(struct grouping *g)
{
    int columns[2 * ROWS_LEVELS], n = 0;
    for (int i = 0; i < g->n; i++)
        columns[n++] = g->columns[i];
    for (int i = 0; i < g->ninner; i++)
        columns[n++] = g->inner[i];
    rows_fill(g->csv, columns, n);
}

/* What was taken of the file knows which columns part it. */
static void tell_groups(const struct grouping *g)
{
    struct taken *taken = taken_of(g->binder->taken, g->csv);
    for (int i = 0; i < g->n; i++)
        taken->groups[taken->ngroups++] = g->columns[i];
    for (int i = 0; i < g->ninner; i++)
        taken->groups[taken->ngroups++] = g->inner[i];
}

bool grouping_read(struct grouping *g, const struct list *inner, const char *inner_key)
{
    g->csv = rows_read(g->binder, g->block, g->from);
    if (!g->csv)
        return false;
    if (g->read)
        g->read(g->user, g->csv);
    bool found = find_columns(g, "group", &g->from->group, g->columns, &g->n);
    found &= find_columns(g, "group-text", &g->from->group_text, g->texts, &g->ntexts);
    found &= !inner || find_columns(g, inner_key, inner, g->inner, &g->ninner);
    found &= sorting_read(g->binder, g->csv, g->block, g->from, &g->sorting);
    if (!found)
        return false;
    tell_groups(g);
    fill_down(g);
    return rows_choose(g->binder, g->csv, g->block, g->from);
}

bool grouping_uses(const struct grouping *g, int column)
{
    bool uses = false;
    for (int i = 0; i < g->n; i++)
        uses |= g->columns[i] == column;
    for (int i = 0; i < g->ntexts; i++)
        uses |= g->texts[i] == column;
    for (int i = 0; i < g->ninner; i++)
        uses |= g->inner[i] == column;
    return uses;
}

/* ---- walking ---- */

static void add_heading(struct grouping *g, const struct csv_cell *name, int level)
{
    struct node *heading = bind_heading(g->binder, level, name->place);
    notes_cell(g->binder, heading, name);
}

/* The first text in the group; exports say it again in every row, but another one would be lost. */
static void add_text(struct grouping *g, const struct csv_row *const *rows, int n, int column)
{
    const struct csv_cell *text = NULL;
    for (int i = 0; i < n; i++) {
        const struct csv_cell *cell = &rows[i]->cells[column];
        if (*cell->text && !text)
            text = cell;
        else if (*cell->text && strcmp(cell->text, text->text) != 0)
            message_add(g->binder->messages, MSG_CSV_GROUP_TEXT, cell->place, g->csv->header.cells[column].text, rows[i]->number);
    }
    if (!text)
        return;
    prose_text(g->binder, g->binder->document, text->text, text->place, NULL, BREAKS_PARAGRAPH);
    bind_notes(g->binder);
}

static void walk(struct grouping *g, const struct csv_row **rows, int n, int depth, int level);

/* Rows without a value stand right under the heading of the outer group. */
static void walk_group(struct grouping *g, const struct csv_row **rows, const struct group *group, int depth, int level)
{
    bool named = *group->name->text;
    if (named)
        add_heading(g, group->name, level);
    else if (depth == 0)
        message_add(g->binder->messages, MSG_CSV_GROUP_EMPTY, group->name->place, g->csv->header.cells[g->columns[0]].text);
    if (depth < g->ntexts)
        add_text(g, rows, group->count, g->texts[depth]);
    walk(g, rows, group->count, depth + 1, level + named);
}

static void walk(struct grouping *g, const struct csv_row **rows, int n, int depth, int level)
{
    if (depth == g->n) {
        g->set(g->user, rows, n, level);
        return;
    }
    const struct groups groups = groups_make(g->binder->arena, rows, n, g->columns[depth]);
    for (int i = 0; i < groups.n; i++)
        walk_group(g, rows + groups.v[i].first, &groups.v[i], depth, level);
}

void grouping_walk(struct grouping *g)
{
    struct arena *a = g->binder->arena;
    int n = g->csv->rows.n;
    const struct csv_row **rows = arena_array(a, const struct csv_row *, n + 1);
    for (int r = 0; r < n; r++)
        rows[r] = &g->csv->rows.v[r];
    const struct sorting outer = sorting_within(a, &g->sorting, g->columns, g->n, true);
    sort_rows(a, rows, n, &outer, NULL);
    g->sorting = sorting_within(a, &g->sorting, g->columns, g->n, false);
    if (n || !g->n)
        walk(g, rows, n, 0, g->level);
    else
        g->set(g->user, rows, 0, g->level);
}
