/* required.c: cells that the layout wants filled */

#include "check/required.h"

#include <string.h>
#include "document/binding.h"
#include "document/report.h"

/* What a [column] or a [card-field] wants. */
struct wish {
    int column;
    bool always;
    const struct list *with;        /* headers */
    bool span;                      /* an empty cell continues the one above */
};

static bool is_empty(const struct csv_cell *cell)
{
    return !*cell->text && !cell->marks;
}

/* The header of a column that `with` names and that says something in the row, or NULL. */
static const char *said_with(const struct sheet *s, int row, const struct list *with)
{
    for (int i = 0; i < with->n; i++) {
        int column = sheet_find_column(s, with->v[i]);
        if (column >= 0 && !is_empty(sheet_source(s, row, column)))
            return s->columns[column].header;
    }
    return NULL;
}

static void check_row(struct report_check *c, struct sheet *s, int row, const struct wish *wish)
{
    const struct csv_cell *cell = sheet_source(s, row, wish->column);
    const char *with = said_with(s, row, wish->with);
    bool goes_on = wish->span && row && s->rows[row].group == s->rows[row - 1].group;
    if (!is_empty(cell) || goes_on || !(wish->always || with))
        return;
    const char *subject = check_subject(c->arena, s, row, wish->column);
    if (with)
        finding_add(&c->findings, MSG_CHECK_REQUIRED_WITH, cell->place, subject, subject, with);
    else
        finding_add(&c->findings, MSG_CHECK_REQUIRED, cell->place, subject, subject);
}

static void check_wish(struct report_check *c, struct sheet *s, const struct wish *wish)
{
    for (int r = 0; r < s->nrows && wish->column >= 0 && (wish->always || wish->with->n); r++)
        if (s->rows[r].role == SHEET_DATA)
            check_row(c, s, r, wish);
}

static void check_table(struct report_check *c, const struct taken *t, struct sheet *s)
{
    for (int i = 0; i < s->ncolumns && t->columns; i++) {
        const struct column *column = t->columns[i].definition;
        const struct wish wish = { i, column->required, &column->required_with, column->span };
        if (!column->hide)
            check_wish(c, s, &wish);
    }
}

static void check_cards(struct report_check *c, const struct cards_block *block, struct sheet *s)
{
    for (int i = 0; block->style && i < block->style->fields.n; i++) {
        const struct card_field *field = block->style->fields.v[i];
        const struct wish wish = { field->column ? sheet_find_column(s, field->column) : -1, field->required, &field->required_with, false };
        check_wish(c, s, &wish);
    }
}

void required_check(struct report_check *c)
{
    for (int i = 0; i < c->taken->list.n; i++) {
        const struct taken *t = c->taken->list.v[i];
        if (strncmp(definition_title(t->block), "cards ", 6) == 0)
            check_cards(c, t->block, c->sheets[i]);
        else
            check_table(c, t, c->sheets[i]);
    }
}
