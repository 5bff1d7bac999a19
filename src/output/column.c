/* column.c: every span gets its column
 *
 * All that is aligned on paper, in any row of a region and on any page, stands on one of the region's edges.  Each edge begins in the column
 * nearest to it; from left to right, edges then move to the right until no neighbours in a row collide.  That is the longest path through a graph
 * whose edges are the nodes, in their order: one pass. */

#include "output/grid.h"

#include <stdlib.h>

#define SAME_EDGE PT(1)
#define RULE_SLACK PT(2)

struct edge {
    length x;
    bool right;
    int column;
    int count;                      /* of spans that want it */
    bool leaf;                      /* one of them is in a cell of one column */
    int from, to;                   /* columns taken by cells of one column that stand on it; to 0: none do */
};

struct stop {                       /* a place where a span wants an edge */
    length x;
    bool right, leaf;
    int *index;                     /* told here */
};

struct claim {                      /* edge `to` stands at least `distance` columns after edge `from` */
    int from, to, distance;
};

struct region {
    const struct grid *grid;
    vec(struct stop) stops;
    vec(struct edge) edges;
    vec(struct claim) claims;
};

static int rest(const struct span *s)       /* columns to the right of where it stands */
{
    return s->right ? s->decimals + s->tail : s->columns;
}

static int lead(const struct span *s)       /* columns to the left of it */
{
    return s->columns - rest(s);
}

static bool is_spanning(const struct span *s)   /* the head of several columns */
{
    return s->cell && s->cell->cell && s->cell->cell->columns > 1;
}

/* ---- edges ---- */

static int by_stop(const void *pa, const void *pb)
{
    const struct stop *a = pa, *b = pb;
    if (a->x != b->x)
        return a->x < b->x ? -1 : 1;
    return b->right - a->right;     /* what ends here stands to the left of what begins here */
}

static void add_stops(struct region *r, struct span *s)
{
    bool leaf = !is_spanning(s);
    *vec_push(r->grid->arena, &r->stops) = (struct stop){ s->edge, s->right, leaf, &s->edge_index };
    if (s->decimals > 0)
        *vec_push(r->grid->arena, &r->stops) = (struct stop){ s->comma, true, leaf, &s->comma_index };
}

static void merge_stops(struct region *r)
{
    int latest[2] = { -1, -1 };     /* of each kind */
    if (r->stops.n > 0)
        qsort(r->stops.v, (size_t)r->stops.n, sizeof *r->stops.v, by_stop);
    for (int i = 0; i < r->stops.n; i++) {
        const struct stop *s = &r->stops.v[i];
        int *at = &latest[s->right];
        if (*at < 0 || s->x - r->edges.v[*at].x >= SAME_EDGE) {
            *at = r->edges.n;
            *vec_push(r->grid->arena, &r->edges) =
                (struct edge){ .x = s->x, .right = s->right, .column = grid_column(r->grid, s->x) };
        }
        r->edges.v[*at].count++;
        r->edges.v[*at].leaf |= s->leaf;
        *s->index = *at;
    }
}

/* A column of figures is aligned at the edge that more of them share: whole numbers end where others have their comma. */
static void choose_edge(const struct region *r, struct span *s)
{
    s->stand = s->edge_index;
    if (s->decimals > 0 && r->edges.v[s->comma_index].count > r->edges.v[s->edge_index].count)
        s->stand = s->comma_index;
    else
        s->decimals = 0;
}

/* ---- columns ---- */

static int by_target(const void *pa, const void *pb)
{
    const struct claim *a = pa, *b = pb;
    return (a->to > b->to) - (a->to < b->to);
}

/* Claims backwards come from spans that overlap on paper: they are left to the printing. */
static void add_claim(struct region *r, int from, int to, int distance)
{
    if (from < to)
        *vec_push(r->grid->arena, &r->claims) = (struct claim){ from, to, distance };
}

static void add_claims(struct region *r, const struct span *s)
{
    struct edge *e = &r->edges.v[s->stand];
    if (e->column < lead(s))
        e->column = lead(s);        /* nothing begins left of the page */
    if (s->decimals > 0)            /* others may stand on the edge where this one ends */
        add_claim(r, s->stand, s->edge_index, s->decimals);
    if (s->next)
        add_claim(r, s->stand, s->next->stand, rest(s) + grid_gap(r->grid, s, s->next) + lead(s->next));
}

static void move_edges(struct region *r)
{
    int c = 0;
    if (r->claims.n > 0)
        qsort(r->claims.v, (size_t)r->claims.n, sizeof *r->claims.v, by_target);
    for (int i = 0; i < r->edges.n; i++) {
        struct edge *e = &r->edges.v[i];
        if (i > 0 && e->column < e[-1].column)
            e->column = e[-1].column;
        for (; c < r->claims.n && r->claims.v[c].to == i; c++) {
            int least = r->edges.v[r->claims.v[c].from].column + r->claims.v[c].distance;
            if (e->column < least)
                e->column = least;
        }
    }
}

