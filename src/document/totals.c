/* totals.c: sums of tables, as a report wants them checked or written */

#include "document/totals.h"

#include "document/binding.h"

static enum sum_treatment treatment(const struct taken *t)
{
    const struct table_block *block = t->block;
    return block->sum ? (enum sum_treatment)(block->sum - 1) : (enum sum_treatment)block->style->sum;
}

bool totals_rules(const struct definitions *d, const struct taken *t, struct sums_rules *rules)
{
    const struct check_rules *check = definition_find(d, "check", "");
    *rules = (struct sums_rules){ .tolerance_row = check->tolerance_row, .tolerance_sum = check->tolerance_sum };
    return check->sums && t->columns && t->rows && treatment(t) != SUMS_NONE;
}
