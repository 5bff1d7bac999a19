/* binding.c: the columns of a CSV file as columns of a table */

#include "document/binding.h"

#include <string.h>
#include "document/cell.h"
#include "document/layer.h"
#include "document/match.h"
#include "read/number.h"

/* ---- definitions ---- */

static const struct column *find_definition(const struct list *columns, const char *header)
{
    for (int i = 0; i < columns->n; i++) {
        const struct column *c = columns->v[i];
        if (match_header(&c->header, header))
            return c;
    }
    return NULL;
}

const struct column *binding_definition(const struct tabulation *t, const char *header)
{
    const struct column *c = find_definition(&t->block->columns, header);
    if (!c)
        c = find_definition(&t->block->style->columns, header);
    return c ? c : &column_default;
}

static const char *nearest_header(const struct tabulation *t, const char *name)
{
    struct arena *a = t->binder->arena;
    const char **names = arena_array(a, const char *, 2 * t->csv->columns);
    int n = 0;
    for (int i = 0; i < t->csv->columns; i++) {
        const char *header = t->csv->header.cells[i].text;
        names[n++] = header;
        if (header_leaf(header) != header)
            names[n++] = header_leaf(header);
    }
    return nearest_word(name, names, n);
}

static bool matches_any_header(const struct tabulation *t, const struct column *c)
{
    for (int i = 0; i < t->csv->columns; i++)
        if (match_header(&c->header, t->csv->header.cells[i].text))
            return true;
    return false;
}

/* Columns that the report itself gives a table are meant for it; those of a style serve many tables. */
static void tell_unused(const struct tabulation *t)
{
    for (int i = 0; i < t->block->columns.n; i++) {
        const struct column *c = t->block->columns.v[i];
        const char *name = c->header.n ? c->header.v[0] : "";
        if (!matches_any_header(t, c))
            message_add(t->binder->messages, MSG_COLUMN_UNUSED, definition_place(t->block, "columns"), definition_title(c), name,
                        suggestion(t->binder->arena, nearest_header(t, name)));
    }
}

/* ---- what cells hold ---- */

/* Figures, if most cells that hold anything are.  One that was meant as a figure counts as one, so that it is told. */
static enum column_kind kind_by_contents(const struct tabulation *t, int column)
{
    int figures = 0, texts = 0, doubtful = 0, nils = 0;
    for (int r = 0; r < t->csv->rows.n; r++) {
        const char *text = t->csv->rows.v[r].cells[column].text;
        struct number n;
        switch (number_read(text, &n)) {
        case NUMBER_NONE:
            *(number_spoiled(text) ? &doubtful : &texts) += 1;
            break;
        case NUMBER_FIGURE:
            *(number_unit_known(n.unit) ? &figures : &texts) += 1;
            break;
        case NUMBER_AMBIGUOUS:
            doubtful++;
            break;
        case NUMBER_NIL:
            nils++;
            break;
        case NUMBER_EMPTY:
            break;
        }
    }
    if (!texts && nils)                             /* dashes alone: a year that is not measured yet */
        return COLUMN_FIGURE;
    int counted = figures + doubtful;
    return counted > 0 && counted >= 2 * texts ? COLUMN_FIGURE : COLUMN_TEXT;
}

/* Figures of one unit are compared at their comma when their decimals differ; those of several units are not compared, and stand right. */
static bool decimals_vary(const struct tabulation *t, int column)
{
    const struct csv_binding *c = &t->columns[column];
    int decimals = -1;
    bool vary = false;
    const char *unit = NULL;
    for (int r = 0; r < t->csv->rows.n; r++) {
        const struct csv_row *row = &t->csv->rows.v[r];
        struct number n;
        if (number_read(row->cells[column].text, &n) != NUMBER_FIGURE)
            continue;
        const char *its = !*n.unit && c->unit >= 0 ? row->cells[c->unit].text : n.unit;
        int shown = c->definition->decimals < 0 ? n.decimals : c->definition->decimals;
        if (unit && strcmp(its, unit) != 0)
            return false;
        vary |= unit && shown != decimals;
        decimals = shown;
        unit = its;
    }
    return vary;
}

/* Amounts can be added up, percentages cannot. */
static void find_carried(const struct tabulation *t, int column)
{
    struct csv_binding *c = &t->columns[column];
    c->carried = t->block->style->carry && c->kind == COLUMN_FIGURE && c->definition->carry && c->unit < 0 && !c->definition->head;
    for (int r = 0; r < t->csv->rows.n && c->carried; r++) {
        struct number n;
        if (number_read(t->csv->rows.v[r].cells[column].text, &n) != NUMBER_FIGURE)
            continue;
        c->decimals = n.decimals > c->decimals ? n.decimals : c->decimals;
        c->carried = *n.unit != '%';
    }
    if (c->definition->decimals >= 0)
        c->decimals = c->definition->decimals;
}

static enum align align_of(const struct tabulation *t, int column)
{
    const struct csv_binding *c = &t->columns[column];
    if (c->definition->align != ALIGN_AUTO)
        return (enum align)c->definition->align;
    if (c->kind == COLUMN_FIGURE)
        return decimals_vary(t, column) ? ALIGN_DECIMAL : ALIGN_RIGHT;
    const struct symbol_set *set = c->definition->symbols;
    return c->kind == COLUMN_SYMBOL && set && set->word_position == WORD_BELOW ? ALIGN_CENTER : ALIGN_LEFT;
}

/* ---- columns that name others ---- */

