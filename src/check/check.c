/* check.c: the checks of a report, before anybody sets it */

#include "check/check.h"

#include "check/leftover.h"
#include "check/sheets.h"
#include "document/amount.h"

const char *check_subject(struct arena *a, const struct sheet *s, int row, int column)
{
    return arena_printf(a, "%s[%s, %s]", s->name, s->rows[row].label, s->columns[column].header);
}

const char *check_figure(const struct report_check *c, struct decimal figure)
{
    return amount_text(c->definitions, figure, -1);
}

void check_report(struct report_check *c)
{
    c->findings.arena = c->arena;
    sheets_read(c);
    check_leftovers(c);
}
