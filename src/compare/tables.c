/* tables.c: cells, rows and columns of two tables
 *
 * Columns are found by their headers.  Rows are found by their keys: groups, then the cells that label the row; equal keys are told apart by their order.  Rows that are left over between
 * two rows of both are partners when most of their cells are the same: a label was corrected. */

#include "compare/compare.h"

#include <string.h>
#include "compare/sequence.h"
#include "document/binding.h"
#include "document/rows.h"

struct side {
    const struct taken *taken;
    int *columns;                   /* for each of its columns the one of the other side, or -1 */
    int *keys;                      /* a row each */
    int *partners;                  /* for each row that of the other side, or -1 */
    int nrows;
};

struct tables {
    struct change_list *changes;
    struct arena *arena;
    const char *name;               /* of the block */
    struct side old, new;
};

static const char *cell(const struct side *s, int row, int column)
{
    return s->taken->csv->rows.v[row].cells[column].text;
}

static struct place cell_place(const struct side *s, int row, int column)
{
    return s->taken->csv->rows.v[row].cells[column].place;
}

/* ---- keys ---- */

static bool is_group(const struct taken *t, int column)
{
    for (int i = 0; i < t->ngroups; i++)
        if (t->groups[i] == column)
            return true;
    return false;
}

static bool labels(const struct taken *t, int column)
{
    return is_group(t, column) || (t->columns && t->columns[column].definition && t->columns[column].definition->head);
}

/* The column of cards' titles, or -1. */
static int title_column(const struct taken *t)
{
    const struct cards_block *cards = strncmp(definition_title(t->block), "cards ", 6) == 0 ? t->block : NULL;
    return cards && cards->style ? rows_find(t->csv, cards->style->title) : -1;
}

/* What a row is called: the title of its card, or its first cell that is not empty, of those that it does not share with its group if one is. */
static const char *label(const struct side *s, int row)
{
    const char *group = "";
    int title = title_column(s->taken);
    if (title >= 0 && *cell(s, row, title))
        return cell(s, row, title);
    for (int c = 0; c < s->taken->csv->columns; c++)
        if (*cell(s, row, c) && !is_group(s->taken, c))
            return cell(s, row, c);
        else if (!*group)
            group = cell(s, row, c);
    return group;
}

static const char *key_of(struct arena *a, const struct side *s, int row)
{
    struct buffer key = { 0 };
    bool labelled = false;
    for (int c = 0; c < s->taken->csv->columns; c++)
        if (labels(s->taken, c)) {
            buffer_add(&key, cell(s, row, c));
            buffer_byte(&key, '\x1f');
            labelled |= !is_group(s->taken, c) && *cell(s, row, c);
        }
    if (!labelled)
        buffer_add(&key, label(s, row));
    const char *text = arena_strndup(a, key.s ? key.s : "", key.n);
    buffer_done(&key);
    return text;
}

/* Equal keys get unlike numbers, by their order: the second "Summa" is the partner of the second. */
static void number_rows(struct tables *t, struct side *s, struct word_numbers *numbers)
{
    struct word_numbers seen = { .arena = t->arena };
    int *times = arena_array(t->arena, int, s->nrows + 1);
    s->keys = arena_array(t->arena, int, s->nrows + 1);
    for (int r = 0; r < s->nrows; r++) {
        const char *key = key_of(t->arena, s, r);
        int time = times[word_number(&seen, key)]++;
        s->keys[r] = word_number(numbers, time ? arena_printf(t->arena, "%s\x1e%d", key, time) : key);
    }
}

/* ---- partners ---- */

static void pair(struct tables *t, int old, int new)
{
    t->old.partners[old] = new;
    t->new.partners[new] = old;
}

static int equal_cells(const struct tables *t, int old, int new)
{
    int equal = 0;
    for (int c = 0; c < t->old.taken->csv->columns; c++)
        if (t->old.columns[c] >= 0 && *cell(&t->old, old, c))
            equal += strcmp(cell(&t->old, old, c), cell(&t->new, new, t->old.columns[c])) == 0;
    return equal;
}

