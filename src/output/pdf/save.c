/* save.c: the objects of a document as the bytes of a file
 *
 * Streams are written as they are, all other objects into object streams, or as they are where the level is older than these.  The
 * library numbers objects, keeps those that there are few of, and gives their text; it is not asked to save, for it can only write each
 * object for itself and a table of 20 bytes for each, none of it deflated.  Numbers of our own are taken out of its row.
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
#include "output/pdf/deflater.h"

#define OBJECTS_A_STREAM 1000

struct save {
    struct objects *objects;
    const struct level *level;
    struct buffer *out;
    size_t start;                   /* of the file in out */
    bool finished;
    struct entries entries;
    HPDF_Stream writer;             /* appends to the buffer that is its attr */
    struct deflater *deflater;
    unsigned open;                  /* the object stream that is being filled, or 0 */
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

/* Its entry tells that it is on its way. */
static struct stream *next_stream(struct save *s, unsigned number)
{
    struct stream *stream = deflater_next(s->deflater);

    stream->number = number;
    entry_of(s, number)->type = AT_OFFSET;
    return stream;
}

static void write_stream(void *state, const struct stream *stream)
{
    struct save *s = state;
    const struct buffer *data = stream->plain ? &stream->data : &stream->deflated;
    bool lent = stream->plain && stream->lent;
    size_t n = lent ? stream->lent_size : data->n;

    *entry_of(s, stream->number) = (struct entry){AT_OFFSET, 0, s->out->n - s->start};
    buffer_printf(s->out, "%u 0 obj\n<<", stream->number);
    buffer_bytes(s->out, stream->entries.s, stream->entries.n);
    buffer_printf(s->out, "%s/Length %zu>>\nstream\n", stream->plain ? "" : "/Filter/FlateDecode", n);
    buffer_bytes(s->out, lent ? stream->lent : data->s, n);
    buffer_add(s->out, "\nendstream\nendobj\n");
}

/* What the library would put between << and >>.  It has the length of the data in an object of its own, and would follow the
 * dictionary with them. */
static void put_dictionary(struct save *s, struct buffer *out, HPDF_Dict stream)
{
    struct buffer text = {0};
    HPDF_Stream data = stream->stream;

    if (s->objects->status)
        return;
    HPDF_Dict_RemoveElement(stream, "Length");
    stream->stream = NULL;
    put_object(s, &text, stream);
    stream->stream = data;
    if (text.n > 4)
        buffer_bytes(out, text.s + 2, text.n - 4);
    buffer_done(&text);
}

static void swap(struct buffer *a, struct buffer *b)
{
    struct buffer was = *a;

    *a = *b;
    *b = was;
}

void save_data(struct save *s, HPDF_Dict library, struct buffer *data)
{
    if (s->objects->status)
        return;
    struct stream *stream = next_stream(s, number_of(library));
    stream->plain = !library->filter;
    put_dictionary(s, &stream->entries, library);
    swap(&stream->data, data);
    deflater_give(s->deflater);
}

void save_bytes(struct save *s, HPDF_Dict library, const void *bytes, size_t n)
{
    if (s->objects->status)
        return;
    struct stream *stream = next_stream(s, number_of(library));
    stream->plain = !library->filter;
    put_dictionary(s, &stream->entries, library);
    stream->lent = bytes;
    stream->lent_size = n;
    deflater_give(s->deflater);
}

static void save_stream(struct save *s, HPDF_Dict library)
{
    struct buffer data = {0};

    s->writer->attr = &data;
    HARU(s->objects, HPDF_Stream_WriteToStream, library->stream, s->writer, HPDF_STREAM_FILTER_NONE, NULL);
    if (!s->objects->status)
        HPDF_MemStream_FreeData(library->stream);
    save_data(s, library, &data);
    buffer_done(&data);
}

/* --- object streams, ISO 32000-1 7.5.7 --- */

static void close_object_stream(struct save *s)
{
    if (!s->open)
        return;
    struct stream *stream = next_stream(s, s->open);
    buffer_printf(&stream->entries, "/Type/ObjStm/N %d/First %zu", s->count, s->numbers.n);
    swap(&stream->data, &s->numbers);
    buffer_bytes(&stream->data, s->texts.s, s->texts.n);
    deflater_give(s->deflater);
    s->open = 0;
    s->count = 0;
    buffer_clear(&s->numbers);
    buffer_clear(&s->texts);
}

/* Where the text of an object is put, between the two. */
static struct buffer *begin_text(struct save *s, unsigned number)
{
    if (!s->level->compact) {
        deflater_wait(s->deflater);
        *entry_of(s, number) = (struct entry){AT_OFFSET, 0, s->out->n - s->start};
        buffer_printf(s->out, "%u 0 obj\n", number);
        return s->out;
    }
    if (!s->open)
        s->open = save_number(s);
    *entry_of(s, number) = (struct entry){IN_STREAM, (uint64_t)s->count++, s->open};
    put_integer(&s->numbers, number);
    buffer_byte(&s->numbers, ' ');
    put_integer(&s->numbers, s->texts.n);
    buffer_byte(&s->numbers, ' ');
    return &s->texts;
}

