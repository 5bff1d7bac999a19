/* test_contrast.c: the ratio of two colours, as WCAG gives it */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "document/contrast.h"

/* Values that checkers on the web agree on. */
static void known_ratios(void **state)
{
    (void)state;
    assert_int_equal(contrast_ratio(0x000000, 0xFFFFFF), 2100);
    assert_int_equal(contrast_ratio(0xFFFFFF, 0xFFFFFF), 100);
    assert_int_equal(contrast_ratio(0x767676, 0xFFFFFF), 454);
    assert_int_equal(contrast_ratio(0x777777, 0xFFFFFF), 447);
    assert_int_equal(contrast_ratio(0x949494, 0xFFFFFF), 303);
    assert_int_equal(contrast_ratio(0x959595, 0xFFFFFF), 299);
    assert_int_equal(contrast_ratio(0xFF0000, 0xFFFFFF), 399);
    assert_int_equal(contrast_ratio(0x0000FF, 0xFFFFFF), 859);
}

static void either_order(void **state)
{
    (void)state;
    assert_int_equal(contrast_ratio(0x1F3B57, 0xE9EEF3), contrast_ratio(0xE9EEF3, 0x1F3B57));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(known_ratios), cmocka_unit_test(either_order) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
