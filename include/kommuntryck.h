/* kommuntryck.h: the library in one screen
 *
 *     struct kommuntryck *k = kommuntryck_open("rapport.ini", NULL);
 *     if (kommuntryck_set(k))
 *         kommuntryck_write(k, "pdf", "rapport.pdf");
 *     kommuntryck_messages(k, stderr);
 *     int status = kommuntryck_status(k);
 *     kommuntryck_close(k);
 *
 * Every function may be called after another one failed, and then does nothing.  One report at a time in a thread; nothing is shared but what a workshop
 * holds, and that by the reports of one thread. */
#ifndef KOMMUNTRYCK_H
#define KOMMUNTRYCK_H

#include <stdbool.h>
#include <stdio.h>

struct kommuntryck;

struct kommuntryck_paths {
    const char *const *layouts;     /* folders of layouts that are looked in first; NULL-terminated, or NULL */
    const char *const *fonts;       /* the same of families of fonts */
};

/* Opens a report definition and reads all that it names.  Never NULL; close it with kommuntryck_close. */
struct kommuntryck *kommuntryck_open(const char *path, const struct kommuntryck_paths *paths);
void kommuntryck_close(struct kommuntryck *k);

/* The same for kommuntryck_check alone: quicker, and with less memory; it cannot be set. */
struct kommuntryck *kommuntryck_open_to_check(const char *path, const struct kommuntryck_paths *paths);

/* A workshop is for many reports: it holds what they have in common, layouts and fonts with the words shaped in them, and knows who waits for them.  It is closed after its reports; one at a time is open in it. */
struct kommuntryck_workshop;
struct kommuntryck_workshop *kommuntryck_workshop_open(const struct kommuntryck_paths *paths);
void kommuntryck_workshop_close(struct kommuntryck_workshop *w);
struct kommuntryck *kommuntryck_open_in(struct kommuntryck_workshop *w, const char *path);

/* Calls `tell` now and then while there is work, from within the functions below and kommuntryck_open_in.  It must not call the library. */
struct kommuntryck_progress {
    const char *stage;              /* "read", "bind", "check", "shape", "break", "place", "write", "compress" */
    int rows, pages;                /* done at this stage */
};
void kommuntryck_watch(struct kommuntryck_workshop *w, void (*tell)(void *state, const struct kommuntryck_progress *now), void *state);

/* From now on the time of stages is taken. */
void kommuntryck_take_time(struct kommuntryck_workshop *w);

/* Reports of this workshop are built and nothing more: what only kommuntryck_diff, _coverage and _accepts ask for goes before they are set, a tenth of the memory of a long table. */
void kommuntryck_only_build(struct kommuntryck_workshop *w);

/* Holds the figures against each other and looks for what was left in the texts, as `kommuntryck check` does.  kommuntryck_set does so by itself; then findings that are errors
 * stop a decided report only, and are warnings in a draft.  False when there are errors. */
bool kommuntryck_check(struct kommuntryck *k);

/* What the checks looked at, a line each. */
void kommuntryck_coverage(const struct kommuntryck *k, FILE *to);

/* An [accept] for every error that the checks found and nobody has accepted, as INI for the report's definition, with reason and by left open. */
void kommuntryck_accepts(const struct kommuntryck *k, FILE *to);

/* A report is checked when it is set, and a decided one held against its lock; this one shall not be, since what is asked is how it differs. */
void kommuntryck_unguard(struct kommuntryck *k);

/* Sets the report on pages.  False when there are errors. */
bool kommuntryck_set(struct kommuntryck *k);

/* Writes the pages in a format ("pdf", "text", "trace") to a file, or to standard output when path is "-".  The file is whole or as it was before.
 * False after a message, and for a format that there is none of. */
bool kommuntryck_write(struct kommuntryck *k, const char *format, const char *path);

struct kommuntryck_decision {
    const char *by, *date, *paragraph;      /* the organ, an ISO date, the § of the minutes; NULL in a revision: as before */
    const char *reason;                     /* of a revision */
};

/* Decides a draft or proposal: checks it, writes [decision] into its definition, a lock beside it and its PDF to `output` (NULL: beside the definition), and keeps sources and PDF in versions/1; all or nothing of it.
 * Proves by comparing the pages that nothing else changes.  What was done is printed to `said`.  False after messages. */
bool kommuntryck_approve(struct kommuntryck *k, const struct kommuntryck_decision *decision, const char *output, FILE *said);

/* The next version of a decided report whose sources were corrected: lists what was changed in andringar.csv, and does the rest as kommuntryck_approve. */
bool kommuntryck_revise(struct kommuntryck *k, const struct kommuntryck_decision *decision, const char *output, FILE *said);

/* What differs between two reports that are open, to the cell and the word, and which pages, if both are set.  0: nothing does; -1: one of them has errors. */
enum kommuntryck_changes { KOMMUNTRYCK_TEXT, KOMMUNTRYCK_MARKDOWN, KOMMUNTRYCK_JSON };
int kommuntryck_diff(struct kommuntryck *old, struct kommuntryck *new, enum kommuntryck_changes format, FILE *to);

/* Whether a path is named as the lock of a decided report, which stands for the report: where the sources that it names lie beside it or in versions/, unchanged, that is opened and set; otherwise there is an error. */
bool kommuntryck_is_lock(const char *path);
struct kommuntryck *kommuntryck_open_locked(const char *lock, const struct kommuntryck_paths *paths);

/* The same as kommuntryck_diff for two locks, or for one and a definition, and by what they were made: program, libraries, fonts.  Files whose sources are not there are told by their digests, and `said` gets a note of it. */
int kommuntryck_diff_locks(const char *old, const char *new, const struct kommuntryck_paths *paths, enum kommuntryck_changes format, FILE *to, FILE *said);

/* What is wrong, sorted by file and line. */
void kommuntryck_messages(const struct kommuntryck *k, FILE *to);

/* The same as JSON, for other programs: a schema stands in kommuntryck(1). */
void kommuntryck_messages_json(const struct kommuntryck *k, FILE *to);

/* How many pages it was set on. */
int kommuntryck_pages(const struct kommuntryck *k);

/* A rule for make: `target` depends on every file that was read for the report.  Nothing when none was. */
void kommuntryck_depend(const struct kommuntryck *k, const char *target, FILE *to);

/* What the work cost, tab-separated: a time in seconds for each stage, when it was taken, and counts. */
void kommuntryck_costs(const struct kommuntryck *k, FILE *to);

/* 0 done, perhaps with warnings; 1 the report has errors; 3 the system failed. */
int kommuntryck_status(const struct kommuntryck *k);

#endif
