/* latin.c: a font for text that others write into the file */
#include "output/pdf/latin.h"

#include <hb-subset.h>
#include "base/cp1252.h"
#include "base/utf8.h"
#include "output/pdf/face.h"

#define FIRST 32
#define LAST 255
#define DELETE 127
#define NONSYMBOLIC 32              /* ISO 32000-1 table 123 */
#define SUBSET "LATINS+"            /* no other subset of the report has these glyphs */

/* --- the font file --- */

/* The cmap stays, and what it takes to find glyphs by it. */
static void drop_tables(hb_subset_input_t *input)
{
    static const char tables[][5] = {"GSUB", "GPOS", "GDEF", "DSIG", "name", "kern", "gasp", "LTSH", "VDMX", "hdmx"};
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        hb_set_add(drop, hb_tag_from_string(tables[i], 4));
}

static hb_face_t *make_subset(const struct font *font)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_face_t *subset;

    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);
    drop_tables(input);
    for (unsigned byte = FIRST; byte <= LAST; byte++)
        if (byte != DELETE && cp1252_rune(byte))
            hb_set_add(hb_subset_input_unicode_set(input), cp1252_rune(byte));
    subset = hb_subset_or_fail(font->face, input);
    hb_subset_input_destroy(input);
    return subset;
}

/* --- the dictionaries --- */

/* Of the glyph that a byte shows, in thousandths of an em. */
static void put_width(struct buffer *b, const struct font *font, unsigned byte)
{
    uint32_t rune = byte == DELETE ? 0 : cp1252_rune(byte);
    hb_codepoint_t glyph = 0;

    if (rune)
        hb_font_get_nominal_glyph(font->hb, rune, &glyph);
    buffer_milli(b, font_scale(font, hb_font_get_glyph_h_advance(font->hb, glyph), 1000000));
}

static HPDF_Dict embed(struct objects *o, const struct font *font, hb_face_t *subset)
{
    struct buffer name = {0}, b = {0};
    HPDF_Dict object = object_new(o);

    buffer_printf(&name, SUBSET "%s", font->name);
    HPDF_Dict descriptor = face_descriptor(o, font, name.s, NONSYMBOLIC, face_file(o, subset), NULL);
    buffer_add(&b, "/Type /Font /Subtype /TrueType /BaseFont ");
    put_name(&b, name.s);
    buffer_printf(&b, " /Encoding /WinAnsiEncoding /FirstChar %d /LastChar %d /Widths [", FIRST, LAST);
    for (unsigned byte = FIRST; byte <= LAST; byte++) {
        if (byte > FIRST)
            buffer_byte(&b, ' ');
        put_width(&b, font, byte);
    }
    buffer_add(&b, "] /FontDescriptor ");
    put_reference(&b, descriptor);
    object_entries(o, object, &b);
    buffer_done(&name);
    buffer_done(&b);
    return object;
}

HPDF_Dict latin_embed(struct objects *o, const struct font *font, struct messages *m)
{
    hb_face_t *subset = make_subset(font);
    HPDF_Dict made = NULL;

    if (subset && hb_face_get_glyph_count(subset) > 0)
        made = embed(o, font, subset);
    else
        message_add(m, MSG_FONT_INVALID, (struct place){0}, font->file, "it is damaged: its glyphs cannot be taken out");
    hb_face_destroy(subset);
    return made;
}

void put_latin(struct buffer *out, const char *text)
{
    struct buffer bytes = {0};

    buffer_add(&bytes, "");
    while (*text)
        buffer_byte(&bytes, (char)cp1252_byte(utf8_next(&text)));
    put_string(out, bytes.s);
    buffer_done(&bytes);
}
