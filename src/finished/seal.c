/* seal.c: the CMS that signs a file
 *
 * CMS_final and CMS_SignerInfo_sign add signingTime, and no flag keeps them from it.  So neither is called: the attributes are added, written as a SET OF and signed here. */

#include "finished/seal.h"

#include <openssl/cms.h>
#include <stdlib.h>
#include <string.h>

#define ATTRIBUTES_MAX 8

struct der { unsigned char *bytes; int n; };

/* A SET OF is sorted by its members' bytes (X.690 11.6). */
static int by_bytes(const void *a, const void *b)
{
    const struct der *x = a, *y = b;
    int order = memcmp(x->bytes, y->bytes, (size_t)(x->n < y->n ? x->n : y->n));
    return order ? order : x->n - y->n;
}

static void put_set(const struct der *members, int n, int size, struct buffer *out)
{
    unsigned char head[16], *end = head;
    ASN1_put_object(&end, 1, size, V_ASN1_SET, V_ASN1_UNIVERSAL);
    buffer_bytes(out, head, (size_t)(end - head));
    for (int i = 0; i < n; i++)
        buffer_bytes(out, members[i].bytes, (size_t)members[i].n);
}

/* What is signed: the attributes as a SET. */
static bool put_attributes(const CMS_SignerInfo *signer, struct buffer *out)
{
    struct der members[ATTRIBUTES_MAX] = { 0 };
    int n = CMS_signed_get_attr_count(signer), size = 0;
    bool fits = n > 0 && n <= ATTRIBUTES_MAX;
    for (int i = 0; fits && i < n; i++) {
        members[i].n = i2d_X509_ATTRIBUTE(CMS_signed_get_attr(signer, i), &members[i].bytes);
        fits = members[i].n > 0;
        size += members[i].n;
    }
    if (fits) {
        qsort(members, (size_t)n, sizeof *members, by_bytes);
        put_set(members, n, size, out);
    }
    for (int i = 0; i < ATTRIBUTES_MAX; i++)
        OPENSSL_free(members[i].bytes);
    return fits;
}

static bool sign_attributes(CMS_SignerInfo *signer, EVP_PKEY *key)
{
    struct buffer attributes = { 0 };
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    unsigned char signature[2048];
    size_t n = sizeof signature;
    bool done = put_attributes(signer, &attributes) && EVP_PKEY_get_size(key) <= (int)sizeof signature
        && EVP_DigestSignInit(context, NULL, EVP_sha256(), NULL, key) > 0
        && EVP_DigestSign(context, signature, &n, (unsigned char *)attributes.s, attributes.n) > 0
        && ASN1_STRING_set(CMS_SignerInfo_get0_signature(signer), signature, (int)n);
    EVP_MD_CTX_free(context);
    buffer_done(&attributes);
    return done;
}

/* Those between the signer's and the root, which whoever verifies has. */
static bool add_others(CMS_ContentInfo *cms, const struct credential *c)
{
    for (int i = 0; i < sk_X509_num(c->others); i++) {
        X509 *other = sk_X509_value(c->others, i);
        if (X509_cmp(other, c->certificate) != 0 && X509_check_issued(other, other) != X509_V_OK && !CMS_add1_cert(cms, other))
            return false;
    }
    return true;
}

static bool fill(CMS_ContentInfo *cms, const struct credential *c, const unsigned char digest[DIGEST_BYTES])
{
    CMS_SignerInfo *signer = CMS_add1_signer(cms, c->certificate, c->key, EVP_sha256(), CMS_CADES | CMS_NOSMIMECAP | CMS_PARTIAL | CMS_BINARY);
    return signer && CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_contentType, V_ASN1_OBJECT, OBJ_nid2obj(NID_pkcs7_data), -1)
        && CMS_signed_add1_attr_by_NID(signer, NID_pkcs9_messageDigest, V_ASN1_OCTET_STRING, digest, DIGEST_BYTES)
        && add_others(cms, c) && sign_attributes(signer, c->key);
}

bool seal_make(const struct credential *c, const unsigned char digest[DIGEST_BYTES], struct buffer *der)
{
    CMS_ContentInfo *cms = CMS_sign(NULL, NULL, NULL, NULL, CMS_PARTIAL | CMS_DETACHED | CMS_BINARY);
    unsigned char *bytes = NULL;
    int n = cms && fill(cms, c, digest) ? i2d_CMS_ContentInfo(cms, &bytes) : -1;
    if (n > 0)
        buffer_bytes(der, bytes, (size_t)n);
    OPENSSL_free(bytes);
    CMS_ContentInfo_free(cms);
    return n > 0;
}