static int filled_cells(const struct side *s, int row)
{
    int filled = 0;
    for (int c = 0; c < s->taken->csv->columns; c++)
        filled += *cell(s, row, c) != 0;
    return filled;
}

#define GAP_MAX 200                 /* rows left over in a gap, of which each is held against each */

/* Rows left over between rows of both: the first that has at least half of its cells in common. */
static void pair_in_gap(struct tables *t, int old, int old_end, int new, int new_end)
{
    if (old_end - old > GAP_MAX || new_end - new > GAP_MAX)
        return;
    for (; old < old_end; old++)
        for (int n = new; n < new_end; n++)
            if (t->old.partners[old] < 0 && t->new.partners[n] < 0 && 2 * equal_cells(t, old, n) >= filled_cells(&t->old, old)
                && equal_cells(t, old, n) > 0) {
                pair(t, old, n);
                break;
            }
}

/* In order first; then rows of the same key wherever they stand; then those left over in the gaps. */
static bool *pair_rows(struct tables *t)
{
    bool *moved = arena_array(t->arena, bool, t->new.nrows + 1);
    struct word_numbers numbers = { .arena = t->arena };
    number_rows(t, &t->old, &numbers);
    number_rows(t, &t->new, &numbers);
    const int *match = sequence_match(t->arena, t->old.keys, t->old.nrows, t->new.keys, t->new.nrows);
    int *place = arena_array(t->arena, int, numbers.n + 1);
    for (int r = 0; r < t->new.nrows; r++) {
        t->new.partners[r] = -1;
        place[t->new.keys[r]] = r + 1;
    }
    for (int r = 0; r < t->old.nrows; r++) {
        t->old.partners[r] = -1;
        if (match[r] >= 0)
            pair(t, r, match[r]);
    }
    for (int r = 0; r < t->old.nrows; r++) {
        int other = place[t->old.keys[r]] - 1;
        if (t->old.partners[r] >= 0 || other < 0 || t->new.partners[other] >= 0)
            continue;
        pair(t, r, other);
        moved[other] = true;
    }
    for (int r = 0, old = 0, new = 0; r <= t->old.nrows; r++) {
        bool end = r == t->old.nrows;
        if (!end && match[r] < 0)
            continue;
        pair_in_gap(t, old, r, new, end ? t->new.nrows : match[r]);
        old = r + 1;
        new = end ? 0 : match[r] + 1;
    }
    return moved;
}

static void match_columns(struct tables *t)
{
    const struct csv_table *old = t->old.taken->csv, *new = t->new.taken->csv;
    struct word_numbers numbers = { .arena = t->arena };
    int *left = arena_array(t->arena, int, old->columns + 1), *right = arena_array(t->arena, int, new->columns + 1);
    t->old.columns = arena_array(t->arena, int, old->columns + 1);
    t->new.columns = arena_array(t->arena, int, new->columns + 1);
    for (int c = 0; c < old->columns; c++)
        left[c] = word_number(&numbers, old->header.cells[c].text);
    for (int c = 0; c < new->columns; c++) {
        right[c] = word_number(&numbers, new->header.cells[c].text);
        t->new.columns[c] = -1;
    }
    const int *match = sequence_match(t->arena, left, old->columns, right, new->columns);
    for (int c = 0; c < old->columns; c++) {
        t->old.columns[c] = match[c];
        if (match[c] >= 0)
            t->new.columns[match[c]] = c;
    }
    for (int c = 0; c < old->columns; c++)
        for (int n = 0; n < new->columns && t->old.columns[c] < 0; n++)
            if (t->new.columns[n] < 0 && left[c] == right[n]) {
                t->old.columns[c] = n;
                t->new.columns[n] = c;
                change_add(t->changes, CHANGE_COLUMN_MOVED, t->name, new->header.cells[n].text, "", old->header.cells[c].place, new->header.cells[n].place);
            }
}

/* ---- telling ---- */

