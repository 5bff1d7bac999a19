/* certificate.h: what a certificate says, and whether it is fit to sign documents */
#ifndef KT_CERTIFICATE_H
#define KT_CERTIFICATE_H

#include <openssl/x509.h>
#include <stdbool.h>
#include "base/arena.h"

/* Its common name as UTF-8 without control characters, or its organisation, or "". */
const char *certificate_name(struct arena *a, const X509 *certificate);

/* Key usage digitalSignature or nonRepudiation, and no extended usage that is for something else only; what does not say is fit. */
bool certificate_may_sign(X509 *certificate);

/* RSA of 2048 bits, P-256 and what is as strong: 112 bits of security. */
bool key_is_strong(const EVP_PKEY *key);

/* "2027-03-01" */
const char *certificate_day(struct arena *a, const ASN1_TIME *time);

/* What OpenSSL said last, as a few words; its list of errors is empty afterwards. */
const char *openssl_reason(struct arena *a);

#endif