/* Where a place on paper came to be: edges have moved, what lies between two of them moves with them. */
static int moved(const struct region *r, length x)
{
    const struct edge *left = NULL, *right = NULL;
    for (int i = 0; i < r->edges.n && right == NULL; i++) {
        const struct edge *e = &r->edges.v[i];
        if (e->leaf && e->x <= x)
            left = e;
        else if (e->leaf)
            right = e;
    }
    int column = grid_column(r->grid, x);
    if (left && right)
        return left->column + (int)((int64_t)(x - left->x) * (right->column - left->column) / (right->x - left->x));
    return left ? column + left->column - grid_column(r->grid, left->x) : column;
}

/* The head of several columns, when it stands on no edge of theirs, stays over their middle as far as its neighbour lets it. */
static void center(const struct region *r, struct span *s)
{
    int column = moved(r, s->x + (s->end - s->x) / 2) - s->columns / 2;
    int last = s->next ? s->next->column - grid_gap(r->grid, s, s->next) - s->columns : column;
    if (column > last)
        column = last;
    if (column > s->column)
        s->column = column;
}

static void place_text(struct region *r, struct span *s)
{
    struct edge *e = &r->edges.v[s->stand];
    s->column = e->column - lead(s);
    if (s->cell == NULL || is_spanning(s))
        return;                     /* titles may be longer than the table is wide, heads than their columns */
    if (e->to == 0 || s->column < e->from)
        e->from = s->column;
    if (s->column + s->columns > e->to)
        e->to = s->column + s->columns;
}

/* A rule reaches as far as the cells that stand above or below it. */
static void place_rule(const struct region *r, struct span *s)
{
    int from = -1, to = 0;
    for (int i = 0; i < r->edges.n; i++) {
        const struct edge *e = &r->edges.v[i];
        if (e->to == 0 || e->x < s->x - RULE_SLACK || e->x > s->end + RULE_SLACK)
            continue;
        from = from < 0 || e->from < from ? e->from : from;
        to = e->to > to ? e->to : to;
    }
    s->column = from < 0 ? grid_column(r->grid, s->x) : from;
    s->columns = (from < 0 ? grid_column(r->grid, s->end) : to) - s->column;
}

static void make_edges(struct region *r, struct span **spans, int n)
{
    for (int i = 0; i < n; i++)
        add_stops(r, spans[i]);
    merge_stops(r);
    for (int i = 0; i < n; i++)
        choose_edge(r, spans[i]);
}

/* The first `texts` spans are text, the others rules. */
static void solve(const struct grid *g, struct span **spans, int n, int texts)
{
    struct region r = { .grid = g };
    make_edges(&r, spans, texts);
    for (int i = 0; i < texts; i++)
        add_claims(&r, spans[i]);
    move_edges(&r);
    for (int i = 0; i < texts; i++)
        place_text(&r, spans[i]);
    for (int i = 0; i < texts; i++)
        if (is_spanning(spans[i]) && !r.edges.v[spans[i]->stand].leaf)
            center(&r, spans[i]);
    for (int i = texts; i < n; i++)
        place_rule(&r, spans[i]);
}

/* ---- regions ---- */

/* Brings the spans of a region together, rules last.  The order of the regions follows addresses, but no region's columns depend on another's. */
static int by_region(const void *pa, const void *pb)
{
    const struct span *a = *(struct span *const *)pa, *b = *(struct span *const *)pb;
    uintptr_t x = (uintptr_t)a->region, y = (uintptr_t)b->region;
    return x != y ? (x > y) - (x < y) : (a->kind == SPAN_RULE) - (b->kind == SPAN_RULE);
}

static void place_alone(const struct grid *g, struct span *s)
{
    int column = grid_column(g, s->edge) - lead(s);
    s->column = column < 0 ? 0 : column;
}

void column_assign(struct grid *g)
{
    vec(struct span *) kept = { 0 };
    for (int i = 0; i < g->count; i++) {
        for (int k = 0; k < g->sheets[i].spans.n; k++) {
            struct span *s = &g->sheets[i].spans.v[k];
            if (s->region && s->kind != SPAN_LEADER)
                *vec_push(g->arena, &kept) = s;
            else
                place_alone(g, s);
        }
    }
    if (kept.n > 0)
        qsort(kept.v, (size_t)kept.n, sizeof *kept.v, by_region);
    for (int i = 0, n; i < kept.n; i += n) {
        int texts = 0;
        for (n = 0; i + n < kept.n && kept.v[i + n]->region == kept.v[i]->region; n++)
            texts += kept.v[i + n]->kind == SPAN_TEXT;
        solve(g, kept.v + i, n, texts);
    }
}
