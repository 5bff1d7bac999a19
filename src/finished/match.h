/* match.h: whether a finished PDF is what its sources make, and if not, why
 *
 * The bytes of the file are held against those of the report that was set again.  A file may have been added to since (revision.h). */
#ifndef KT_FINISHED_MATCH_H
#define KT_FINISHED_MATCH_H

#include "finished/facts.h"
#include "finished/pdffile.h"
#include "output/manifest.h"

struct bytes_again {               /* of the report that was set again */
    const char *s;
    size_t n;
};

/* Whether the file, which need not be open any more, begins with the bytes.  When it does not, what differs is added: program, libraries, fonts and inputs by their manifests, then pages and the first
 * object.  `manifest` is the file's, or NULL. */
bool match_bytes(const struct pdffile *f, const struct manifest *manifest, const struct bytes_again *again, struct facts *facts);

/* What the manifests of two files say differently, as facts. */
void match_manifests(struct facts *facts, const struct manifest *before, const struct manifest *after);

#endif
