/* command.h: what can stand after kommuntryck on the command line */
#ifndef KT_COMMAND_H
#define KT_COMMAND_H

enum exit_status { EXIT_DONE = 0, EXIT_REPORT = 1, EXIT_USAGE = 2, EXIT_SYSTEM = 3 };

struct command {
    const char *name;
    int (*run)(int argc, char **argv);      /* argv[0] is the command's name; gives the exit status */
    const char *usage;
};

int command_build(int argc, char **argv);
int command_check(int argc, char **argv);
int command_diff(int argc, char **argv);
int command_approve(int argc, char **argv);
int command_revise(int argc, char **argv);

/* Any command of kommuntryck-files: becomes that program. */
int command_apart(int argc, char **argv);

#endif
