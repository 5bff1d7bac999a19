/* proof.h: what the CMS of a signature proves about the bytes that it signs */
#ifndef KT_PROOF_H
#define KT_PROOF_H

#include "base/buffer.h"
#include "finished/trust.h"

enum proof_kind { PROOF_CADES, PROOF_PLAIN, PROOF_TIMESTAMP };     /* ETSI.CAdES.detached, adbe.pkcs7.detached, ETSI.RFC3161 */

struct proof {
    const char *signer;             /* whom the certificate names; "" */
    const char *profile;            /* "PAdES B-B", "PAdES B-T", "a time stamp", "no PAdES" */
    const char *wrong;              /* why it proves nothing; NULL: these bytes were signed with the signer's key */
    const char *doubt;              /* why the signer's certificate is not believed; NULL: it is, if anybody is */
    time_t stamped;                 /* when a believed time stamp says that it was there at the latest; 0: there is none */
};

/* container: the DER, with zeros behind it; content: what is signed. */
struct proof proof_check(struct arena *a, enum proof_kind kind, const struct buffer *container, const struct buffer *content, const struct trust *trust);

#endif
