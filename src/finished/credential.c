/* credential.c: what somebody signs with
 *
 * The MAC of the file is held against the password before anything is decrypted, so that a wrong password is told from a file that cannot be read. */

#include "finished/credential.h"

#include <openssl/err.h>
#include <openssl/pkcs12.h>
#include "finished/certificate.h"
#include "read/source.h"

struct opening {
    struct credential *c;
    struct arena *arena;
    struct messages *messages;
    const char *path, *password;
};

static bool refuse(const struct opening *o, enum message_id id)
{
    ERR_clear_error();
    message_add(o->messages, id, place_file(source_of_text(o->arena, o->path, "")));
    return false;
}

static bool mac_is_known(const PKCS12 *file)
{
    const X509_ALGOR *algorithm = NULL;
    const ASN1_OBJECT *object = NULL;
    PKCS12_get0_mac(NULL, &algorithm, NULL, NULL, file);
    X509_ALGOR_get0(&object, NULL, NULL, algorithm);
    return EVP_get_digestbyobj(object) != NULL;
}

/* Files without a password have an empty one, or none. */
static bool password_is_right(PKCS12 *file, const char *password)
{
    return PKCS12_verify_mac(file, password, -1) || (!*password && PKCS12_verify_mac(file, NULL, 0));
}

/* Whether something in OpenSSL's list of errors says that it does not know a cipher. */
static bool cipher_is_unknown(void)
{
    bool unknown = false;
    for (unsigned long e; (e = ERR_get_error()) != 0;)
        unknown = unknown || ERR_GET_REASON(e) == ERR_R_UNSUPPORTED || ERR_GET_REASON(e) == EVP_R_UNSUPPORTED_ALGORITHM
            || ERR_GET_REASON(e) == PKCS12_R_UNKNOWN_DIGEST_ALGORITHM;
    return unknown;
}

static bool unpack(const struct opening *o, PKCS12 *file)
{
    struct credential *c = o->c;
    if (!PKCS12_mac_present(file))
        return refuse(o, MSG_SIGN_MAC_MISSING);
    if (!mac_is_known(file))
        return refuse(o, MSG_SIGN_CIPHER);
    if (!password_is_right(file, o->password))
        return refuse(o, MSG_SIGN_PASSWORD);
    ERR_clear_error();
    if (!PKCS12_parse(file, o->password, &c->key, &c->certificate, &c->others))
        return refuse(o, cipher_is_unknown() ? MSG_SIGN_CIPHER : MSG_SIGN_PKCS12);
    if (!c->key || !c->certificate || !X509_check_private_key(c->certificate, c->key))
        return refuse(o, MSG_SIGN_KEY_MISSING);
    return true;
}

static bool has_life(const struct opening *o)
{
    const ASN1_TIME *from = X509_get0_notBefore(o->c->certificate), *to = X509_get0_notAfter(o->c->certificate);
    struct place place = place_file(source_of_text(o->arena, o->path, ""));
    if (X509_cmp_current_time(to) <= 0)
        message_add(o->messages, MSG_SIGN_EXPIRED, place, o->c->name, certificate_day(o->arena, to));
    else if (X509_cmp_current_time(from) > 0)
        message_add(o->messages, MSG_SIGN_EARLY, place, o->c->name, certificate_day(o->arena, from));
    else
        return true;
    return false;
}

static bool is_fit(const struct opening *o)
{
    const EVP_PKEY *key = o->c->key;
    struct place place = place_file(source_of_text(o->arena, o->path, ""));
    if (!EVP_PKEY_is_a(key, "RSA") && !EVP_PKEY_is_a(key, "EC")) {
        message_add(o->messages, MSG_SIGN_KEY_KIND, place, EVP_PKEY_get0_type_name(key));
        return false;
    }
    if (!key_is_strong(key)) {
        message_add(o->messages, MSG_SIGN_KEY_SHORT, place, EVP_PKEY_get_bits(key));
        return false;
    }
    return has_life(o) && (certificate_may_sign(o->c->certificate) || refuse(o, MSG_SIGN_USAGE));
}

bool credential_read(struct credential *c, struct arena *a, const char *path, const char *password, struct messages *m)
{
    const struct opening o = { c, a, m, path, password };
    struct buffer bytes = { 0 };
    *c = (struct credential){ 0 };
    bool read = source_bytes(a, path, path, (struct place){ 0 }, &bytes, m);
    const unsigned char *at = (unsigned char *)bytes.s;
    PKCS12 *file = read && at ? d2i_PKCS12(NULL, &at, (long)bytes.n) : NULL;
    if (read && !file)
        refuse(&o, MSG_SIGN_PKCS12);
    bool right = file && unpack(&o, file);
    if (right) {
        c->name = certificate_name(a, c->certificate);
        right = is_fit(&o);
    }
    if (!right)
        credential_done(c);
    PKCS12_free(file);
    buffer_done(&bytes);
    return right;
}

void credential_done(struct credential *c)
{
    EVP_PKEY_free(c->key);
    X509_free(c->certificate);
    sk_X509_pop_free(c->others, X509_free);
    *c = (struct credential){ 0 };
}
