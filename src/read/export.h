/* export.h: texts as planning systems export them, as Markdown
 *
 * Such a text has bullets of its own (•, –), line breaks that mean paragraphs, and spaces that mean nothing.  Every line of the Markdown knows how far it
 * has moved, so that places stay true. */
#ifndef KT_EXPORT_H
#define KT_EXPORT_H

#include <stdbool.h>
#include "base/arena.h"

struct export_text {
    const char *text;               /* Markdown */
    const int *indents;             /* characters taken away before each of its lines; may be negative */
    const int *added;               /* lines that were put in up to each of its lines */
};

/* paragraphs: every line break begins a new paragraph; otherwise only an empty line does, as in Markdown. */
struct export_text export_read(struct arena *a, const char *s, bool paragraphs);

#endif
