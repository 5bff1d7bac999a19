/* chart.c: the figures of a chart */

#include "document/chart.h"

#include <string.h>
#include "document/figure.h"
#include "document/match.h"
#include "document/rows.h"
#include "document/table.h"
#include "document/tabulate.h"
#include "read/number.h"

struct charting {
    struct binder *binder;
    const struct chart_block *block;
    const struct csv_table *csv;
    struct chart *chart;
    int *columns;                   /* of the series */
    const char *unit;               /* that all figures so far are written with; NULL: there was none yet */
};

/* ---- series ---- */

static int index_of(const int *columns, int n, int column)
{
    for (int i = 0; i < n; i++)
        if (columns[i] == column)
            return i;
    return -1;
}

/* The columns that the block names, or all but the first; the budget comes last unless it is one of them. */
static bool find_columns(struct charting *c)
{
    const struct chart_block *block = c->block;
    struct chart *chart = c->chart;
    bool found = true;
    int n = block->series.n;
    c->columns = arena_array(c->binder->arena, int, n + c->csv->columns + 1);
    if (n)
        found = rows_columns(c->binder, c->csv, block, "series", &block->series, c->columns);
    for (int i = 1; i < c->csv->columns && !block->series.n; i++)
        c->columns[n++] = i;
    int budget = *block->budget ? rows_column(c->binder, c->csv, block, "budget", block->budget) : -1;
    if (budget >= 0 && index_of(c->columns, n, budget) < 0)
        c->columns[n++] = budget;
    chart->nseries = n;
    chart->series = arena_array(c->binder->arena, struct chart_series, n + 1);
    for (int i = 0; i < n; i++)
        chart->series[i].budget = c->columns[i] == budget;
    return found && (budget >= 0 || !*block->budget);
}

static const char *name_of(const struct charting *c, int series)
{
    if (c->block->names.n)
        return c->block->names.v[series];
    return header_leaf(c->csv->header.cells[c->columns[series]].text);
}

/* The budget has its own look, and takes none of the others' away. */
static void choose_looks(struct charting *c)
{
    const struct chart_style *style = c->block->style;
    int next = 0;
    for (int i = 0; i < c->chart->nseries; i++) {
        struct chart_series *s = &c->chart->series[i];
        if (i < c->block->looks.n)
            s->look = c->block->looks.v[i];
        else if (s->budget)
            s->look = style->budget;
        else
            s->look = style->series.n ? style->series.v[next % style->series.n] : NULL;
        next += !s->budget;
        s->name = name_of(c, i);
    }
}

static bool check_names(const struct charting *c)
{
    int names = c->block->names.n, series = c->chart->nseries;
    if (names && names != series)
        message_add(c->binder->messages, MSG_CHART_NAMES, definition_place(c->block, "names"), names, series);
    return !names || names == series;
}

/* ---- figures ---- */

/* With more decimals, or CHART_LARGEST when it is too large. */
static int64_t scaled(int64_t value, int from, int to)
{
    for (; from < to; from++) {
        if (value >= CHART_LARGEST / 10 || value <= -CHART_LARGEST / 10)
            return CHART_LARGEST;
        value *= 10;
    }
    return value >= CHART_LARGEST || value <= -CHART_LARGEST ? CHART_LARGEST : value;
}

static void note_unit(struct charting *c, const char *unit)
{
    if (!c->unit)
        c->unit = unit;
    else if (strcmp(c->unit, unit) != 0)
        c->unit = "";
}

/* A figure, or a gap; false after a message. */
static bool read_cell(struct charting *c, const struct csv_row *row, int column, struct number *n, bool *given)
{
    const struct csv_cell *cell = &row->cells[column];
    enum number_kind kind = number_read(cell->text, n);
    const char *header = c->csv->header.cells[column].text;
    *given = kind == NUMBER_FIGURE;
    if (kind == NUMBER_NONE)
        message_add(c->binder->messages, MSG_CSV_NUMBER, cell->place, cell->text, row->number, header);
    if (kind == NUMBER_AMBIGUOUS)
        message_add(c->binder->messages, MSG_CSV_NUMBER_AMBIGUOUS, cell->place, cell->text, row->number, header);
    if (kind == NUMBER_FIGURE)
        note_unit(c, n->unit);
    return kind != NUMBER_NONE && kind != NUMBER_AMBIGUOUS;
}

