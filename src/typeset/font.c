/* font.c: faces and their metrics
 *
 * A font file is mapped into memory and read by HarfBuzz alone, which trusts none of its offsets.  What is asked of it before it
 * is used: TrueType outlines, which is what the PDF embeds, at least one glyph, and a licence that lets a subset be embedded. */
#include "typeset/font.h"

#include <hb-ot.h>
#include <stdio.h>
#include <string.h>
#include "typeset/run.h"

/* OS/2 fsType.  The lower four bits say the licence, of which the mildest counts; the others forbid what we do with every font. */
#define LICENCE_MASK 0x000Fu
#define LICENCE_RESTRICTED 0x0002u
#define NO_SUBSETTING 0x0100u
#define BITMAPS_ONLY 0x0200u

void fonts_init(struct fonts *f, struct arena *a)
{
    *f = (struct fonts){.arena = a};
}

static void font_close(struct font *f)
{
    run_table_done(f->runs);
    hb_font_destroy(f->hb);
    hb_face_destroy(f->face);
    hb_blob_destroy(f->blob);
}

void fonts_done(struct fonts *f)
{
    for (int i = 0; i < f->known.n; i++)
        font_close(f->known.v[i]);
    *f = (struct fonts){0};
}

void fonts_restart(struct fonts *f)
{
    f->list.n = 0;
}

/* --- what the tables say --- */

/* The big-endian 16-bit number at an offset of a table; `otherwise` when the table does not reach there. */
static int table_number(hb_face_t *face, hb_tag_t tag, unsigned offset, int otherwise)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    unsigned size;
    const unsigned char *bytes = (const unsigned char *)hb_blob_get_data(table, &size);
    int n = offset + 2 <= size ? bytes[offset] << 8 | bytes[offset + 1] : otherwise;

    hb_blob_destroy(table);
    return n;
}

static int table_signed(hb_face_t *face, hb_tag_t tag, unsigned offset)
{
    return (int16_t)table_number(face, tag, offset, 0);
}

static bool has_table(hb_face_t *face, hb_tag_t tag)
{
    hb_blob_t *table = hb_face_reference_table(face, tag);
    bool there = hb_blob_get_length(table) > 0;

    hb_blob_destroy(table);
    return there;
}

/* NULL when all is well, otherwise why the face cannot be used. */
static const char *face_fault(hb_face_t *face)
{
    static const char required[][5] = {"cmap", "head", "hhea", "hmtx", "loca", "maxp"};
    unsigned licence = (unsigned)table_number(face, HB_TAG('O', 'S', '/', '2'), 8, 0);

    if (!has_table(face, HB_TAG('g', 'l', 'y', 'f')))
        return "it has no TrueType outlines";
    for (size_t i = 0; i < sizeof required / sizeof *required; i++)
        if (!has_table(face, hb_tag_from_string(required[i], 4)))
            return "it is damaged: a table is missing";
    if (hb_face_get_glyph_count(face) == 0)
        return "it has no glyphs";
    if ((licence & LICENCE_MASK) == LICENCE_RESTRICTED)
        return "its licence forbids embedding (OS/2 fsType)";
    if (licence & (NO_SUBSETTING | BITMAPS_ONLY))
        return "its licence forbids embedding a part of it (OS/2 fsType)";
    return NULL;
}

static const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? slash + 1 : path;
}

/* A PostScript name is at most 63 printable ASCII characters without delimiters (OpenType, name ID 6); that of a damaged font is
 * made so. */
