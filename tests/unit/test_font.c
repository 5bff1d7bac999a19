/* test_font.c: faces, metrics and shaped words */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "typeset/font.h"

#define SANS "/usr/share/fonts/truetype/open-sans/OpenSans-Regular.ttf"
#define BOLD "/usr/share/fonts/truetype/open-sans/OpenSans-Bold.ttf"
#define MONO "/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"

struct bench {
    struct arena arena;
    struct fonts fonts;
    struct messages messages;
    struct font *sans, *mono;
};

static struct font *open_font(struct bench *b, const char *path)
{
    return font_open(&b->fonts, path, (struct place){0}, &b->messages);
}

static int set_up(void **state)
{
    struct bench *b = calloc(1, sizeof *b);

    arena_init(&b->arena);
    fonts_init(&b->fonts, &b->arena);
    messages_init(&b->messages, &b->arena);
    b->sans = open_font(b, SANS);
    b->mono = open_font(b, MONO);
    *state = b;
    return b->sans && b->mono ? 0 : -1;
}

static int tear_down(void **state)
{
    struct bench *b = *state;

    fonts_done(&b->fonts);
    arena_done(&b->arena);
    free(b);
    return 0;
}

static const struct run *shape(struct font *f, const char *text)
{
    return font_shape(f, text, strlen(text));
}

/* --- faces --- */

static void metrics(void **state)
{
    struct bench *b = *state;

    assert_string_equal(b->sans->name, "OpenSans");
    assert_string_equal(b->mono->name, "DejaVuSansMono");
    assert_int_equal(b->sans->units, 2048);
    assert_int_equal(b->sans->ascender, 2189);      /* hhea */
    assert_int_equal(b->sans->descender, -600);
    assert_int_equal(b->sans->cap_height, 1462);
    assert_in_range(b->sans->x_height, 1090, 1110);
    assert_int_equal(b->sans->weight, 400);
    assert_int_equal(b->sans->italic_angle, 0);
    assert_true(b->sans->box[0] < 0 && b->sans->box[3] > b->sans->cap_height);
    assert_int_equal(open_font(b, BOLD)->weight, 700);
    assert_int_equal(open_font(b, "/usr/share/fonts/truetype/open-sans/OpenSans-Italic.ttf")->italic_angle, -12);
}

static void opened_once(void **state)
{
    struct bench *b = *state;
    char path[] = SANS;

    assert_ptr_equal(open_font(b, path), b->sans);
    assert_int_equal(b->sans->index, 0);
    assert_int_equal(b->mono->index, 1);
    assert_int_equal(b->fonts.list.n, 2);
}

static void expect_message(struct bench *b, const char *path, const char *text)
{
    struct buffer out = {0};

    assert_null(open_font(b, path));
    messages_print(&b->messages, &out);
    if (!strstr(out.s, text))
        fail_msg("no \"%s\" in: %s", text, out.s);
    assert_int_equal(messages_status(&b->messages), 1);
    buffer_done(&out);
}

static void missing_file(void **state)
{
    expect_message(*state, "/usr/share/fonts/Finns.ttf", "font file \"Finns.ttf\" is not found; looked in /usr/share/fonts/");
}

static void folder_is_no_font(void **state)
{
    expect_message(*state, "/usr/share/fonts", "is not found");
}

static void text_is_no_font(void **state)
{
    expect_message(*state, "/etc/passwd", "font file \"/etc/passwd\" cannot be used: it has no TrueType outlines");
}

/* A copy of Open Sans of which some bytes are changed, or only the first ones kept. */
static const char *make_font(struct bench *b, long keep, long at, int byte)
{
    char *path = arena_strdup(&b->arena, "/tmp/test_font_XXXXXX");
    FILE *in = fopen(SANS, "rb"), *out = fdopen(mkstemp(path), "wb");
    int c;

    for (long i = 0; i < keep && (c = getc(in)) != EOF; i++)
        putc(i == at ? byte : c, out);
    fclose(in);
    fclose(out);
    return path;
}

