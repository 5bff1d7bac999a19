/* citation.c: figures of tables in texts */

#include "document/citation.h"

#include <string.h>
#include "document/amount.h"
#include "document/binding.h"
#include "document/figures.h"
#include "document/layer.h"
#include "document/value.h"
#include "figures/cellname.h"
#include "figures/fraction.h"
#include "figures/unit.h"

#define ROWS_TOLD 4                 /* of rows that share a label */

struct citation {
    struct node *node;
    const char *text;               /* between the braces */
    const char *within;             /* the text that it stands in, … */
    size_t offset;                  /* … at the brace … */
    struct place place;             /* … read from here */
};

/* What stands behind |. */
struct wishes {
    int power;                      /* of the unit that is asked for; -1: none */
    int decimals;                   /* -1: none asked for */
    bool absolute, plain, text;
};

/* What a citation has come to. */
struct quoting {
    struct binder *binder;
    const struct citation *citation;
    struct cell_name name;
    struct wishes wishes;
    struct taken *taken;
    struct sheet *sheet;
    int row, column;
};

/* The text of a node that has no figure yet. */
static const char pending[] = "";

/* ---- making ---- */

size_t citation_length(const char *s)
{
    size_t open = *s == '{' ? 1 + strcspn(s + 1, "[]{}\n") : 0;
    size_t close = open > 1 && s[open] == '[' ? open + strcspn(s + open, "]{}") : 0;
    size_t end = close && s[close] == ']' ? close + strcspn(s + close, "{}") : 0;
    return end && s[end] == '}' ? end + 1 : 0;
}

struct node *citation_add(struct binder *b, struct node *at, const char *text, size_t offset, size_t n, struct place place)
{
    struct node *node = node_add(at, node_new(b->arena, NODE_TEXT, place));
    struct citation *c = arena_new(b->arena, struct citation);
    node->text = pending;
    node->cited = true;
    *c = (struct citation){ node, arena_strndup(b->arena, text + offset + 1, n - 2), text, offset, place };
    *vec_push(b->arena, &b->citations) = c;
    return node;
}

void citation_text(struct binder *b, struct node *at, const char *text, struct place place)
{
    const char *from = text;
    for (const char *s = strchr(text, '{'); s; s = strchr(s, '{')) {
        size_t n = citation_length(s);
        if (n && s > from)
            node_add(at, node_new(b->arena, NODE_TEXT, place))->text = arena_strndup(b->arena, from, (size_t)(s - from));
        if (n)
            citation_add(b, at, text, (size_t)(s - text), n, place);
        from = n ? s + n : from;
        s += n ? n : 1;
    }
    if (*from)
        node_add(at, node_new(b->arena, NODE_TEXT, place))->text = from;
}

void citation_copied(struct binder *b, const struct node *from, struct node *to)
{
    for (int i = b->citations.n - 1; i >= 0 && to->text == pending; i--)
        if (b->citations.v[i]->node == from) {
            struct citation *copy = arena_new(b->arena, struct citation);
            *copy = *b->citations.v[i];
            copy->node = to;
            *vec_push(b->arena, &b->citations) = copy;
            return;
        }
}

/* ---- places ---- */

/* Of a part of what stands between the braces. */
static struct place place_of(const struct quoting *q, size_t offset, size_t n)
{
    const struct citation *c = q->citation;
    return place_of_part(c->place, c->within, c->offset + 1 + offset, n ? n : 1);
}

static struct place place_of_name(const struct quoting *q, const struct name_part *part)
{
    return place_of(q, part->offset, part->length);
}

/* ---- wishes ---- */

static bool read_wish(struct wishes *w, const char *word)
{
    size_t n = strcspn(word, " \u00A0");
    const char *rest = word + n + strspn(word + n, " ");
    char unit[8] = "";
    int decimals = -1;
    if (n < sizeof unit)
        memcpy(unit, word, n);
    if (*rest && (!value_integer(rest, &decimals) || decimals < 0 || decimals > 9))
        return false;
    if (unit_power(unit) >= 0) {
        w->power = unit_power(unit);
        w->decimals = decimals >= 0 ? decimals : w->decimals;
        return true;
    }
    w->absolute |= strcmp(word, "abs") == 0;
    w->plain |= strcmp(word, "plain") == 0;
    w->text |= strcmp(word, "text") == 0;
    if (strcmp(word, "abs") == 0 || strcmp(word, "plain") == 0 || strcmp(word, "text") == 0)
        return true;
    return value_integer(word, &w->decimals) && w->decimals >= 0 && w->decimals <= 9;
}

static bool read_wishes(struct quoting *q, size_t from)
{
    static const char *const known[] = { "kr", "tkr", "mnkr", "mdkr", "abs", "plain", "text" };
    struct arena *a = q->binder->arena;
    const char *text = q->citation->text;
    const struct words_list words = value_split(a, text + from, '|');
    q->wishes = (struct wishes){ .power = -1, .decimals = -1 };
    for (int i = 0; i < words.n; i++)
        if (!read_wish(&q->wishes, words.v[i])) {
            size_t offset = (size_t)(strstr(text + from, words.v[i]) - text);
            message_add(q->binder->messages, MSG_CITE_WISH, place_of(q, offset, strlen(words.v[i])), words.v[i],
                        suggestion(a, nearest_word(words.v[i], known, sizeof known / sizeof *known)));
            return false;
        }
    return true;
}

