/* face.c: a font as the file embeds it */
#include "output/pdf/face.h"

#include <hb-ot.h>
#include <hb-subset.h>
#include <string.h>
#include "base/utf8.h"

#define CODES_MAX 65535
#define NARROW_MAX 255
#define SOFT_HYPHEN "\xC2\xAD"
#define WIDTHS_A_GROUP 1000         /* PDF/A-1 allows 8191 elements in an array */
#define MAPPINGS_A_BLOCK 100        /* Adobe technical note 5014, 1.4 */
#define SYMBOLIC 4                  /* ISO 32000-1 table 123: the glyphs are not those of a standard encoding */
#define ITALIC 64
#define WORD_JOINER 0x2060u
#define BYTE_ORDER_MARK 0xFEFFu

/* --- codes --- */

/* Thousandths of an em, rounded. */
static int per_mille(const struct font *f, int units)
{
    return (int)font_scale(f, units, 1000);
}

static unsigned push_code(struct face *f, unsigned glyph, const char *text, unsigned bytes)
{
    struct code *c = vec_push(f->arena, &f->codes);

    c->glyph = (uint16_t)glyph;
    c->text = text;
    c->bytes = (uint8_t)bytes;
    c->width = font_scale(f->font, hb_font_get_glyph_h_advance(f->font->hb, glyph), 1000000);
    return (unsigned)f->codes.n - 1;
}

/* In a string between parentheses these are written in two bytes (ISO 32000-1 7.3.4.2). */
static bool is_escaped(unsigned code)
{
    return code == '(' || code == ')' || code == '\\' || code == '\r';
}

/* Codes that would take two bytes are not shown: each has the glyph of the next, since all codes have one (CIDSet). */
static unsigned add_code(struct face *f, unsigned glyph, const char *text, unsigned bytes)
{
    while (is_escaped((unsigned)f->codes.n))
        push_code(f, glyph, "", 0);
    unsigned code = push_code(f, glyph, text, bytes);
    f->codes.v[code].next = f->first[glyph];
    f->first[glyph] = (uint16_t)code;
    return code;
}

void face_init(struct face *f, const struct font *font, struct arena *a)
{
    *f = (struct face){.font = font, .arena = a};
    f->known = arena_array(a, const uint16_t *, font_runs(font));
}

void face_use(struct face *f, struct objects *o)
{
    hb_font_t *hb = f->font->hb;
    hb_position_t n;

    if (f->first)
        return;
    f->object = object_new(o);
    f->first = arena_array(f->arena, uint16_t, hb_face_get_glyph_count(f->font->face));
    add_code(f, 0, "", 0);
    hb_ot_metrics_get_position_with_fallback(hb, HB_OT_METRICS_TAG_UNDERLINE_OFFSET, &n);
    f->underline = n;
    hb_ot_metrics_get_position_with_fallback(hb, HB_OT_METRICS_TAG_UNDERLINE_SIZE, &n);
    f->thickness = n;
}

unsigned face_code(struct face *f, unsigned glyph, const char *text, unsigned bytes)
{
    for (unsigned i = f->first[glyph]; i; i = f->codes.v[i].next)
        if (f->codes.v[i].bytes == bytes && memcmp(f->codes.v[i].text, text, bytes) == 0)
            return i;
    return f->codes.n <= (f->narrow ? NARROW_MAX : CODES_MAX) ? add_code(f, glyph, text, bytes) : f->first[glyph];
}

/* --- codes by run --- */

static const uint16_t *codes_of(struct face *f, const struct run *run)
{
    uint16_t *codes = arena_array(f->arena, uint16_t, run->count);

    f->doubtful = f->doubtful || level_may_forbid(run);
    for (int i = 0; i < run->count; i++)
        codes[i] = (uint16_t)face_code(f, run->glyphs[i].id, run->text + run->glyphs[i].offset, run->glyphs[i].bytes);
    return codes;
}

const uint16_t *face_codes(struct face *f, const struct run *run)
{
    const uint16_t **codes = &f->known[run->number];

    if (!*codes)
        *codes = codes_of(f, run);
    return *codes;
}

