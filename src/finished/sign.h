/* sign.h: signing a finished PDF
 *
 * A field that is there already gets its value: a PAdES baseline signature (B-B), in an update behind the file.  Nothing of the file is changed, no page and no tag is touched. */
#ifndef KT_SIGN_H
#define KT_SIGN_H

#include "finished/credential.h"
#include "finished/pdffile.h"

struct signing {
    const char *field;              /* the name of a field; NULL: the first one that is free */
    const char *moment;             /* when (finished/moment.h) */
    const char *reason, *location;  /* or NULL */
};

/* Appends the signed file, whose signature has been verified then, and gives the field's name.  NULL after a message, and then *out is of no use: there is no such field, or none that is free; the file does not end as it
 * should, or a signature in it does not hold; what shall stand in the field does not fit. */
const char *sign(const struct pdffile *f, const struct credential *c, const struct signing *how, struct buffer *out);

#endif
