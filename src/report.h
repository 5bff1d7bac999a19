/* report.h: what stands behind the library's two opaque structs; for the files of src that make the library */
#ifndef KT_REPORT_INSIDE_H
#define KT_REPORT_INSIDE_H

#include "kommuntryck.h"
#include "check/check.h"
#include "compare/compare.h"
#include "document/bind.h"
#include "typeset/set.h"

struct kommuntryck_workshop {
    struct arena arena;
    struct library library;
    struct shelf shelf;             /* layouts and families */
    struct fonts fonts;
    struct hyphenators hyphenators;
    struct progress progress;
    bool only_build;                /* nobody asks what was checked, nor for diff */
    void (*tell)(void *state, const struct kommuntryck_progress *now);
    void *state;
};

struct kommuntryck {
    struct arena arena;
    struct arena cells;             /* of the CSV files, and their sheets */
    struct arena dropped;           /* what cells came to, when they are gone: for the count of costs */
    struct messages messages;
    struct kommuntryck_workshop *workshop, *own;    /* own: closed with the report */
    struct inputs inputs;
    struct definitions *definitions;
    struct node *document;
    struct taken_list taken;
    struct report_check check;
    bool checked;
    struct pages *pages;
    bool unguarded;                 /* what is decided is not held against its lock */
    struct kommuntryck *other;      /* opened for it, and closed with it: places of messages point there; or NULL */
};

/* The status of [decision], and the whole of it. */
const struct decision *report_decision(const struct kommuntryck *k);

/* Runs the checks as for a report that is decided.  False when there are errors. */
bool report_check_decided(struct kommuntryck *k);

/* Sets the report without any check.  False when there are errors. */
bool report_set(struct kommuntryck *k);

/* Whether a path is none of the files that the report is made from.  False after a message. */
bool report_output_free(struct kommuntryck *k, const char *path);

/* Whether what lies at a path may be written over with these bytes: no signature and no decided PDF goes that way.  False after a message. */
bool report_output_keeps(struct kommuntryck *k, const char *path, const struct buffer *out);

/* The document, its files and pages, to be compared. */
struct compared report_compared(const struct kommuntryck *k);

#endif
