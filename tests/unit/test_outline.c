/* test_outline.c: paths of shapes, read and written out again as absolute commands in thousandths */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buffer.h"
#include "document/outline.h"

static void put(struct buffer *b, const struct drawing *d)
{
    static const int points[] = {[PATH_MOVE] = 1, [PATH_LINE] = 1, [PATH_CURVE] = 3, [PATH_CLOSE] = 0};
    const struct path_point *at = d->points;

    for (int i = 0; i < d->count; i++) {
        buffer_printf(b, "%s%c", i ? " " : "", "MLCZ"[d->ops[i]]);
        for (int k = 0; k < points[d->ops[i]]; k++, at++)
            buffer_printf(b, " %d,%d", at->x, at->y);
    }
    assert_int_equal(at - d->points, d->npoints);
}

static void reads(const char *text, const char *expected)
{
    struct arena a;
    struct drawing d;
    struct outline_error e;
    struct buffer b = {0};

    arena_init(&a);
    assert_true(outline_read(&a, text, &d, &e));
    put(&b, &d);
    assert_string_equal(b.s, expected);
    buffer_done(&b);
    arena_done(&a);
}

static void absolute(void **state)
{
    (void)state;
    reads("M 1 2 L 3 4 Z", "M 1000,2000 L 3000,4000 Z");
    reads("M1,2L3-4", "M 1000,2000 L 3000,-4000");
    reads("M 0 0 C 0 27.6 22.4 50 50 50", "M 0,0 C 0,27600 22400,50000 50000,50000");
    reads("M 0 0 H 10 V 20 H 0", "M 0,0 L 10000,0 L 10000,20000 L 0,20000");
}

static void relative(void **state)
{
    (void)state;
    reads("m 1 2 l 3 4 -1 -1 z", "M 1000,2000 L 4000,6000 L 3000,5000 Z");
    reads("M 10 10 h 5 v 5 h -5 z m 1 1 h 3", "M 10000,10000 L 15000,10000 L 15000,15000 L 10000,15000 Z M 11000,11000 L 14000,11000");
    reads("M 10 10 c 1 1 2 2 3 0 l 1 0", "M 10000,10000 C 11000,11000 12000,12000 13000,10000 L 14000,10000");
}

static void repeated(void **state)
{
    (void)state;
    reads("M 0 0 1 1 2 2", "M 0,0 L 1000,1000 L 2000,2000");
    reads("M 0 0 H 1 2", "M 0,0 L 1000,0 L 2000,0");
    reads("M 0 0 C 1 1 2 2 3 3 4 4 5 5 6 6", "M 0,0 C 1000,1000 2000,2000 3000,3000 C 4000,4000 5000,5000 6000,6000");
}

static void numbers(void **state)
{
    (void)state;
    reads("M .5 -.25 L +1.2349 1000", "M 500,-250 L 1234,1000000");
}

static void fails(const char *text, size_t offset, size_t bytes)
{
    struct arena a;
    struct drawing d;
    struct outline_error e = {0};

    arena_init(&a);
    assert_false(outline_read(&a, text, &d, &e));
    assert_int_equal(e.offset, offset);
    assert_int_equal(e.length, bytes);
    assert_non_null(e.expected);
    arena_done(&a);
}

static void wrong(void **state)
{
    (void)state;
    fails("", 0, 1);
    fails("  ", 2, 1);
    fails("L 0 0", 0, 1);
    fails("Z", 0, 1);
    fails("M 0", 3, 1);
    fails("M 0 0 7", 7, 1);
    fails("M 0 0 A 5 5 0 0 0 1 1", 6, 1);
    fails("M 0 0 L 1 1e5", 11, 2);
    fails("M 0 99999999999999999999", 4, 20);
    fails("M 900 0 h 900 m 200 0", 16, 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(absolute), cmocka_unit_test(relative), cmocka_unit_test(repeated), cmocka_unit_test(numbers), cmocka_unit_test(wrong),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
