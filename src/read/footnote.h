/* footnote.h: footnotes, which md4c does not know
 *
 * Those of a Markdown text, for markdown.c; and those that tables and headings refer to, from a file of nothing else. */
#ifndef KT_FOOTNOTE_H
#define KT_FOOTNOTE_H

#include "read/markdown.h"

/* A text that is parsed, and where it stands. */
struct markdown_prose {
    char *text;                     /* a copy, for footnotes to be blanked out in */
    size_t size;
    struct place origin;            /* where it begins; line 0: not known, and the same for all in it */
    struct place_cursor cursor;
    const int *indents;             /* characters that were taken away before each of its lines; or NULL */
    const int *added;               /* lines that were put in up to each of its lines; or NULL */
};

void markdown_prose_open(struct markdown_prose *p, struct arena *a, const char *text, struct place origin, const int *indents, const int *added);

/* The place of n bytes at an offset that never goes back. */
struct place markdown_prose_place(struct markdown_prose *p, size_t offset, size_t n);

struct footnotes {
    vec(struct markdown_note) all;
    struct markdown_note **sorted;  /* by name; of one name the first only */
    int sorted_n;
};

/* Takes the notes out of a text: spaces stand where they stood, so that offsets stay what they were. */
void footnotes_take(struct footnotes *f, struct arena *a, const struct markdown_prose *prose, struct messages *m);
struct markdown_note *footnotes_find(const struct footnotes *f, const char *name);     /* or NULL */
void footnotes_report_unused(const struct footnotes *f, struct messages *m);

/* The notes of a file that holds nothing else: what stands outside them is a message. */
void footnotes_read(struct footnotes *f, struct arena *a, const struct source *s, struct messages *m);

/* Sorts notes that were pushed on `all`; one that stands twice is a message. */
void footnotes_sort(struct footnotes *f, struct arena *a, struct messages *m);

/* The length of the name in a mark [^name] at s, which has n bytes; 0 when there is no mark. */
size_t footnote_mark(const char *s, size_t n);

#endif
