/* split.c: tables too wide for their pages
 *
 * Where the parts end: as few of them as can be; then, as few groups of heads cut as can be; then, as even as can be.  That is a shortest path from the first column to the
 * last, a step a part, and parts hold no more columns than a page does. */

#include "typeset/split.h"

#include <string.h>
#include "document/part.h"
#include "typeset/widths.h"

#define PART ((int64_t)1 << 48)     /* what a part costs */
#define CUT ((int64_t)1 << 32)      /* and a group of heads that it cuts */

struct plan {
    const struct table *table;
    const struct column_need *needs;
    int *keys, nkeys;               /* columns that every part has */
    int *others, n;                 /* the rest */
    length *widths;                 /* of the rest */
    length room;                    /* for them */
    int *from;                      /* of a part that ends before the i-th of the rest: where it begins */
};

static length least_of(const struct column_need *need)
{
    return need->fixed ? need->fixed : need->least;
}

static length word_of(const struct column_need *need)
{
    return need->fixed ? need->fixed : need->word;
}

/* ---- columns ---- */

static bool is_key(const struct table *t, int column, bool heads)
{
    return heads ? t->columns[column].head : column == 0;
}

/* Labels that span rows do not tell them apart: then the first column does that does not span.  -1: no such column is wanted. */
static int find_label(const struct table *t, bool heads)
{
    int label = -1;
    for (int c = 0; c < t->ncolumns; c++) {
        bool spans = t->columns[c].definition->span;
        if (is_key(t, c, heads) && !spans)
            return -1;
        if (label < 0 && !spans)
            label = c;
    }
    return label;
}

static void sort_columns(struct plan *p)
{
    bool heads = false;
    for (int c = 0; c < p->table->ncolumns; c++)
        heads = heads || p->table->columns[c].head;
    int label = find_label(p->table, heads);
    for (int c = 0; c < p->table->ncolumns; c++) {
        if (is_key(p->table, c, heads) || c == label)
            p->keys[p->nkeys++] = c;
        else
            p->others[p->n++] = c;
    }
}

/* Whole words where they find room beside the key columns, else as narrow as can be.  False: a column finds none even then. */
static bool choose_widths(struct plan *p, length measure)
{
    int64_t words = 0, least = 0;
    length widest = 0;
    for (int i = 0; i < p->nkeys; i++) {
        words += word_of(&p->needs[p->keys[i]]);
        least += least_of(&p->needs[p->keys[i]]);
    }
    for (int i = 0; i < p->n; i++)
        widest = word_of(&p->needs[p->others[i]]) > widest ? word_of(&p->needs[p->others[i]]) : widest;
    bool whole = words + widest <= measure;
    p->room = measure - (length)(whole ? words : least > measure ? measure : least);
    for (int i = 0; i < p->n; i++) {
        length word = word_of(&p->needs[p->others[i]]);
        p->widths[i] = whole || word <= p->room ? word : least_of(&p->needs[p->others[i]]);
        if (p->widths[i] > p->room)
            return false;
    }
    return true;
}

/* ---- where parts end ---- */

static bool same_group(const struct table *t, int a, int b)
{
    const char *x = t->columns[a].title, *y = t->columns[b].title;
    size_t n = strcspn(x, ">");
    return x[n] && n == strcspn(y, ">") && y[n] && strncmp(x, y, n) == 0;
}

static int64_t cost_of(const struct plan *p, int from, int to, length free)
{
    int64_t points = free / PT(1);
    bool cut = to < p->n && same_group(p->table, p->others[to - 1], p->others[to]);
    (void)from;
    return PART + (cut ? CUT : 0) + points * points;
}

static void find_ends(struct arena *a, struct plan *p)
{
    int64_t *cost = arena_array(a, int64_t, p->n + 1);
    p->from = arena_array(a, int, p->n + 1);
    for (int to = 1; to <= p->n; to++) {
        length free = p->room;
        cost[to] = INT64_MAX;
        for (int from = to - 1; from >= 0 && p->widths[from] <= free; from--) {
            free -= p->widths[from];
            int64_t one = cost[from] + cost_of(p, from, to, free);
            if (one < cost[to]) {
                cost[to] = one;
                p->from[to] = from;
            }
        }
    }
}

static int count_parts(const struct plan *p)
{
    int n = 0;
    for (int to = p->n; to > 0; to = p->from[to])
        n++;
    return n;
}

/* Keys and others in the order of the table. */
static struct table_part part_of(struct arena *a, const struct plan *p, int from, int to)
{
    struct table_part part = { arena_array(a, int, p->nkeys + to - from), 0 };
    int key = 0;
    while (key < p->nkeys || from < to)
        part.columns[part.n++] = from == to || (key < p->nkeys && p->keys[key] < p->others[from]) ? p->keys[key++] : p->others[from++];
    return part;
}

static struct table_part *make_parts(struct arena *a, struct plan *p, int *n)
{
    find_ends(a, p);
    *n = count_parts(p);
    struct table_part *parts = arena_array(a, struct table_part, *n);
    for (int to = p->n, i = *n - 1; to > 0; to = p->from[to], i--)
        parts[i] = part_of(a, p, p->from[to], to);
    return parts;
}

/* ---- splitting ---- */

static bool is_too_wide(const struct setter *s, const struct draft *d, const struct column_need *needs)
{
    int64_t least = 0;
    for (int c = 0; c < d->table->ncolumns; c++)
        least += least_of(&needs[c]);
    return least > s->measure;
}

static bool plan_parts(struct setter *s, const struct draft *d, struct plan *p)
{
    int n = d->table->ncolumns;
    *p = (struct plan){ .table = d->table, .needs = d->needs, .keys = arena_array(s->arena, int, n), .others = arena_array(s->arena, int, n),
                        .widths = arena_array(s->arena, length, n) };
    sort_columns(p);
    return p->n && choose_widths(p, s->measure);
}

static void split_draft(struct setter *s, struct draft *d, const struct table_part *parts, int n)
{
    struct node *table = d->source;
    table_split(s->arena, table, parts, n);
    draft_drop(d);
    d->parts = arena_new(s->arena, struct drafts);
    for (int p = 0; p < n; p++, table = table->next)
        *vec_push(s->arena, d->parts) = draft_table(s, table);
}

/* The first draft and those like it. */
static void split_alike(struct setter *s, struct draft **drafts, int n)
{
    struct draft *first = drafts[0];
    struct plan p;
    int count;
    setter_page(s, first->node->page);
    first->needs = needs_of_alike(s, drafts, n);
    if (first->table->style->too_wide != TOO_WIDE_SPLIT || !is_too_wide(s, first, first->needs) || !plan_parts(s, first, &p))
        return;
    const struct table_part *parts = make_parts(s->arena, &p, &count);
    for (int i = n - 1; i >= 0 && count > 1; i--)
        if (drafts_alike(first, drafts[i]))
            split_draft(s, drafts[i], parts, count);
}

void split_wide_tables(struct setter *s, struct drafts *tables)
{
    struct drafts all = { 0 };
    for (int i = 0; i < tables->n; i++)
        if (!tables->v[i]->weighed)
            split_alike(s, tables->v + i, tables->n - i);
    for (int i = 0; i < tables->n; i++) {
        struct draft *d = tables->v[i];
        for (int p = 0; d->parts && p < d->parts->n; p++)
            *vec_push(s->arena, &all) = d->parts->v[p];
        if (!d->parts)
            *vec_push(s->arena, &all) = d;
    }
    *tables = all;
}
