/* options.c: what the options of all commands have in common */

#include "command/options.h"

#include <stdio.h>
#include "command/command.h"

int usage_error(const char *command, const char *what, const char *which)
{
    fprintf(stderr, "kommuntryck %s: %s%s\nSee kommuntryck --help.\n", command, what, which);
    return EXIT_USAGE;
}

/* getopt names a short option by its letter: it may stand in a cluster, -xf. */
int option_error(const char *command, int option, const char *argument)
{
    const char letter[] = { '-', (char)optopt, '\0' };
    if (option == ':')
        return usage_error(command, "a value is missing after ", argument);
    return usage_error(command, "unknown option ", optopt ? letter : argument);
}

int layout_folder_add(struct layout_folders *f, const char *command, const char *folder)
{
    if (f->n == LAYOUT_FOLDERS_MAX)
        return usage_error(command, "too many --layouts", "");
    f->v[f->n++] = folder;
    return EXIT_DONE;
}
