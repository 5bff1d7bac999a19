/* pdffile.c: a finished PDF, read through libqpdf */

#include "finished/pdffile.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>
#include "finished/limit.h"
#include "read/source.h"

#define MEMORY_MB 768               /* for any file, and so many times its size: */
#define MEMORY_TIMES 16

/* ---- opening ---- */

/* What libqpdf says is wrong, without the file's name; it does not outlive the next call. */
static const char *error_of(qpdf_data qpdf)
{
    qpdf_error e = qpdf_has_error(qpdf) ? qpdf_get_error(qpdf) : NULL;
    const char *detail = e ? qpdf_get_error_message_detail(qpdf, e) : NULL;
    if (detail && (strcmp(detail, "std::bad_alloc") == 0 || strstr(detail, "memory")))
        return "it asks for more memory than a file of its size can need";
    return detail && *detail ? detail : "it cannot be read";
}

static bool begins_as_pdf(const char *bytes, size_t size)
{
    return size > 5 && memcmp(bytes, "%PDF-", 5) == 0;
}

/* NULL, or what is wrong with the file. */
static const char *open_bytes(struct pdffile *f)
{
    qpdf_silence_errors(f->qpdf);
    qpdf_set_suppress_warnings(f->qpdf, QPDF_TRUE);
    qpdf_set_attempt_recovery(f->qpdf, QPDF_FALSE);
    if (!begins_as_pdf(f->bytes, f->size))
        return "it does not begin with %PDF-";
    if (qpdf_read_memory(f->qpdf, f->source->name, f->bytes, f->size, NULL) & QPDF_ERRORS)
        return error_of(f->qpdf);
    if (!qpdf_oh_is_dictionary(f->qpdf, pdffile_catalog(f)))
        return "it has no catalog";
    return NULL;
}

static bool open_quietly(struct pdffile *f, const char **wrong)
{
    limit_begin(((size_t)MEMORY_MB << 20) + MEMORY_TIMES * f->size);
    f->qpdf = qpdf_init();
    *wrong = open_bytes(f);
    if (!*wrong)
        return true;
    *wrong = arena_strdup(f->arena, *wrong);
    pdffile_close(f);
    return false;
}

bool pdffile_open(struct pdffile *f, struct arena *a, const char *name, const char *bytes, size_t size, struct messages *m)
{
    const char *wrong;
    *f = (struct pdffile){ .arena = a, .messages = m, .source = source_of_text(a, name, ""), .bytes = bytes, .size = size };
    if (open_quietly(f, &wrong))
        return true;
    message_add(m, MSG_FINISHED_BROKEN, place_file(f->source), wrong);
    return false;
}

bool pdffile_open_part(struct pdffile *part, const struct pdffile *f, size_t size)
{
    const char *wrong;
    *part = *f;
    part->size = size;
    return open_quietly(part, &wrong);
}

bool pdffile_read(struct pdffile *f, struct arena *a, const char *path, struct messages *m)
{
    struct buffer bytes = { 0 };
    bool read = source_bytes(a, path, path, (struct place){ 0 }, &bytes, m)
        && pdffile_open(f, a, path, arena_strndup(a, bytes.s ? bytes.s : "", bytes.n), bytes.n, m);
    buffer_done(&bytes);
    return read;
}

void pdffile_close(struct pdffile *f)
{
    if (qpdf_has_error(f->qpdf))
        qpdf_get_error(f->qpdf);                /* one that nobody asked for would be written to standard error */
    qpdf_cleanup(&f->qpdf);
    limit_end();
}

/* ---- objects ---- */

qpdf_oh pdffile_catalog(const struct pdffile *f)
{
    return qpdf_get_root(f->qpdf);
}

qpdf_oh pdffile_get(const struct pdffile *f, qpdf_oh object, const char *key)
{
    if (qpdf_oh_is_stream(f->qpdf, object))
        object = qpdf_oh_get_dict(f->qpdf, object);
    return qpdf_oh_is_dictionary(f->qpdf, object) ? qpdf_oh_get_key(f->qpdf, object, key) : qpdf_oh_new_null(f->qpdf);
}

