/* diff.c: kommuntryck diff: what differs between two reports */

#include <stdio.h>
#include <stdlib.h>
#include "command/command.h"
#include "command/comparison.h"

static int compare(const struct comparison *c)
{
    struct kommuntryck *reports[2] = { comparison_open(c, c->sides[0]), comparison_open(c, c->sides[1]) };
    int changes = kommuntryck_diff(reports[0], reports[1], c->format, stdout);
    for (int i = 0; i < 2; i++) {
        if (kommuntryck_status(reports[i]))
            kommuntryck_messages(reports[i], stderr);
        kommuntryck_close(reports[i]);
    }
    return changes;
}

static int compare_locks(const struct comparison *c)
{
    const struct kommuntryck_paths paths = { .layouts = c->layouts.v };
    char *old = comparison_path(c->sides[0]), *new = comparison_path(c->sides[1]);
    int changes = kommuntryck_diff_locks(old, new, &paths, c->format, stdout, stderr);
    free(old);
    free(new);
    return changes;
}

/* 0 the same, 1 different, 3 one of them could not be read or set.  Finished files are the other program's. */
int command_diff(int argc, char **argv)
{
    struct comparison c = { 0 };
    int status = comparison_read(&c, argc, argv);
    if (status)
        return status;
    if (is_pdf(c.sides[0]) || is_pdf(c.sides[1]))
        return command_apart(argc, argv);
    bool locks = kommuntryck_is_lock(c.sides[0]) || kommuntryck_is_lock(c.sides[1]);
    int changes = locks ? compare_locks(&c) : compare(&c);
    if (changes < 0 || fflush(stdout) != 0)
        return EXIT_SYSTEM;
    return changes ? EXIT_DIFFERENT : EXIT_SAME;
}
