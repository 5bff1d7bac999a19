/* proof.c: what the CMS of a signature proves about the bytes that it signs
 *
 * OpenSSL lets pass what must not: a signature without signed attributes, a weak digest, any key usage, what stands behind the DER.  So these are asked first. */

#include "finished/proof.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/ts.h>
#include <string.h>
#include "finished/certificate.h"

struct checking {
    struct arena *arena;
    const struct buffer *container, *content;
    const struct trust *trust;
    enum proof_kind kind;
    struct proof proof;
};

static BIO *reader_of(const void *bytes, size_t n)
{
    return BIO_new_mem_buf(bytes, (int)n);
}

/* ---- time stamps, RFC 3161 ---- */

static time_t time_of(const ASN1_TIME *t)
{
    struct tm tm = { 0 };
    return t && ASN1_TIME_to_tm(t, &tm) ? timegm(&tm) : 0;
}

/* The digests by which a time stamp may know its bytes. */
static bool is_good_digest(int nid)
{
    return nid == NID_sha256 || nid == NID_sha384 || nid == NID_sha512 || nid == NID_sha3_256 || nid == NID_sha3_384 || nid == NID_sha3_512;
}

static bool imprint_is_good(TS_TST_INFO *info)
{
    const ASN1_OBJECT *object = NULL;
    X509_ALGOR_get0(&object, NULL, NULL, TS_MSG_IMPRINT_get_algo(TS_TST_INFO_get_msg_imprint(info)));
    return is_good_digest(OBJ_obj2nid(object));
}

static bool token_holds(PKCS7 *token, const void *bytes, size_t n, X509_STORE *store)
{
    TS_VERIFY_CTX *context = TS_VERIFY_CTX_new();
    if (store)
        X509_STORE_up_ref(store);
    TS_VERIFY_CTX_set_flags(context, TS_VFY_VERSION | TS_VFY_DATA | (store ? TS_VFY_SIGNATURE : 0u));
    TS_VERIFY_CTX_set_data(context, reader_of(bytes, n));
    TS_VERIFY_CTX_set_store(context, store);
    bool holds = TS_RESP_verify_token(context, token) == 1;
    TS_VERIFY_CTX_free(context);                /* and what it was given */
    return holds;
}

/* Whether a token stamps these bytes; *when is 0 unless its signer is believed. */
static bool check_token(struct checking *c, const void *der, size_t length, const void *bytes, size_t n, time_t *when)
{
    const unsigned char *at = der;
    PKCS7 *token = d2i_PKCS7(NULL, &at, (long)length);
    TS_TST_INFO *info = token ? PKCS7_to_TS_TST_INFO(token) : NULL;
    bool holds = info && imprint_is_good(info) && token_holds(token, bytes, n, NULL);
    bool believed = holds && c->trust->stampers && token_holds(token, bytes, n, c->trust->stampers);
    *when = believed ? time_of(TS_TST_INFO_get_time(info)) : 0;
    TS_TST_INFO_free(info);
    PKCS7_free(token);
    return holds;
}

/* ---- the container ---- */

static bool only_zeros(const unsigned char *at, const unsigned char *end)
{
    while (at < end && !*at)
        at++;
    return at == end;
}

/* Which bytes there are, wherever they stand. */
static void count_bytes(const unsigned char *bytes, size_t n, size_t counts[256])
{
    memset(counts, 0, 256 * sizeof *counts);
    for (size_t i = 0; i < n; i++)
        counts[bytes[i]]++;
}

/* Written again it must hold the same bytes: DER has one way for a thing, and OpenSSL reads others, such as a set whose tag says that it holds no parts.  Not in the same order: sets need not be
 * sorted in what services write. */
static bool is_der(const CMS_ContentInfo *cms, const unsigned char *begin, size_t n)
{
    unsigned char *again = NULL;
    size_t counts[2][256];
    int length = i2d_CMS_ContentInfo(cms, &again);
    bool same = length > 0 && (size_t)length == n;
    if (same) {
        count_bytes(begin, n, counts[0]);
        count_bytes(again, n, counts[1]);
        same = memcmp(counts[0], counts[1], sizeof *counts) == 0;
    }
    OPENSSL_free(again);
    return same;
}

/* ---- versions, which OpenSSL reads and forgets (RFC 5652 5.1, 5.3) ---- */

struct der { const unsigned char *at, *end; };

/* The contents of the next value of that tag, which *d moves past. */
static bool take(struct der *d, int tag, int class, struct der *inside)
{
    const unsigned char *at = d->at;
    long length = 0;
    int found = 0, of = 0, how = at < d->end ? ASN1_get_object(&at, &length, &found, &of, d->end - at) : 0x80;
    int constructed = class == V_ASN1_UNIVERSAL && (tag == V_ASN1_INTEGER || tag == V_ASN1_OBJECT) ? 0 : V_ASN1_CONSTRUCTED;
    if (how != constructed || found != tag || of != class)
        return false;
    *inside = (struct der){ at, at + length };
    d->at = at + length;
    return true;
}

