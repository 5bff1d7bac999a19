/* test_color.c: the contrast of two colours, as WCAG gives it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/color.h"

#define WHITE 0xFFFFFFu
#define BLACK 0x000000u

/* Values that checkers on the web agree on. */
static void known_ratios(void **state)
{
    (void)state;
    assert_int_equal(color_contrast(0x000000, 0xFFFFFF), 2100);
    assert_int_equal(color_contrast(0xFFFFFF, 0xFFFFFF), 100);
    assert_int_equal(color_contrast(0x767676, 0xFFFFFF), 454);
    assert_int_equal(color_contrast(0x777777, 0xFFFFFF), 447);
    assert_int_equal(color_contrast(0x949494, 0xFFFFFF), 303);
    assert_int_equal(color_contrast(0x959595, 0xFFFFFF), 299);
    assert_int_equal(color_contrast(0xFF0000, 0xFFFFFF), 399);
    assert_int_equal(color_contrast(0x0000FF, 0xFFFFFF), 859);
}

static void either_order(void **state)
{
    (void)state;
    assert_int_equal(color_contrast(0x1F3B57, 0xE9EEF3), color_contrast(0xE9EEF3, 0x1F3B57));
}

/* The goals of Agenda 2030 on which white text reaches 4.5:1. */
static void goals(void **state)
{
    static const color fills[] = {0xE5243B, 0xDDA63A, 0x4C9F38, 0xC5192D, 0xFF3A21, 0x26BDE2, 0xFCC30B, 0xA21942, 0xFD6925,
                                  0xDD1367, 0xFD9D24, 0xBF8B2E, 0x3F7E44, 0x0A97D9, 0x56C02B, 0x00689D, 0x19486A};
    static const int white[] = {1, 4, 8, 10, 13, 16, 17};
    int next = 0;

    (void)state;
    for (int goal = 1; goal <= 17; goal++) {
        int expected = next < 7 && white[next] == goal;

        assert_int_equal(color_contrast(fills[goal - 1], WHITE) >= 450, expected);
        assert_true(expected || color_contrast(fills[goal - 1], BLACK) >= 450);
        next += expected;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(known_ratios), cmocka_unit_test(either_order), cmocka_unit_test(goals)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