/* A space may be put before any text. */
void face_know(struct face *f, const struct item_text *t)
{
    const struct run *space = f->font->space;

    for (const struct piece *p = t->pieces; p < t->pieces + t->count; p++)
        face_codes(f, piece_run(t, p));
    if (t->hyphen)
        face_code(f, t->font->hyphen->glyphs->id, SOFT_HYPHEN, 2);
    if (f->codes.n > 1 && space && space->count == 1 && space->glyphs->id)
        face_code(f, space->glyphs->id, " ", 1);
}

void face_settle(struct face *f)
{
    f->narrow = f->codes.n <= NARROW_MAX + 1;
}

int face_write_wide(unsigned code, char out[4])
{
    for (int i = 3; i >= 0; i--, code >>= 4)
        out[i] = "0123456789ABCDEF"[code & 15];
    return 4;
}

/* --- the font file --- */

/* Tables that nothing reads in an embedded font with glyph indices for codes: ISO 32000-1 9.9. */
static void drop_tables(hb_subset_input_t *input)
{
    static const char tables[][5] = {
        "GSUB", "GPOS", "GDEF", "DSIG", "name", "post", "kern", "gasp", "LTSH", "VDMX", "hdmx", "cmap", "OS/2",
    };
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);

    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        hb_set_add(drop, hb_tag_from_string(tables[i], 4));
}

static hb_subset_plan_t *make_plan(const struct face *f)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_subset_plan_t *plan;

    if (!input)
        return NULL;
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NOTDEF_OUTLINE | HB_SUBSET_FLAGS_NO_HINTING);   /* hints are a third of a subset */
    drop_tables(input);
    for (int i = 0; i < f->codes.n; i++)
        hb_set_add(hb_subset_input_glyph_set(input), f->codes.v[i].glyph);
    plan = hb_subset_plan_create_or_fail(f->font->face, input);
    hb_subset_input_destroy(input);
    return plan;
}

HPDF_Dict face_file(struct objects *o, hb_face_t *subset)
{
    HPDF_Dict file = object_stream(o, true);
    hb_blob_t *blob = hb_face_reference_blob(subset);
    struct buffer b = {0};
    unsigned size;
    const char *bytes = hb_blob_get_data(blob, &size);

    if (file)
        object_data(o, file->stream, bytes, size);
    buffer_printf(&b, "/Length1 %u", size);
    object_entries(o, file, &b);
    buffer_done(&b);
    hb_blob_destroy(blob);
    return file;
}

/* CIDToGIDMap: two bytes for each code (ISO 32000-1 table 117); the subset has numbered its glyphs anew. */
static HPDF_Dict embed_map(const struct face *f, struct objects *o, const hb_map_t *renumbered)
{
    HPDF_Dict map = object_stream(o, true);
    struct buffer b = {0};

    for (int i = 0; i < f->codes.n; i++) {
        hb_codepoint_t glyph = hb_map_get(renumbered, f->codes.v[i].glyph);

        buffer_byte(&b, (char)(glyph >> 8));
        buffer_byte(&b, (char)glyph);
    }
    if (map)
        object_data(o, map->stream, b.s, b.n);
    buffer_done(&b);
    return map;
}

/* CIDSet: a bit for each code, the first the highest; all of them are in the subset. */
static HPDF_Dict embed_set(const struct face *f, struct objects *o)
{
    HPDF_Dict set = object_stream(o, true);
    struct buffer b = {0};

    buffer_fill(&b, '\xFF', (size_t)f->codes.n / 8);
    if (f->codes.n % 8)
        buffer_byte(&b, (char)(0xFF00 >> f->codes.n % 8));
    if (set)
        object_data(o, set->stream, b.s, b.n);
    buffer_done(&b);
    return set;
}

/* --- what the codes mean --- */

/* Every code has text, and none is a byte order mark (PDF/A-2 6.2.11.7.2): a later glyph of a cluster is a word joiner, which
 * nobody sees or hears. */
