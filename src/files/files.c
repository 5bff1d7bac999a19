/* files.c: the commands of kommuntryck-files */

#include "files/files.h"

const struct command files_commands[] = {
    { "extract", command_extract, "" },
    { "verify", command_verify, "" },
    { 0 },
};
