/* main.c of kommuntryck-files: the commands about finished files
 *
 * A program of its own, which kommuntryck starts: what reads and signs PDF and packs archives needs libraries whose loading alone would take longer than a small report. */

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include "command/command.h"
#include "files/files.h"

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    for (int i = 0; argc > 1 && files_commands[i].name; i++)
        if (strcmp(argv[1], files_commands[i].name) == 0)
            return files_commands[i].run(argc - 1, argv + 1);
    fputs("kommuntryck-files is started by kommuntryck. See kommuntryck --help.\n", stderr);
    return EXIT_USAGE;
}
