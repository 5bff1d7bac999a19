/* progress.h: how far the work on a report has come
 *
 * The rooms say which stage they are at and count what they have done; somebody who waits is told, or asks for the time that each stage took.
 * Nothing of it reaches an output.  Every function takes NULL, the usual case, and then does nothing. */
#ifndef KT_PROGRESS_H
#define KT_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

enum stage {
    STAGE_READ,                     /* files, and definitions of them */
    STAGE_BIND,                     /* the tree */
    STAGE_CHECK,                    /* of figures and texts */
    STAGE_SHAPE,                    /* words measured */
    STAGE_BREAK,                    /* widths of columns, lines, strips */
    STAGE_PLACE,                    /* pages */
    STAGE_WRITE,                    /* the output's bytes */
    STAGE_COMPRESS,                 /* those that are not deflated yet when all are written */
    STAGE_COUNT
};
extern const char *const stage_names[STAGE_COUNT];     /* "read" */

/* What costs time: a number that grows shows on any machine. */
enum count {
    COUNT_CELLS,                    /* layouts of a cell in its column */
    COUNT_LINES,                    /* lines made */
    COUNT_PLACINGS,                 /* strips placed on pages, in all passes */
    COUNT_COUNT
};

struct progress {
    enum stage stage;
    long counts[COUNT_COUNT];
    int rows, pages;                /* done at this stage */
    void (*tell)(struct progress *p, void *state);     /* now and then; NULL: nobody wants to know */
    void *state;
    bool timed;
    int64_t since, spent[STAGE_COUNT];  /* nanoseconds of a clock that nobody sets */
};

/* Another report: no time and no counts. */
void progress_restart(struct progress *p);

/* From now on time is this stage's.  Gives the stage that was left, for who wants to go back to it. */
enum stage progress_enter(struct progress *p, enum stage stage);

/* The same for a stage that counts anew, and is told at once. */
void progress_begin(struct progress *p, enum stage stage);

void progress_count(struct progress *p, enum count what, int n);
void progress_row(struct progress *p);
void progress_page(struct progress *p);

#endif
