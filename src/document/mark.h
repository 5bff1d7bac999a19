/* mark.h: the marks of notes in texts that are not Markdown: cells, heads, headings
 *
 * A cell is data: its marks are taken out of it before anybody asks whether "1 234[^2]" is a figure, and are set where they stood. */
#ifndef KT_MARK_H
#define KT_MARK_H

#include <stdbool.h>
#include "base/message.h"

struct mark {
    int offset;                     /* in the text without marks, in bytes */
    const char *name;               /* "1" of [^1] and of ¹; "**" */
    struct place place;
};

struct marks {
    struct mark *v;
    int n, cap;
};

/* What else than [^name] is a mark. */
struct mark_signs {
    bool superscripts;              /* Nettokostnad¹; not m² */
    bool stars;                     /* Nettokostnad*, at the end of a word */
};

/* The text without its marks.  *marks is NULL when there are none; then the text itself is given. */
const char *marks_take(struct arena *a, const char *text, struct place place, struct mark_signs signs, const struct marks **marks);

/* Those of the bytes from `from` to `to`, counted from there; NULL when there are none. */
const struct marks *marks_between(struct arena *a, const struct marks *marks, int from, int to);

#endif
