/* leftover.c: what was left in a report and must not be published */

#include "check/leftover.h"

#include <string.h>

/* What spreadsheets write where a formula failed, in Swedish and English. */
static const char *const spreadsheet_errors[] = {
    "#REF!", "#REFERENS!", "#VÄRDEFEL!", "#VALUE!", "#SAKNAS!", "#N/A", "#DIVISION/0!", "#DIV/0!", "#NAMN?", "#NAME?", "#SKÄRNING!", "#NULL!", "#OGILTIGT!", "#NUM!",
};

static const char *spreadsheet_error(const char *text)
{
    for (size_t i = 0; *text == '#' && i < sizeof spreadsheet_errors / sizeof *spreadsheet_errors; i++)
        if (strcmp(text, spreadsheet_errors[i]) == 0)
            return spreadsheet_errors[i];
    return NULL;
}

static void check_cells(struct report_check *c, const struct sheet *s)
{
    for (int r = 0; r < s->nrows; r++)
        for (int col = 0; col < s->ncolumns; col++) {
            const struct csv_cell *cell = sheet_source(s, r, col);
            const char *error = spreadsheet_error(cell->text);
            if (error)
                finding_add(&c->findings, MSG_CHECK_SPREADSHEET, cell->place, check_subject(c->arena, s, r, col), error, s->rows[r].label,
                            s->columns[col].header);
        }
}

void check_leftovers(struct report_check *c)
{
    for (int i = 0; i < c->taken->list.n; i++)
        check_cells(c, c->sheets[i]);
}
