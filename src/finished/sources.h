/* sources.h: what a finished PDF was made from, as far as it carries it
 *
 * The attachments of its first revision, which is what the program wrote; what was attached later is none of them.  Their digests are held against the manifest. */
#ifndef KT_SOURCES_H
#define KT_SOURCES_H

#include "finished/attachment.h"
#include "finished/facts.h"
#include "output/manifest.h"

#define SOURCES_MAX_MB 256          /* all together */

struct source_file {
    const char *name;               /* with folders: "data/drift.csv"; leads nowhere else */
    struct buffer bytes;
};

struct sources {
    const struct manifest *manifest;    /* NULL: the file has none, or none that can be read */
    const char *report;             /* the name of the definition; NULL: there is none */
    vec(struct source_file) list;   /* those that are what the manifest says */
    int attached;                   /* attachments that there are, good or bad */
    bool whole;                     /* they are all that the report was made from, unchanged */
};

/* Takes the sources out of an open PDF; without a manifest nothing is taken.  What is wrong with an attachment is a fact about it; what of the PDF cannot be read at all is a message too.  sources_done frees the bytes. */
void sources_read(const struct pdffile *f, struct sources *s, struct facts *facts);
void sources_done(struct sources *s);

#endif
