/* comparison.h: the command line of kommuntryck diff, which either program may get */
#ifndef KT_COMPARISON_H
#define KT_COMPARISON_H

#include <stdbool.h>
#include "command/options.h"
#include "kommuntryck.h"

enum { EXIT_SAME = 0, EXIT_DIFFERENT = 1 };

struct comparison {
    const char *sides[2];           /* as named: the old one and the new one */
    enum kommuntryck_changes format;
    struct layout_folders layouts;
};

/* EXIT_DONE, or EXIT_USAGE after a message. */
int comparison_read(struct comparison *c, int argc, char **argv);

/* The definition or lock that one of them is: of a folder, the rapport.ini in it.  Malloc'ed. */
char *comparison_path(const char *side);

/* Opens the report that one of them is, a folder, a definition or a lock, and sets it. */
struct kommuntryck *comparison_open(const struct comparison *c, const char *side);

/* Whether a file begins as a PDF. */
bool is_pdf(const char *path);

#endif
