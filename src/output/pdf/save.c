/* save.c: the objects of a document as the bytes of a file
 *
 * Objects are written in the order of their numbers: streams as they are, all others into object streams, or as they are where the
 * level is older than these.  The library gives the
 * text of an object, deflates, and numbers the streams that are added here; it is not asked to save, for it can only write each
 * object for itself and a table of 20 bytes for each, none of it deflated.
 *
 * Only streams may not stand in an object stream (ISO 32000-1 7.5.7): nothing is encrypted, no object has a generation, and the
 * length of a stream is written in its dictionary.  The library's own objects for lengths thereby become free numbers.
 *
 * PDF/A-2 6.1 asks for a comment of bytes above 127 after the header, for an end of line after obj, stream and before endstream
 * and endobj, for exact lengths and for /ID. */
#include "output/pdf/save.h"

#include <hpdf_conf.h>
#include <hpdf_streams.h>
#include <libdeflate.h>
#include "output/pdf/crossref.h"

#define OBJECTS_A_STREAM 1000
#define EFFORT 8                    /* of libdeflate: a twentieth smaller than zlib and as fast; 9 takes twice the time for nothing */

struct save {
    struct objects *objects;
    const struct level *level;
    struct buffer *out;
    size_t start;                   /* of the file in out */
    struct entries entries;
    HPDF_Stream writer;             /* appends to the buffer that is its attr */
    struct libdeflate_compressor *compressor;
    struct buffer plain, data;      /* of the stream that is being written: before and after it is deflated */
    HPDF_Dict open;                 /* the object stream that is being filled, or NULL */
    int count;                      /* of objects in it */
    struct buffer numbers, texts;   /* its two parts */
};

/* --- the library's objects --- */

static HPDF_STATUS append(HPDF_Stream writer, const HPDF_BYTE *bytes, HPDF_UINT n)
{
    buffer_bytes(writer->attr, bytes, n);
    return HPDF_OK;
}

static void put_object(struct save *s, struct buffer *out, void *object)
{
    if (s->objects->status)
        return;
    s->writer->attr = out;
    HARU(s->objects, HPDF_Obj_WriteValue, object, s->writer, NULL);
}

static unsigned number_of(HPDF_Dict object)
{
    return object ? object->header.obj_id & 0x00FFFFFF : 0;
}

static bool is_class(const HPDF_Obj_Header *object, unsigned wanted)
{
    return (object->obj_class & HPDF_OCLASS_ANY) == wanted;
}

static struct entry *entry_of(struct save *s, unsigned number)
{
    return entry_at(&s->entries, s->objects->arena, number);
}

/* --- streams --- */

static void deflate_data(struct save *s)
{
    size_t room = libdeflate_zlib_compress_bound(s->compressor, s->plain.n);

    buffer_fill(&s->data, '\0', room);
    s->data.n = libdeflate_zlib_compress(s->compressor, s->plain.n ? s->plain.s : "", s->plain.n, s->data.s, room);
}

static void take_data(struct save *s, HPDF_Dict stream)
{
    struct buffer *plain = stream->filter ? &s->plain : &s->data;

    buffer_clear(&s->data);
    buffer_clear(plain);
    if (s->objects->status)
        return;
    s->writer->attr = plain;
    HARU(s->objects, HPDF_Stream_WriteToStream, stream->stream, s->writer, HPDF_STREAM_FILTER_NONE, NULL);
    if (stream->filter)
        deflate_data(s);
}

/* The dictionary alone: the library would follow it with the data.  It has the length of these in an object of its own; a number
 * of the same name takes the place of that reference. */
static void put_dictionary(struct save *s, HPDF_Dict stream)
{
    struct objects *o = s->objects;

    HARU(o, HPDF_Dict_AddNumber, stream, "Length", (HPDF_INT32)s->data.n);
    if (stream->filter)
        HARU(o, HPDF_Dict_AddName, stream, "Filter", "FlateDecode");
    if (o->status)
        return;
    HPDF_Stream data = stream->stream;
    stream->stream = NULL;
    put_object(s, s->out, stream);
    stream->stream = data;
}

static void save_stream(struct save *s, HPDF_Dict stream)
{
    take_data(s, stream);
    *entry_of(s, number_of(stream)) = (struct entry){AT_OFFSET, 0, s->out->n - s->start};
    buffer_printf(s->out, "%u 0 obj\n", number_of(stream));
    put_dictionary(s, stream);
    buffer_add(s->out, "\nstream\n");
    buffer_bytes(s->out, s->data.s, s->data.n);
    buffer_add(s->out, "\nendstream\nendobj\n");
}

/* Not object_stream: that takes one more number, for the length. */
static HPDF_Dict new_stream(struct save *s)
{
    HPDF_Dict d = object_new(s->objects);

    if (!d)
        return NULL;
    d->stream = HARU_NEW(s->objects, HPDF_MemStream_New, s->objects->doc->mmgr, HPDF_STREAM_BUF_SIZ);
    d->filter = HPDF_STREAM_FILTER_FLATE_DECODE;
    return d;
}

/* Its data are not kept until the document is freed. */
static void save_new_stream(struct save *s, HPDF_Dict stream)
{
    if (s->objects->status)
        return;
    save_stream(s, stream);
    HPDF_MemStream_FreeData(stream->stream);
}

/* --- object streams, ISO 32000-1 7.5.7 --- */

