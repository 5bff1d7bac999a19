/* attachment.h: the files that a finished PDF carries */
#ifndef KT_FINISHED_ATTACHMENT_H
#define KT_FINISHED_ATTACHMENT_H

#include "finished/pdffile.h"

struct attached {
    const char *name;               /* as it was given, UTF-8, with ? for control characters: it may lead anywhere (name_is_safe); "" when there is none that can be read */
    const char *relationship;       /* AFRelationship: "Source", "Data"; "" */
    const char *description;        /* "" */
    const char *media;              /* "text/csv"; "" */
    const char *modified;           /* "D:20200930000000Z"; "" */
    qpdf_oh stream;
};

struct attachments { vec(struct attached) list; };

/* All of the tree /EmbeddedFiles, in its order.  False after a message, when the tree is not one: it goes round in a circle, or has more than ATTACHMENTS_MAX. */
#define ATTACHMENTS_MAX 10000
bool attachments_find(const struct pdffile *f, struct attachments *found);

/* Appends its bytes.  False after a message. */
bool attachment_bytes(const struct pdffile *f, const struct attached *a, struct buffer *out);

/* Whether a name stays below the folder that it is taken from: parts between /, none of them empty, ".", ".." or with a control character or a backslash; not longer than a path may be. */
bool name_is_safe(const char *name);

#endif
