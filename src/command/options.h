/* options.h: what the options of all commands have in common */
#ifndef KT_OPTIONS_H
#define KT_OPTIONS_H

#include <getopt.h>

#define LAYOUT_FOLDERS_MAX 16

struct layout_folders {             /* --layouts, in the order of the command line; NULL-terminated for the library */
    const char *v[LAYOUT_FOLDERS_MAX + 1];
    int n;
};

/* Each says what is wrong with the command line and gives EXIT_USAGE. */
int usage_error(const char *command, const char *what, const char *which);
int option_error(const char *command, int option, const char *argument);    /* what getopt gave, ':' or '?', for the argument argv[optind - 1] */

/* EXIT_DONE, or EXIT_USAGE after a message when there are too many. */
int layout_folder_add(struct layout_folders *f, const char *command, const char *folder);

#endif
