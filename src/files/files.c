/* files.c: the commands of kommuntryck-files */

#include "files/files.h"

const struct command files_commands[] = {
    { 0 },
};
