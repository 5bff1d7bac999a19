/* notes.h: notes that are defined apart from what they are marked in
 *
 * A [table] says its notes (notes, notes-file), [report] those that everything may refer to.  A note becomes a node at its first mark and later marks
 * refer to that.  It stands at the foot of the page of its marks and counts through the report, or under its table and counts there; notes whose marks are
 * stars always stand under their table. */
#ifndef KT_NOTES_H
#define KT_NOTES_H

#include "document/bind.h"
#include "document/mark.h"
#include "document/report.h"
#include "read/csv.h"
#include "read/footnote.h"

/* What a block says of its notes. */
struct note_scope {
    const void *block;
    const struct footnotes *file;   /* shared by all blocks that name it; or NULL */
    struct footnotes listed;        /* said in the INI file */
    struct mark_signs signs;
    bool below;                     /* numbered notes stand under the table, too */
    const struct style *style;      /* of notes under the table */
    int serial;                     /* of the table at hand; 0: the report */
    int count;                      /* numbers given under the table at hand */
    vec(struct node *) pending;     /* notes that stand under it */
};

/* Reads the notes of a block; `scope` is zeroed but for what the caller knows. */
void notes_open(struct binder *b, struct note_scope *scope, const void *block, const char *file, const struct list *listed);

void notes_next_table(struct binder *b, struct note_scope *scope);      /* numbers begin anew; a note may be said again */
void notes_put(struct binder *b, struct note_scope *scope);             /* after the table: those under it, then those of the pages */
void notes_close(struct binder *b, struct note_scope *scope);           /* tells those that nothing referred to */
void notes_close_files(struct binder *b);

/* The note of a name: of the scope at hand, or of the report.  NULL: there is none, and no message. */
struct markdown_note *notes_find(struct binder *b, const char *name);

/* A mark as the last child of `at`. */
void notes_mark(struct binder *b, struct node *at, struct markdown_note *note, struct place place);

/* Text and marks as children of `at`; marks may be NULL.  A mark without a note is a message. */
void notes_text(struct binder *b, struct node *at, const char *text, const struct marks *marks, struct place place);
void notes_marks(struct binder *b, struct node *at, const struct marks *marks);     /* the marks alone */

/* A text of an INI file, or a cell, whose marks are taken out of it if they still are in it. */
void notes_ini_text(struct binder *b, struct node *at, const char *text, struct place place);
void notes_cell(struct binder *b, struct node *at, const struct csv_cell *cell);

#endif
