/* test_scale.c: axes of figures */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "typeset/scale.h"

static bool is_round(int64_t step)
{
    while (step % 10 == 0)
        step /= 10;
    return step == 1 || step == 2 || step == 5;
}

/* Every pair of figures lies on its axis, whose ticks are round, not more than asked for and one, and whose ends are ticks that something reaches. */
static void figures_lie_on_their_axis(void **state)
{
    static const int64_t figures[] = { -1000000000000, -123456789, -1001, -999, -21, -20, -1, 0, 1, 19, 20, 21, 99, 100, 12345, 999999999999 };
    int n = (int)(sizeof figures / sizeof *figures);

    (void)state;
    for (int a = 0; a < n; a++)
        for (int b = a + 1; b < n; b++)
            for (int intervals = 2; intervals <= 8; intervals++) {
                struct scale s = scale_make(figures[a], figures[b], intervals, NULL, NULL);
                assert_true(is_round(s.step));
                assert_true(s.low <= figures[a] && figures[a] < s.low + s.step);
                assert_true(s.high >= figures[b] && figures[b] > s.high - s.step);
                assert_int_equal((s.high - s.low) % s.step, 0);
                assert_true((s.high - s.low) / s.step <= intervals + 1);
                assert_int_equal(scale_first(&s), s.low);
                assert_int_equal(scale_at(&s, s.low, 720000), 0);
                assert_int_equal(scale_at(&s, s.high, 720000), 720000);
            }
}

static void ends_that_are_told_stay(void **state)
{
    const int64_t low = -40, high = 25;
    struct scale s = scale_make(-20, 15, 3, &low, &high);

    (void)state;
    assert_int_equal(s.low, -40);
    assert_int_equal(s.high, 25);
    assert_int_equal(s.step, 20);
    assert_int_equal(scale_first(&s), -40);
}

static void equal_figures_have_an_axis(void **state)
{
    struct scale s = scale_make(7, 7, 4, NULL, NULL);

    (void)state;
    assert_true(s.high > s.low);
    assert_true(s.low <= 7 && s.high >= 7);
}

static void zero_is_left_where_little_varies(void **state)
{
    (void)state;
    assert_true(scale_leaves_zero(920, 954));
    assert_true(scale_leaves_zero(-954, -920));
    assert_false(scale_leaves_zero(600, 954));
    assert_false(scale_leaves_zero(-5, 5));
    assert_false(scale_leaves_zero(0, 1));
    assert_false(scale_leaves_zero(7, 7));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(figures_lie_on_their_axis),
        cmocka_unit_test(ends_that_are_told_stay),
        cmocka_unit_test(equal_figures_have_an_axis),
        cmocka_unit_test(zero_is_left_where_little_varies),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