static int take_version(struct der *d)
{
    struct der number;
    return take(d, V_ASN1_INTEGER, V_ASN1_UNIVERSAL, &number) && number.end - number.at == 1 ? *number.at : -1;
}

/* A signer that is named by issuer and number makes 1 of its own, one that is named by a key 3. */
static bool versions_are_right(const unsigned char *begin, size_t n)
{
    struct der all = { begin, begin + n }, container, content, data, part, signers, signer;
    if (!take(&all, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL, &container) || !take(&container, V_ASN1_OBJECT, V_ASN1_UNIVERSAL, &part)
        || !take(&container, 0, V_ASN1_CONTEXT_SPECIFIC, &content) || !take(&content, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL, &data))
        return false;
    int whole = take_version(&data);
    if (!take(&data, V_ASN1_SET, V_ASN1_UNIVERSAL, &part) || !take(&data, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL, &part))
        return false;
    take(&data, 0, V_ASN1_CONTEXT_SPECIFIC, &part);             /* certificates and revocations, where there are any */
    take(&data, 1, V_ASN1_CONTEXT_SPECIFIC, &part);
    if (!take(&data, V_ASN1_SET, V_ASN1_UNIVERSAL, &signers) || !take(&signers, V_ASN1_SEQUENCE, V_ASN1_UNIVERSAL, &signer))
        return false;
    int version = take_version(&signer);
    bool by_key = take(&signer, 0, V_ASN1_CONTEXT_SPECIFIC, &part);
    return (whole == 1 || whole == 3) && version == (by_key ? 3 : 1);
}

static CMS_ContentInfo *read_container(struct checking *c)
{
    const unsigned char *begin = (unsigned char *)c->container->s, *at = begin, *end = begin + c->container->n;
    CMS_ContentInfo *cms = c->container->n ? d2i_CMS_ContentInfo(NULL, &at, (long)c->container->n) : NULL;
    if (!cms)
        c->proof.wrong = "it holds no CMS";
    else if (!only_zeros(at, end))
        c->proof.wrong = "something stands behind its CMS";
    else if (OBJ_obj2nid(CMS_get0_type(cms)) != NID_pkcs7_signed || OBJ_obj2nid(CMS_get0_eContentType(cms)) != NID_pkcs7_data || !CMS_is_detached(cms))
        c->proof.wrong = "its CMS signs something else than the file";
    else if (sk_CMS_SignerInfo_num(CMS_get0_SignerInfos(cms)) != 1)
        c->proof.wrong = "it has not one signer";
    else if (!is_der(cms, begin, (size_t)(at - begin)))
        c->proof.wrong = "its CMS is not written as DER";
    else if (!versions_are_right(begin, (size_t)(at - begin)))
        c->proof.wrong = "its CMS has another version than what it holds";
    return cms;
}

static X509 *signer_of(CMS_SignerInfo *signer)
{
    X509 *certificate = NULL;
    CMS_SignerInfo_get0_algs(signer, NULL, &certificate, NULL, NULL);
    return certificate;
}

static bool digest_is_good(CMS_SignerInfo *signer)
{
    X509_ALGOR *digest = NULL;
    const ASN1_OBJECT *object = NULL;
    CMS_SignerInfo_get0_algs(signer, NULL, NULL, &digest, NULL);
    X509_ALGOR_get0(&object, NULL, NULL, digest);
    return is_good_digest(OBJ_obj2nid(object));
}

/* The algorithm that is named fits the key and the digest: OpenSSL asks these alone. */
static bool algorithm_fits(CMS_SignerInfo *signer)
{
    X509_ALGOR *digest = NULL, *signature = NULL;
    EVP_PKEY *key = NULL;
    int with = 0, kind = 0;
    CMS_SignerInfo_get0_algs(signer, &key, NULL, &digest, &signature);
    int named = signature ? OBJ_obj2nid(signature->algorithm) : NID_undef;
    if (!key)
        return false;
    if (named == NID_rsaEncryption || named == NID_rsassaPss)
        return EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA || EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA_PSS;
    if (!OBJ_find_sigid_algs(named, &with, &kind) || with != OBJ_obj2nid(digest->algorithm))
        return false;
    return kind == NID_rsaEncryption ? EVP_PKEY_get_base_id(key) == EVP_PKEY_RSA : kind == EVP_PKEY_get_base_id(key);
}

static bool verify(struct checking *c, CMS_ContentInfo *cms, X509_STORE *store, unsigned flags)
{
    BIO *content = reader_of(c->content->s, c->content->n);
    ERR_clear_error();
    bool holds = CMS_verify(cms, NULL, store, content, NULL, CMS_BINARY | flags) == 1;
    BIO_free(content);
    return holds;
}

static bool has_attribute(const CMS_SignerInfo *signer, int nid)
{
    return CMS_signed_get_attr_by_NID(signer, nid, -1) >= 0;
}

