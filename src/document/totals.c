/* totals.c: sums of tables, as a report wants them checked or written */

#include "document/totals.h"

#include <limits.h>
#include "document/binding.h"
#include "document/figures.h"
#include "read/number.h"

static enum sum_treatment treatment(const struct taken *t)
{
    const struct table_block *block = t->block;
    return block->sum ? (enum sum_treatment)(block->sum - 1) : (enum sum_treatment)block->style->sum;
}

static struct sums_rules rules_of(const struct definitions *d, const struct taken *t)
{
    const struct check_rules *check = definition_find(d, "check", "");
    const struct table_block *block = t->block;
    bool meant = treatment(t) == SUMS_COMPUTE || (block->sum && treatment(t) == SUMS_CHECK);
    return (struct sums_rules){ check->tolerance_row, check->tolerance_sum, meant };
}

bool totals_rules(const struct definitions *d, const struct taken *t, struct sums_rules *rules)
{
    const struct check_rules *check = definition_find(d, "check", "");
    if (!check->sums || !t->columns || !t->rows || treatment(t) == SUMS_NONE)
        return false;
    *rules = rules_of(d, t);
    return true;
}

/* As a file would have it, whatever the layout. */
static const char *written(struct arena *a, struct decimal figure, const char *unit)
{
    static const struct number_format plain = { "", ",", "-", INT_MAX, -1, " " };
    const struct number n = { .value = figure.value, .decimals = figure.decimals, .unit = unit };
    struct buffer text = { 0 };
    number_write(&text, &n, &plain);
    const char *kept = arena_strndup(a, text.s, text.n);
    buffer_done(&text);
    return kept;
}

void totals_fill(struct arena *a, const struct definitions *d, struct taken *t)
{
    const struct sums_rules rules = rules_of(d, t);
    struct sums sums = { 0 };
    if (treatment(t) != SUMS_COMPUTE)
        return;
    struct sheet *s = taken_sheet(a, t);
    sums_fill(a, s, &rules, &sums);
    for (int i = 0; i < sums.filled.n; i++) {
        const struct sum_filled *cell = &sums.filled.v[i];
        t->csv->rows.v[cell->row].cells[cell->column].text = written(a, cell->figure, s->columns[cell->column].unit);
    }
    t->sheet = NULL;                            /* whoever asks next reads what now stands there */
}
