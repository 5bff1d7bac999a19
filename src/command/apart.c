/* apart.c: commands that another program does, which lies beside this one */

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "command/command.h"

#define PROGRAM "kommuntryck-files"

int command_apart(int argc, char **argv)
{
    char path[PATH_MAX + sizeof PROGRAM];
    char **arguments = calloc((size_t)argc + 2, sizeof *arguments);
    if (!arguments)
        return EXIT_SYSTEM;
    ssize_t n = readlink("/proc/self/exe", path, PATH_MAX);
    while (n > 0 && path[n - 1] != '/')
        n--;
    strcpy(path + (n > 0 ? n : 0), PROGRAM);
    arguments[0] = path;
    for (int i = 0; i < argc; i++)
        arguments[i + 1] = argv[i];
    execv(path, arguments);
    free(arguments);
    fprintf(stderr, "kommuntryck: %s cannot be started: %s\nIt is installed beside kommuntryck.\n", path, strerror(errno));
    return EXIT_SYSTEM;
}