/* Where a table of Open Sans begins. */
static long table_offset(const char *tag)
{
    FILE *in = fopen(SANS, "rb");
    unsigned char row[16];

    fseek(in, 12, SEEK_SET);
    while (fread(row, 1, sizeof row, in) == sizeof row && memcmp(row, tag, 4) != 0)
        ;
    fclose(in);
    return (long)row[8] << 24 | (long)row[9] << 16 | row[10] << 8 | row[11];
}

static void licence(void **state)
{
    struct bench *b = *state;
    long type = table_offset("OS/2") + 8;
    const char *restricted = make_font(b, INT32_MAX, type + 1, 0x02);
    const char *whole = make_font(b, INT32_MAX, type, 0x01);
    const char *editable = make_font(b, INT32_MAX, type + 1, 0x08);

    expect_message(b, restricted, "its licence forbids embedding (OS/2 fsType)");
    expect_message(b, whole, "its licence forbids embedding a part of it");
    assert_non_null(open_font(b, editable));
    unlink(restricted);
    unlink(whole);
    unlink(editable);
}

/* Cut anywhere, a font is refused or still shapes without reading outside of it. */
static void cut_files(void **state)
{
    struct bench *b = *state;

    for (long keep = 0; keep < 220000; keep += 7919) {
        const char *path = make_font(b, keep, -1, 0);
        struct font *f = open_font(b, path);

        if (f)
            shape(f, "Räksmörgås 1 234");
        unlink(path);
    }
}

/* --- words --- */

static void shaped_once(void **state)
{
    struct bench *b = *state;
    const struct run *r = shape(b->sans, "Åmål");
    char text[] = "Åmålx";

    assert_ptr_equal(font_shape(b->sans, text, strlen("Åmål")), r);
    assert_ptr_not_equal(shape(b->mono, "Åmål"), r);
    assert_ptr_not_equal(shape(b->sans, "Åmå"), r);
    assert_ptr_equal(r->font, b->sans);
    assert_int_equal(r->bytes, 6);
    assert_int_equal(r->count, 4);
    assert_int_equal(r->missing, 0);
    assert_memory_equal(r->text, "Åmål", 6);
}

static void glyphs_know_their_text(void **state)
{
    struct bench *b = *state;
    const struct run *r = shape(b->sans, "aå–b");
    static const int bytes[] = {1, 2, 3, 1}, offsets[] = {0, 1, 3, 6};

    assert_int_equal(r->count, 4);
    for (int i = 0; i < 4; i++) {
        assert_int_equal(r->glyphs[i].bytes, bytes[i]);
        assert_int_equal(r->glyphs[i].offset, offsets[i]);
        assert_int_not_equal(r->glyphs[i].id, 0);
    }
}

static void advances_add_up(void **state)
{
    struct bench *b = *state;
    const struct run *r = shape(b->sans, "AVATAR To Ty");

    assert_int_equal(run_advance(r, 0, r->count), r->advance);
    assert_int_equal(run_advance(r, 0, 5) + run_advance(r, 5, r->count - 5), r->advance);
    assert_int_equal(run_advance(r, 3, 0), 0);
    assert_int_equal(shape(b->mono, "12345")->advance, 5 * 1233);
}

static void kerning(void **state)
{
    struct bench *b = *state;

    assert_true(shape(b->sans, "To")->advance < shape(b->sans, "T")->advance + shape(b->sans, "o")->advance);
}

static void no_ligatures(void **state)
{
    struct bench *b = *state;

    assert_int_equal(shape(b->sans, "flygel affisch fi")->count, 17);
    assert_int_equal(shape(b->mono, "fi")->count, 2);
}

static void figures_have_one_width(void **state)
{
    struct bench *b = *state;

    for (char c[] = "1"; *c <= '9'; ++*c)
        assert_int_equal(shape(b->sans, c)->advance, shape(b->sans, "0")->advance);
}

