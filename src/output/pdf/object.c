/* object.c: the objects of a PDF file, as text */
#include "output/pdf/object.h"

#include <hpdf_streams.h>
#include <string.h>
#include "base/utf8.h"

#define PAGES_A_NODE 64             /* of the page tree */
#define OBJECTS_A_BLOCK (1u << 14)  /* the library's list of objects grows by this many; its own 20 makes many objects quadratic */
#define STRING_BYTES 32767u         /* at most, in a conforming file: ISO 32000-1 annex C, PDF/A-2 6.1.13 */

/* --- the library --- */

/* Some functions return HPDF_OK after an error that they did note in the document: a name that is too long, for one. */
int objects_check(struct objects *o, HPDF_STATUS status, const char *function)
{
    if (status == HPDF_OK && o->doc)
        status = o->doc->error.error_no;
    if (status == HPDF_OK)
        return 0;
    o->status = status;
    o->failed = function;
    return 1;
}

void *objects_made(struct objects *o, void *made, const char *function)
{
    if (!objects_check(o, HPDF_OK, function) && !made)
        objects_check(o, HPDF_FAILD_TO_ALLOC_MEM, function);
    return made;
}

void objects_init(struct objects *o, struct arena *a)
{
    *o = (struct objects){.arena = a};
    o->doc = HARU_NEW(o, HPDF_New, NULL, NULL);
    if (!o->doc)
        return;
    o->doc->xref->entries->items_per_block = OBJECTS_A_BLOCK;
    o->doc->page_list->items_per_block = OBJECTS_A_BLOCK;
    HARU(o, HPDF_SetPagesConfiguration, o->doc, PAGES_A_NODE);
}

void objects_done(struct objects *o)
{
    if (o->doc)
        HPDF_Free(o->doc);
    o->doc = NULL;
}

/* --- objects --- */

HPDF_Dict object_new(struct objects *o)
{
    HPDF_Dict d = HARU_NEW(o, HPDF_Dict_New, o->doc->mmgr);

    HARU(o, HPDF_Xref_Add, o->doc->xref, d);
    return d;
}

HPDF_Dict object_stream(struct objects *o, bool deflate)
{
    HPDF_Dict d = HARU_NEW(o, HPDF_DictStream_New, o->doc->mmgr, o->doc->xref);

    if (d && deflate)
        d->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    return d;
}

/* Called by the library between << and >>, after its own entries. */
static HPDF_STATUS write_entries(HPDF_Dict d, HPDF_Stream stream)
{
    return HPDF_Stream_WriteStr(stream, d->attr);
}

void object_entries(struct objects *o, HPDF_Dict object, const struct buffer *entries)
{
    if (o->status || !entries->n)
        return;
    char *text = arena_strndup(o->arena, entries->s, entries->n + 1);
    text[entries->n] = '\n';
    object->attr = text;
    object->write_fn = write_entries;
}

void object_data(struct objects *o, HPDF_Stream stream, const void *data, size_t n)
{
    if (o->status || !n)
        return;
    HARU(o, HPDF_Stream_Write, stream, data, (HPDF_UINT)n);
}

/* --- syntax, ISO 32000-1 7.3 --- */

static void put_digits(struct buffer *out, unsigned n, int digits)
{
    char hex[4];

    for (int i = digits - 1; i >= 0; i--, n >>= 4)
        hex[i] = "0123456789ABCDEF"[n & 15];
    buffer_bytes(out, hex, (size_t)digits);
}

void put_hex16(struct buffer *out, unsigned n)
{
    put_digits(out, n, 4);
}

void put_utf16(struct buffer *out, uint32_t rune)
{
    if (rune > 0xFFFF) {
        put_hex16(out, 0xD800 + ((rune - 0x10000) >> 10));
        rune = 0xDC00 + (rune & 0x3FF);
    }
    put_hex16(out, rune);
}

void put_integer(struct buffer *out, int64_t n)
{
    uint64_t size = n < 0 ? -(uint64_t)n : (uint64_t)n;
    char digits[24], *end = digits + sizeof digits, *s = end;

    do
        *--s = (char)('0' + size % 10);
    while (size /= 10);
    if (n < 0)
        *--s = '-';
    buffer_bytes(out, s, (size_t)(end - s));
}

void put_reference_to(struct buffer *out, unsigned number)
{
    put_integer(out, number);
    buffer_bytes(out, " 0 R", 4);
}

void put_reference(struct buffer *out, HPDF_Dict object)
{
    put_reference_to(out, object ? (unsigned)(object->header.obj_id & 0x00FFFFFF) : 0);
}

void put_name(struct buffer *out, const char *name)
{
    buffer_byte(out, '/');
    for (const unsigned char *s = (const unsigned char *)name; *s; s++) {
        bool regular = *s > ' ' && *s < 0x7F && !strchr("()<>[]{}/%#", *s);

        buffer_byte(out, regular ? (char)*s : '#');
        if (!regular)
            put_digits(out, *s, 2);
    }
}

void put_string(struct buffer *out, const char *s)
{
    buffer_byte(out, '(');
    for (; *s; s++) {
        if (*s == '\r')                         /* would be read as a line feed */
            buffer_add(out, "\\r");
        else if (strchr("()\\", *s))
            buffer_printf(out, "\\%c", *s);
        else
            buffer_byte(out, *s);
    }
    buffer_byte(out, ')');
}

void put_text(struct buffer *out, const char *text)
{
    size_t start = out->n;

    buffer_add(out, "<FEFF");
    while (*text && out->n - start + 8 <= 2 * STRING_BYTES)     /* two digits a byte; room for a pair of surrogates */
        put_utf16(out, plain_rune(utf8_next(&text)));
    buffer_byte(out, '>');
}

/* PDFDocEncoding, ISO 32000-1 annex D.3: ASCII, and the upper half of Latin-1 but for the soft hyphen.  A text that begins like a byte order mark
 * is none. */
static bool has_bytes(const char *text)
{
    if (strncmp(text, "\xC3\xBE\xC3\xBF", 4) == 0)
        return false;
    while (*text) {
        uint32_t rune = plain_rune(utf8_next(&text));

        if (rune > 0xFF || rune == 0xA0 || rune == 0xAD)
            return false;
    }
    return true;
}

void put_words(struct buffer *out, const char *text)
{
    struct buffer bytes = {0};

    if (!has_bytes(text)) {
        put_text(out, text);
        return;
    }
    buffer_add(&bytes, "");
    while (*text && bytes.n < STRING_BYTES)
        buffer_byte(&bytes, (char)plain_rune(utf8_next(&text)));
    put_string(out, bytes.s);
    buffer_done(&bytes);
}

uint32_t plain_rune(uint32_t rune)
{
    bool plain = rune >= ' ' && (rune < 0x7F || rune > 0x9F) && rune != 0xFFFE && rune != 0xFFFF;

    return plain ? rune : ' ';
}
