/* test_manifest.c: what a report was made from, read back and compared */
#include "reading.h"

#include "output/manifest.h"

#define A "0000000000000000000000000000000000000000000000000000000000000000"
#define B "1111111111111111111111111111111111111111111111111111111111111111"

static int read_it(struct arena *a, struct manifest *m, const char *text)
{
    return manifest_read(a, m, text, strlen(text));
}

static void reads_what_a_line_says(void **state)
{
    (void)state;
    struct arena a;
    struct manifest m;
    arena_init(&a);
    assert_int_equal(read_it(&a, &m, "kommuntryck 0.1.0\nlibrary harfbuzz 6.0.0\ntable words " A "\nversion 2\nreport " A " 12 min rapport.ini\nfont " B " 0 50%25 %0A.ttf\n"), 0);
    assert_string_equal(m.program, "0.1.0");
    assert_int_equal(m.parts.n, 2);
    assert_string_equal(m.parts.v[0].version, "6.0.0");
    assert_string_equal(m.parts.v[1].role, "table");
    assert_int_equal(m.files.n, 2);
    assert_string_equal(m.files.v[0].name, "min rapport.ini");
    assert_string_equal(m.files.v[0].digest, A);
    assert_int_equal(m.files.v[0].size, 12);
    assert_string_equal(m.files.v[1].role, "font");
    assert_string_equal(m.files.v[1].name, "50% \n.ttf");
    arena_done(&a);
}

static void names_are_written_as_they_are_read(void **state)
{
    (void)state;
    struct buffer b = {0};
    manifest_name(&b, "å 100%\r\n.csv");
    assert_string_equal(b.s, "å 100%25%0D%0A.csv");
    buffer_done(&b);
}

static void says_which_line_is_none(void **state)
{
    (void)state;
    static const struct { const char *text; int line; } cases[] = {
        { "", 1 }, { "kommuntryck", 1 }, { "kommuntryck \n", 1 }, { "anything 1\n", 1 }, { "kommuntryck 1", 1 }, { "kommuntryck 1\n\n", 2 },
        { "kommuntryck 1\ndata " A " 1\n", 2 }, { "kommuntryck 1\ndata " A " -1 a\n", 2 }, { "kommuntryck 1\ndata " A " 9999999999999999999 a\n", 2 },
        { "kommuntryck 1\ndata 00 1 a\n", 2 }, { "kommuntryck 1\ndata " A "0 1 a\n", 2 }, { "kommuntryck 1\nlibrary x\n", 2 }, { "kommuntryck 1\nlibrary x 1\ndata " A " 1 a", 3 },
        { "kommuntryck 1\ndata " A " 1 a%00\n", 2 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena a;
        struct manifest m;
        arena_init(&a);
        assert_int_equal(read_it(&a, &m, cases[i].text), cases[i].line);
        arena_done(&a);
    }
}

static void finds_a_line_by_its_word(void **state)
{
    (void)state;
    struct arena a;
    const char *text = "kommuntryck 1\nversionen 3\nversion 2\nversion 4";
    arena_init(&a);
    assert_string_equal(manifest_line(&a, text, strlen(text), "version"), "2");
    assert_null(manifest_line(&a, text, strlen(text), "vers"));
    arena_done(&a);
}

static void names_what_differs(void **state)
{
    (void)state;
    struct arena a;
    struct manifest before, after;
    struct manifest_differences d = { 0 };
    arena_init(&a);
    assert_int_equal(read_it(&a, &before, "kommuntryck 1\nlibrary x 1\nreport " A " 1 r\ndata " A " 1 a\ndata " A " 1 b\n"), 0);
    assert_int_equal(read_it(&a, &after, "kommuntryck 2\nlibrary x 1\nreport " A " 1 r\ndata " B " 1 a\nfont " A " 1 b\n"), 0);
    manifest_compare(&a, &d, &before, &before);
    assert_int_equal(d.list.n, 0);
    manifest_compare(&a, &d, &before, &after);
    assert_int_equal(d.list.n, 4);
    assert_int_equal(d.list.v[0].kind, MANIFEST_PROGRAM);
    assert_string_equal(d.list.v[1].name, "a");
    assert_string_equal(d.list.v[1].after, B);
    assert_string_equal(d.list.v[2].role, "font");
    assert_null(d.list.v[2].before);
    assert_string_equal(d.list.v[3].role, "data");
    assert_null(d.list.v[3].after);
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_what_a_line_says), cmocka_unit_test(names_are_written_as_they_are_read), cmocka_unit_test(says_which_line_is_none),
        cmocka_unit_test(finds_a_line_by_its_word), cmocka_unit_test(names_what_differs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
