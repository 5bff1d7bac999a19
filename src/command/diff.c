/* diff.c: kommuntryck diff: what differs between two reports */

#include <stdio.h>
#include "command/command.h"
#include "command/comparison.h"

/* 0 the same, 1 different, 3 one of them could not be read or set.  Finished files are the other program's. */
int command_diff(int argc, char **argv)
{
    struct comparison c = { 0 };
    int status = comparison_read(&c, argc, argv);
    if (status)
        return status;
    if (is_pdf(c.sides[0]) || is_pdf(c.sides[1]))
        return command_apart(argc, argv);
    struct kommuntryck *reports[2] = { comparison_open(&c, c.sides[0]), comparison_open(&c, c.sides[1]) };
    int changes = kommuntryck_diff(reports[0], reports[1], c.format, stdout);
    for (int i = 0; i < 2; i++) {
        if (kommuntryck_status(reports[i]))
            kommuntryck_messages(reports[i], stderr);
        kommuntryck_close(reports[i]);
    }
    if (changes < 0 || fflush(stdout) != 0)
        return EXIT_SYSTEM;
    return changes ? EXIT_DIFFERENT : EXIT_SAME;
}
