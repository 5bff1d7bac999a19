/* sign.c: signing a finished PDF
 *
 * The value is written with room for the CMS first, then the file is ended, so that the bytes to be signed are all there; then ByteRange and CMS are put into their places. */

#include "finished/sign.h"

#include <openssl/evp.h>
#include <string.h>
#include "base/utf8.h"
#include "finished/appearance.h"
#include "finished/certificate.h"
#include "finished/later.h"
#include "finished/moment.h"
#include "finished/seal.h"
#include "finished/signature.h"
#include "finished/trust.h"
#include "finished/update.h"

#define CONTAINER_BYTES 8192
#define RANGE_ROOM 50               /* of "[0 1234567 1234567 1234567]" */
#define PERMITTED_FLAGS 3           /* SigFlags: signatures exist, append only */

struct writing {
    const struct pdffile *f;
    const struct credential *credential;
    const struct signing *how;
    const struct signfield *field;
    struct update update;
    size_t range, gap, behind;      /* offsets of ByteRange, of the CMS's < and behind its > */
};

static bool refuse(const struct pdffile *f, enum message_id id)
{
    message_add(f->messages, id, place_file(f->source));
    return false;
}

/* ---- which field ---- */

static bool is_free(const struct signfield *field)
{
    return !field->signed_ && field->merged && field->number && !field->generation;
}

static const char *names_of(const struct pdffile *f, const struct signfields *fields)
{
    const char *names = "";
    for (int i = 0; i < fields->list.n; i++)
        if (is_free(&fields->list.v[i]))
            names = arena_printf(f->arena, *names ? "%s, %s" : "%s%s", names, fields->list.v[i].name);
    return *names ? names : "none";
}

static const struct signfield *find_named(const struct pdffile *f, const struct signfields *fields, const char *name)
{
    for (int i = 0; i < fields->list.n; i++)
        if (strcmp(fields->list.v[i].name, name) == 0) {
            if (is_free(&fields->list.v[i]))
                return &fields->list.v[i];
            message_add(f->messages, MSG_SIGN_FIELD_TAKEN, place_file(f->source), name, names_of(f, fields));
            return NULL;
        }
    message_add(f->messages, MSG_SIGN_FIELD_UNKNOWN, place_file(f->source), name, names_of(f, fields));
    return NULL;
}

static bool is_seen(const struct pdffile *f, const struct signfield *field)
{
    qpdf_oh rectangle = pdffile_get(f, field->object, "/Rect");
    return strcmp(qpdf_oh_unparse(f->qpdf, rectangle), "[ 0 0 0 0 ]") != 0;
}

/* The first free one that is seen; those that are not seen are for time stamps, and taken when they are named. */
static const struct signfield *find_free(const struct pdffile *f, const struct signfields *fields)
{
    for (int i = 0; i < fields->list.n; i++)
        if (is_free(&fields->list.v[i]) && is_seen(f, &fields->list.v[i]))
            return &fields->list.v[i];
    for (int i = 0; i < fields->list.n; i++)
        if (is_free(&fields->list.v[i])) {
            message_add(f->messages, MSG_SIGN_FIELDS_UNSEEN, place_file(f->source), names_of(f, fields));
            return NULL;
        }
    refuse(f, fields->list.n ? MSG_SIGN_FIELDS_TAKEN : MSG_SIGN_FIELDS_MISSING);
    return NULL;
}

/* Nor may anything but signatures stand behind what the program wrote: who signs would vouch for it. */
static bool is_as_written(const struct pdffile *f)
{
    struct revisions revisions;
    if (!revisions_find(f, &revisions) || revisions.list.v[revisions.list.n - 1].end != f->size)
        return refuse(f, MSG_SIGN_END);
    const char *wrong = later_wrong(f, revisions.list.v[0].end);
    if (wrong)
        message_add(f->messages, MSG_SIGN_ADDED, place_file(f->source), wrong);
    return !wrong;
}

/* Nothing that is there already may be wrong: a signature on top of it would seem to vouch for it.  Who is believed is not asked. */
static bool is_sound(const struct pdffile *f)
{
    struct signatures there;
    const struct trust nobody = { .signers = NULL };
    struct messages unsaid;
    messages_init(&unsaid, f->arena);
    struct pdffile silent = *f;
    silent.messages = &unsaid;
    if (signatures_verify(&silent, &nobody, 0, &there))
        return is_as_written(f);
    for (int i = 0; i < unsaid.list.n; i++)
        if (unsaid.list.v[i].level >= MESSAGE_ERROR)
            message_put(f->messages, unsaid.list.v[i].id, unsaid.list.v[i].level, unsaid.list.v[i].place, unsaid.list.v[i].text, NULL);
    return refuse(f, MSG_SIGN_UNSOUND);
}

