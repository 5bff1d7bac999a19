/* carry.c: sums carried forward (transport) */

#include "typeset/carry.h"

#include "document/amount.h"
#include "typeset/decimal.h"

static const struct table_style *look_of(const struct set_table *t)
{
    return t->table->style;
}

static const struct style *style_of(const struct set_table *t)
{
    return look_of(t)->carry_style ? look_of(t)->carry_style : look_of(t)->style;
}

static bool carries(const struct set_table *t)
{
    for (int c = 0; c < t->table->ncolumns; c++)
        if (t->table->columns[c].carried)
            return look_of(t)->carry && style_of(t);
    return false;
}

/* ---- adding up ---- */

struct sums sums_new(struct arena *a, const struct set_table *t)
{
    if (!carries(t))
        return (struct sums){ 0 };
    return (struct sums){ arena_array(a, struct decimal, t->table->ncolumns), arena_array(a, bool, t->table->ncolumns) };
}

void sums_add(struct sums *s, const struct set_row *row)
{
    if (!s->v || row->continues)                /* a row that was taken apart counts where it begins */
        return;
    for (const struct node *n = row->node->first; n; n = n->next)
        if (n->cell->term && !decimal_add(&s->v[n->cell->column], *n->cell->term))
            s->lost[n->cell->column] = true;
}

/* ---- texts ---- */

static struct item label_item(struct setter *s, const struct set_table *t)
{
    const struct words *words = definition_find(s->definitions, "words", "");
    return text_item(s, style_of(t), words->carried);
}

static struct item sum_item(struct setter *s, const struct set_table *t, const struct sums *sums, int column)
{
    return text_item(s, style_of(t), amount_text(s->definitions, sums->v[column], t->table->columns[column].decimals));
}

/* From the left edge of the figure to that of its column. */
static length lead(const struct set_table *t, struct item *item, int column)
{
    if (t->table->columns[column].align != ALIGN_DECIMAL)
        return item->text.width;
    return mark_edge(item);
}

length carry_height(struct setter *s, const struct set_table *t)
{
    (void)s;
    return carries(t) ? style_of(t)->leading + 2 * look_of(t)->padding_y : 0;
}

/* The sums furthest from zero are the widest, on either side of it. */
static void note_widest(struct setter *s, const struct set_table *t, const struct sums *sums, struct decimal *extremes, length *widths)
{
    for (int c = 0; c < t->table->ncolumns; c++) {
        struct decimal *far = &extremes[2 * c + (sums->v[c].value < 0)];
        int64_t size = sums->v[c].value < 0 ? -(sums->v[c].value + 1) : sums->v[c].value;
        if (!t->table->columns[c].carried || sums->lost[c] || (size <= far->value && sums->v[c].decimals <= far->decimals))
            continue;
        *far = (struct decimal){ size > far->value ? size : far->value, sums->v[c].decimals };
        struct item item = sum_item(s, t, sums, c);
        length width = lead(t, &item, c) + t->tails[c];
        if (width > widths[c])
            widths[c] = width;
    }
}

length *carry_widths(struct setter *s, const struct set_table *t)
{
    length *widths = arena_array(s->arena, length, t->table->ncolumns);
    struct decimal *extremes = arena_array(s->arena, struct decimal, 2 * t->table->ncolumns);
    struct sums sums = sums_new(s->arena, t);
    for (int r = 0; r < t->nrows && sums.v; r++) {
        sums_add(&sums, &t->rows[r]);
        note_widest(s, t, &sums, extremes, widths);
    }
    if (sums.v && !t->table->columns[0].carried)
        widths[0] = label_item(s, t).text.width;
    return widths;
}

/* ---- items ---- */

static void add_item(struct setter *s, const struct set_table *t, struct item item, length x, length y, struct page *page)
{
    if (!item.text.count)
        return;
    struct item *added = vec_push(s->arena, &page->items);
    *added = item;
    added->role = ROLE_REPEAT;
    added->node = t->node;
    added->x = x;
    added->y = y + look_of(t)->padding_y + style_baseline(s, style_of(t));
}

void carry_items(struct setter *s, const struct set_table *t, const struct sums *sums, length x, length y, struct page *page)
{
    length padding = look_of(t)->padding_x;
    if (!t->table->columns[0].carried)
        add_item(s, t, label_item(s, t), x + padding, y, page);
    for (int c = 0; c < t->table->ncolumns; c++) {
        if (!t->table->columns[c].carried || sums->lost[c])
            continue;
        struct item item = sum_item(s, t, sums, c);
        length before = lead(t, &item, c);
        item.text.right = true;
        add_item(s, t, item, x + t->x[c + 1] - padding - t->tails[c] - before, y, page);
    }
}
