/* cell.c: what stands in a cell of a table */

#include "document/cell.h"

#include <string.h>
#include "document/amount.h"
#include "document/layer.h"
#include "document/notes.h"
#include "document/prose.h"
#include "document/symbol.h"

const struct column column_default = { .decimals = -1, .fill = COLOR_NONE, .empty = "", .empty_word = "", .dash_word = "", .symbol_column = "", .title = "", .unit = "", .group_lead = "",
                                       .carry = true };

static const struct style *style_of(const struct cell_source *s)
{
    if (s->row_style && s->row_style->style)
        return s->row_style->style;
    return s->column->definition->style ? s->column->definition->style : s->table->style->style;
}

/* A dash says to the eye that there is no figure; to the ear it says nothing. */
static bool is_dash(const char *text)
{
    static const char *const dashes[] = { "-", "–", "—", "\u2212" };
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (strcmp(text, dashes[i]) == 0)
            return true;
    return false;
}

/* True when the cell has taken the text itself, since nothing else will stand in it. */
static bool takes_whole(const struct cell_source *s, struct node *cell, const char *text, const struct csv_cell *from)
{
    if (!s->plain || cell->first || from->marks || s->binding->nbelow || s->binding->unit >= 0 || strchr(text, '\n') || is_dash(text))
        return false;
    cell->text = text;
    cell->style = style_of(s);
    return true;
}

static void fill_text(const struct cell_source *s, struct node *cell, const struct csv_cell *from)
{
    if (!takes_whole(s, cell, from->text, from))
        plain_text(s->binder, cell, from->text, from->marks, from->place, style_of(s));
}

/* The unit that stands in a column of its own. */
static void add_unit(const struct cell_source *s, struct node *paragraph, const char *own)
{
    const struct csv_cell *unit = s->binding->unit >= 0 ? &s->row->cells[s->binding->unit] : NULL;
    if (!unit || !*unit->text)
        return;
    if (*own)
        message_add(s->binder->messages, MSG_CSV_UNIT, unit->place, unit->text, own, s->row->number, s->column->header);
    const char *text = arena_printf(s->binder->arena, "\u00A0%s", unit->text);
    node_add(paragraph, node_new(s->binder->arena, NODE_TEXT, unit->place))->text = text;
    notes_marks(s->binder, paragraph, unit->marks);
}

static void add_term(const struct cell_source *s, struct node *cell, const struct number *n)
{
    if (!s->column->carried || (s->row_style && s->row_style->role != ROW_DATA))
        return;
    struct decimal *term = arena_new(s->binder->arena, struct decimal);
    *term = (struct decimal){ n->value, n->decimals };
    cell->cell->term = term;
}

static void put_figure(const struct cell_source *s, struct node *cell, const struct csv_cell *from, const char *figure, const struct number *n)
{
    if (takes_whole(s, cell, figure, from)) {
        if (n)
            add_term(s, cell, n);
        return;
    }
    struct node *paragraph = bind_paragraph(s->binder, cell, style_of(s), figure, from->place);
    if (n) {
        add_unit(s, paragraph, n->unit);
        add_term(s, cell, n);
    }
    notes_marks(s->binder, paragraph, from->marks);
}

static void fill_figure(const struct cell_source *s, struct node *cell, const struct csv_cell *from)
{
    const struct number_format format = amount_format(s->binder->definitions, s->column->definition->decimals);
    struct number n = { .unit = "" };
    struct buffer text = { 0 };
    const enum number_kind kind = number_read(from->text, &n);
    switch (kind) {
    case NUMBER_FIGURE:
        number_write(&text, &n, &format);
        break;
    case NUMBER_NIL:
        buffer_add(&text, "–");
        break;
    case NUMBER_NONE:
        if (s->column->definition->kind == COLUMN_FIGURE || number_spoiled(from->text))
            message_add(s->binder->messages, MSG_CSV_NUMBER, from->place, from->text, s->row->number, s->column->header);
        else {                                  /* "uppgift saknas" among figures: it may be broken into lines */
            cell->cell->figure = false;
            fill_text(s, cell, from);
        }
        break;
    case NUMBER_AMBIGUOUS:
        message_add(s->binder->messages, MSG_CSV_NUMBER_AMBIGUOUS, from->place, from->text, s->row->number, s->column->header);
        break;
    case NUMBER_EMPTY:
        break;
    }
    if (text.n)
        put_figure(s, cell, from, arena_strndup(s->binder->arena, text.s, text.n), kind == NUMBER_FIGURE ? &n : NULL);
    buffer_done(&text);
}

/* "; write Uppnås, Delvis or Inte" */
static const char *all_symbols(struct arena *a, const char *const *words, int n)
{
    const char *all = "; write ";
    for (int i = 0; i < n; i++)
        all = arena_printf(a, "%s%s%s", all, i == 0 ? "" : i == n - 1 ? " or " : ", ", words[i]);
    return n ? all : "";
}

