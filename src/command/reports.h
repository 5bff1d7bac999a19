/* reports.h: the reports of a command line, and where each goes */
#ifndef KT_REPORTS_H
#define KT_REPORTS_H

#include <stdbool.h>
#include "base/arena.h"

struct report_file {
    const char *path;               /* of the definition */
    const char *target;             /* where its output goes; NULL until reports_target */
};

struct report_list { vec(struct report_file) list; };

/* Adds every rapport.ini below a folder, sorted by path; what has a name that begins with a dot is left out, and links to folders are not followed.
 * The exit status: not EXIT_DONE after a message. */
int reports_add_all(struct arena *a, struct report_list *r, const char *command, const char *folder);

/* Gives each report its target.  One report: `output` as it is; `many`: in the folder `output`, named after the report, or after its folder when it is called
 * rapport.ini.  `output` NULL: beside the report.  The exit status: not EXIT_DONE after a message. */
int reports_target(struct arena *a, struct report_list *r, const char *command, const char *output, const char *suffix, bool many);

#endif