static void tell_columns(struct tables *t)
{
    const struct csv_table *old = t->old.taken->csv, *new = t->new.taken->csv;
    for (int c = 0; c < old->columns; c++)
        if (t->old.columns[c] < 0)
            change_add(t->changes, CHANGE_COLUMN_REMOVED, t->name, old->header.cells[c].text, "", old->header.cells[c].place, (struct place){ 0 });
    for (int c = 0; c < new->columns; c++)
        if (t->new.columns[c] < 0)
            change_add(t->changes, CHANGE_COLUMN_ADDED, t->name, "", new->header.cells[c].text, (struct place){ 0 }, new->header.cells[c].place);
}

/* The cells of a row that say something, as one text. */
static const char *row_text(struct arena *a, const struct side *s, int row)
{
    struct buffer text = { 0 };
    for (int c = 0; c < s->taken->csv->columns; c++)
        if (*cell(s, row, c)) {
            buffer_add(&text, text.n ? "; " : "");
            buffer_add(&text, cell(s, row, c));
        }
    const char *joined = arena_strndup(a, text.s ? text.s : "", text.n);
    buffer_done(&text);
    return joined;
}

static const char *row_name(const struct tables *t, const struct side *s, int row)
{
    return arena_printf(t->arena, "%s[%s]", t->name, label(s, row));
}

static void tell_cells(struct tables *t, int old, int new)
{
    for (int c = 0; c < t->new.taken->csv->columns; c++) {
        int from = t->new.columns[c];
        if (from >= 0 && strcmp(cell(&t->old, old, from), cell(&t->new, new, c)) != 0)
            change_add(t->changes, CHANGE_CELL, arena_printf(t->arena, "%s[%s, %s]", t->name, label(&t->new, new), t->new.taken->csv->header.cells[c].text),
                       cell(&t->old, old, from), cell(&t->new, new, c), cell_place(&t->old, old, from), cell_place(&t->new, new, c));
    }
}

static void tell_gone(struct tables *t, int from, int to)
{
    for (int r = from; r < to; r++)
        if (t->old.partners[r] < 0)
            change_add(t->changes, CHANGE_ROW_REMOVED, row_name(t, &t->old, r), row_text(t->arena, &t->old, r), "", cell_place(&t->old, r, 0), (struct place){ 0 });
}

/* In the order of the new table; rows that are gone where they stood. */
static void tell_rows(struct tables *t, const bool *moved)
{
    int old = 0;
    for (int r = 0; r < t->new.nrows; r++) {
        int partner = t->new.partners[r];
        if (partner < 0) {
            change_add(t->changes, CHANGE_ROW_ADDED, row_name(t, &t->new, r), "", row_text(t->arena, &t->new, r), (struct place){ 0 }, cell_place(&t->new, r, 0));
            continue;
        }
        if (!moved[r]) {
            tell_gone(t, old, partner);
            old = partner + 1;
        } else {
            change_add(t->changes, CHANGE_ROW_MOVED, row_name(t, &t->new, r), "", "", cell_place(&t->old, partner, 0), cell_place(&t->new, r, 0));
        }
        tell_cells(t, partner, r);
    }
    tell_gone(t, old, t->old.nrows);
}

static void compare_pair(struct change_list *changes, const char *name, const struct taken *old, const struct taken *new)
{
    struct arena *a = changes->arena;
    struct tables t = { changes, a, name, { .taken = old, .nrows = old->csv->rows.n }, { .taken = new, .nrows = new->csv->rows.n } };
    t.old.partners = arena_array(a, int, t.old.nrows + 1);
    t.new.partners = arena_array(a, int, t.new.nrows + 1);
    match_columns(&t);
    const bool *moved = pair_rows(&t);
    tell_columns(&t);
    tell_rows(&t, moved);
}

static const struct taken *of_block(const struct taken_list *list, const char *title)
{
    for (int i = 0; i < list->list.n; i++)
        if (strcmp(definition_title(list->list.v[i]->block), title) == 0)
            return list->list.v[i];
    return NULL;
}

void compare_tables(struct change_list *changes, const struct compared *old, const struct compared *new)
{
    for (int i = 0; i < new->taken->list.n; i++) {
        const char *title = definition_title(new->taken->list.v[i]->block), *name = strchr(title, ' ');
        const struct taken *before = of_block(old->taken, title);
        if (before)
            compare_pair(changes, name ? name + 1 : title, before, new->taken->list.v[i]);
    }
}
