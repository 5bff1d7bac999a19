/* sort.c: rows in an order of choice */

#include "document/sort.h"

#include <stdlib.h>
#include <string.h>
#include "document/collate.h"
#include "read/number.h"

bool sorting_read(struct binder *b, const struct csv_table *csv, const void *block, const struct csv_block *from, struct sorting *out)
{
    bool all = true;
    out->keys = arena_array(b->arena, struct sort_key, from->sort.n + 1);
    for (int i = 0; i < from->sort.n; i++) {
        const char *name = from->sort.v[i];
        bool down = *name == '-' && rows_find(csv, name) < 0;
        int column = rows_column(b, csv, block, "sort", name + down);
        if (column >= 0)
            out->keys[out->n++] = (struct sort_key){ column, down };
        all = all && column >= 0;
    }
    return all;
}

struct sorting sorting_within(struct arena *a, const struct sorting *s, const int *columns, int n, bool among)
{
    struct sorting within = { arena_array(a, struct sort_key, s->n + 1), 0 };
    for (int i = 0; i < s->n; i++) {
        bool found = false;
        for (int k = 0; k < n; k++)
            found = found || columns[k] == s->keys[i].column;
        if (found == among)
            within.keys[within.n++] = s->keys[i];
    }
    return within;
}

/* ---- comparing ---- */

struct value {
    enum { FIGURE, TEXT, NOTHING } kind;
    const char *text;
    int64_t whole, rest;            /* of a figure: before the comma, and nine decimals */
};

struct entry {                      /* a row with those that follow it */
    const struct sorting *by;
    const struct value *values;     /* one for each key */
    int first, count;
};

static struct value value_of(const char *text)
{
    struct number n;
    enum number_kind kind = number_read(text, &n);
    if (kind == NUMBER_EMPTY || kind == NUMBER_NIL)
        return (struct value){ .kind = NOTHING, .text = text };
    if (kind != NUMBER_FIGURE)
        return (struct value){ .kind = TEXT, .text = text };
    int64_t scale = 1, rest = 1000000000;
    for (int i = 0; i < n.decimals; i++) {
        scale *= 10;
        rest /= 10;
    }
    return (struct value){ FIGURE, text, n.value / scale, n.value % scale * rest };
}

static int compare(const struct value *a, const struct value *b)
{
    if (a->kind != b->kind)
        return a->kind < b->kind ? -1 : 1;
    if (a->kind == TEXT)
        return collate(a->text, b->text);
    if (a->whole != b->whole)
        return a->whole < b->whole ? -1 : 1;
    return (a->rest > b->rest) - (a->rest < b->rest);
}

static int by_keys(const void *x, const void *y)
{
    const struct entry *a = x, *b = y;
    for (int i = 0; i < a->by->n; i++) {
        int order = compare(&a->values[i], &b->values[i]);
        bool nothing = a->values[i].kind == NOTHING || b->values[i].kind == NOTHING;
        if (order)
            return a->by->keys[i].down && !nothing ? -order : order;
    }
    return (a->first > b->first) - (a->first < b->first);
}

/* ---- sorting ---- */

static const struct value *values_of(struct arena *a, const struct csv_row *row, const struct sorting *by)
{
    struct value *values = arena_array(a, struct value, by->n);
    for (int i = 0; i < by->n; i++)
        values[i] = value_of(row->cells[by->keys[i].column].text);
    return values;
}

/* Rows first … end-1, none of them fixed. */
static void sort_stretch(struct arena *a, const struct csv_row **rows, int first, int end, const struct sorting *by, const unsigned char *parts)
{
    struct entry *entries = arena_array(a, struct entry, end - first + 1);
    const struct csv_row **old = arena_array(a, const struct csv_row *, end - first + 1);
    int n = 0, to = first;
    for (int r = first; r < end; r++) {
        old[r - first] = rows[r];
        if (r == first || !parts || parts[r] != SORT_FOLLOWER)
            entries[n++] = (struct entry){ by, values_of(a, rows[r], by), r, 0 };
        entries[n - 1].count++;
    }
    qsort(entries, (size_t)n, sizeof *entries, by_keys);
    for (int i = 0; i < n; i++)
        for (int r = 0; r < entries[i].count; r++)
            rows[to++] = old[entries[i].first - first + r];
}

void sort_rows(struct arena *a, const struct csv_row **rows, int n, const struct sorting *by, const unsigned char *parts)
{
    if (!by->n)
        return;
    for (int first = 0, end; first < n; first = end) {
        end = first;
        while (end < n && (!parts || parts[end] != SORT_FIXED))
            end++;
        sort_stretch(a, rows, first, end, by, parts);
        while (end < n && parts && parts[end] == SORT_FIXED)
            end++;
    }
}
