/* signature.c: the signatures of a finished PDF, and whether they hold
 *
 * What PDF readers have been deceived with is asked one by one: a ByteRange that leaves out more than the signature, a gap that holds more than it, a signed part that is no whole file, and changes
 * behind it (finished/later.h).  The rest is said by the CMS itself (finished/proof.h). */

#include "finished/signature.h"

#include <string.h>
#include "base/utf8.h"
#include "finished/later.h"
#include "finished/moment.h"
#include "finished/proof.h"
#include "finished/signfield.h"

struct range { size_t gap, behind, end; };      /* from 0 to the gap, and from behind it to the end */

struct checking {
    const struct pdffile *f;
    const struct trust *trust;
    const struct revisions *revisions;          /* empty: they cannot be told apart */
    qpdf_oh value;
    struct signature *s;
};

/* Without what would steer a terminal: it is a stranger's text. */
static const char *printable(struct arena *a, const char *text)
{
    char *copy = arena_strdup(a, text);
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F || ((unsigned char)*c == 0xC2 && (unsigned char)c[1] >= 0x80 && (unsigned char)c[1] < 0xA0))
            *c = ' ';
    return utf8_invalid(copy, strlen(copy)) == strlen(copy) ? copy : "?";
}

/* ---- the bytes that are signed ---- */

static bool read_range(const struct checking *c, struct range *r)
{
    const struct pdffile *f = c->f;
    qpdf_oh array = pdffile_get(f, c->value, "/ByteRange");
    long long n[4];
    if (!qpdf_oh_is_array(f->qpdf, array) || qpdf_oh_get_array_n_items(f->qpdf, array) != 4)
        return false;
    for (int i = 0; i < 4; i++) {
        qpdf_oh item = qpdf_oh_get_array_item(f->qpdf, array, i);
        n[i] = qpdf_oh_is_integer(f->qpdf, item) ? qpdf_oh_get_int_value(f->qpdf, item) : -1;
        if (n[i] < 0 || (unsigned long long)n[i] > f->size)
            return false;
    }
    *r = (struct range){ (size_t)n[1], (size_t)n[2], (size_t)(n[2] + n[3]) };
    return n[0] == 0 && r->gap > 0 && r->gap + 2 <= r->behind && r->behind < r->end && r->end <= f->size;
}

