/* seal.h: the CMS that signs a file (RFC 5652), as PAdES baseline wants it (ETSI EN 319 142-1)
 *
 * Detached, with the attributes contentType, messageDigest and signing-certificate-v2, and without signingTime: when it was signed says the file. */
#ifndef KT_SEAL_H
#define KT_SEAL_H

#include "base/buffer.h"
#include "base/digest.h"
#include "finished/credential.h"

/* Appends the DER.  With an RSA key the same digest gives the same bytes.  False: OpenSSL could not (openssl_reason). */
bool seal_make(const struct credential *c, const unsigned char digest[DIGEST_BYTES], struct buffer *der);

#endif