static bool is_own(const struct tabulation *t, const struct column *c)
{
    for (int i = 0; i < t->block->columns.n; i++)
        if (t->block->columns.v[i] == c)
            return true;
    return false;
}

/* The column that another one names, or -1.  A layout serves many files: what it names and the file lacks is left away, unless it looks like a slip of the pen. */
static int named_column(const struct tabulation *t, const struct column *by, const char *key, const char *name)
{
    int found = rows_find(t->csv, name);
    if (found < 0 && (is_own(t, by) || nearest_header(t, name)))
        rows_column(t->binder, t->csv, by, key, name);
    return found;
}

/* What is part of one column is not shown by itself, is part of no other column in another way, and has no parts of its own. */
static bool is_free(const struct tabulation *t, int column, int other)
{
    return other != column && !t->columns[other].nbelow && t->columns[other].unit < 0;
}

static void take_part(struct tabulation *t, int column)
{
    t->columns[column].hidden = true;
    t->columns[column].part = true;
}

static void bind_below(struct tabulation *t, int column)
{
    struct csv_binding *c = &t->columns[column];
    const struct list *names = &c->definition->below;
    int *below = arena_array(t->binder->arena, int, names->n);
    for (int i = 0; i < names->n && !c->hidden; i++) {
        int other = named_column(t, c->definition, "below", names->v[i]);
        if (other < 0 || !is_free(t, column, other) || t->columns[other].part)
            continue;
        below[c->nbelow++] = other;
        take_part(t, other);
    }
    c->below = below;
}

/* One unit column may serve many columns of figures. */
static void bind_unit(struct tabulation *t, int column)
{
    struct csv_binding *c = &t->columns[column];
    if (!*c->definition->unit || c->hidden)
        return;
    int other = named_column(t, c->definition, "unit", c->definition->unit);
    if (other < 0 || !is_free(t, column, other))
        return;
    c->unit = other;
    take_part(t, other);
}

/* The same for a column whose symbols stand above the text of this one. */
static void bind_symbol_column(struct tabulation *t, int column)
{
    struct csv_binding *c = &t->columns[column];
    const char *name = c->definition->symbol_column;
    int from = *name && !c->hidden ? named_column(t, c->definition, "symbol-column", name) : -1;
    if (from < 0 || from == column)
        return;
    const struct csv_binding *source = &t->columns[from];
    if (source->definition->kind != COLUMN_SYMBOL) {
        message_add(t->binder->messages, MSG_COLUMN_NO_SYMBOLS, definition_place(c->definition, "symbol-column"), name, source->header);
        return;
    }
    c->symbol = source->definition;
    c->symbol_column = from;
    c->symbol_header = source->header;
    t->columns[from].hidden = true;
}

/* ---- binding ---- */

/* The first column labels the rows where nothing else does: 2019, 2020, 2021 are no figures there. */
static bool labels_rows(const struct tabulation *t)
{
    for (int i = 0; i < t->nshown; i++)
        if (t->columns[t->shown[i]].definition->head)
            return false;
    return t->nshown > 1 && t->block->style->row_heads && t->columns[t->shown[0]].definition->kind == COLUMN_AUTO;
}

static void bind_definitions(struct tabulation *t)
{
    t->details = details_find(t->binder, t->csv, t->block->style);
    for (int i = 0; i < t->csv->columns; i++) {
        struct csv_binding *c = &t->columns[i];
        c->header = t->csv->header.cells[i].text;
        c->definition = binding_definition(t, c->header);
        c->hidden = c->definition->hide || grouping_uses(&t->grouping, i) || details_has(&t->details, i);
        c->unit = -1;
    }
    for (int i = 0; i < t->csv->columns; i++)
        bind_below(t, i);
    for (int i = 0; i < t->csv->columns; i++)
        bind_unit(t, i);
    for (int i = 0; i < t->csv->columns; i++)
        bind_symbol_column(t, i);
}

/* Those that the block names, in its order; else all that are not hidden. */
static void choose_shown(struct tabulation *t)
{
    const struct list *show = &t->block->show;
    t->shown = arena_array(t->binder->arena, int, t->csv->columns + show->n);
    for (int i = 0; i < show->n; i++) {
        int column = rows_column(t->binder, t->csv, t->block, "show", show->v[i]);
        if (column >= 0)
            t->shown[t->nshown++] = column;
    }
    for (int i = 0; i < t->csv->columns && !show->n; i++)
        if (!t->columns[i].hidden)
            t->shown[t->nshown++] = i;
}

void bind_columns(struct tabulation *t)
{
    tell_unused(t);
    t->columns = arena_array(t->binder->arena, struct csv_binding, t->csv->columns);
    bind_definitions(t);
    choose_shown(t);
    bool labels = labels_rows(t);
    for (int i = 0; i < t->csv->columns; i++) {
        struct csv_binding *c = &t->columns[i];
        c->kind = c->definition->kind != COLUMN_AUTO ? (enum column_kind)c->definition->kind
                  : labels && i == t->shown[0] ? COLUMN_TEXT : kind_by_contents(t, i);
        c->align = align_of(t, i);
        find_carried(t, i);
    }
}

const char *binding_title(struct arena *a, const struct csv_binding *c)
{
    const char *title = c->definition->title;
    if (!*title || strchr(title, '>'))
        return *title ? title : c->header;
    return arena_printf(a, "%.*s%s", (int)(header_leaf(c->header) - c->header), c->header, title);
}