static bool form_allows(const struct pdffile *f)
{
    qpdf_oh flags = pdffile_get(f, pdffile_get(f, pdffile_catalog(f), "/AcroForm"), "/SigFlags");
    if (qpdf_oh_is_integer(f->qpdf, flags) && (qpdf_oh_get_int_value(f->qpdf, flags) & PERMITTED_FLAGS) == PERMITTED_FLAGS)
        return true;
    return refuse(f, MSG_SIGN_FLAGS);
}

/* ---- the objects ---- */

/* UTF-16 in hexadecimal digits: whatever a name holds, it stands in one string. */
static void put_text(const char *utf8, struct buffer *out)
{
    buffer_add(out, "<FEFF");
    while (*utf8) {
        uint32_t rune = utf8_next(&utf8);
        if (rune > 0xFFFF)
            buffer_printf(out, "%04X%04X", 0xD800u + ((rune - 0x10000u) >> 10), 0xDC00u + (rune & 0x3FFu));
        else
            buffer_printf(out, "%04X", rune);
    }
    buffer_byte(out, '>');
}

static void put_entry(const char *key, const char *text, struct buffer *out)
{
    if (!text || !*text)
        return;
    buffer_printf(out, "\n%s ", key);
    put_text(text, out);
}

/* The field with its value; all that it has besides stays as it is. */
static void put_field(struct writing *w, int value, int appearance)
{
    const struct pdffile *f = w->f;
    struct buffer *out = &w->update.out;
    update_object(&w->update, w->field->number);
    buffer_add(out, "<<");
    for (qpdf_oh_begin_dict_key_iter(f->qpdf, w->field->object); qpdf_oh_dict_more_keys(f->qpdf);) {
        const char *key = qpdf_oh_dict_next_key(f->qpdf);
        if (strcmp(key, "/V") == 0 || (appearance && strcmp(key, "/AP") == 0))
            continue;
        buffer_printf(out, "\n%s ", qpdf_oh_unparse(f->qpdf, qpdf_oh_new_name(f->qpdf, key)));
        buffer_add(out, qpdf_oh_unparse(f->qpdf, qpdf_oh_get_key(f->qpdf, w->field->object, key)));
    }
    buffer_printf(out, "\n/V %d 0 R", value);
    if (appearance)
        buffer_printf(out, "\n/AP << /N %d 0 R >>", appearance);
    buffer_add(out, " >>");
}

static void put_value(struct writing *w, int number)
{
    struct buffer *out = &w->update.out;
    update_object(&w->update, number);
    buffer_printf(out, "<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached\n/M (%s)", w->how->moment);
    put_entry("/Name", w->credential->name, out);
    put_entry("/Reason", w->how->reason, out);
    put_entry("/Location", w->how->location, out);
    buffer_add(out, "\n/ByteRange ");
    w->range = out->n;
    buffer_fill(out, ' ', RANGE_ROOM);
    buffer_add(out, "\n/Contents ");
    w->gap = out->n;
    buffer_byte(out, '<');
    buffer_fill(out, '0', 2 * (size_t)CONTAINER_BYTES);
    buffer_byte(out, '>');
    w->behind = out->n;
    buffer_add(out, " >>");
}

static void put_appearance(struct writing *w, int number, const struct buffer *entries, const struct buffer *operators)
{
    struct buffer *out = &w->update.out;
    update_object(&w->update, number);
    buffer_printf(out, "<< %s /Length %zu >>\nstream\n", entries->s, operators->n);
    buffer_bytes(out, operators->s, operators->n);
    buffer_add(out, "\nendstream");
}

static bool put_objects(struct writing *w)
{
    const struct appearance_text text = { w->credential->name, w->how->moment, w->how->reason, w->how->location };
    struct buffer entries = { 0 }, operators = { 0 };
    enum appearance_result drawn = appearance_make(w->f, w->field, &text, &entries, &operators);
    if (drawn != APPEARANCE_FAILED) {
        int value = update_number(&w->update), appearance = drawn == APPEARANCE_MADE ? update_number(&w->update) : 0;
        put_field(w, value, appearance);
        put_value(w, value);
        if (appearance)
            put_appearance(w, appearance, &entries, &operators);
        update_end(&w->update);
    }
    buffer_done(&entries);
    buffer_done(&operators);
    return drawn != APPEARANCE_FAILED;
}

