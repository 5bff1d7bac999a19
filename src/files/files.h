/* files.h: the commands of kommuntryck-files */
#ifndef KT_FILES_H
#define KT_FILES_H

#include "command/command.h"

/* The last one has no name.  Their usage stands in kommuntryck's own list. */
extern const struct command files_commands[];

int command_archive(int argc, char **argv);
int command_diff_finished(int argc, char **argv);
int command_extract(int argc, char **argv);
int command_sign(int argc, char **argv);
int command_verify(int argc, char **argv);

#endif
