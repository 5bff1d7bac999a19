/* test_arena.c: arena, vec and buffer */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"

static void memory_is_zeroed_and_aligned(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    for (size_t size = 0; size < 40000; size = size * 3 + 1) {
        char *p = arena_alloc(&a, size);
        assert_int_equal((uintptr_t)p % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xAA, size);
    }
    arena_done(&a);
    assert_null(a.block);
}

static void large_blocks_leave_the_small_one_open(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    char *first = arena_alloc(&a, 16);
    char *large = arena_alloc(&a, 1 << 20);
    char *second = arena_alloc(&a, 16);
    assert_ptr_equal(second, first + 16);
    large[(1 << 20) - 1] = 1;
    assert_int_equal(a.total, 32 + (1 << 20));
    arena_done(&a);
}

static void strings_are_copies(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    assert_string_equal(arena_strdup(&a, "åäö"), "åäö");
    assert_string_equal(arena_strndup(&a, "nämnd", 3), "nä");
    assert_string_equal(arena_strndup(&a, NULL, 0), "");
    assert_string_equal(arena_printf(&a, "%s %d", "§", 22), "§ 22");
    arena_done(&a);
}

static void vec_grows_and_keeps(void **state)
{
    struct arena a;
    vec(int) v = {0};

    (void)state;
    arena_init(&a);
    for (int i = 0; i < 1000; i++)
        *vec_push(&a, &v) = i;
    assert_int_equal(v.n, 1000);
    for (int i = 0; i < 1000; i++)
        assert_int_equal(v.v[i], i);
    arena_done(&a);
}

static void a_vector_at_the_end_grows_where_it_lies(void **state)
{
    struct arena a;
    vec(int) v = {0};

    (void)state;
    arena_init(&a);
    *vec_push(&a, &v) = 1;
    const int *where = v.v;
    for (int i = 1; i < 100; i++) {
        int *next = vec_push(&a, &v);
        assert_int_equal(*next, 0);
        *next = i + 1;
    }
    assert_ptr_equal(v.v, where);
    char *behind = arena_alloc(&a, 1);
    assert_true(behind >= (const char *)(v.v + v.cap));
    for (int i = 100; i < 1000; i++)
        *vec_push(&a, &v) = i + 1;
    assert_int_equal(v.v[99], 100);
    assert_int_equal(*behind, 0);
    arena_done(&a);
}

static void room_is_made_at_once(void **state)
{
    struct arena a;
    vec(int) v = {0};

    (void)state;
    arena_init(&a);
    vec_reserve(&a, &v, 37);
    assert_int_equal(v.cap, 37);
    for (int i = 0; i < 37; i++)
        *vec_push(&a, &v) = i;
    vec_reserve(&a, &v, 1);                 /* more for one that holds something: not a copy for each of many */
    assert_int_equal(v.cap, 74);
    assert_int_equal(v.v[36], 36);
    arena_done(&a);
}

static void a_cleared_arena_gives_zeroes(void **state)
{
    struct arena a;

    (void)state;
    arena_init(&a);
    arena_clear(&a);
    for (size_t size = 10; size < 400000; size *= 5) {
        memset(arena_alloc(&a, size), 0xAA, size);
        arena_strndup(&a, "text", 4);
        arena_clear(&a);
        assert_int_equal(a.total, 0);
        const char *p = arena_alloc(&a, size);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(p[i], 0);
        assert_string_equal(arena_strdup(&a, "text"), "text");
        arena_clear(&a);
    }
    arena_done(&a);
}

static void buffer_adds(void **state)
{
    struct buffer b = {0};

    (void)state;
    buffer_add(&b, "");
    assert_string_equal(b.s, "");
    buffer_byte(&b, 'a');
    buffer_bytes(&b, "b\0c", 3);
    assert_int_equal(b.n, 4);
    assert_memory_equal(b.s, "ab\0c", 5);
    buffer_clear(&b);
    assert_string_equal(b.s, "");
    buffer_fill(&b, '-', 200);
    assert_int_equal(strlen(b.s), 200);
    buffer_clear(&b);
    buffer_printf(&b, "%03d|", 7);
    buffer_rune(&b, 0x2212);
    buffer_rune(&b, 0x110000);
    assert_string_equal(b.s, "007|\xE2\x88\x92\xEF\xBF\xBD");
    buffer_done(&b);
    assert_null(b.s);
    buffer_clear(&b);
}

static void assert_milli(int64_t n, const char *wanted)
{
    struct buffer b = {0};

    buffer_milli(&b, n);
    assert_string_equal(b.s, wanted);
    buffer_done(&b);
}

static void buffer_prints_thousandths(void **state)
{
    (void)state;
    assert_milli(0, "0");
    assert_milli(12500, "12.5");
    assert_milli(-12005, "-12.005");
    assert_milli(-5, "-0.005");
    assert_milli(1000, "1");
    assert_milli(120, "0.12");
    assert_milli(INT64_MIN, "-9223372036854775.808");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_is_zeroed_and_aligned),
        cmocka_unit_test(large_blocks_leave_the_small_one_open),
        cmocka_unit_test(strings_are_copies),
        cmocka_unit_test(vec_grows_and_keeps),
        cmocka_unit_test(a_vector_at_the_end_grows_where_it_lies),
        cmocka_unit_test(room_is_made_at_once),
        cmocka_unit_test(a_cleared_arena_gives_zeroes),
        cmocka_unit_test(buffer_adds),
        cmocka_unit_test(buffer_prints_thousandths),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
