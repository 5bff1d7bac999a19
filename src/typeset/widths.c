/* widths.c: what the columns of tables need, and what they get */

#include <string.h>
#include "typeset/carry.h"
#include "typeset/widths.h"

static length padding(const struct draft *d)
{
    return 2 * d->table->style->padding_x;
}

/* ---- what cells need ---- */

static length text_length(const struct measures *m)
{
    length sum = 0;
    for (int i = 0; i < m->n; i++) {
        length one = m->v[i].text ? paragraph_width(m->v[i].text) + m->v[i].indent : 0;
        sum = one > LENGTH_MAX / 2 - sum ? LENGTH_MAX / 2 : sum + one;
    }
    return sum;
}

struct cell_widths weigh_cell(const struct set_cell *c, const struct measures *m)
{
    return (struct cell_widths){ .natural = measured_width(m), .word = measured_word_width(m), .least = measured_least_width(m),
                                 .whole = c->figure ? 0 : measured_whole_width(m), .parted = c->bottom ? measured_parted_width(m) : 0,
                                 .text = text_length(m) };
}

static const struct cell_widths *widths_of(const struct draft *d, const struct draft_cell *c)
{
    return &d->widths[c - d->cells.v];
}

static void need_cell(const struct draft *d, const struct draft_cell *from, struct column_need *needs)
{
    struct column_need *need = &needs[from->cell->column];
    if (from->cell->columns != 1)
        return;
    length natural = widths_of(d, from)->natural + padding(d), word = widths_of(d, from)->word + padding(d), least = widths_of(d, from)->least + padding(d);
    if (from->cell->figure) {
        natural += d->tails[from->cell->column] - from->tail;
        least = word = natural;
    }
    if (natural > need->natural)
        need->natural = natural;
    if (word > need->word)
        need->word = word;
    if (word > need->own)
        need->own = word;
    if (least > need->least)
        need->least = least;
    length whole = from->cell->figure ? word : widths_of(d, from)->whole + padding(d);
    if (whole > need->whole)
        need->whole = whole;
    length parted = from->cell->bottom ? widths_of(d, from)->parted + padding(d) : least;
    if (parted > need->parted)
        need->parted = parted;
}

/* A cell over several columns wants their sum to hold its longest word; what is missing is spread evenly. */
static void need_wide_cell(const struct draft *d, const struct draft_cell *from, struct column_need *needs)
{
    const struct set_cell *c = from->cell;
    if (c->columns < 2)
        return;
    length least = widths_of(d, from)->word + padding(d), have = 0;
    for (int i = 0; i < c->columns && c->bottom; i++)
        needs[c->column + i].group = c->column + 1;
    for (int i = 0; i < c->columns; i++)
        have += needs[c->column + i].least;
    for (int i = 0; i < c->columns && have < least; i++) {
        struct column_need *need = &needs[c->column + i];
        need->least += (least - have) / c->columns + 1;
        need->word = need->word > need->least ? need->word : need->least;
        need->natural = need->natural > need->word ? need->natural : need->word;
    }
}

/* A length, or a part of the measure. */
static length extent(const struct setter *s, length said)
{
    return said < 0 ? (length)((int64_t)s->measure * -said / 100000) : said;
}

static void need_at_least(struct column_need *need, length width)
{
    need->least = need->least > width ? need->least : width;
    need->word = need->word > width ? need->word : width;
    need->natural = need->natural > width ? need->natural : width;
}

/* Sums carried forward may be wider than any figure of their column. */
static void need_carry(const struct draft *d, struct column_need *needs)
{
    if (!d->table->style->carry)
        return;
    length *widths = carry_widths(d->setter, d->set);
    for (int c = 0; c < d->table->ncolumns; c++)
        if (widths[c])
            need_at_least(&needs[c], widths[c] + padding(d));
}

static void need_table(const struct draft *d, struct column_need *needs)
{
    for (int i = 0; i < d->table->ncolumns; i++) {
        const struct column *c = d->table->columns[i].definition;
        length least = extent(d->setter, c->min_width);
        needs[i].fixed = extent(d->setter, c->width);
        need_at_least(&needs[i], least);
        needs[i].figures = d->table->columns[i].kind == COLUMN_FIGURE;
    }
    for (int i = 0; i < d->cells.n; i++)
        need_cell(d, &d->cells.v[i], needs);
    need_carry(d, needs);
    for (int i = 0; i < d->cells.n; i++)
        need_wide_cell(d, &d->cells.v[i], needs);
}

/* ---- how much text the rows hold ---- */

static int rows_of(const struct draft *d)
{
    return d->set->ntitle + d->set->nagain + d->set->nhead + d->set->nrows;
}

