/* test_utf8.c: code points in UTF-8 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/utf8.h"

static void every_code_point_goes_round(void **state)
{
    (void)state;
    for (uint32_t rune = 1; rune <= 0x10FFFF; rune++) {
        char bytes[5] = {0};
        const char *s = bytes;
        if (rune == 0xD800)
            rune = 0xE000;
        size_t n = utf8_put(bytes, rune);
        assert_int_equal(utf8_next(&s), rune);
        assert_ptr_equal(s, bytes + n);
        assert_int_equal(utf8_invalid(bytes, n), n);
    }
}

static void nothing_is_read_past_the_end(void **state)
{
    const char *s = "";

    (void)state;
    assert_int_equal(utf8_next(&s), 0);
    assert_string_equal(s, "");
    s = "\xE2\x88";                         /* cut off */
    assert_int_equal(utf8_next(&s), 0xFFFD);
    assert_string_equal(s, "");
    s = "\x80z";
    assert_int_equal(utf8_next(&s), 0xFFFD);
    assert_int_equal(utf8_next(&s), 'z');
}

static void put_replaces_what_is_no_character(void **state)
{
    char bytes[4];

    (void)state;
    assert_int_equal(utf8_put(bytes, 0xD800), 3);
    assert_memory_equal(bytes, "\xEF\xBF\xBD", 3);
    assert_int_equal(utf8_put(bytes, UINT32_MAX), 3);
}

static void counts(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("Hemtjänst", strlen("Hemtjänst")), 9);
    assert_int_equal(utf8_count("ab", 100), 2);
    assert_int_equal(utf8_columns("Hemtjänst", strlen("Hemtjänst")), 9);
    assert_int_equal(utf8_columns("a\xCC\x88", 3), 1);          /* a and a combining diaeresis */
    assert_int_equal(utf8_columns("漢", 3), 2);
    assert_int_equal(utf8_columns("\t", 1), 1);
}

static void assert_invalid(const char *s, size_t n, size_t wanted)
{
    assert_int_equal(utf8_invalid(s, n), wanted);
}

static void finds_what_is_invalid(void **state)
{
    (void)state;
    assert_invalid("", 0, 0);
    assert_invalid("å\xE5", 3, 2);
    assert_invalid("\xC0\xAF", 2, 0);           /* overlong */
    assert_invalid("a\xED\xA0\x80", 4, 1);      /* surrogate */
    assert_invalid("\xF4\x90\x80\x80", 4, 0);   /* beyond U+10FFFF */
    assert_invalid("ab\xE2\x88", 4, 2);         /* cut off */
    assert_invalid("a\0b", 3, 3);
}

static void knows_white_space(void **state)
{
    static const uint32_t spaces[] = {' ', '\t', '\n', RUNE_NBSP, RUNE_NNBSP, RUNE_THIN_SPACE, 0xFEFF};

    (void)state;
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
        assert_true(rune_is_space(spaces[i]));
    assert_false(rune_is_space(0));
    assert_false(rune_is_space('a'));
    assert_false(rune_is_space(RUNE_SOFT_HYPHEN));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_goes_round),
        cmocka_unit_test(nothing_is_read_past_the_end),
        cmocka_unit_test(put_replaces_what_is_no_character),
        cmocka_unit_test(counts),
        cmocka_unit_test(finds_what_is_invalid),
        cmocka_unit_test(knows_white_space),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
