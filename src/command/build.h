/* build.h: what building one report and many have in common */
#ifndef KT_BUILD_H
#define KT_BUILD_H

#include <stdbool.h>
#include <stdio.h>
#include "command/options.h"
#include "command/reports.h"
#include "kommuntryck.h"

struct build_options {
    struct layout_folders layouts;
    struct arena *arena;            /* of the command line */
    struct report_list reports;
    const char *output, *format;
    const char *depend;             /* where the rule for make goes; NULL: none */
    bool many;                      /* several reports, or all below a folder */
    bool timing;
    int jobs;                       /* at most so many reports at a time */
};

struct built {
    int status;                     /* of enum exit_status */
    int pages;
};

/* Sets one report and writes it; what is to be said about it, and the rule for make, go to `said` and `rule`; rule may be NULL. */
struct built build_report(struct kommuntryck_workshop *w, const struct build_options *o, const struct report_file *report, FILE *said, FILE *rule);

/* many.c: all reports, in several processes; says what there is to say in the order of the list, and a summary.  The worst status. */
int build_many(const struct build_options *o, FILE *rule);

#endif