static void text_rows(const struct draft *d, struct column_text *text)
{
    int n = d->table->ncolumns, row = -1, rows = rows_of(d);
    const struct node *last = NULL;
    for (int i = 0; i < d->cells.n; i++) {
        const struct set_cell *c = d->cells.v[i].cell;
        if (c->node->parent != last) {
            last = c->node->parent;
            row++;
        }
        const struct column_text one = { d->widths[i].text / c->rows, d->widths[i].word + padding(d) };
        for (int k = 0; k < c->rows && row + k < rows && c->columns == 1; k++)
            text[(size_t)(row + k) * (size_t)n + (size_t)c->column] = one;
    }
}

/* ---- settling ---- */

static void add_millimetres(struct buffer *out, int64_t millipoints)
{
    buffer_milli(out, millipoints * 254 / 72000 * 100);         /* to a tenth */
    buffer_add(out, " mm");
}

static length least_width(const struct draft *d, const struct draft_cell *c)
{
    return c->cell->columns > 1 ? 0 : c->cell->figure ? widths_of(d, c)->natural : widths_of(d, c)->least;
}

static const struct set_cell *widest_cell(const struct draft *d)
{
    const struct draft_cell *widest = &d->cells.v[0];
    for (int i = 1; i < d->cells.n; i++)
        if (least_width(d, &d->cells.v[i]) > least_width(d, widest))
            widest = &d->cells.v[i];
    return widest->cell;
}

static void too_wide(const struct draft *d, const struct column_need *needs)
{
    const struct set_cell *widest = widest_cell(d);
    struct buffer need = { 0 }, have = { 0 }, text = { 0 };
    int64_t sum = 0;
    for (int i = 0; i < d->table->ncolumns; i++)
        sum += needs[i].fixed ? needs[i].fixed : needs[i].least;
    node_text(widest->node, &text);
    add_millimetres(&need, sum);
    add_millimetres(&have, d->setter->measure);
    message_add(d->setter->messages, MSG_SET_TABLE_WIDE, d->node->place, d->table->name, need.s, have.s,
                d->table->columns[widest->column].header, text.s ? text.s : "");
    buffer_done(&text);
    buffer_done(&need);
    buffer_done(&have);
}

bool drafts_alike(const struct draft *first, const struct draft *other)
{
    const struct table *a = first->table, *b = other->table;
    if (a->style != b->style || a->ncolumns != b->ncolumns || first->node->page != other->node->page)
        return false;
    for (int i = 0; i < a->ncolumns; i++)
        if (strcmp(a->columns[i].header, b->columns[i].header) != 0 || a->columns[i].definition != b->columns[i].definition)
            return false;
    return true;
}

static void give_edges(struct draft *d, const length *widths)
{
    d->settled = true;
    draft_drop_widths(d);
    d->set->x = arena_array(d->setter->arena, length, d->table->ncolumns + 1);
    for (int i = 0; i < d->table->ncolumns; i++)
        d->set->x[i + 1] = d->set->x[i] + widths[i];
}

struct column_need *needs_of_alike(struct setter *s, struct draft **drafts, int n)
{
    struct column_need *needs = arena_array(s->arena, struct column_need, drafts[0]->table->ncolumns);
    for (int i = 0; i < n; i++)
        if (!drafts[i]->settled && drafts_alike(drafts[0], drafts[i])) {
            need_table(drafts[i], needs);
            drafts[i]->weighed = true;
        }
    return needs;
}

/* The first draft and all later ones like it. */
static void settle_alike(struct setter *s, struct draft **drafts, int n)
{
    const struct draft *first = drafts[0];
    int columns = first->table->ncolumns, rows = 0, row = 0;
    setter_page(s, first->node->page);
    struct column_need *needs = first->needs ? first->needs : needs_of_alike(s, drafts, n);
    length *widths = arena_array(s->arena, length, columns);
    for (int i = 0; i < n; i++)
        if (!drafts[i]->settled && drafts_alike(first, drafts[i]))
            rows += rows_of(drafts[i]);
    size_t size = sizeof(struct column_text) * ((size_t)rows * (size_t)columns + 1);
    struct column_text *text = memset(arena_apart(s->arena, size), 0, size);
    for (int i = 0; i < n; i++)
        if (!drafts[i]->settled && drafts_alike(first, drafts[i])) {
            text_rows(drafts[i], text + (size_t)row * (size_t)columns);
            row += rows_of(drafts[i]);
        }
    const struct columns_problem problem = { needs, columns, s->measure, first->table->style->full_width, text, rows, padding(first) };
    bool fits = columns_solve(s->arena, &problem, widths);
    arena_drop(s->arena, text);
    if (!fits)
        too_wide(first, needs);
    for (int i = n - 1; i >= 0; i--)
        if (!drafts[i]->settled && drafts_alike(first, drafts[i])) {
            drafts[i]->too_wide = !fits;
            give_edges(drafts[i], widths);
        }
}

void settle_widths(struct setter *s, struct draft **drafts, int n)
{
    for (int i = 0; i < n; i++)
        if (!drafts[i]->settled)
            settle_alike(s, drafts + i, n - i);
}
