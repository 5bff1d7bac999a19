/* markdown.h: prose, through md4c
 *
 * Events in the order of the text.  Footnotes, which md4c does not know, are taken out before ("[^name]: text" at the start of a line,
 * continued on lines indented by four spaces or a tab) and their marks ("[^name]") are found in the text. */
#ifndef KT_MARKDOWN_H
#define KT_MARKDOWN_H

#include <stdbool.h>
#include "base/message.h"

enum markdown_block { MARKDOWN_PARAGRAPH, MARKDOWN_HEADING, MARKDOWN_BULLETS, MARKDOWN_NUMBERS, MARKDOWN_ITEM };
enum markdown_span { MARKDOWN_STRONG, MARKDOWN_EMPHASIS, MARKDOWN_LINK, MARKDOWN_LANGUAGE, MARKDOWN_PICTURE };


struct markdown_note;

/* Every function may be NULL.  text is one piece of running text: entities are resolved, a soft line break is a space; NFC. */

struct markdown_events {
    void (*enter_block)(void *user, enum markdown_block kind, int number, struct place place);  /* number: heading level, or the first number of a list */
    void (*leave_block)(void *user, enum markdown_block kind);
    void (*enter_span)(void *user, enum markdown_span kind, const char *target, struct place place);  /* target: of a link, or the language; in the arena */
    void (*leave_span)(void *user, enum markdown_span kind);
    void (*text)(void *user, const char *text, struct place place);     /* in the arena */
    void (*hard_break)(void *user, struct place place);
    /* A picture begins: what comes until leave_span is its alternative text.  NULL: pictures are not supported. */
    void (*picture)(void *user, const char *file, const char *caption, struct place place);
    /* A footnote mark.  The note is a text of its own: see markdown_parse_note. */
    void (*note_mark)(void *user, struct markdown_note *note, struct place place);
    /* The note of a mark that the text itself has none for, or NULL. */
    struct markdown_note *(*note_elsewhere)(void *user, const char *name);
};

struct markdown_note {
    const char *name;               /* "1" of [^1] */
    void *made;                     /* the reader's own: what the note became at its first mark, and for what */
    int made_for;
    struct place mark;              /* of the [^1] before its text */
    struct place place;             /* of its text */
    const char *text;               /* Markdown, without its indent */
    bool used;
    const int *indents;             /* characters that were taken away before each of its lines */
};

/* Parses a whole file.  A paragraph inside a tight list item is reported like that in a loose one.  Tables, images, code blocks, quotes, raw HTML and
 * rules are errors TEXT_UNSUPPORTED with the place, but for <span lang="en">…</span> within a block; inline code too, and lists within lists beyond six levels, so that events never nest deeper.  A mark
 * without a note is an error, and the mark comes as text. */
void markdown_parse(struct arena *a, const struct source *s, const struct markdown_events *events, void *user, struct messages *m);

/* The text of a footnote, when its time comes. */
void markdown_parse_note(struct arena *a, const struct markdown_note *note, const struct markdown_events *events, void *user, struct messages *m);

/* The same for a text that is no file: a cell, as export.h reads it.  Places count from `origin`. */
void markdown_parse_text(struct arena *a, const char *text, struct place origin, bool paragraphs, const struct markdown_events *events, void *user,
                         struct messages *m);

#endif
