/* test_color.c: contrast of colours, against the figures that WCAG's formula gives in floating point */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/color.h"

#define WHITE 0xFFFFFFu
#define BLACK 0x000000u

static void known(void **state)
{
    (void)state;
    assert_int_equal(color_contrast(BLACK, WHITE), 2100);
    assert_int_equal(color_contrast(WHITE, BLACK), 2100);
    assert_int_equal(color_contrast(0x777777, 0x777777), 100);
    assert_in_range(color_contrast(0x767676, WHITE), 453, 455);     /* the lightest grey that text may have on white */
    assert_in_range(color_contrast(0x777777, WHITE), 446, 448);
    assert_in_range(color_contrast(0xFF0000, WHITE), 398, 401);
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
    const struct CMUnitTest tests[] = {cmocka_unit_test(known), cmocka_unit_test(goals)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