/* Whether the bytes were signed with the key of the certificate that is named. */
static void check_integrity(struct checking *c, CMS_ContentInfo *cms, CMS_SignerInfo *signer)
{
    if (CMS_signed_get_attr_count(signer) <= 0)
        c->proof.wrong = "it has no signed attributes";
    else if (!digest_is_good(signer))
        c->proof.wrong = "its digest is weaker than SHA-256";
    else if (c->kind == PROOF_CADES && !has_attribute(signer, NID_id_smime_aa_signingCertificateV2) && !has_attribute(signer, NID_id_smime_aa_signingCertificate))
        c->proof.wrong = "it does not name its certificate (signing-certificate-v2)";
    else if (!verify(c, cms, NULL, CMS_NO_SIGNER_CERT_VERIFY))
        c->proof.wrong = openssl_reason(c->arena);
    else if (!algorithm_fits(signer))
        c->proof.wrong = "its algorithm is not that of its key";
    else if (!key_is_strong(X509_get0_pubkey(signer_of(signer))))
        c->proof.wrong = "its key is too short";
}

/* RFC 3161 in RFC 5652: the token stamps the value of the signature. */
static bool stamp_holds(struct checking *c, CMS_SignerInfo *signer)
{
    ASN1_OBJECT *kind = OBJ_nid2obj(NID_id_smime_aa_timeStampToken);
    const ASN1_STRING *token = CMS_unsigned_get0_data_by_OBJ(signer, kind, -3, V_ASN1_SEQUENCE);
    const ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(signer);
    bool holds = token && check_token(c, token->data, (size_t)token->length, value->data, (size_t)value->length, &c->proof.stamped);
    if (CMS_unsigned_get_attr_by_NID(signer, NID_id_smime_aa_timeStampToken, -1) >= 0 && !holds)
        c->proof.wrong = "its time stamp is of something else";
    return holds;
}

static const char *profile_of(const struct checking *c, const CMS_SignerInfo *signer, bool stamped)
{
    if (c->kind != PROOF_CADES || has_attribute(signer, NID_pkcs9_signingTime) || !has_attribute(signer, NID_id_smime_aa_signingCertificateV2))
        return "no PAdES";
    return stamped ? "PAdES B-T" : "PAdES B-B";
}

/* At the time of a believed stamp, or when the caller says. */
static void set_time(const struct checking *c)
{
    X509_VERIFY_PARAM *parameters = X509_STORE_get0_param(c->trust->signers);
    time_t at = c->proof.stamped ? c->proof.stamped : c->trust->at;
    X509_VERIFY_PARAM_set_time(parameters, at);
    if (!at)
        X509_VERIFY_PARAM_clear_flags(parameters, X509_V_FLAG_USE_CHECK_TIME);
}

static void check_trust(struct checking *c, CMS_ContentInfo *cms, CMS_SignerInfo *signer)
{
    set_time(c);
    if (!verify(c, cms, c->trust->signers, c->kind == PROOF_CADES ? CMS_CADES : 0))
        c->proof.doubt = openssl_reason(c->arena);
    else if (!certificate_may_sign(signer_of(signer)))
        c->proof.doubt = "the certificate is not for signatures";
}

static void check_signature(struct checking *c)
{
    CMS_ContentInfo *cms = read_container(c);
    CMS_SignerInfo *signer = cms && !c->proof.wrong ? sk_CMS_SignerInfo_value(CMS_get0_SignerInfos(cms), 0) : NULL;
    if (signer)
        check_integrity(c, cms, signer);
    if (signer && !c->proof.wrong) {
        c->proof.signer = certificate_name(c->arena, signer_of(signer));
        c->proof.profile = profile_of(c, signer, stamp_holds(c, signer));
        if (c->trust->signers && !c->proof.wrong)
            check_trust(c, cms, signer);
    }
    CMS_ContentInfo_free(cms);
}

/* Nothing stands behind the token but zeros. */
static bool ends_with_token(const struct buffer *container)
{
    const unsigned char *begin = (const unsigned char *)container->s, *at = begin, *end = begin + container->n;
    long length = 0;
    int tag, class, how = ASN1_get_object(&at, &length, &tag, &class, (long)container->n);
    return how == V_ASN1_CONSTRUCTED && only_zeros(at + length, end);
}

static void check_timestamp(struct checking *c)
{
    if (!ends_with_token(c->container))
        c->proof.wrong = "something stands behind its time stamp";
    else if (!check_token(c, c->container->s, c->container->n, c->content->s, c->content->n, &c->proof.stamped))
        c->proof.wrong = "it is no time stamp of this file";
    else if (c->trust->stampers && !c->proof.stamped)
        c->proof.doubt = openssl_reason(c->arena);
    c->proof.profile = "a time stamp";
}

struct proof proof_check(struct arena *a, enum proof_kind kind, const struct buffer *container, const struct buffer *content, const struct trust *trust)
{
    struct checking c = { a, container, content, trust, kind, { .signer = "", .profile = "no PAdES" } };
    ERR_clear_error();
    if (kind == PROOF_TIMESTAMP)
        check_timestamp(&c);
    else
        check_signature(&c);
    ERR_clear_error();
    return c.proof;
}
