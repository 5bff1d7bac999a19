/* pdffile.h: a finished PDF, read through libqpdf
 *
 *     struct pdffile f;
 *     if (pdffile_read(&f, arena, "rapport.pdf", messages)) {
 *         const char *manifest = pdffile_manifest(&f);
 *         ...
 *         pdffile_close(&f);
 *     }
 *
 * The file may come from anywhere.  It is not repaired: what a reader would have to guess is an error.  While it is open the process may not take more memory than a file of its size can need
 * (finished/limit.h), so that one that unpacks to gigabytes fails instead.  libqpdf gives a null object for what it cannot read; ask what kind an object is before using it.  Everything handed out lives in
 * the arena, but for objects (qpdf_oh), which go with pdffile_close. */
#ifndef KT_PDFFILE_H
#define KT_PDFFILE_H

#include <qpdf/qpdf-c.h>
#include "base/message.h"

struct pdffile {
    struct arena *arena;
    struct messages *messages;
    const struct source *source;    /* its name in messages */
    const char *bytes;
    size_t size;
    qpdf_data qpdf;
};

/* Opens a PDF that is in memory; the bytes live as long as the file is open.  False after a message, and then there is nothing to close. */
bool pdffile_open(struct pdffile *f, struct arena *a, const char *name, const char *bytes, size_t size, struct messages *m);

/* The same for the file at a path; its bytes go into the arena. */
bool pdffile_read(struct pdffile *f, struct arena *a, const char *path, struct messages *m);
void pdffile_close(struct pdffile *f);

/* Another one of the same name, without a message when it cannot be opened: an earlier revision, the first `size` bytes. */
bool pdffile_open_part(struct pdffile *part, const struct pdffile *f, size_t size);

qpdf_oh pdffile_catalog(const struct pdffile *f);

/* The value in a dictionary, or in that of a stream: null when it has no such key ("/AcroForm"), or is neither. */
qpdf_oh pdffile_get(const struct pdffile *f, qpdf_oh object, const char *key);

/* A text string as UTF-8, or NULL when the object is no string or holds a NUL. */
const char *pdffile_text(const struct pdffile *f, qpdf_oh object);

/* Appends what a stream holds, decoded; `what` names it in the message.  False after a message: it is no stream, damaged, more than STREAM_MAX_MB, or packed by another filter than one FlateDecode. */
#define STREAM_MAX_MB 256
bool pdffile_stream(const struct pdffile *f, qpdf_oh stream, const char *what, struct buffer *out);

/* The manifest that kommuntryck put in (output/manifest.h reads it), or NULL, after a message when there is one that cannot be read. */
const char *pdffile_manifest(const struct pdffile *f);

#endif