/* Open Sans has neither U+202F nor U+2011. */
static void substitutes(void **state)
{
    struct bench *b = *state;
    static const char *const spaces[] = {"\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\x89"};     /* U+00A0 U+202F U+2009 */
    const struct run *hyphen = shape(b->sans, "‑");

    assert_int_equal(hyphen->missing, 0);
    assert_int_equal(hyphen->glyphs[0].id, b->sans->hyphen->glyphs[0].id);
    assert_int_equal(hyphen->advance, b->sans->hyphen->advance);
    assert_memory_equal(hyphen->text, "\xE2\x80\x91", 3);
    for (int i = 0; i < 3; i++) {
        const struct run *space = shape(b->sans, spaces[i]);

        assert_int_equal(space->count, 1);
        assert_int_equal(space->missing, 0);
        assert_int_not_equal(space->glyphs[0].id, 0);
        assert_in_range(space->advance, 1, b->sans->space->advance);
    }
    assert_int_equal(shape(b->sans, "\xC2\xA0")->advance, b->sans->space->advance);
}

static void missing_glyph(void **state)
{
    struct bench *b = *state;

    assert_int_equal(shape(b->sans, "pil → och ☃")->missing, 0x2192);
    assert_int_equal(shape(b->sans, "😀")->missing, 0x1F600);
}

static void combining_marks(void **state)
{
    struct bench *b = *state;
    const struct run *composed = shape(b->sans, "a\xCC\x88"), *apart = shape(b->mono, "q\xCC\x82");

    assert_int_equal(composed->count, 1);
    assert_int_equal(composed->glyphs[0].id, shape(b->sans, "ä")->glyphs[0].id);
    assert_int_equal(composed->glyphs[0].bytes, 3);
    assert_int_equal(apart->count, 2);
    assert_int_equal(apart->glyphs[0].bytes + apart->glyphs[1].bytes, 3);
}

static void empty_text(void **state)
{
    struct bench *b = *state;
    const struct run *r = font_shape(b->sans, "", 0);

    assert_int_equal(r->count, 0);
    assert_int_equal(r->advance, 0);
    assert_int_equal(r->missing, 0);
}

/* The table grows several times; every word is found again, and shaped as it would be in a face of its own. */
static void many_words(void **state)
{
    struct bench *b = *state;
    enum { WORDS = 20000 };
    const struct run **runs = calloc(WORDS, sizeof *runs);
    char word[32];

    for (int i = 0; i < WORDS; i++) {
        snprintf(word, sizeof word, "ord%d", i);
        runs[i] = shape(b->sans, word);
    }
    for (int i = WORDS - 1; i >= 0; i--) {
        snprintf(word, sizeof word, "ord%d", i);
        assert_ptr_equal(shape(b->sans, word), runs[i]);
        assert_memory_equal(runs[i]->text, word, strlen(word));
    }
    free(runs);
}

/* --- lengths --- */

static void scale(void **state)
{
    struct bench *b = *state;

    assert_int_equal(font_scale(b->sans, 2048, PT(10.5)), 10500);
    assert_int_equal(font_scale(b->sans, 1, 1024), 1);          /* a half goes up, */
    assert_int_equal(font_scale(b->sans, -1, 1024), 0);         /* below nought too */
    assert_int_equal(font_scale(b->sans, -3, 1024), -1);
    assert_int_equal(font_scale(b->sans, 1, 1023), 0);
    assert_int_equal(font_scale(b->sans, 2000000, PT(100)), 97656250);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(metrics), TEST(opened_once), TEST(missing_file), TEST(folder_is_no_font), TEST(text_is_no_font), TEST(licence),
        TEST(cut_files), TEST(shaped_once), TEST(glyphs_know_their_text), TEST(advances_add_up), TEST(kerning), TEST(no_ligatures),
        TEST(figures_have_one_width), TEST(substitutes), TEST(missing_glyph), TEST(combining_marks), TEST(empty_text),
        TEST(many_words), TEST(scale),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