const char *pdffile_text(const struct pdffile *f, qpdf_oh object)
{
    size_t n = 0;
    if (!qpdf_oh_is_string(f->qpdf, object))
        return NULL;
    const char *text = qpdf_oh_get_binary_utf8_value(f->qpdf, object, &n);
    return text && !memchr(text, '\0', n) ? arena_strndup(f->arena, text, n) : NULL;
}

/* ---- streams ---- */

#define MANIFEST_MAX_MB 1

static const char too_large[] = "it is too large";

/* NULL, or what is wrong. */
static const char *inflate_all(const unsigned char *bytes, size_t size, size_t max, struct buffer *out)
{
    static unsigned char piece[1 << 16];
    z_stream z = { .next_in = (unsigned char *)bytes, .avail_in = (uInt)size };
    int status = inflateInit(&z);
    for (size_t total = 0; status == Z_OK && total <= max;) {
        z.next_out = piece;
        z.avail_out = sizeof piece;
        status = inflate(&z, Z_NO_FLUSH);
        buffer_bytes(out, piece, sizeof piece - z.avail_out);
        total += sizeof piece - z.avail_out;
    }
    inflateEnd(&z);
    return status == Z_STREAM_END ? NULL : status == Z_OK ? too_large : "its data are damaged";
}

enum packing { PACKED_NOT, PACKED_DEFLATE, PACKED_OTHERWISE };

/* Packed once by deflate, as everything that we write: that can be unpacked piece by piece, with an eye on the size. */
static enum packing packing_of(const struct pdffile *f, qpdf_oh stream)
{
    qpdf_oh filter = pdffile_get(f, stream, "/Filter");
    if (qpdf_oh_is_array(f->qpdf, filter) && qpdf_oh_get_array_n_items(f->qpdf, filter) == 1)
        filter = qpdf_oh_get_array_item(f->qpdf, filter, 0);
    if (qpdf_oh_is_null(f->qpdf, filter))
        return PACKED_NOT;
    bool plain = qpdf_oh_is_null(f->qpdf, pdffile_get(f, stream, "/DecodeParms")) && qpdf_oh_is_name_and_equals(f->qpdf, filter, "/FlateDecode");
    return plain ? PACKED_DEFLATE : PACKED_OTHERWISE;
}

static const char *decode(const struct pdffile *f, qpdf_oh stream, size_t max, struct buffer *out)
{
    enum packing packing = packing_of(f, stream);
    QPDF_BOOL filtered = QPDF_FALSE;
    unsigned char *bytes = NULL;
    size_t size = 0;
    const char *wrong = NULL;
    if (packing == PACKED_OTHERWISE)
        return "it is packed otherwise than kommuntryck does";
    if (qpdf_oh_get_stream_data(f->qpdf, stream, qpdf_dl_none, &filtered, &bytes, &size) & QPDF_ERRORS)
        wrong = error_of(f->qpdf);
    else if (packing == PACKED_DEFLATE)
        wrong = inflate_all(bytes, size, max, out);
    else if (size > max)
        wrong = too_large;
    else
        buffer_bytes(out, bytes ? bytes : (unsigned char *)"", size);
    free(bytes);
    return wrong;
}

static bool read_stream(const struct pdffile *f, qpdf_oh stream, const char *what, size_t max, struct buffer *out)
{
    const char *wrong = qpdf_oh_is_stream(f->qpdf, stream) ? decode(f, stream, max, out) : "it is not there";
    if (wrong)
        message_add(f->messages, MSG_FINISHED_STREAM, place_file(f->source), what, wrong);
    return !wrong;
}

bool pdffile_stream(const struct pdffile *f, qpdf_oh stream, const char *what, struct buffer *out)
{
    return read_stream(f, stream, what, (size_t)STREAM_MAX_MB << 20, out);
}

/* ---- the manifest ---- */

const char *pdffile_manifest(const struct pdffile *f)
{
    qpdf_oh stream = pdffile_get(f, pdffile_get(f, pdffile_get(f, pdffile_catalog(f), "/PieceInfo"), "/kommuntryck"), "/Private");
    struct buffer text = { 0 };
    const char *manifest = NULL;
    if (qpdf_oh_is_stream(f->qpdf, stream) && read_stream(f, stream, "the manifest", (size_t)MANIFEST_MAX_MB << 20, &text))
        manifest = arena_strndup(f->arena, text.s ? text.s : "", text.n);
    buffer_done(&text);
    return manifest;
}