static bool read_name(struct quoting *q)
{
    size_t offset = 0;
    const char *text = q->citation->text, *expected = cell_name_read(q->binder->arena, text, &offset, &q->name);
    if (!expected && (!q->name.table.text || !q->name.row.text))
        expected = "a table, a row and a column: drift[Summa, Utfall]";
    size_t blanks = expected ? 0 : strspn(text + offset, " ");
    if (!expected && text[offset + blanks] && text[offset + blanks] != '|')
        expected = "} or | behind the ]";
    if (expected)
        message_add(q->binder->messages, MSG_CITE_FORM, place_of(q, offset, 1), expected);
    return !expected && read_wishes(q, offset);
}

/* ---- finding ---- */

static bool find_row(struct quoting *q)
{
    struct arena *a = q->binder->arena;
    struct messages *m = q->binder->messages;
    const struct name_part *row = &q->name.row;
    int rows[ROWS_TOLD], n = cell_name_rows(a, q->sheet, row->text, rows, ROWS_TOLD);
    if (!n)
        message_add(m, MSG_CELL_ROW, place_of_name(q, row), q->sheet->name, row->text, suggestion(a, cell_name_nearest_row(a, q->sheet, row->text)));
    else if (n > 1)
        message_add(m, MSG_CELL_ROWS, place_of_name(q, row), q->sheet->name, row->text, cell_name_tell_rows(a, q->sheet, rows, n, ROWS_TOLD));
    q->row = rows[0];
    return n == 1;
}

static bool find_column(struct quoting *q)
{
    struct arena *a = q->binder->arena;
    struct messages *m = q->binder->messages;
    const struct name_part *column = &q->name.column;
    q->column = cell_name_column(q->sheet, column->text, NULL);
    if (q->column == COLUMN_MISSING)
        message_add(m, MSG_CELL_COLUMN, place_of_name(q, column), q->sheet->name, column->text, suggestion(a, cell_name_nearest_column(a, q->sheet, column->text)));
    else if (q->column == COLUMN_AMBIGUOUS)
        message_add(m, MSG_CELL_COLUMNS, place_of_name(q, column), q->sheet->name, column->text, cell_name_tell_columns(a, q->sheet, column->text));
    return q->column >= 0;
}

static bool find_cell(struct quoting *q)
{
    struct binder *b = q->binder;
    q->taken = taken_find(b->taken, q->name.table.text);
    if (!q->taken) {
        message_add(b->messages, MSG_CELL_TABLE, place_of_name(q, &q->name.table), q->name.table.text,
                    suggestion(b->arena, taken_nearest(b->arena, b->taken, q->name.table.text)));
        return false;
    }
    q->sheet = taken_sheet(b->arena, q->taken);
    return find_row(q) && find_column(q);
}

/* ---- writing ---- */

/* Decimals that the table shows, that are asked for, or that say enough of a larger unit. */
static int decimals_of(const struct quoting *q, struct decimal figure, int shift)
{
    const struct column *definition = q->taken->columns ? q->taken->columns[q->column].definition : NULL;
    if (q->wishes.decimals >= 0)
        return q->wishes.decimals;
    if (shift < 0)
        return 1;
    if (shift > 0)
        return figure.decimals > shift ? figure.decimals - shift : 0;
    return definition && definition->decimals >= 0 ? definition->decimals : figure.decimals;
}

static const char *no_unit(const struct quoting *q)
{
    message_add(q->binder->messages, MSG_CITE_UNIT, place_of(q, 0, strlen(q->citation->text)), q->citation->text, q->name.table.text);
    return "";
}

static const char *write_figure(const struct quoting *q, struct decimal figure)
{
    static const char *const units[] = { "kr", "tkr", "mnkr", "mdkr" };
    struct binder *b = q->binder;
    const char *unit = taken_unit(q->taken, q->row, q->column);
    int from = unit_power(unit), to = q->wishes.power >= 0 ? q->wishes.power : from, shift = from - to;
    struct fraction value = fraction_of(q->wishes.absolute ? decimal_absolute(figure) : figure), factor = { 1, 1 };
    if (from < 0 && to >= 0)
        return no_unit(q);
    for (int i = 0; i < (shift < 0 ? -shift : shift); i++)
        factor.over *= 10;
    bool room = shift < 0 ? fraction_divide(&value, factor) : fraction_multiply(&value, factor);
    if (!room || !fraction_round(value, decimals_of(q, figure, shift), &figure)) {
        message_add(b->messages, MSG_CITE_ROOM, place_of(q, 0, strlen(q->citation->text)), q->citation->text);
        return "";
    }
    const char *text = amount_text(b->definitions, figure, figure.decimals), *written = q->wishes.power >= 0 ? units[to / 3] : unit;
    return q->wishes.plain || !*written ? text : arena_printf(b->arena, "%s\u00A0%s", text, written);
}

static const char *quote(struct quoting *q)
{
    if (!read_name(q) || !find_cell(q))
        return "";
    const struct sheet_cell *cell = sheet_cell(q->sheet, q->row, q->column);
    const char *text = sheet_source(q->sheet, q->row, q->column)->text;
    if (cell->kind == SHEET_FIGURE)
        return write_figure(q, cell->figure);
    if (q->wishes.text && *text)
        return text;
    message_add(q->binder->messages, MSG_CITE_FIGURE, place_of(q, 0, strlen(q->citation->text)), q->citation->text,
                *text ? arena_printf(q->binder->arena, ", but \"%s\"", text) : "");
    return "";
}

void citations_resolve(struct binder *b)
{
    for (int i = 0; i < b->citations.n; i++) {
        struct quoting q = { .binder = b, .citation = b->citations.v[i] };
        const char *written = quote(&q);
        /* What could not be read keeps its signs: without them the words around it would look like slips. */
        q.citation->node->text = *written ? written : arena_printf(b->arena, "{%s}", q.citation->text);
    }
}