/* All cells of the series, by series and category. */
static bool read_cells(struct charting *c, struct number *numbers, bool *given)
{
    bool good = true;
    int rows = c->csv->rows.n;
    for (int s = 0; s < c->chart->nseries; s++)
        for (int r = 0; r < rows; r++) {
            struct number *n = &numbers[s * rows + r];
            good &= read_cell(c, &c->csv->rows.v[r], c->columns[s], n, &given[s * rows + r]);
            if (given[s * rows + r] && n->decimals > c->chart->written)
                c->chart->written = n->decimals;
        }
    return good;
}

static bool tell_large(const struct charting *c, int s, int r)
{
    const struct csv_row *row = &c->csv->rows.v[r];
    const struct csv_cell *cell = &row->cells[c->columns[s]];
    message_add(c->binder->messages, MSG_CHART_LARGE, cell->place, cell->text, row->number, c->csv->header.cells[c->columns[s]].text);
    return false;
}

/* Sums of stacks must be small enough too. */
static bool is_large(const struct charting *c, int64_t value)
{
    return value >= CHART_LARGEST / c->chart->nseries || value <= -CHART_LARGEST / c->chart->nseries;
}

/* All values with the chart's decimals.  False, and where, when one is too large. */
static bool scale_values(struct charting *c, const struct number *numbers, const bool *given, int *series, int *row)
{
    int rows = c->csv->rows.n;
    for (int s = 0; s < c->chart->nseries; s++) {
        int64_t *values = arena_array(c->binder->arena, int64_t, rows + 1);
        for (int r = 0; r < rows; r++) {
            if (given[s * rows + r])
                values[r] = scaled(numbers[s * rows + r].value, numbers[s * rows + r].decimals, c->chart->decimals);
            if (is_large(c, values[r])) {
                *series = s;
                *row = r;
                return false;
            }
        }
        c->chart->series[s].values = values;
        c->chart->series[s].given = given + s * rows;
    }
    return true;
}

/* Two more decimals than were written divide any axis; large figures do with fewer. */
static bool choose_decimals(struct charting *c, const struct number *numbers, const bool *given)
{
    int series = 0, row = 0;
    for (int more = 2; more >= 0; more--) {
        c->chart->decimals = c->chart->written + more;
        if (scale_values(c, numbers, given, &series, &row))
            return true;
    }
    return tell_large(c, series, row);
}

static bool any_given(const bool *given, int n)
{
    for (int i = 0; i < n; i++)
        if (given[i])
            return true;
    return false;
}

static bool read_values(struct charting *c)
{
    int n = c->chart->nseries * c->csv->rows.n;
    struct number *numbers = arena_array(c->binder->arena, struct number, n + 1);
    bool *given = arena_array(c->binder->arena, bool, n + 1);
    if (!read_cells(c, numbers, given) || !choose_decimals(c, numbers, given))
        return false;
    if (!any_given(given, n))
        message_add(c->binder->messages, MSG_CHART_EMPTY, definition_place(c->block, NULL), definition_title(c->block));
    c->chart->unit = *c->block->unit ? c->block->unit : c->unit ? c->unit : "";
    return any_given(given, n);
}

static void read_categories(struct charting *c)
{
    int n = c->csv->rows.n;
    struct place *places = arena_array(c->binder->arena, struct place, n + 1);
    c->chart->categories = arena_array(c->binder->arena, const char *, n + 1);
    c->chart->ncategories = n;
    c->chart->places = places;
    for (int r = 0; r < n; r++) {
        c->chart->categories[r] = c->csv->rows.v[r].cells[0].text;
        places[r] = c->csv->rows.v[r].cells[0].place;
    }
}

/* ---- the axis, where it is told ---- */

