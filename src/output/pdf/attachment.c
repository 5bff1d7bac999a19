/* attachment.c: the files that a report was made from, in the file that was made
 *
 * ISO 32000-1 7.11.4, ISO 19005-3 6.8.  Every input once, byte for byte, under its name from the report's folder.  Each says what it is to
 * the document: what it was set from (Source) or the figures in it (Data). */
#include "output/pdf/pdf.h"

#include <stdlib.h>
#include <string.h>

struct kind {
    const char *relationship, *media, *description;
};

struct attachment {
    const char *name;               /* <FEFF…>: hexadecimal digits stand in the order of the bytes that they mean */
    HPDF_Dict object;
};

static const char *media_of_picture(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot && strcmp(dot, ".png") == 0 ? "image/png" : "image/jpeg";
}

static struct kind kind_of(const struct input *input)
{
    static const struct kind kinds[] = {
        [INPUT_REPORT] = {"Source", "text/plain", "Rapportens definition"}, [INPUT_LAYOUT] = {"Source", "text/plain", "Mall"},
        [INPUT_FAMILY] = {"Source", "text/plain", "Teckensnittsfamilj"}, [INPUT_TEXT] = {"Source", "text/markdown", "Text"},
        [INPUT_DATA] = {"Data", "text/csv", "Tabelldata"}, [INPUT_PICTURE] = {"Source", NULL, "Bild"},
    };
    struct kind kind = kinds[input->role];

    if (!kind.media)
        kind.media = media_of_picture(input->name);
    return kind;
}

/* --- the bytes --- */

static void put_digest(struct buffer *out, const struct input *input)
{
    HPDF_MD5_CTX context;
    HPDF_BYTE digest[16];

    HPDF_MD5Init(&context);
    HPDF_MD5Update(&context, (const HPDF_BYTE *)input->bytes, (HPDF_UINT32)input->size);
    HPDF_MD5Final(digest, &context);
    buffer_byte(out, '<');
    for (int i = 0; i < 16; i += 2)
        put_hex16(out, (unsigned)digest[i] << 8 | digest[i + 1]);
    buffer_byte(out, '>');
}

static HPDF_Dict write_bytes(struct pdf *p, const struct input *input, const struct kind *kind)
{
    HPDF_Dict file = object_stream(&p->objects, true);
    struct buffer b = {0};

    buffer_add(&b, "/Type /EmbeddedFile /Subtype ");
    put_name(&b, kind->media);
    buffer_printf(&b, " /Params << /Size %zu /CheckSum ", input->size);
    put_digest(&b, input);
    if (is_date(p->pages->date)) {
        buffer_add(&b, " /ModDate ");
        put_date(&b, p->pages->date);
    }
    buffer_add(&b, " >>");
    object_entries(&p->objects, file, &b);
    if (file)
        object_data(&p->objects, file->stream, input->bytes, input->size);
    buffer_done(&b);
    return file;
}

/* --- what tells of them --- */

static struct attachment write_attachment(struct pdf *p, const struct input *input)
{
    struct kind kind = kind_of(input);
    HPDF_Dict file = write_bytes(p, input, &kind);
    struct attachment a = {.object = object_new(&p->objects)};
    struct buffer b = {0};

    put_text(&b, input->name);
    a.name = arena_strndup(&p->arena, b.s, b.n);
    buffer_clear(&b);
    buffer_printf(&b, "/Type /Filespec /AFRelationship /%s /F %s /UF %s /Desc ", kind.relationship, a.name, a.name);
    put_text(&b, kind.description);
    buffer_add(&b, " /EF << /F ");
    put_reference(&b, file);
    buffer_add(&b, " /UF ");
    put_reference(&b, file);
    buffer_add(&b, " >>");
    object_entries(&p->objects, a.object, &b);
    buffer_done(&b);
    return a;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(((const struct attachment *)a)->name, ((const struct attachment *)b)->name);
}

/* ISO 32000-1 7.9.6: in the order of their names; one node, for a report has tens of files. */
void put_attachments(struct buffer *catalog, struct pdf *p)
{
    const struct inputs *inputs = p->level->attachments ? p->pages->inputs : NULL;
    int n = inputs ? inputs->list.n : 0;
    struct attachment *all = arena_array(&p->arena, struct attachment, n + 1);

    if (!n)
        return;
    buffer_add(catalog, "\n/AF [");
    for (int i = 0; i < n; i++) {
        all[i] = write_attachment(p, &inputs->list.v[i]);
        put_reference(catalog, all[i].object);
        buffer_byte(catalog, ' ');
    }
    qsort(all, (size_t)n, sizeof *all, compare_names);
    buffer_add(catalog, "]\n/Names << /EmbeddedFiles << /Names [");
    for (int i = 0; i < n; i++) {
        buffer_printf(catalog, "%s ", all[i].name);
        put_reference(catalog, all[i].object);
        buffer_byte(catalog, '\n');
    }
    buffer_add(catalog, "] >> >>");
}