/* ---- the signature ---- */

static void put_range(struct writing *w)
{
    struct buffer *out = &w->update.out;
    const char *range = arena_printf(w->f->arena, "[0 %zu %zu %zu]", w->gap, w->behind, out->n - w->behind);
    memcpy(out->s + w->range, range, strlen(range));
}

static bool digest_around(const struct writing *w, unsigned char digest[DIGEST_BYTES])
{
    const struct buffer *out = &w->update.out;
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    bool done = EVP_DigestInit_ex(context, EVP_sha256(), NULL) && EVP_DigestUpdate(context, out->s, w->gap)
        && EVP_DigestUpdate(context, out->s + w->behind, out->n - w->behind) && EVP_DigestFinal_ex(context, digest, NULL);
    EVP_MD_CTX_free(context);
    return done;
}

static bool put_seal(struct writing *w)
{
    static const char digits[] = "0123456789ABCDEF";
    unsigned char digest[DIGEST_BYTES];
    struct buffer der = { 0 };
    struct place place = place_file(w->f->source);
    bool made = digest_around(w, digest) && seal_make(w->credential, digest, &der);
    if (!made)
        message_add(w->f->messages, MSG_SIGN_FAILED, place, openssl_reason(w->f->arena));
    else if (der.n > CONTAINER_BYTES)
        message_add(w->f->messages, MSG_SIGN_LARGE, place, der.n, CONTAINER_BYTES);
    made = made && der.n <= CONTAINER_BYTES;
    for (size_t i = 0; made && i < der.n; i++) {
        w->update.out.s[w->gap + 1 + 2 * i] = digits[(unsigned char)der.s[i] >> 4];
        w->update.out.s[w->gap + 2 + 2 * i] = digits[(unsigned char)der.s[i] & 15];
    }
    buffer_done(&der);
    return made;
}

/* As anybody else will, but believing the one certificate. */
static bool holds(struct writing *w)
{
    struct pdffile written;
    struct signatures found;
    struct trust trust;
    struct messages unsaid;
    messages_init(&unsaid, w->f->arena);
    if (!pdffile_open(&written, w->f->arena, w->f->source->name, w->update.out.s, w->update.out.n, &unsaid))
        return false;
    bool held = false;
    if (trust_one(&trust, w->credential->certificate)) {
        signatures_verify(&written, &trust, 0, &found);
        for (int i = 0; i < found.list.n; i++)
            held = held || (strcmp(found.list.v[i].field, w->field->name) == 0 && !found.list.v[i].wrong && !found.list.v[i].doubt && found.list.v[i].last);
        for (int i = 0; i < found.list.n; i++)
            held = held && !found.list.v[i].wrong;
        trust_done(&trust);
    }
    pdffile_close(&written);
    return held;
}

static bool write_signed(struct writing *w)
{
    if (!put_objects(w))
        return false;
    put_range(w);
    if (!put_seal(w))
        return false;
    return holds(w) || refuse(w->f, MSG_SIGN_BROKEN);
}

/* ---- all of it ---- */

static bool was_valid(const struct pdffile *f, const struct credential *c, const char *moment)
{
    time_t when;
    if (moment_time(moment, &when) && X509_cmp_time(X509_get0_notBefore(c->certificate), &when) <= 0 && X509_cmp_time(X509_get0_notAfter(c->certificate), &when) > 0)
        return true;
    message_add(f->messages, MSG_SIGN_OUTSIDE, place_file(f->source), moment_text(f->arena, moment), c->name, certificate_day(f->arena, X509_get0_notBefore(c->certificate)),
                certificate_day(f->arena, X509_get0_notAfter(c->certificate)));
    return false;
}

const char *sign(const struct pdffile *f, const struct credential *c, const struct signing *how, struct buffer *out)
{
    struct signfields fields;
    struct writing w = { .f = f, .credential = c, .how = how };
    if (!was_valid(f, c, how->moment) || !signfields_find(f, &fields))
        return NULL;
    w.field = how->field ? find_named(f, &fields, how->field) : find_free(f, &fields);
    if (!w.field || !form_allows(f) || !is_sound(f) || !update_begin(&w.update, f))
        return NULL;
    bool signed_ = write_signed(&w);
    if (signed_)
        buffer_bytes(out, w.update.out.s, w.update.out.n);
    update_done(&w.update);
    return signed_ ? w.field->name : NULL;
}
