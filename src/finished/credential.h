/* credential.h: what somebody signs with: a key, its certificate and those above it, from a PKCS#12 file */
#ifndef KT_CREDENTIAL_H
#define KT_CREDENTIAL_H

#include <openssl/x509.h>
#include "base/message.h"

struct credential {
    EVP_PKEY *key;                  /* RSA or EC */
    X509 *certificate;
    STACK_OF(X509) *others;         /* or NULL */
    const char *name;               /* of the certificate's holder */
};

/* False after a message, and then there is nothing to free: it is no such file, another password, damaged, or made with a cipher that is no longer read; its key is of a kind or a length that is not
 * signed with, or its certificate has expired or is not for signatures. */
bool credential_read(struct credential *c, struct arena *a, const char *path, const char *password, struct messages *m);
void credential_done(struct credential *c);

#endif