static void put_mapping(struct buffer *b, const struct face *f, int code)
{
    const struct code *c = &f->codes.v[code];

    buffer_printf(b, f->narrow ? "<%02X> <" : "<%04X> <", (unsigned)code);
    for (const char *s = c->text; s < c->text + c->bytes;) {
        uint32_t rune = utf8_next(&s);

        put_utf16(b, rune == BYTE_ORDER_MARK ? WORD_JOINER : rune);
    }
    if (!c->bytes)
        put_utf16(b, WORD_JOINER);
    buffer_add(b, ">\n");
}

/* In blocks of a hundred; the missing glyph has none. */
static void put_mappings(struct buffer *b, const struct face *f)
{
    struct buffer block = {0};
    int n = 0;

    for (int code = 1; code <= f->codes.n; code++) {
        bool end = code == f->codes.n;

        if (n == MAPPINGS_A_BLOCK || (end && n)) {
            buffer_printf(b, "%d beginbfchar\n%sendbfchar\n", n, block.s);
            buffer_clear(&block);
            n = 0;
        }
        if (!end) {
            put_mapping(&block, f, code);
            n++;
        }
    }
    buffer_done(&block);
}

/* ISO 32000-1 9.10.3. */
static HPDF_Dict embed_unicode(const struct face *f, struct objects *o)
{
    HPDF_Dict cmap = object_stream(o, true);
    struct buffer b = {0};

    buffer_add(&b, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                   "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n");
    buffer_add(&b, f->narrow ? "<00> <FF>\nendcodespacerange\n" : "<0000> <FFFF>\nendcodespacerange\n");
    put_mappings(&b, f);
    buffer_add(&b, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    if (cmap)
        object_data(o, cmap->stream, b.s, b.n);
    buffer_done(&b);
    return cmap;
}

/* --- the dictionaries --- */

/* ISO 32000-1 9.6.4: six capitals that differ between the subsets of a font, here by the glyphs that are in them. */
static const char *subset_name(const struct face *f)
{
    uint64_t hash = 14695981039346656037u;
    char tag[7] = "";

    for (int i = 0; i < f->codes.n; i++)
        hash = (hash ^ f->codes.v[i].glyph) * 1099511628211u;
    for (int i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return arena_printf(f->arena, "%s+%s", tag, f->font->name);
}

/* No table says it, and readers use it only to imitate a font that is not there. */
static int stem_width(int weight)
{
    return 10 + 220 * (weight - 50) / 900;
}

HPDF_Dict face_descriptor(struct objects *o, const struct font *font, const char *name, int flags, HPDF_Dict file, HPDF_Dict set)
{
    HPDF_Dict descriptor = object_new(o);
    struct buffer b = {0};

    buffer_add(&b, "/Type /FontDescriptor /FontName ");
    put_name(&b, name);
    buffer_printf(&b, " /Flags %d /FontBBox [%d %d %d %d]", flags | (font->italic_angle ? ITALIC : 0),
                  per_mille(font, font->box[0]), per_mille(font, font->box[1]),
                  per_mille(font, font->box[2]), per_mille(font, font->box[3]));
    buffer_printf(&b, " /ItalicAngle %d /Ascent %d /Descent %d", font->italic_angle, per_mille(font, font->ascender),
                  per_mille(font, font->descender));
    buffer_printf(&b, " /CapHeight %d /XHeight %d", per_mille(font, font->cap_height), per_mille(font, font->x_height));
    buffer_printf(&b, " /StemV %d /FontFile2 ", stem_width(font->weight));
    put_reference(&b, file);
    if (set) {
        buffer_add(&b, " /CIDSet ");
        put_reference(&b, set);
    }
    object_entries(o, descriptor, &b);
    buffer_done(&b);
    return descriptor;
}

/* ISO 32000-1 9.7.4.3, in thousandths with three decimals: a text without kerning needs no correction. */
static void put_widths(struct buffer *b, const struct face *f)
{
    buffer_add(b, " /DW 0 /W [");
    for (int i = 0; i < f->codes.n; i++) {
        if (i % WIDTHS_A_GROUP == 0)
            buffer_printf(b, i ? "] %d [" : "%d [", i);
        else
            buffer_byte(b, ' ');
        buffer_milli(b, f->codes.v[i].width);
    }
    buffer_add(b, "]]");
}

static HPDF_Dict embed_descendant(const struct face *f, struct objects *o, const char *name, HPDF_Dict descriptor, HPDF_Dict map)
{
    HPDF_Dict descendant = object_new(o);
    struct buffer b = {0};

    buffer_add(&b, "/Type /Font /Subtype /CIDFontType2 /BaseFont ");
    put_name(&b, name);
    buffer_add(&b, " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ");
    put_reference(&b, descriptor);
    buffer_add(&b, " /CIDToGIDMap ");
    put_reference(&b, map);
    put_widths(&b, f);
    object_entries(o, descendant, &b);
    buffer_done(&b);
    return descendant;
}

/* ISO 32000-1 9.7.5.3, Adobe technical note 5014: a byte is its own CID. */
HPDF_Dict face_byte_map(struct objects *o)
{
    static const char entries[] = "/Type /CMap /CMapName /Byte-H /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /WMode 0";
    static const char map[] =
        "%!PS-Adobe-3.0 Resource-CMap\n%%DocumentNeededResources: ProcSet (CIDInit)\n%%IncludeResource: ProcSet (CIDInit)\n"
        "%%BeginResource: CMap (Byte-H)\n%%Title: (Byte-H Adobe Identity 0)\n%%Version: 1\n%%EndComments\n"
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo 3 dict dup begin\n/Registry (Adobe) def\n/Ordering (Identity) def\n/Supplement 0 def\nend def\n"
        "/CMapName /Byte-H def\n/CMapVersion 1 def\n/CMapType 1 def\n/WMode 0 def\n"
        "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n1 begincidrange\n<00> <FF> 0\nendcidrange\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n%%EndResource\n%%EOF\n";
    HPDF_Dict d = object_stream(o, true);
    struct buffer b = {0};

    buffer_add(&b, entries);
    object_entries(o, d, &b);
    if (d)
        object_data(o, d->stream, map, sizeof map - 1);
    buffer_done(&b);
    return d;
}

static void embed_font(const struct face *f, struct objects *o, const char *name, HPDF_Dict byte_map, HPDF_Dict descendant, HPDF_Dict unicode)
{
    struct buffer b = {0};

    buffer_add(&b, "/Type /Font /Subtype /Type0 /BaseFont ");
    put_name(&b, name);
    buffer_add(&b, " /Encoding ");
    if (f->narrow)
        put_reference(&b, byte_map);
    else
        buffer_add(&b, "/Identity-H");
    buffer_add(&b, " /DescendantFonts [");
    put_reference(&b, descendant);
    buffer_add(&b, "] /ToUnicode ");
    put_reference(&b, unicode);
    object_entries(o, f->object, &b);
    buffer_done(&b);
}

void face_embed(struct face *f, struct objects *o, const struct level *level, HPDF_Dict byte_map, struct messages *m)
{
    hb_subset_plan_t *plan = make_plan(f);
    hb_face_t *subset = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    bool done = subset && hb_face_get_glyph_count(subset) > 0;

    if (done) {
        const char *name = subset_name(f);
        HPDF_Dict map = embed_map(f, o, hb_subset_plan_old_to_new_glyph_mapping(plan));
        HPDF_Dict descriptor = face_descriptor(o, f->font, name, SYMBOLIC, face_file(o, subset), level->cid_sets ? embed_set(f, o) : NULL);

        embed_font(f, o, name, byte_map, embed_descendant(f, o, name, descriptor, map), embed_unicode(f, o));
    } else {
        message_add(m, MSG_FONT_INVALID, (struct place){0}, f->font->file, "it is damaged: its glyphs cannot be taken out");
    }
    hb_face_destroy(subset);
    hb_subset_plan_destroy(plan);
}
