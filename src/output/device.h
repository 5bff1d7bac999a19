/* device.h: what writes finished pages
 *
 * A device is a name and one function.  It reads pages and appends bytes; it decides no position and never fails for reasons of contents.
 * A new output is a new file here and a row in device.c. */
#ifndef KT_DEVICE_H
#define KT_DEVICE_H

#include "typeset/pages.h"

struct device {
    const char *name;               /* --format NAME */
    const char *suffix;             /* of the file when none is told: ".pdf" */
    const char *help;               /* one line for the manual */
    bool (*write)(const struct pages *pages, struct buffer *out, struct messages *m);  /* false after a message */
};

extern const struct device device_pdf, device_text, device_trace;

const struct device *device_find(const char *name);     /* NULL: there is none */
extern const struct device *const device_list[];        /* NULL-terminated */

#endif
