/* check.h: the checks of a report, before anybody sets it
 *
 * Reads what the report's blocks took (document/taken.h), holds figures against each other and texts against what must not be left in them, and gives findings. */
#ifndef KT_CHECK_H
#define KT_CHECK_H

#include "check/finding.h"
#include "document/node.h"
#include "document/taken.h"
#include "figures/sums.h"

struct sum_error {                  /* of a sum that does not add up, for checks that know better which cell is wrong */
    const struct sheet *sheet;
    const struct sum *sum;
    const struct sum_line *line;
    struct finding *finding;
};

struct report_check {
    struct arena *arena;
    const struct definitions *definitions;
    const struct check_rules *rules;
    const struct node *document;
    const struct taken_list *taken;
    struct sheet **sheets;          /* one for each of taken; its name is that of the section */
    int comparisons;                /* how many of the coverage are with the previous report */
    struct findings findings;
    vec(struct sum_error) sum_errors;
};

/* Runs every check.  The memory of what it finds is the arena's. */
void check_report(struct report_check *c);

/* "drift[Summa, Budget 2020]"; "drift[Hemtjänst / Summa, Budget 2020]" where several rows are called so */
const char *check_subject(struct arena *a, struct sheet *s, int row, int column);

/* What was looked at, for people: "12 tables, 1 340 figures, 310 of them covered by 45 sums and identities and by the previous report". */
const char *check_summary(const struct report_check *c);

/* A figure as the layout writes it. */
const char *check_figure(const struct report_check *c, struct decimal figure);

#endif
