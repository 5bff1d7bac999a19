/* What explains a difference between a sum and its terms. */
#include "reading.h"

#include "figures/explain.h"

enum { N = 8 };

/* The sum first; whole figures. */
static struct explanation explain_sum(int n, const int *figures, int tolerance)
{
    struct explain_figure f[N] = { 0 };
    for (int i = 0; i < n; i++)
        f[i] = (struct explain_figure){ .figure = { figures[i], 0 }, .factor = i ? 1 : -1, .doubt = EXPLAIN_UNKNOWN };
    return explain(f, n, tolerance, true);
}

static void check(int line, int n, const int *figures, int tolerance, enum explain_cause cause, int at, int64_t right)
{
    struct explanation e = explain_sum(n, figures, tolerance);
    if (e.cause != cause || (cause && (e.at != at || e.right.value != right)))
        fail_msg("line %d: cause %d at %d, right %lld", line, (int)e.cause, e.at, (long long)e.right.value);
}

#define CHECK(tolerance, cause, at, right, ...) \
    check(__LINE__, (int)(sizeof (int[]){ __VA_ARGS__ } / sizeof(int)), (int[]){ __VA_ARGS__ }, tolerance, cause, at, right)

static void test_kinds(void **state)
{
    (void)state;
    CHECK(0, EXPLAIN_LEFT_OUT, 2, 397024, 389882, 54489, 7142, 122760, 212633);
    CHECK(0, EXPLAIN_TWICE, 1, 1234, 1785, 551, 683);
    CHECK(0, EXPLAIN_SIGN, 2, 437, -2355, -1840, -437, -952);
    CHECK(0, EXPLAIN_SIGN, 0, 2355, -2355, 1840, 515);
    CHECK(0, EXPLAIN_TRANSPOSED, 0, 2355, 2535, 1840, 515);
    CHECK(0, EXPLAIN_TRANSPOSED, 1, 1840, 2355, 1480, 515);
    CHECK(0, EXPLAIN_DIGIT, 0, 2355, 2755, 1840, 515);
    CHECK(0, EXPLAIN_SHIFTED, 2, 515, 2355, 1840, 5150);
    CHECK(0, EXPLAIN_NOTHING, 0, 0, 9999, 1840, 515);
    CHECK(0, EXPLAIN_NOTHING, 0, 0, 2355, 1840, 515);
}

/* A row that is left out goes before a digit, and a wrong digit of the sum before one of a term. */
static void test_order(void **state)
{
    (void)state;
    CHECK(0, EXPLAIN_LEFT_OUT, 2, 500, 400, 300, 100, 100);
    CHECK(0, EXPLAIN_DIGIT, 0, 640, 840, 315, 325);
}

/* Rounding may be left, but what leaves none of the difference comes first. */
static void test_rounding(void **state)
{
    (void)state;
    CHECK(2, EXPLAIN_LEFT_OUT, 1, 4006, 1001, 3006, 1000);
    CHECK(2, EXPLAIN_TRANSPOSED, 1, 1840, 2356, 1480, 515);     /* and the sum is 1 more than it gives then */
}

/* What other relations say decides which of two digits is wrong. */
static void test_doubt(void **state)
{
    (void)state;
    struct explain_figure f[] = {
        { .figure = { 640, 0 }, .factor = -1, .doubt = EXPLAIN_CLEARED },
        { .figure = { 315, 0 }, .factor = 1, .doubt = EXPLAIN_UNKNOWN },
        { .figure = { 525, 0 }, .factor = 1, .doubt = EXPLAIN_SUSPECTED },
    };
    struct explanation e = explain(f, 3, 0, true);
    assert_int_equal(e.cause, EXPLAIN_DIGIT);
    assert_int_equal(e.at, 2);
    assert_int_equal(e.right.value, 325);
    f[2].doubt = EXPLAIN_CLEARED;
    e = explain(f, 3, 0, true);
    assert_int_equal(e.at, 1);
    assert_int_equal(e.right.value, 115);
}

/* A figure that is not counted, decimals, and a cell that has changed places with the one beside it. */
static void test_near(void **state)
{
    (void)state;
    struct explain_figure f[] = {
        { .figure = { 125, 1 }, .factor = -1, .doubt = EXPLAIN_UNKNOWN },
        { .figure = { 10, 0 }, .factor = 1, .doubt = EXPLAIN_UNKNOWN },
        { .figure = { 25, 1 }, .factor = 0, .doubt = EXPLAIN_UNKNOWN },
    };
    struct explanation e = explain(f, 3, 0, true);
    assert_int_equal(e.cause, EXPLAIN_PART);
    assert_int_equal(e.at, 2);
    struct explain_figure swapped[] = {
        { .figure = { 530, 0 }, .factor = -1, .doubt = EXPLAIN_UNKNOWN },
        { .figure = { 300, 0 }, .factor = 1, .doubt = EXPLAIN_UNKNOWN },
        { .figure = { 987, 0 }, .factor = 1, .doubt = EXPLAIN_UNKNOWN, .beside = true, .other = { 230, 0 } },
    };
    e = explain(swapped, 3, 0, true);
    assert_int_equal(e.cause, EXPLAIN_SWAPPED);
    assert_int_equal(e.at, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_kinds), cmocka_unit_test(test_order), cmocka_unit_test(test_rounding), cmocka_unit_test(test_doubt), cmocka_unit_test(test_near),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