static void end_text(struct save *s)
{
    if (!s->level->compact)
        buffer_add(s->out, "\nendobj\n");
    else
        buffer_byte(&s->texts, '\n');
    if (s->count == OBJECTS_A_STREAM)
        close_object_stream(s);
}

/* --- all objects --- */

/* As the library would give one to its next object: from then on the number of an object is not its place in the library's list. */
unsigned save_number(struct save *s)
{
    HPDF_Xref xref = s->objects->status ? NULL : s->objects->doc->xref;

    return xref ? xref->start_offset++ + xref->entries->count : 0;
}

void save_text(struct save *s, unsigned number, const struct buffer *text)
{
    if (s->objects->status)
        return;
    buffer_bytes(begin_text(s, number), text->s, text->n);
    end_text(s);
}

static void save_object(struct save *s, HPDF_XrefEntry entry)
{
    HPDF_Dict object = entry->obj;                              /* if it is one */

    if (is_class(entry->obj, HPDF_OCLASS_NUMBER))
        return;                                                 /* the length of a stream: no other number is an object */
    if (entry_of(s, number_of(object))->type != FREE)
        return;                                                 /* the contents of a page */
    if (is_class(entry->obj, HPDF_OCLASS_DICT) && object->stream) {
        save_stream(s, object);
        return;
    }
    put_object(s, begin_text(s, number_of(object)), entry->obj);
    end_text(s);
}

/* There may be more of them than at first: the library makes some while it writes others. */
static void save_objects(struct save *s)
{
    HPDF_Xref xref = s->objects->doc->xref;

    for (unsigned i = 1; i < xref->entries->count && !s->objects->status; i++)
        save_object(s, HPDF_Xref_GetEntry(xref, i));
    close_object_stream(s);
    deflater_wait(s->deflater);
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
    unsigned number = save_number(s);
    struct stream *stream = next_stream(s, number);

    *entry_of(s, number) = (struct entry){AT_OFFSET, 0, s->out->n - s->start};
    put_stream_entries(&stream->entries, &s->entries);
    put_trailer(&stream->entries, s, identity);
    put_stream_rows(&stream->data, &s->entries);
    deflater_give(s->deflater);
    deflater_wait(s->deflater);
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

/* ISO 32000-1 14.4: two equal strings in a file that was never updated.  Made from what stands in the file, not from the clock: of its length and two
 * sums over it, which for a large file cost a twentieth of what a digest of all its bytes does. */
static void put_identity(struct buffer *out, const struct save *s)
{
    const char *file = s->out->s + s->start;
    size_t n = s->out->n - s->start;
    const uint64_t sums[] = {n, libdeflate_crc32(0, file, n), libdeflate_adler32(1, file, n)};
    HPDF_MD5_CTX context;
    HPDF_BYTE digest[16];

    HPDF_MD5Init(&context);
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++)
        for (int shift = 0; shift < 64; shift += 8)
            HPDF_MD5Update(&context, &(HPDF_BYTE){(HPDF_BYTE)(sums[i] >> shift)}, 1);
    HPDF_MD5Final(digest, &context);
    buffer_add(out, " /ID [");
    for (int copy = 0; copy < 2; copy++) {
        buffer_byte(out, '<');
        for (int i = 0; i < 16; i += 2)
            put_hex16(out, (unsigned)digest[i] << 8 | digest[i + 1]);
        buffer_byte(out, '>');
    }
    buffer_byte(out, ']');
}

struct save *save_open(struct objects *o, const struct level *level, struct buffer *out)
{
    struct save *s = arena_new(o->arena, struct save);

    *s = (struct save){.objects = o, .level = level, .out = out, .start = out->n};
    s->deflater = deflater_open(write_stream, s);
    s->writer = HARU_NEW(o, HPDF_CallbackWriter_New, o->doc->mmgr, append, NULL);
    buffer_printf(out, "%%PDF-%s\n%%\xB7\xBE\xAD\xAA\n", level->version);
    return s;
}

void save_finish(struct save *s)
{
    struct buffer identity = {0};

    if (s->objects->status)
        return;
    save_objects(s);
    put_identity(&identity, s);
    save_references(s, identity.s);
    s->finished = !s->objects->status;
    buffer_done(&identity);
}

void save_close(struct save *s)
{
    deflater_close(s->deflater);
    if (!s->finished)
        s->out->s[s->out->n = s->start] = '\0';
    if (s->writer)
        HPDF_Stream_Free(s->writer);
    buffer_done(&s->numbers);
    buffer_done(&s->texts);
}
