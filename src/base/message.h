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
#include "base/place.h"

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
    bool muted[MSG_COUNT];          /* not kept: see messages_mute */
    int *index, index_size;         /* a hash table of the list, to find the same message again */
};

void messages_init(struct messages *m, struct arena *a);

/* Adds a message; the arguments are those of its format.  The same text at the same place is kept once. */
void message_add(struct messages *m, enum message_id id, struct place place, ...);

/* The same for a text that is made and a level that is not that of the table. */
void message_put(struct messages *m, enum message_id id, enum message_level level, struct place place, const char *text, const struct message_detail *detail);

/* Messages of this kind are not kept, those that were added before neither: they would follow from another one.  Not for failures. */
void messages_mute(struct messages *m, enum message_id id);

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

/* The candidate nearest to word by edit distance (Damerau-Levenshtein, at most a third of its length), or NULL. */
const char *nearest_word(const char *word, const char *const *candidates, int n);

#endif
