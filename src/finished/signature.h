/* signature.h: the signatures of a finished PDF, and whether they hold
 *
 * One holds when its bytes were signed with the key of the certificate in it, when they were the whole file at the time, and when nothing was added behind them but further signatures and validation
 * data.  It is believed when the certificate goes back to one that the caller trusts.  Any service may have made it. */
#ifndef KT_SIGNATURE_H
#define KT_SIGNATURE_H

#include "finished/facts.h"
#include "finished/pdffile.h"
#include "finished/trust.h"

struct signature {
    const char *field;              /* the name of the field */
    const char *signer;             /* whom the certificate names; "" */
    const char *moment;             /* when, as the signer says: "D:20250301143000+01'00'"; "" */
    const char *reason, *location;  /* "" */
    const char *profile;            /* "PAdES B-B" (finished/proof.h) */
    const char *wrong;              /* why it does not hold, or NULL */
    const char *doubt;              /* why it is not believed, or NULL; without trust nothing is asked */
    time_t stamped;                 /* the time of a believed stamp, or 0 */
    size_t covered;                 /* it signs so many bytes of the file */
    bool last;                      /* nothing but validation data is behind it */
};

struct signatures {
    vec(struct signature) list;     /* in the order of the form */
    size_t size;                    /* of the file */
    int free;                       /* fields that nobody has signed */
    int valid;                      /* that hold, and are believed when the caller trusts anybody */
};

/* wanted: how many must be valid, since one that was taken away cannot be seen; 0: any number.  False after messages: one is not valid, something stands behind the last one, or there are too few. */
bool signatures_verify(const struct pdffile *f, const struct trust *trust, int wanted, struct signatures *found);

/* A fact of each. */
void signatures_facts(const struct signatures *s, struct facts *facts);

#endif
