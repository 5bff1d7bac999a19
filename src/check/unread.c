/* unread.c: terms of sums that are no figures */

#include "check/unread.h"

#include <string.h>
#include "read/number.h"

/* Mistyped figures and errors of formulas are told where they are read. */
static bool told_elsewhere(const char *text)
{
    return *text == '#' || number_spoiled(text) || number_read(text, &(struct number){ 0 }) == NUMBER_AMBIGUOUS;
}

static bool meant_as_figure(const struct sheet *s, int row, int column)
{
    const char *text = sheet_source(s, row, column)->text;
    return sheet_cell(s, row, column)->kind == SHEET_TEXT && strpbrk(text, "0123456789") && !strchr("<>", *text) && !told_elsewhere(text);
}

struct unread {
    struct report_check *check;
    struct sheet *sheet;
    const struct sum *sum;
    bool *told;                     /* by cell */
};

static void look_at(const struct unread *u, int row, int column)
{
    struct sheet *s = u->sheet;
    bool *told = &u->told[(size_t)row * (size_t)s->ncolumns + (size_t)column];
    if (*told || !meant_as_figure(s, row, column))
        return;
    *told = true;
    const struct csv_cell *cell = sheet_source(s, row, column);
    finding_add(&u->check->findings, MSG_CHECK_UNREAD, cell->place, check_subject(u->check->arena, s, row, column), s->name, cell->text, s->rows[row].label,
                s->columns[column].header, s->rows[u->sum->total].label);
}

static void look_at_sum(const struct unread *u)
{
    for (int column = 0; column < u->sheet->ncolumns; column++) {
        if (!u->sheet->columns[column].figures || u->sheet->columns[column].no_sums)
            continue;
        for (int i = 0; i < u->sum->nterms; i++)
            look_at(u, u->sum->terms[i], column);
        look_at(u, u->sum->total, column);
    }
}

void unread_check(struct report_check *c, struct sheet *s, const struct sums *sums)
{
    struct unread u = { .check = c, .sheet = s };
    for (int i = 0; i < sums->list.n; i++) {
        u.sum = sums->list.v[i];
        if (u.sum->reading == SUM_ACROSS || !u.sum->checked)
            continue;
        if (!u.told)
            u.told = arena_array(c->arena, bool, (size_t)s->nrows * (size_t)s->ncolumns);
        look_at_sum(&u);
    }
}