static void close_object_stream(struct save *s)
{
    struct buffer entries = {0};

    if (!s->open || s->objects->status)
        return;
    buffer_printf(&entries, "/Type /ObjStm /N %d /First %zu", s->count, s->numbers.n);
    object_entries(s->objects, s->open, &entries);
    object_data(s->objects, s->open->stream, s->numbers.s, s->numbers.n);
    object_data(s->objects, s->open->stream, s->texts.s, s->texts.n);
    save_new_stream(s, s->open);
    s->open = NULL;
    s->count = 0;
    buffer_clear(&s->numbers);
    buffer_clear(&s->texts);
    buffer_done(&entries);
}

static void save_in_stream(struct save *s, void *object, unsigned number)
{
    if (!s->open)
        s->open = new_stream(s);
    *entry_of(s, number) = (struct entry){IN_STREAM, (unsigned)s->count, number_of(s->open)};
    buffer_printf(&s->numbers, "%u %zu\n", number, s->texts.n);
    put_object(s, &s->texts, object);
    buffer_byte(&s->texts, '\n');
    if (++s->count == OBJECTS_A_STREAM)
        close_object_stream(s);
}

/* --- all objects --- */

static void save_plain(struct save *s, void *object, unsigned number)
{
    *entry_of(s, number) = (struct entry){AT_OFFSET, 0, s->out->n - s->start};
    buffer_printf(s->out, "%u 0 obj\n", number);
    put_object(s, s->out, object);
    buffer_add(s->out, "\nendobj\n");
}

static void save_object(struct save *s, unsigned number)
{
    HPDF_XrefEntry entry = HPDF_Xref_GetEntry(s->objects->doc->xref, number);
    HPDF_Dict object = entry->obj;                              /* if it is one */

    if (entry_of(s, number)->type != FREE)
        return;                                                 /* an object stream, behind the objects that are in it */
    if (is_class(entry->obj, HPDF_OCLASS_NUMBER))
        return;                                                 /* the length of a stream: no other number is an object */
    if (is_class(entry->obj, HPDF_OCLASS_DICT) && object->stream)
        save_stream(s, object);
    else if (!s->level->compact)
        save_plain(s, entry->obj, number);
    else
        save_in_stream(s, entry->obj, number);
}

/* There may be more of them than at first: the library makes some while it writes others, and so do we. */
static void save_objects(struct save *s)
{
    HPDF_Xref xref = s->objects->doc->xref;

    for (unsigned i = 1; i < xref->entries->count && !s->objects->status; i++)
        if (!s->open || i != number_of(s->open))
            save_object(s, i);
    close_object_stream(s);
}

/* --- references --- */

static void put_trailer(struct buffer *out, const struct save *s, const char *identity)
{
    const HPDF_Doc doc = s->objects->doc;

    buffer_printf(out, "/Size %d /Root ", s->entries.list.n);
    put_reference(out, doc->catalog);
    if (doc->info) {
        buffer_add(out, " /Info ");
        put_reference(out, doc->info);
    }
    buffer_add(out, identity);
}

/* A stream that names itself, too. */
static void save_reference_stream(struct save *s, const char *identity)
{
    struct objects *o = s->objects;
    struct buffer b = {0};
    HPDF_Dict references = new_stream(s);

    *entry_of(s, number_of(references)) = (struct entry){AT_OFFSET, 0, s->out->n - s->start};
    if (!o->status) {
        put_stream_entries(&b, &s->entries);
        put_trailer(&b, s, identity);
        object_entries(o, references, &b);
        buffer_clear(&b);
        put_stream_rows(&b, &s->entries);
        object_data(o, references->stream, b.s, b.n);
        save_new_stream(s, references);
    }
    buffer_done(&b);
}

static void save_references(struct save *s, const char *identity)
{
    size_t place = s->out->n - s->start;

    if (s->level->compact) {
        save_reference_stream(s, identity);
    } else {
        put_table(s->out, &s->entries);
        buffer_add(s->out, "trailer\n<<");
        put_trailer(s->out, s, identity);
        buffer_add(s->out, ">>\n");
    }
    buffer_printf(s->out, "startxref\n%zu\n%%%%EOF\n", place);
}

/* --- the file --- */

/* ISO 32000-1 14.4: two equal strings in a file that was never updated.  Made from what stands in the file, not from the clock. */
static void put_identity(struct buffer *out, struct objects *o)
{
    HPDF_BYTE digest[16];

    HPDF_MD5Final(digest, &o->digest);
    buffer_add(out, " /ID [");
    for (int copy = 0; copy < 2; copy++) {
        buffer_byte(out, '<');
        for (int i = 0; i < 16; i += 2)
            put_hex16(out, (unsigned)digest[i] << 8 | digest[i + 1]);
        buffer_byte(out, '>');
    }
    buffer_byte(out, ']');
}

static void save_file(struct save *s)
{
    struct buffer identity = {0};

    put_identity(&identity, s->objects);
    buffer_printf(s->out, "%%PDF-%s\n%%\xB7\xBE\xAD\xAA\n", s->level->version);
    save_objects(s);
    save_references(s, identity.s);
    buffer_done(&identity);
}

void objects_save(struct objects *o, const struct level *level, struct buffer *out)
{
    struct save s = {.objects = o, .level = level, .out = out, .start = out->n};

    if (o->status)
        return;
    s.compressor = libdeflate_alloc_compressor(EFFORT);
    if (!s.compressor)
        memory_exhausted();
    s.writer = HARU_NEW(o, HPDF_CallbackWriter_New, o->doc->mmgr, append, NULL);
    if (!o->status)
        save_file(&s);
    if (o->status && out->n > s.start)
        out->s[out->n = s.start] = '\0';
    if (s.writer)
        HPDF_Stream_Free(s.writer);
    libdeflate_free_compressor(s.compressor);
    buffer_done(&s.plain);
    buffer_done(&s.data);
    buffer_done(&s.numbers);
    buffer_done(&s.texts);
}