static const char *postscript_name(struct arena *a, hb_face_t *face, const char *path)
{
    static const char delimiters[] = "[](){}<>/%#";
    char name[64] = "";
    unsigned size = sizeof name;
    int n = 0;

    hb_ot_name_get_utf8(face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    if (!*name)
        snprintf(name, sizeof name, "%.*s", (int)strcspn(file_name(path), "."), file_name(path));
    for (const char *s = name; *s; s++)
        if (*s > ' ' && *s < 0x7F && !strchr(delimiters, *s))
            name[n++] = *s;
    return n ? arena_strndup(a, name, (size_t)n) : "Font";
}

static void read_metrics(struct font *f)
{
    const hb_tag_t head = HB_TAG('h', 'e', 'a', 'd'), hhea = HB_TAG('h', 'h', 'e', 'a');
    hb_position_t height;

    f->units = (int)hb_face_get_upem(f->face);
    f->ascender = table_signed(f->face, hhea, 4);
    f->descender = table_signed(f->face, hhea, 6);
    hb_ot_metrics_get_position_with_fallback(f->hb, HB_OT_METRICS_TAG_CAP_HEIGHT, &height);
    f->cap_height = height;
    hb_ot_metrics_get_position_with_fallback(f->hb, HB_OT_METRICS_TAG_X_HEIGHT, &height);
    f->x_height = height;
    for (unsigned i = 0; i < 4; i++)
        f->box[i] = table_signed(f->face, head, 36 + 2 * i);
    f->italic_angle = table_signed(f->face, HB_TAG('p', 'o', 's', 't'), 4);     /* the whole part of a 16.16 number */
    f->weight = table_number(f->face, HB_TAG('O', 'S', '/', '2'), 4, 400);
}

/* --- opening --- */

static struct font *find_font(const struct fonts *f, const char *path)
{
    for (int i = 0; i < f->known.n; i++)
        if (strcmp(f->known.v[i]->file, path) == 0)
            return f->known.v[i];
    return NULL;
}

/* The place in the list is the font's number in every output. */
static struct font *list_font(struct fonts *f, struct font *font)
{
    if (font->index >= f->list.n || f->list.v[font->index] != font) {
        font->index = f->list.n;
        *vec_push(f->arena, &f->list) = font;
    }
    return font;
}

static void tell_missing(struct fonts *f, const char *path, struct place asked, struct messages *m)
{
    const char *name = file_name(path);
    const char *folder = name > path ? arena_strndup(f->arena, path, (size_t)(name - path)) : "the working folder";

    message_add(m, MSG_FONT_MISSING, asked, name, folder);
}

static struct font *font_new(struct fonts *f, const char *path, hb_blob_t *blob, hb_face_t *face)
{
    struct font *font = arena_new(f->arena, struct font);

    font->file = arena_strdup(f->arena, path);
    font->name = postscript_name(f->arena, face, path);
    font->blob = blob;
    font->face = face;
    font->hb = hb_font_create(face);
    font->runs = run_table_new(f->arena);
    read_metrics(font);
    font->hyphen = font_shape(font, "-", 1);
    font->space = font_shape(font, " ", 1);
    *vec_push(f->arena, &f->known) = font;
    return list_font(f, font);
}

struct font *font_open(struct fonts *f, const char *path, struct place asked, struct messages *m)
{
    struct font *known = find_font(f, path);
    hb_blob_t *blob = known ? NULL : hb_blob_create_from_file_or_fail(path);

    if (known)
        return list_font(f, known);
    if (!blob) {
        tell_missing(f, path, asked, m);
        return NULL;
    }

    hb_face_t *face = hb_face_create(blob, 0);
    const char *fault = face_fault(face);
    if (!fault)
        return font_new(f, path, blob, face);

    message_add(m, MSG_FONT_INVALID, asked, path, fault);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return NULL;
}

const char *font_digest(struct font *f)
{
    unsigned size;
    const char *bytes = hb_blob_get_data(f->blob, &size);

    if (!*f->digest.hex)
        f->digest = digest_of(bytes, size);
    return f->digest.hex;
}

length font_scale(const struct font *f, int64_t units, length size)
{
    int64_t twice = 2 * units * size + f->units, unit = 2 * (int64_t)f->units;
    int64_t floor = twice / unit - (twice % unit < 0);

    return (length)floor;
}
