/* leftover.c: what was left in a report and must not be published */

#include "check/leftover.h"

#include <string.h>
#include "check/chapters.h"
#include "check/dates.h"
#include "check/mangled.h"
#include "check/merge.h"
#include "check/passage.h"
#include "check/placeholder.h"
#include "check/required.h"
#include "check/slip.h"
#include "document/binding.h"

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

/* Cells that are nothing but an error: those of charts and symbols too, which are no texts of the document. */
static void check_cells(struct report_check *c, const struct taken *t, struct sheet *s)
{
    for (int r = 0; r < s->nrows; r++)
        for (int col = 0; col < s->ncolumns; col++) {
            const struct csv_cell *cell = sheet_source(s, r, col);
            const char *error = spreadsheet_error(cell->text);
            if (error && !(t->columns && t->columns[col].definition->hide))
                finding_add(&c->findings, MSG_CHECK_SPREADSHEET, cell->place, check_subject(c->arena, s, r, col), error, s->rows[r].label,
                            s->columns[col].header);
        }
}

/* Signs # that fill a cell of a spreadsheet whose column is too narrow; before a text they are the mark of a heading that was pasted. */
static size_t narrow_length(const char *s)
{
    size_t n = strspn(s, "#");
    return n >= 3 && (!s[n] || strchr(".,;:)\n", s[n]) || (s[n] == ' ' && s[n + 1] >= 'a' && s[n + 1] <= 'z')) ? n : 0;
}

static size_t error_length(const char *s)
{
    for (size_t i = 0; i < sizeof spreadsheet_errors / sizeof *spreadsheet_errors; i++) {
        size_t n = strlen(spreadsheet_errors[i]);
        if (strncmp(s, spreadsheet_errors[i], n) == 0 && !passage_in_word(s[n]))
            return n;
    }
    return 0;
}

/* A passage that is an error and nothing else is a cell, which check_cells tells. */
static void check_spreadsheet(const struct passage *p)
{
    for (const char *s = strchr(p->text, '#'); s; s = strchr(s + strspn(s, "#"), '#')) {
        size_t error = error_length(s), narrow = narrow_length(s);
        size_t n = error ? error : narrow;
        if (!n || (s > p->text && passage_in_word(s[-1])) || (error && error == strlen(p->text)))
            continue;
        const char *signs = passage_words(p, s, n);
        finding_add(&p->check->findings, error ? MSG_CHECK_SPREADSHEET_TEXT : MSG_CHECK_COLUMN_NARROW, passage_place(p, signs), passage_subject(p, signs), signs);
        return;
    }
}

static void check_passage(const struct passage *p)
{
    check_spreadsheet(p);
    placeholder_check(p);
    dates_check(p);
    mangled_check(p);
    merge_check_passage(p);
    slip_check(p);
}

void check_leftovers(struct report_check *c)
{
    for (int i = 0; i < c->taken->list.n; i++)
        check_cells(c, c->taken->list.v[i], c->sheets[i]);
    passages_walk(c, check_passage);
    merge_check_files(c);
    chapters_check(c);
    required_check(c);
}