static const char *nearest_symbol(const struct cell_source *s, const struct symbol_set *set, const char *text)
{
    const char **words = arena_array(s->binder->arena, const char *, set->symbols.n + 1);
    int n = 0;
    for (int i = 0; i < set->symbols.n; i++) {
        const struct symbol *one = set->symbols.v[i];
        if (one->word)
            words[n++] = *one->short_word ? one->short_word : one->word;
    }
    const char *nearest = nearest_word(text, words, n);
    return nearest ? suggestion(s->binder->arena, nearest) : all_symbols(s->binder->arena, words, n);
}

struct symbol_cell {
    const struct cell_source *source;
    const struct symbol_set *set;
    const struct csv_cell *from;
    const char *header;
};

static void unknown_symbol(const struct symbol_cell *c, const char *text)
{
    const struct cell_source *s = c->source;
    struct place place = strcmp(text, c->from->text) == 0 ? c->from->place : place_of_word(c->from->place, text);
    message_add(s->binder->messages, MSG_CSV_SYMBOL, place, text, c->set->name, s->row->number, c->header, nearest_symbol(s, c->set, text));
}

static void add_symbol(const struct symbol_cell *c, struct node *cell, const char *text)
{
    const struct symbol *symbol = symbol_of_text(c->source->binder->symbols, c->set, text, "");
    if (symbol)
        bind_symbol(c->source->binder, cell, c->set, symbol, c->from->place);
    else
        unknown_symbol(c, text);
}

/* One symbol, or several between separators. */
static void fill_symbols(const struct symbol_cell *c, struct node *cell)
{
    struct arena *a = c->source->binder->arena;
    const char *separators = arena_printf(a, "\n%s", c->set->separators), *text = c->from->text;
    if (symbol_of_text(c->source->binder->symbols, c->set, text, separators))
        separators = "";
    for (const char *s = text, *end; *s; s = end + strspn(end, separators)) {
        end = s + strcspn(s, separators);
        size_t blank = strspn(s, " "), n = (size_t)(end - s);
        while (n > blank && s[n - 1] == ' ')
            n--;
        if (n > blank)
            add_symbol(c, cell, arena_strndup(a, s + blank, n - blank));
    }
    if (cell->last)
        notes_marks(c->source->binder, cell->last, c->from->marks);
}

static void fill_symbol(const struct cell_source *s, struct node *cell, const struct csv_cell *from, const struct column *definition,
                        const char *header)
{
    const struct symbol_cell c = { s, definition->symbols, from, header };
    if (c.set)
        fill_symbols(&c, cell);
    else
        message_add(s->binder->messages, MSG_INI_REQUIRED, definition_place(definition, NULL), definition_title(definition), "symbols");
}

static void fill_contents(const struct cell_source *s, struct node *cell, const struct csv_cell *from)
{
    switch (s->binding->kind) {
    case COLUMN_FIGURE:
        fill_figure(s, cell, from);
        break;
    case COLUMN_SYMBOL:
        fill_symbol(s, cell, from, s->column->definition, s->column->header);
        break;
    case COLUMN_MARKDOWN:
        if (number_read(from->text, &(struct number){ 0 }) == NUMBER_NIL)   /* a dash alone is no empty list */
            fill_text(s, cell, from);
        else
            prose_text(s->binder, cell, from->text, from->place, style_of(s), (enum line_breaks)s->column->definition->line_breaks);
        break;
    case COLUMN_TEXT:
    case COLUMN_AUTO:
        fill_text(s, cell, from);
        break;
    }
}

static bool is_silent(const struct node *cell)
{
    if (node_is_plain(cell))
        return false;
    struct buffer text = { 0 };
    node_text(cell, &text);
    bool silent = !text.n || is_dash(text.s);
    buffer_done(&text);
    return silent;
}

static const char *spoken_of(const struct cell_source *s, const struct csv_cell *from)
{
    const struct words *words = definition_find(s->binder->definitions, "words", "");
    const struct column *c = s->column->definition;
    if (*from->text)
        return *c->dash_word ? c->dash_word : words->dash_cell;
    return *c->empty_word ? c->empty_word : words->empty_cell;
}

static void fill_below(const struct cell_source *s, struct node *cell)
{
    for (int i = 0; i < s->binding->nbelow; i++) {
        const struct csv_cell *below = &s->row->cells[s->binding->below[i]];
        plain_text(s->binder, cell, below->text, below->marks, below->place, s->column->definition->below_style);
    }
}

void cell_fill(const struct cell_source *s, struct node *cell, int column)
{
    const struct csv_cell *from = &s->row->cells[column];
    if (s->binding->symbol && *s->row->cells[s->binding->symbol_column].text) {
        fill_symbol(s, cell, &s->row->cells[s->binding->symbol_column], s->binding->symbol, s->binding->symbol_header);
        cell->cell->hanging = s->column->definition->symbol_hanging;
    }
    if (*from->text)
        fill_contents(s, cell, from);
    else if (*s->column->definition->empty || from->marks)
        notes_marks(s->binder, bind_paragraph(s->binder, cell, style_of(s), s->column->definition->empty, from->place), from->marks);
    fill_below(s, cell);
    if (is_silent(cell))
        cell->cell->spoken = spoken_of(s, from);
}
