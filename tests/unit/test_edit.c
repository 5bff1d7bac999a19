/* test_edit.c: keys of an INI file changed in its bytes */
#include "reading.h"

#include "read/edit.h"

static const struct ini_edit approval[] = { { "status", "godkänd" }, { "by", "vård- och omsorgsnämnden" }, { "paragraph", "22" } };

static void assert_changed(const char *bytes, const char *encoding, const char *wanted)
{
    struct buffer out = {0};

    assert_true(ini_change(&out, bytes, strlen(bytes), encoding, "decision", approval, 3));
    assert_string_equal(out.s, wanted);
    buffer_done(&out);
}

static void changes_values_and_nothing_else(void **state)
{
    (void)state;
    assert_changed("; a\n[report]\ntitle = X\n\n[Decision]\nStatus    = utkast      ; hur långt\nparagraph = \"1;2\"   # sist\n\n; b\n[text a]\nstatus = 1\n", "utf-8",
                   "; a\n[report]\ntitle = X\n\n[Decision]\nStatus    = godkänd      ; hur långt\nparagraph = 22   # sist\nby        = vård- och omsorgsnämnden\n\n; b\n[text a]\nstatus = 1\n");
}

static void adds_a_section(void **state)
{
    (void)state;
    assert_changed("[report]\ntitle = X \\\n  Y\n\n; nu\n[cover]\n", "utf-8",
                   "[report]\ntitle = X \\\n  Y\n\n[decision]\nstatus = godkänd\nby = vård- och omsorgsnämnden\nparagraph = 22\n\n; nu\n[cover]\n");
    assert_changed("[report]\ntitle = X\n; archive = 3a\n# mer\n\n; nu\n[cover]\n", "utf-8",
                   "[report]\ntitle = X\n; archive = 3a\n# mer\n\n[decision]\nstatus = godkänd\nby = vård- och omsorgsnämnden\nparagraph = 22\n\n; nu\n[cover]\n");
    assert_changed("[report]\ntitle = X\n; nu\n[cover]\n", "utf-8",
                   "[report]\ntitle = X\n\n[decision]\nstatus = godkänd\nby = vård- och omsorgsnämnden\nparagraph = 22\n; nu\n[cover]\n");
    assert_changed("[report]\ntitle = X", "utf-8", "[report]\ntitle = X\n\n[decision]\nstatus = godkänd\nby = vård- och omsorgsnämnden\nparagraph = 22\n");
    assert_changed("", "utf-8", "[decision]\nstatus = godkänd\nby = vård- och omsorgsnämnden\nparagraph = 22\n");
}

static void keeps_line_ends_marks_and_encoding(void **state)
{
    (void)state;
    assert_changed("\xEF\xBB\xBF[decision]\r\nstatus=\r\nby=x", "utf-8",
                   "\xEF\xBB\xBF[decision]\r\nstatus= godkänd\r\nby= vård- och omsorgsnämnden\r\nparagraph = 22\r\n");
    assert_changed("[decision]\nstatus =  ; x\nby = y\nparagraph = z ; w\n", "utf-8",
                   "[decision]\nstatus = godkänd  ; x\nby = vård- och omsorgsnämnden\nparagraph = 22 ; w\n");
    assert_changed("; f\xF6r n\xE4mnden\n[decision]\n", "windows-1252",
                   "; f\xF6r n\xE4mnden\n[decision]\nstatus = godk\xE4nd\nby = v\xE5rd- och omsorgsn\xE4mnden\nparagraph = 22\n");
}

static void quotes_what_needs_it(void **state)
{
    const struct ini_edit comment[] = {{"by", "a; b"}}, marks[] = {{"by", "\"a\" # b"}}, both[] = {{"by", "\"a' # b"}}, line[] = {{"by", "a\nb"}}, sign[] = {{"by", "\u2211"}};
    struct buffer out = {0};

    (void)state;
    assert_true(ini_change(&out, "[decision]\nby = 1\n", 18, "utf-8", "decision", comment, 1));
    assert_string_equal(out.s, "[decision]\nby = \"a; b\"\n");
    buffer_clear(&out);
    assert_true(ini_change(&out, "[decision]\n", 11, "utf-8", "decision", marks, 1));
    assert_string_equal(out.s, "[decision]\nby = '\"a\" # b'\n");
    buffer_clear(&out);
    assert_false(ini_change(&out, "[decision]\n", 11, "utf-8", "decision", both, 1));
    assert_false(ini_change(&out, "[decision]\n", 11, "utf-8", "decision", line, 1));
    assert_false(ini_change(&out, "[decision]\n", 11, "windows-1252", "decision", sign, 1));
    assert_int_equal(out.n, 0);
    buffer_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_values_and_nothing_else),
        cmocka_unit_test(adds_a_section),
        cmocka_unit_test(keeps_line_ends_marks_and_encoding),
        cmocka_unit_test(quotes_what_needs_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
