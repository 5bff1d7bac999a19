/* test_drawing.c: what a page of a finished PDF shows, apart from how it is written */
#include "pdfmaker.h"

#include "finished/drawing.h"

#define MAP "1 begincodespacerange\n<00> <FF>\nendcodespacerange\n2 beginbfchar\n%s\nendbfchar\n"

/* The drawing of a page with these contents, whose font has these codes; the caller frees it. */
static char *drawing_of(const char *font, const char *codes, const char *contents, bool furnished)
{
    struct reading r;
    struct pdfmaker p;
    struct pdffile f;
    struct charmaps maps = { 0 };
    struct buffer out = { 0 };
    reading_open(&r);
    pdf_begin(&p);
    pdf_object(&p, 1, "<< /Type /Catalog /Pages 2 0 R >>");
    pdf_object(&p, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf_object(&p, 3, arena_printf(&r.arena, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R /Resources << /Font << /%s 5 0 R >> >> >>", font));
    pdf_deflated(&p, 4, "", contents, strlen(contents));
    pdf_object(&p, 5, arena_printf(&r.arena, "<< /Type /Font /BaseFont /%s+Sans /ToUnicode 6 0 R >>", strcmp(font, "F0") ? "BCDEFG" : "ABCDEF"));
    const char *map = arena_printf(&r.arena, MAP, codes);
    pdf_deflated(&p, 6, "", map, strlen(map));
    pdf_end(&p);
    assert_true(pdffile_open(&f, &r.arena, "a.pdf", p.out.s, p.out.n, &r.messages));
    drawing_put(&f, &maps, 0, furnished, &out);
    assert_messages(&r, "");
    pdffile_close(&f);
    buffer_done(&p.out);
    reading_close(&r);
    buffer_byte(&out, '\0');
    return out.s;
}

static void assert_drawing(const char *contents, const char *wanted)
{
    char *found = drawing_of("F0", "<01> <0041>\n<02> <0042>", contents, true);
    assert_string_equal(found, wanted);
    free(found);
}

static void characters_stand_for_codes(void **state)
{
    (void)state;
    assert_drawing("/F0 8.5 Tf[<01>-20(\\002)]TJ", "/Sans 8500 Tf\n[ 0041 -20 0042 ] TJ\n");
    assert_drawing("/F0 8 Tf(\\1\\\\\x02\\(\\)(x))Tj", "/Sans 8000 Tf\n0041#5C0042#28#29#28#78#29 Tj\n");
    assert_drawing("/F0 8 Tf<0 1 0>Tj(", "/Sans 8000 Tf\n0041 Tj\n");
    assert_drawing("1 0 0 rg 1 2 re f", "1 0 0 rg\n1 2 re\nf\n");
}

static void places_are_told_from_the_origin(void **state)
{
    (void)state;
    assert_drawing("BT 10 20.5 Td 1 -2 Td ET BT .5 1 Td ET", "BT\n10000 20500 Td\n11000 18500 Td\nET\nBT\n500 1000 Td\nET\n");
}

static void other_codes_show_the_same(void **state)
{
    (void)state;
    char *a = drawing_of("F0", "<01> <0041>\n<02> <0042>", "/F0 8 Tf[<0102>]TJ", true), *b = drawing_of("F7", "<05> <0042>\n<06> <0041>", "/F7 8 Tf[<0605>]TJ", true);
    assert_string_equal(a, b);
    free(a);
    free(b);
}

/* What heads and feet say is left out, and what stands after them is where it was. */
static void heads_and_feet_are_left_out(void **state)
{
    static const char page[] = "BT /Artifact<</Type/Pagination>>BDC /F0 8 Tf %s Td[<01>]TJ EMC /P<</MCID 0>>BDC %s Td[<02>]TJ EMC ET";
    char one[200], two[200];
    (void)state;
    snprintf(one, sizeof one, page, "5 5", "1 1");
    snprintf(two, sizeof two, page, "3 5", "3 1");
    char *a = drawing_of("F0", "<01> <0041>\n<02> <0042>", one, false), *b = drawing_of("F0", "<01> <0041>\n<02> <0042>", two, false);
    assert_string_equal(a, b);
    assert_null(strstr(a, "0041"));
    assert_non_null(strstr(a, "6000 6000 Td\n[ 0042 ] TJ"));
    free(a);
    free(b);
    a = drawing_of("F0", "<01> <0041>\n<02> <0042>", one, true);
    assert_non_null(strstr(a, "0041"));
    free(a);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_stand_for_codes),
        cmocka_unit_test(places_are_told_from_the_origin),
        cmocka_unit_test(other_codes_show_the_same),
        cmocka_unit_test(heads_and_feet_are_left_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
