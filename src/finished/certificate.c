/* certificate.c: what a certificate says, and whether it is fit to sign documents */

#include "finished/certificate.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <string.h>
#include <time.h>

#define SECURITY_BITS 112

static const char *entry_of(struct arena *a, const X509 *certificate, int nid)
{
    const X509_NAME *name = X509_get_subject_name(certificate);
    int at = X509_NAME_get_index_by_NID(name, nid, -1);
    unsigned char *utf8 = NULL;
    int n = at >= 0 ? ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at))) : -1;
    char *text = n > 0 ? arena_strndup(a, (char *)utf8, (size_t)n) : NULL;
    OPENSSL_free(utf8);
    for (char *c = text; c && *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = ' ';
    return text && *text ? text : NULL;
}

const char *certificate_name(struct arena *a, const X509 *certificate)
{
    const char *name = entry_of(a, certificate, NID_commonName);
    if (!name)
        name = entry_of(a, certificate, NID_organizationName);
    return name ? name : "";
}

/* Of mail, documents (RFC 9336, and what Microsoft had before it), or any. */
static bool is_document_use(const ASN1_OBJECT *use)
{
    static const char *const uses[] = { "1.3.6.1.5.5.7.3.4", "1.3.6.1.5.5.7.3.36", "1.3.6.1.4.1.311.10.3.12", "2.5.29.37.0" };
    char text[64] = "";
    OBJ_obj2txt(text, sizeof text, use, 1);
    for (size_t i = 0; i < sizeof uses / sizeof *uses; i++)
        if (strcmp(text, uses[i]) == 0)
            return true;
    return false;
}

static bool extended_use_allows(const X509 *certificate)
{
    int critical = 0;
    EXTENDED_KEY_USAGE *uses = X509_get_ext_d2i(certificate, NID_ext_key_usage, &critical, NULL);
    bool allows = !uses && critical == -1;      /* -1: there is none */
    for (int i = 0; uses && i < sk_ASN1_OBJECT_num(uses); i++)
        allows = allows || is_document_use(sk_ASN1_OBJECT_value(uses, i));
    sk_ASN1_OBJECT_pop_free(uses, ASN1_OBJECT_free);
    return allows;
}

bool certificate_may_sign(X509 *certificate)
{
    return (X509_get_key_usage(certificate) & (KU_DIGITAL_SIGNATURE | KU_NON_REPUDIATION)) && extended_use_allows(certificate);
}

bool key_is_strong(const EVP_PKEY *key)
{
    return key && EVP_PKEY_get_security_bits(key) >= SECURITY_BITS;
}

const char *certificate_day(struct arena *a, const ASN1_TIME *time)
{
    struct tm t = { 0 };
    if (!ASN1_TIME_to_tm(time, &t))
        return "?";
    return arena_printf(a, "%04d-%02d-%02d", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday);
}

const char *openssl_reason(struct arena *a)
{
    const char *data = NULL;
    int flags = 0;
    unsigned long error = ERR_peek_last_error_all(NULL, NULL, NULL, &data, &flags);
    const char *reason = error ? ERR_reason_error_string(error) : NULL;
    bool more = (flags & ERR_TXT_STRING) && data && *data;
    const char *text = arena_printf(a, "%s%s%s", reason ? reason : "it is damaged", more ? ", " : "", more ? data : "");
    ERR_clear_error();
    return text;
}
