/* packaged.h: whether the PDF in a package are what the sources in it make
 *
 * A PDF of ours has a manifest. The files that it names are found in the package by their digests, whatever their names are there; the report is set again from them, and the bytes are held against each other. */
#ifndef KT_FILES_PACKAGED_H
#define KT_FILES_PACKAGED_H

#include "package/contents.h"

struct proofs {
    int pdfs;                       /* of kommuntryck, with their sources in the package */
    int same;                       /* of these: the same bytes */
    bool failed;                    /* one could not be set again here */
};

/* Asks all PDF files whose SHA-256 is known (package/described.h), one after the other. Facts are added to those of the contents. */
void packaged_prove(struct contents *c, struct proofs *made, struct messages *m);

#endif
