/* trust.c: whose certificates are believed */

#include "finished/trust.h"

#include <errno.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <unistd.h>
#include "finished/certificate.h"
#include "read/source.h"

#define SECURITY_LEVEL 2            /* 112 bits: no SHA-1, no RSA below 2048 bits, in the whole chain */

/* Who may sign documents is asked of the signer's certificate itself (certificate_may_sign): the purposes that OpenSSL knows are mail and servers. */
static bool open_stores(struct trust *t)
{
    *t = (struct trust){ .signers = X509_STORE_new(), .stampers = X509_STORE_new() };
    if (!t->signers || !t->stampers)
        return false;
    X509_VERIFY_PARAM_set_purpose(X509_STORE_get0_param(t->signers), X509_PURPOSE_ANY);
    X509_VERIFY_PARAM_set_auth_level(X509_STORE_get0_param(t->signers), SECURITY_LEVEL);
    X509_VERIFY_PARAM_set_auth_level(X509_STORE_get0_param(t->stampers), SECURITY_LEVEL);
    return true;
}

bool trust_read(struct trust *t, struct arena *a, const char *path, struct messages *m)
{
    *t = (struct trust){ 0 };
    if (!path)
        return true;
    if (access(path, R_OK) != 0) {
        message_add(m, MSG_FILE_ARGUMENT, (struct place){ 0 }, path, strerror(errno));
        return false;
    }
    ERR_clear_error();
    if (open_stores(t) && X509_STORE_load_file(t->signers, path) && X509_STORE_load_file(t->stampers, path))
        return true;
    message_add(m, MSG_SIGNED_TRUST, place_file(source_of_text(a, path, "")));
    ERR_clear_error();
    trust_done(t);
    return false;
}

bool trust_one(struct trust *t, X509 *certificate)
{
    if (open_stores(t) && X509_STORE_add_cert(t->signers, certificate)) {
        X509_STORE_set_flags(t->signers, X509_V_FLAG_PARTIAL_CHAIN);
        return true;
    }
    trust_done(t);
    return false;
}

void trust_done(struct trust *t)
{
    X509_STORE_free(t->signers);
    X509_STORE_free(t->stampers);
    t->signers = t->stampers = NULL;
}
