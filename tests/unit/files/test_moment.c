/* test_moment.c: when something was signed */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "finished/moment.h"

static struct arena arena;

static int begin(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int end(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

static void is_read(void **state)
{
    static const char *const right[][3] = {
        { "2025-03-01", "D:20250301", "2025-03-01" },
        { "2025-03-01T14:30", "D:20250301143000", "2025-03-01 14:30" },
        { "2024-02-29 23:59:59Z", "D:20240229235959Z", "2024-02-29 23:59 UTC" },
        { "2025-03-01T14:30:00+01:00", "D:20250301143000+01'00'", "2025-03-01 14:30 +01:00" },
        { "2025-03-01T14:30-03:30", "D:20250301143000-03'30'", "2025-03-01 14:30 -03:30" },
        { "2025-03-01T14:30+00:00", "D:20250301143000Z", "2025-03-01 14:30 UTC" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
        const char *moment = moment_of_text(&arena, right[i][0]);
        assert_non_null(moment);
        assert_string_equal(moment, right[i][1]);
        assert_string_equal(moment_text(&arena, moment), right[i][2]);
    }
}

static void is_no_date(void **state)
{
    static const char *const wrong[] = {
        "", "x", "2025", "2025-3-1", "2025-02-29", "2025-13-01", "2025-00-10", "2025-01-32", "2025-03-01T", "2025-03-01T24:00", "2025-03-01T12:60", "2025-03-01T12:00:60",
        "2025-03-01T12:00+1", "2025-03-01T12:00+25:00", "2025-03-01T12:00Zx", "2025-03-01x12:00", "1899-01-01", "2025-03-01T12:00+01:61",
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_null(moment_of_text(&arena, wrong[i]));
}

/* Of dates that others wrote. */
static void is_a_time(void **state)
{
    time_t t = 0;
    (void)state;
    assert_true(moment_time("D:20250301143000+01'00'", &t));
    assert_int_equal(t, 1740835800);
    assert_true(moment_time("D:20250301143000+01'00", &t));
    assert_int_equal(t, 1740835800);
    assert_true(moment_time("20250301133000Z", &t));
    assert_int_equal(t, 1740835800);
    assert_true(moment_time("D:20250301", &t));
    assert_int_equal(t, 1740830400);
    assert_false(moment_time("D:2025", &t));
    assert_false(moment_time("", &t));
    assert_string_equal(moment_text(&arena, "D:20250301x"), "");
}

static void is_now(void **state)
{
    time_t before = time(NULL), t = 0;
    (void)state;
    assert_true(moment_time(moment_now(&arena), &t));
    assert_true(t >= before && t <= time(NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(is_read), cmocka_unit_test(is_no_date), cmocka_unit_test(is_a_time), cmocka_unit_test(is_now) };
    return cmocka_run_group_tests(tests, begin, end);
}