static bool read_end(const struct charting *c, const char *key, const char *text, bool *told, int64_t *end)
{
    struct number n;
    *told = *text != '\0';
    if (!*told)
        return true;
    if (number_read(text, &n) == NUMBER_FIGURE && n.decimals <= c->chart->decimals) {
        *end = scaled(n.value, n.decimals, c->chart->decimals);
        return true;
    }
    message_add(c->binder->messages, MSG_CHART_AXIS_VALUE, definition_place(c->block, key), key, text);
    return false;
}

/* ---- the table below ---- */

static const char *join(struct arena *a, const struct charting *c)
{
    const char *all = c->csv->header.cells[0].text;
    for (int i = 0; i < c->chart->nseries; i++)
        all = arena_printf(a, "%s | %s", all, c->csv->header.cells[c->columns[i]].text);
    return all;
}

/* The key of the chart that says what the table is called: a number alone is no title. */
static const char *title_key(const struct charting *c)
{
    const struct chart_block *block = c->block;
    const struct table_style *style = block->table_style ? block->table_style : definition_find(c->binder->definitions, "table-style", "figures");
    if (*block->table_title || !style || !style->number)
        return "table-title";
    return *block->caption ? "caption" : "heading";
}

static void add_table(struct charting *c, const struct node *figure)
{
    struct node *last = c->binder->document->last;
    const struct derived_key keys[] = {
        { "file", "file", NULL }, { "where", "where", NULL }, { "encoding", "encoding", NULL }, { "separator", "separator", NULL },
        { "style", "table-style", NULL }, { "title", title_key(c), NULL }, { "show", "series", c->block->series.n ? join(c->binder->arena, c) : "" },
    };
    tabulate(c->binder, definition_derive(c->block, "table", keys, (int)(sizeof keys / sizeof *keys)));
    for (struct node *n = last->next; n; n = n->next)
        if (n->kind == NODE_TABLE && n->table)
            n->table->figure = figure;
}

/* ---- the block ---- */

static bool read_chart(struct charting *c)
{
    struct csv_table *csv = rows_read(c->binder, c->block, &c->block->csv);
    c->csv = csv;
    if (!csv || !rows_choose(c->binder, csv, c->block, &c->block->csv) || !find_columns(c) || !check_names(c))
        return false;
    choose_looks(c);
    read_categories(c);
    return read_values(c) && read_end(c, "y-min", c->block->low, &c->chart->has_low, &c->chart->low) &&
           read_end(c, "y-max", c->block->high, &c->chart->has_high, &c->chart->high);
}

void chart_block(struct binder *b, const struct chart_block *block)
{
    struct chart *chart = arena_new(b->arena, struct chart);
    struct charting c = { .binder = b, .block = block, .chart = chart };
    chart->block = block;
    chart->numbers = definition_find(b->definitions, "numbers", "");
    bind_block_heading(b, block, "heading", block->heading, block->level);
    struct node *figure = node_add(b->document, node_new(b->arena, NODE_FIGURE, definition_place(block, NULL)));
    bool good = block->csv.file && block->style && read_chart(&c);
    const struct figure shown = { .chart = good ? chart : NULL };
    figure_add(b, figure, &shown, block->alt, block->caption, definition_place(block, *block->alt ? "alt" : NULL),
               arena_printf(b->arena, "[%s]", definition_title(block)));
    if (figure->next)
        figure->next->place = figure->next->first->place = definition_place(block, "caption");
    if (good && block->table == TABLE_BELOW)
        add_table(&c, figure);
}

const char *chart_figure(struct arena *a, const struct chart *chart, int64_t value, int decimals)
{
    static const char *const groups[] = { "\u00A0", "\u202F", "" }, *const minuses[] = { "\u2212", "-" };
    const struct number_format format = { groups[chart->numbers->group], ",", minuses[chart->numbers->minus], chart->numbers->group_from, decimals,
                                          "\u00A0" };
    const struct number n = { value, chart->decimals, false, "" };
    struct buffer text = { 0 };
    number_write(&text, &n, &format);
    const char *s = arena_strndup(a, text.s, text.n);
    buffer_done(&text);
    return s;
}