static int digit(char c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The gap is < digits > and nothing else, in one case, and what it says is what libqpdf found. */
static bool read_gap(const struct checking *c, const struct range *r, struct buffer *container)
{
    const struct pdffile *f = c->f;
    qpdf_oh contents = pdffile_get(f, c->value, "/Contents");
    size_t n = 0;
    bool capital = false, small = false;
    if (f->bytes[r->gap] != '<' || f->bytes[r->behind - 1] != '>' || (r->behind - r->gap) % 2)
        return false;
    for (size_t i = r->gap + 1; i < r->behind - 1; i += 2) {
        int high = digit(f->bytes[i]), low = digit(f->bytes[i + 1]);
        for (size_t k = i; k < i + 2; k++) {
            capital = capital || (f->bytes[k] >= 'A' && f->bytes[k] <= 'F');
            small = small || f->bytes[k] >= 'a';
        }
        if (high < 0 || low < 0 || (capital && small))
            return false;
        buffer_byte(container, (char)(high << 4 | low));
    }
    if (!qpdf_oh_is_string(f->qpdf, contents))
        return false;
    const char *found = qpdf_oh_get_binary_string_value(f->qpdf, contents, &n);
    return n == container->n && n && memcmp(found, container->s, n) == 0;
}

/* /Contents stands before the gap. */
static bool gap_is_contents(const struct pdffile *f, size_t gap)
{
    static const char key[] = "/Contents";
    while (gap && strchr(" \t\r\n\f", f->bytes[gap - 1]))
        gap--;
    return gap >= strlen(key) && memcmp(f->bytes + gap - strlen(key), key, strlen(key)) == 0;
}

static bool is_line_end(char c)
{
    return c == '\r' || c == '\n';
}

static bool ends_as_file(const struct pdffile *f, size_t end)
{
    static const char mark[] = "%%EOF";
    while (end && is_line_end(f->bytes[end - 1]))
        end--;
    return end >= strlen(mark) && memcmp(f->bytes + end - strlen(mark), mark, strlen(mark)) == 0;
}

/* ---- what was added behind it ---- */

/* The revision that ends there, but for the end of its last line; -1: none. */
static int revision_of(const struct checking *c, size_t end)
{
    const struct revisions *r = c->revisions;
    for (int i = 0; i < r->list.n; i++) {
        size_t whole = r->list.v[i].end, at = end;
        while (at < whole && is_line_end(c->f->bytes[at]))
            at++;
        if (at == whole && whole - end <= 2)
            return i;
    }
    return -1;
}

/* A signature may say that nothing may follow it: DocMDP, P 1 (ISO 32000-1 12.8.2.2). */
static bool is_final(const struct checking *c)
{
    const struct pdffile *f = c->f;
    qpdf_oh references = pdffile_get(f, c->value, "/Reference");
    int n = qpdf_oh_is_array(f->qpdf, references) ? qpdf_oh_get_array_n_items(f->qpdf, references) : 0;
    for (int i = 0; i < n; i++) {
        qpdf_oh reference = qpdf_oh_get_array_item(f->qpdf, references, i), allowed = pdffile_get(f, pdffile_get(f, reference, "/TransformParams"), "/P");
        if (qpdf_oh_is_name_and_equals(f->qpdf, pdffile_get(f, reference, "/TransformMethod"), "/DocMDP") && qpdf_oh_is_integer(f->qpdf, allowed)
            && qpdf_oh_get_int_value(f->qpdf, allowed) == 1)
            return true;
    }
    return false;
}

static const char *check_behind(struct checking *c, size_t end)
{
    int revision = revision_of(c, end);
    c->s->last = end == c->f->size;
    if (c->s->last)
        return NULL;
    if (revision < 0)
        return "the bytes behind it are no revision of their own";
    struct later later = later_compare(c->f, c->revisions, revision);
    c->s->last = !later.wrong && !later.fields && c->revisions->list.v[c->revisions->list.n - 1].end == c->f->size;
    return later.wrong ? later.wrong : later.fields && is_final(c) ? "it allows no further signature" : NULL;
}

/* ---- one signature ---- */

static bool kind_of(const struct checking *c, enum proof_kind *kind)
{
    static const char *const names[] = { [PROOF_CADES] = "/ETSI.CAdES.detached", [PROOF_PLAIN] = "/adbe.pkcs7.detached", [PROOF_TIMESTAMP] = "/ETSI.RFC3161" };
    qpdf_oh filter = pdffile_get(c->f, c->value, "/SubFilter");
    for (int i = 0; i < 3; i++)
        if (qpdf_oh_is_name_and_equals(c->f->qpdf, filter, names[i])) {
            *kind = (enum proof_kind)i;
            return true;
        }
    return false;
}

static const char *prove(struct checking *c, enum proof_kind kind, const struct range *r, const struct buffer *container)
{
    struct buffer content = { 0 };
    buffer_bytes(&content, c->f->bytes, r->gap);
    buffer_bytes(&content, c->f->bytes + r->behind, r->end - r->behind);
    struct proof p = proof_check(c->f->arena, kind, container, &content, c->trust);
    buffer_done(&content);
    c->s->signer = printable(c->f->arena, p.signer);
    c->s->profile = p.profile;
    c->s->doubt = p.doubt;
    c->s->stamped = p.stamped;
    return p.wrong;
}

/* NULL, or why it does not hold. */
static const char *check_value(struct checking *c, struct buffer *container)
{
    enum proof_kind kind;
    struct range r;
    if (!qpdf_oh_is_dictionary(c->f->qpdf, c->value))
        return "its value is no signature";
    if (!kind_of(c, &kind))
        return "its kind is not known, or no longer safe";
    if (!read_range(c, &r))
        return "its ByteRange is none";
    if (!gap_is_contents(c->f, r.gap) || !read_gap(c, &r, container))
        return "its ByteRange leaves out something else than the signature";
    c->s->covered = r.end;
    if (!ends_as_file(c->f, r.end))
        return "what it signs is no whole file";
    const char *wrong = prove(c, kind, &r, container);
    return wrong ? wrong : check_behind(c, r.end);
}

static const char *text_of(const struct checking *c, const char *key)
{
    const char *text = pdffile_text(c->f, pdffile_get(c->f, c->value, key));
    return text ? printable(c->f->arena, text) : "";
}

static void check_field(struct checking *c, const struct signfield *field)
{
    struct buffer container = { 0 };
    c->value = pdffile_get(c->f, field->object, "/V");
    *c->s = (struct signature){ .field = printable(c->f->arena, field->name), .signer = "", .profile = "", .moment = text_of(c, "/M"), .reason = text_of(c, "/Reason"), .location = text_of(c, "/Location") };
    c->s->wrong = check_value(c, &container);
    buffer_done(&container);
}

/* ---- all of them ---- */

static void tell(const struct checking *c)
{
    const struct signature *s = c->s;
    struct place place = place_file(c->f->source);
    if (s->wrong)
        message_add(c->f->messages, MSG_SIGNED_WRONG, place, s->field, s->wrong);
    else if (s->doubt)
        message_add(c->f->messages, MSG_SIGNED_DOUBT, place, s->field, s->signer, s->doubt);
    else if (!c->trust->signers)
        message_add(c->f->messages, MSG_SIGNED_UNTRUSTED, place, s->field, s->signer);
}

/* Nothing may follow the last signature but validation data. */
static bool check_end(const struct pdffile *f, const struct signatures *found)
{
    size_t covered = 0;
    for (int i = 0; i < found->list.n; i++) {
        const struct signature *s = &found->list.v[i];
        if (s->last || s->wrong)                /* of one that is wrong something has been told already */
            return true;
        covered = s->covered > covered ? s->covered : covered;
    }
    if (found->list.n)
        message_add(f->messages, MSG_SIGNED_BEHIND, place_file(f->source), f->size - covered);
    return !found->list.n;
}

bool signatures_verify(const struct pdffile *f, const struct trust *trust, int wanted, struct signatures *found)
{
    struct signfields fields;
    struct revisions revisions;
    *found = (struct signatures){ .size = f->size };
    if (!signfields_find(f, &fields))
        return false;
    if (!revisions_find(f, &revisions))
        revisions = (struct revisions){ 0 };
    for (int i = 0; i < fields.list.n; i++) {
        struct checking c = { .f = f, .trust = trust, .revisions = &revisions };
        if (!fields.list.v[i].signed_) {
            found->free++;
            continue;
        }
        c.s = vec_push(f->arena, &found->list);
        check_field(&c, &fields.list.v[i]);
        tell(&c);
        found->valid += !c.s->wrong && !c.s->doubt;
    }
    bool right = check_end(f, found) && found->valid == found->list.n;
    if (found->valid < wanted)
        message_add(f->messages, MSG_SIGNED_FEW, place_file(f->source), found->valid, wanted);
    return right && found->valid >= wanted;
}

/* ---- telling ---- */

static const char *covered_text(struct arena *a, const struct signature *s, size_t size)
{
    return s->covered == size ? "the whole file" : arena_printf(a, "the first %zu of %zu bytes", s->covered, size);
}

static const char *stamped_text(struct arena *a, const struct signature *s)
{
    struct tm t;
    if (!s->stamped || !gmtime_r(&s->stamped, &t))
        return "";
    return arena_printf(a, "%04d-%02d-%02d %02d:%02d UTC", t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min);
}

static const char *fact_text(struct arena *a, const struct signature *s, size_t size)
{
    const char *when = moment_text(a, s->moment);
    if (s->wrong)
        return arena_printf(a, "does not hold: %s", s->wrong);
    const char *text = arena_printf(a, "%s%s%s%s%s%s%s%s, %s", *s->signer ? "by " : "", s->signer, *s->signer ? ", " : "", when, *when ? " as the signer says, " : "", s->profile,
                                    !s->stamped ? "" : *s->signer ? ", stamped " : " of ", stamped_text(a, s), covered_text(a, s, size));
    return s->doubt ? arena_printf(a, "%s, NOT BELIEVED: %s", text, s->doubt) : text;
}

void signatures_facts(const struct signatures *s, struct facts *facts)
{
    for (int i = 0; i < s->list.n; i++) {
        const struct signature *one = &s->list.v[i];
        const struct fact fact = { FACT_SIGNATURE, one->wrong || one->doubt, one->field, fact_text(facts->arena, one, s->size), NULL, NULL };
        fact_add(facts, &fact);
    }
}
