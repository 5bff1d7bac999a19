/* test_picture.c: damaged pictures are told, never more */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "read/picture.h"

static const char *const files[] = { "tests/golden/picture/bilder/rgb.png", "tests/golden/picture/bilder/alpha.png",
                                     "tests/golden/picture/bilder/gra.jpg", "tests/golden/picture/bilder/prog.jpg" };
#define FILES (int)(sizeof files / sizeof *files)

static size_t read_file(struct arena *a, const char *path, uint8_t **bytes)
{
    FILE *f = fopen(path, "rb");

    assert_non_null(f);
    *bytes = arena_array(a, uint8_t, 1 << 20);
    size_t n = fread(*bytes, 1, 1 << 20, f);
    fclose(f);
    return n;
}

/* A picture, or exactly one message. */
static struct picture *try(struct arena *a, const uint8_t *bytes, size_t n)
{
    struct messages m;

    messages_init(&m, a);
    struct picture *p = picture_of_bytes(a, "bild", bytes, n, (struct place){0}, &m);
    assert_int_equal(m.errors, p ? 0 : 1);
    if (p) {
        assert_true(p->width > 0 && p->height > 0 && p->size > 0);
        assert_true(p->components == 1 || p->components == 3);
    }
    return p;
}

static void whole_files_are_pictures(void **state)
{
    struct arena a;
    uint8_t *bytes;

    (void)state;
    for (int i = 0; i < FILES; i++) {
        arena_init(&a);
        size_t n = read_file(&a, files[i], &bytes);
        assert_non_null(try(&a, bytes, n));
        arena_done(&a);
    }
}

static void files_that_are_cut_off_are_told(void **state)
{
    struct arena a;
    uint8_t *bytes;

    (void)state;
    for (int i = 0; i < FILES; i++)
        for (int part = 0; part < 60; part++) {
            arena_init(&a);
            size_t n = read_file(&a, files[i], &bytes) * (size_t)part / 60;
            assert_null(try(&a, bytes, n));
            arena_done(&a);
        }
}

static void bytes_that_are_wrong_do_no_harm(void **state)
{
    struct arena a;
    uint8_t *bytes;
    uint32_t random = 12345;

    (void)state;
    for (int i = 0; i < FILES; i++)
        for (int round = 0; round < 150; round++) {
            arena_init(&a);
            size_t n = read_file(&a, files[i], &bytes);
            for (int k = 0; k < 1 + round % 4; k++) {
                random = random * 1664525 + 1013904223;
                bytes[8 + (random >> 8) % (round % 2 ? n - 8 : 200)] = (uint8_t)(random >> 3);
            }
            try(&a, bytes, n);
            arena_done(&a);
        }
}

/* Where a photo was taken does not reach the report; which way up it stands does. */
static void what_the_camera_tells_is_left_away(void **state)
{
    struct arena a;
    uint8_t *bytes;

    (void)state;
    arena_init(&a);
    size_t n = read_file(&a, "tests/golden/picture/bilder/prog.jpg", &bytes);
    assert_non_null(memmem(bytes, n, "Exif", 4));
    struct picture *p = try(&a, bytes, n);
    assert_int_equal(p->turns, 1);
    assert_null(memmem(p->bytes, p->size, "Exif", 4));
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_files_are_pictures),
        cmocka_unit_test(files_that_are_cut_off_are_told),
        cmocka_unit_test(bytes_that_are_wrong_do_no_harm),
        cmocka_unit_test(what_the_camera_tells_is_left_away),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
