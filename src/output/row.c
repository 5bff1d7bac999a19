/* row.c: spans become rows
 *
 * Spans are taken from above; each joins the row at hand or begins the next.  Cells of a table row need not share baselines on paper: a centred
 * cell, or one in a smaller size.  Such a span joins the row next above it as long as it covers nothing there, so that a table row takes as many
 * lines as its longest cell. */

#include "output/grid.h"

#include <stdlib.h>

#define SAME_LINE PT(0.5)
#define SAME_RULE PT(1.5)

static int compare(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

static int by_place(const void *pa, const void *pb)
{
    const struct span *a = pa, *b = pb;
    int c = compare(a->y, b->y);
    return c ? c : a->x != b->x ? compare(a->x, b->x) : compare(a->order, b->order);
}

static int by_x(const void *pa, const void *pb)
{
    const struct span *a = pa, *b = pb;
    return a->x != b->x ? compare(a->x, b->x) : compare(a->order, b->order);
}

/* ---- one line or two ---- */

static bool covers(const struct sheet *s, const struct row *r, const struct span *new)
{
    for (int i = r->first; i < r->first + r->count; i++)
        if (new->x < s->spans.v[i].end && s->spans.v[i].x < new->end)
            return true;
    return false;
}

static const struct node *table_of(const struct span *s)
{
    return s->region && s->region->kind == NODE_TABLE ? s->region : NULL;
}

/* How far below the row's line a span may stand that still belongs to it.  A row of one small raised text waits for the line it was raised from. */
static length tolerance(const struct span *first, const struct row *r, const struct span *new)
{
    length small = r->size < new->size ? r->size : new->size;
    if (table_of(new) && first->region == new->region)
        return small * 7 / 10;
    return r->size < new->size * 4 / 5 ? new->size * 2 / 5 : small * 2 / 5;
}

static bool belongs(const struct sheet *s, const struct row *r, const struct span *new)
{
    length down = new->y - r->y;
    if (r->rule || new->kind == SPAN_RULE)
        return r->rule && new->kind == SPAN_RULE && down <= SAME_RULE;
    return down <= SAME_LINE || (down <= tolerance(&s->spans.v[r->first], r, new) && !covers(s, r, new));
}

static void row_join(struct row *r, const struct span *new)
{
    if (r->size < new->size * 4 / 5) {
        r->size = new->size;
        r->y = new->y;
    }
    r->count++;
}

static struct row *row_new(const struct grid *g, struct sheet *s, int first)
{
    struct row *r = vec_push(g->arena, &s->rows);
    const struct span *span = &s->spans.v[first];
    *r = (struct row){ .first = first, .count = 1, .rule = span->kind == SPAN_RULE, .y = span->y, .size = span->size };
    return r;
}

static void split(const struct grid *g, struct sheet *s)
{
    struct row *r = NULL;
    for (int i = 0; i < s->spans.n; i++) {
        if (r && belongs(s, r, &s->spans.v[i]))
            row_join(r, &s->spans.v[i]);
        else
            r = row_new(g, s, i);
    }
}

/* From left to right, each span knowing its neighbour. */
static void line_up(struct sheet *s, const struct row *r)
{
    struct span *left = NULL;
    qsort(&s->spans.v[r->first], (size_t)r->count, sizeof *s->spans.v, by_x);
    for (int i = r->first; i < r->first + r->count; i++) {
        struct span *right = &s->spans.v[i];
        if (right->kind != SPAN_TEXT)
            continue;
        if (left && left->region == right->region)
            left->next = right;
        left = right;
    }
}

/* ---- blank lines ----
 *
 * Between paragraphs the distance on paper decides.  In a table the rows do: those of several lines are parted from their neighbours, the others
 * stand close, whatever the space between them on paper. */

#define PARAGRAPH(size) ((int64_t)(size) * 7 / 4)       /* lines of a paragraph are 1.2 to 1.6 times the size apart */
#define CHASM(size) ((int64_t)(size) * 13 / 2)
#define TABLE_PART(size) ((int64_t)(size) * 7 / 2)

/* The table row that a row of the grid shows; cells over several rows do not tell. */
static const struct node *table_row(const struct sheet *s, const struct row *r)
{
    for (int i = r->first; i < r->first + r->count; i++) {
        const struct node *cell = s->spans.v[i].cell;
        if (cell && s->spans.v[i].kind == SPAN_TEXT && !(cell->cell && cell->cell->rows > 1))
            return cell->parent;
    }
    return NULL;
}

static const struct node *row_table(const struct sheet *s, const struct row *r)
{
    return table_of(&s->spans.v[r->first]);
}

/* How many rows of the grid, from i, show the same table row. */
static int row_lines(const struct sheet *s, int i)
{
    const struct row *rows = s->rows.v;
    const struct node *table = row_table(s, &rows[i]), *line = table_row(s, &rows[i]);
    int n = 1;
    if (table == NULL || rows[i].rule)
        return n;
    for (; i + n < s->rows.n && !rows[i + n].rule && row_table(s, &rows[i + n]) == table; n++) {
        const struct node *other = table_row(s, &rows[i + n]);
        if (other && other != line)
            break;
    }
    return n;
}

static int blank_lines(const struct grid *g, const struct sheet *s, const struct row *above, const struct row *r, bool parted)
{
    const struct node *table = row_table(s, r), *block = s->spans.v[r->first].block;
    int64_t gap = (int64_t)r->y - above->y;
    length size = above->size < r->size && above->size > 0 ? above->size : r->size;
    if (block && block->kind == NODE_FIGURE && block == s->spans.v[above->first].block)
        return (int)(gap / grid_row(g)) - 1;
    if (table && table == row_table(s, above))
        return !above->rule && !r->rule && (parted || gap > TABLE_PART(size));
    if (size > 0 && gap >= CHASM(size))
        return 2;
    return table || row_table(s, above) || gap >= PARAGRAPH(size);
}

static void set_blanks(const struct grid *g, struct sheet *s)
{
    int lines = 0, before = 0;
    for (int i = 0; i < s->rows.n; i += lines) {
        lines = row_lines(s, i);
        if (i > 0)
            s->rows.v[i].blank = blank_lines(g, s, &s->rows.v[i - 1], &s->rows.v[i], lines > 1 || before > 1);
        for (int k = i + 1; k < i + lines; k++)
            s->rows.v[k].blank = blank_lines(g, s, &s->rows.v[k - 1], &s->rows.v[k], false);
        before = lines;
    }
}

void row_collect(const struct grid *g, struct sheet *s)
{
    if (s->spans.n == 0)
        return;
    qsort(s->spans.v, (size_t)s->spans.n, sizeof *s->spans.v, by_place);
    split(g, s);
    for (int i = 0; i < s->rows.n; i++)
        line_up(s, &s->rows.v[i]);
    set_blanks(g, s);
}
