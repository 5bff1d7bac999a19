/* files.c: the commands of kommuntryck-files */

#include "files/files.h"

const struct command files_commands[] = {
    { "archive", command_archive, "" },
    { "diff", command_diff_finished, "" },
    { "extract", command_extract, "" },
    { "sign", command_sign, "" },
    { "verify", command_verify, "" },
    { 0 },
};
