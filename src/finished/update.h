/* update.h: an update behind a finished PDF (ISO 32000-1 7.5.6)
 *
 *     struct update u;
 *     if (update_begin(&u, f)) {
 *         update_object(&u, 12);  buffer_add(&u.out, "<< ... >>");
 *         update_end(&u);
 *     }
 *     update_done(&u);
 *
 * The bytes of the file stay as they are; the objects behind them get a cross-reference section of the kind that the file ends with. */
#ifndef KT_UPDATE_H
#define KT_UPDATE_H

#include "finished/revision.h"

struct update {
    const struct pdffile *f;
    struct buffer out;              /* the file, and what is added */
    size_t previous;                /* the offset of its last section */
    bool table;
    int size;                       /* the numbers of all objects are below it */
    bool open;                      /* an object is being written */
    vec(struct update_entry) entries;
};

struct update_entry { int number; size_t offset; };

/* False after a message: the file does not end as a PDF ends, or is encrypted. */
bool update_begin(struct update *u, const struct pdffile *f);

/* A number that no object has. */
int update_number(struct update *u);

/* Begins an object; the one before it is ended. */
void update_object(struct update *u, int number);

/* Ends the file.  The second part of its ID is made of its bytes. */
void update_end(struct update *u);
void update_done(struct update *u);

#endif
