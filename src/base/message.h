/* message.h: what the program says about its input
 *
 * Every message is one row of message.def: identity, level, format and what to do about it.  Messages
 * are collected while the report is read and set, and printed sorted by file, line and column:
 *
 *     data/drift.csv:12:24: error: "12,5O" is not a number (row 11, column "Budget 2024")
 *         Hemtjänst;-17 013;-20 790;12,5O;9 024
 *                                   ^~~~~
 */
#ifndef KT_MESSAGE_H
#define KT_MESSAGE_H

#include <stdarg.h>
#include <stdbool.h>
#include "base/arena.h"
#include "base/buffer.h"

/* A file that was read: its text is what line and column count in. */
struct source {
    const char *name;               /* as printed in messages: relative to where the command was given */
    const char *path;               /* as opened */
    const char *text;               /* UTF-8, line ends are \n, no byte order mark, NUL-terminated */
    size_t size;
    const char *encoding;           /* what was found or asked for: "utf-8", "windows-1252" */
    const char *bytes;              /* as they lie in the file; NULL of a text that came from none */
    size_t byte_count;
};

struct place {
    const struct source *source;    /* NULL: no file */
    int line, column;               /* from 1, in characters; 0: the file as a whole, or the line as a whole */
    int length;                     /* characters underlined; at least 1 when column is not 0 */
};

enum message_level { MESSAGE_NOTE, MESSAGE_WARNING, MESSAGE_ERROR, MESSAGE_FAILURE };

enum message_id {
#define MESSAGE(id, level, format, help) MSG_##id,
#include "base/message.def"
#undef MESSAGE
    MSG_COUNT
};

struct message_definition {
    const char *name;               /* "CSV_NUMBER" */
    enum message_level level;
    const char *format, *help;
};
extern const struct message_definition message_table[MSG_COUNT];

struct message_figure {
    const char *name;               /* "Summa", "Övergripande verksamhet inkl nämnd" */
    const char *value;              /* as it is written: "−17 013" */
    struct place place;             /* where it stands; no source: it was worked out */
};

/* What programs read of a finding of the checks, beside its text. */
struct message_detail {
    const char *subject;            /* names it from one run to the next: "drift[Summa, Budget 2020]" */
    vec(struct message_figure) figures;
    const char *difference;         /* by how much figures differ, as it is written; NULL: no figure differs from another */
    const char *accepted;           /* the name of the [accept] that lets it stand, or NULL */
};

struct message {
    enum message_id id;
    enum message_level level;
    struct place place;
    const char *text;
    const struct message_detail *detail;    /* or NULL */
    int order;                      /* in which it was added */
};

struct messages {
    struct arena *arena;
    vec(struct message) list;
    int errors, warnings;           /* counted as they are added; a failure counts as an error */
    bool failure;                   /* the system failed (exit status 3) */
    bool explain;                   /* print what to do about it, with the first message of each kind */
    const char *summary;            /* before the counts of the last line, which then counts notes too: "12 tables, 340 figures"; or NULL */
    int *index, index_size;         /* a hash table of the list, to find the same message again */
};

void messages_init(struct messages *m, struct arena *a);

/* Adds a message; the arguments are those of its format.  The same text at the same place is kept once. */
void message_add(struct messages *m, enum message_id id, struct place place, ...);

/* The same for a text that is made and a level that is not that of the table. */
void message_put(struct messages *m, enum message_id id, enum message_level level, struct place place, const char *text, const struct message_detail *detail);

/* The text of a message, in the arena. */
const char *message_text(struct arena *a, enum message_id id, va_list args);

/* All of them, sorted; messages->list.n, in the arena. */
const struct message *messages_sorted(const struct messages *m);

/* "note", "warning", "error" */
const char *message_level_name(enum message_level level);

/* Prints all of them, sorted, with source lines and carets, and a last line that counts them when there is any error or warning, or a summary. */
void messages_print(const struct messages *m, struct buffer *out);

/* 0 none or warnings, 1 errors, 3 the system failed */
int messages_status(const struct messages *m);

/* The place of n bytes at text + offset in a source. */
struct place place_at(const struct source *s, size_t offset, size_t n);
struct place place_file(const struct source *s);

/* Where a word stands in the text at a place, or in the lines that a \ at the end of its line goes on in; the place itself when it is not there. */
struct place place_of_word(struct place within, const char *word);

/* Where n bytes at an offset of a value stand, when the value was read from a place on: white space, and \ at the ends of lines, may differ. */
struct place place_of_part(struct place value, const char *text, size_t offset, size_t n);

/* Where a character first stands from a place on, whatever lines come between; the place itself when it does not. */
struct place place_of_sign(struct place from, const char *sign);

/* Walks forward through a text: the places of offsets that never go back, in linear time altogether. */
struct place_cursor {
    const struct source *source;
    const char *text;               /* what the offsets count in */
    size_t offset;
    int line, column;               /* of the offset */
};
struct place_cursor place_cursor_of(const struct source *s);
struct place place_next(struct place_cursor *c, size_t offset, size_t n);

/* The candidate nearest to word by edit distance (Damerau-Levenshtein, at most a third of its length), or NULL. */
const char *nearest_word(const char *word, const char *const *candidates, int n);

#endif
