/* counterpart.c: which row of another sheet says the same thing as a row of this one */

#include "check/counterpart.h"

#include <stdlib.h>
#include <string.h>

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct named_row *)a)->name, ((const struct named_row *)b)->name);
}

/* Groups, sub-head and label, parted by a sign that stands in no text. */
static const char *name_of(struct arena *a, const struct sheet *s, int row, const char *subhead)
{
    const char *groups = "";
    for (int i = 0; i < s->ngroups; i++)
        groups = arena_printf(a, "%s%s\x1F", groups, sheet_source(s, row, s->groups[i])->text);
    return arena_printf(a, "%s%s\x1F%s", groups, subhead, s->rows[row].label);
}

struct named_rows named_rows_of(struct arena *a, const struct sheet *s)
{
    struct named_rows rows = { arena_array(a, struct named_row, s->nrows + 1), 0, arena_array(a, const char *, s->nrows + 1) };
    const char *subhead = "";
    for (int r = 0; r < s->nrows; r++) {
        subhead = r && s->rows[r].group != s->rows[r - 1].group ? "" : s->rows[r].role == SHEET_SUBHEAD ? s->rows[r].label : subhead;
        if (*s->rows[r].label && s->rows[r].role != SHEET_SUBHEAD)
            rows.v[rows.n++] = (struct named_row){ name_of(a, s, r, subhead), r };
    }
    qsort(rows.v, (size_t)rows.n, sizeof *rows.v, compare_names);
    int n = 0;
    for (int i = 0, next; i < rows.n; i = next) {
        for (next = i + 1; next < rows.n && strcmp(rows.v[i].name, rows.v[next].name) == 0; next++)
            ;
        if (next == i + 1) {
            rows.names[rows.v[i].row] = rows.v[i].name;
            rows.v[n++] = rows.v[i];
        }
    }
    rows.n = n;
    return rows;
}

int named_row_find(const struct named_rows *rows, const char *name)
{
    const struct named_row wanted = { name, 0 }, *found = bsearch(&wanted, rows->v, (size_t)rows->n, sizeof *rows->v, compare_names);
    return found ? found->row : -1;
}
