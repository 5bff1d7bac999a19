/* change.h: what is not the same in two reports */
#ifndef KT_CHANGE_H
#define KT_CHANGE_H

#include "base/message.h"
#include "compare/sequence.h"

enum change_kind {
    CHANGE_SETTING,                 /* a key of the definition */
    CHANGE_BLOCK_ADDED, CHANGE_BLOCK_REMOVED, CHANGE_BLOCK_MOVED,
    CHANGE_COLUMN_ADDED, CHANGE_COLUMN_REMOVED, CHANGE_COLUMN_MOVED,
    CHANGE_ROW_ADDED, CHANGE_ROW_REMOVED, CHANGE_ROW_MOVED,
    CHANGE_CELL,
    CHANGE_WORDS,                   /* in prose */
    CHANGE_PARAGRAPH_MOVED,
    CHANGE_FILE,                    /* that says nothing by itself: a layout, a picture; any file of a finished PDF without its sources */
    CHANGE_PROGRAM, CHANGE_LIBRARY, CHANGE_FONT,    /* what finished PDFs were made with */
};

struct change {
    enum change_kind kind;
    const char *where;              /* what a reader finds it by: "drift[Hemtjänst, Utfall]", "[report] title", "Ekonomi" (the heading above) */
    const char *before, *after;     /* the old and the new text; "" where there is none */
    struct place old_place, new_place;
    struct place near;              /* of words that are gone: the passage of the new report that stands where they stood; or nowhere */
};

struct change_list {
    struct arena *arena;
    struct word_numbers seen;       /* places of changes, each of a kind: two blocks may take the same file */
    vec(struct change) list;
    /* The pages of the new report that are not pages of the old one, whatever their numbers: from 1. */
    vec(int) pages;
    int old_pages, new_pages;
};

/* Adds a change, and gives it until the next one is added; NULL: the same one was added for the same places. */
struct change *change_add(struct change_list *c, enum change_kind kind, const char *where, const char *before, const char *after, struct place old_place,
                          struct place new_place);

/* "cell", "row-added": for programs. */
const char *change_name(enum change_kind kind);

/* "cell", "new row": for people. */
const char *change_words(enum change_kind kind);

enum change_format { CHANGES_TEXT, CHANGES_MARKDOWN, CHANGES_JSON };

/* Writes them in the order in which they were added. */
void changes_write(const struct change_list *c, enum change_format format, struct buffer *out);

#endif
