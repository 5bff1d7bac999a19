/* test_picture.c: damaged pictures are told, never more */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include <png.h>
#include <zlib.h>
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

#define WIDTH 64
#define HEIGHT 48

/* A picture with as many colours as pixels, or so many. */
static size_t make_png(struct arena *a, uint8_t **bytes, bool grey, unsigned colors)
{
    png_image image = {.version = PNG_IMAGE_VERSION, .width = WIDTH, .height = HEIGHT, .format = grey ? PNG_FORMAT_GRAY : PNG_FORMAT_RGB};
    uint8_t *samples = arena_array(a, uint8_t, 3 * WIDTH * HEIGHT);
    png_alloc_size_t n = 1 << 16;

    for (unsigned i = 0; i < WIDTH * HEIGHT; i++)
        for (unsigned k = 0; k < (grey ? 1 : 3); k++)
            samples[(grey ? 1 : 3) * i + k] = (uint8_t)(i % colors >> (k ? 8 : 0));
    *bytes = arena_array(a, uint8_t, n);
    assert_true(png_image_write_to_memory(&image, *bytes, &n, 0, samples, 0, NULL));
    return n;
}

/* Says in its only chunk of data that it was deflated in haste: RFC 1950 2.2. */
static void hasten(uint8_t *bytes, size_t n)
{
    uint8_t *chunk = memmem(bytes, n, "IDAT", 4);
    uint32_t size = (uint32_t)chunk[-4] << 24 | (uint32_t)chunk[-3] << 16 | (uint32_t)chunk[-2] << 8 | chunk[-1];

    chunk[5] = 0;
    chunk[5] = (uint8_t)(31 - (chunk[4] << 8) % 31);
    uint32_t sum = (uint32_t)crc32(0, chunk, size + 4);
    for (int i = 0; i < 4; i++)
        chunk[4 + size + (uint32_t)i] = (uint8_t)(sum >> 8 * (3 - i));
}

static void rows_stay_as_they_are(void **state)
{
    struct arena a;
    uint8_t *bytes, rows[HEIGHT * (1 + 3 * WIDTH) + 1];

    (void)state;
    arena_init(&a);
    for (int grey = 0; grey < 2; grey++) {
        uLongf size = sizeof rows;
        size_t n = make_png(&a, &bytes, grey, WIDTH * HEIGHT);
        struct picture *p = try(&a, bytes, n);
        assert_int_equal(p->coding, CODING_ROWS);
        assert_int_equal(p->bits, 8);
        assert_non_null(memmem(bytes, n, p->bytes, p->size));
        assert_int_equal(uncompress(rows, &size, p->bytes, p->size), Z_OK);
        assert_int_equal(size, HEIGHT * (1 + (grey ? 1 : 3) * WIDTH));
    }
    arena_done(&a);
}

static void few_colors_are_numbers(void **state)
{
    struct arena a;
    uint8_t *bytes;

    (void)state;
    arena_init(&a);
    size_t n = make_png(&a, &bytes, false, 256);
    struct picture *p = try(&a, bytes, n);
    assert_int_equal(p->coding, CODING_NUMBERS);
    assert_int_equal(p->palette->n, 256);
    assert_int_equal(p->bytes[WIDTH * HEIGHT - 1], 255);
    n = make_png(&a, &bytes, false, 257);
    assert_int_equal(try(&a, bytes, n)->coding, CODING_ROWS);
    arena_done(&a);
}

static void what_was_deflated_in_haste_is_deflated_again(void **state)
{
    struct arena a;
    uint8_t *bytes;

    (void)state;
    arena_init(&a);
    size_t n = make_png(&a, &bytes, false, WIDTH * HEIGHT);
    hasten(bytes, n);
    struct picture *p = try(&a, bytes, n);
    assert_int_equal(p->coding, CODING_SAMPLES);
    assert_int_equal(p->size, 3 * WIDTH * HEIGHT);
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whole_files_are_pictures),
        cmocka_unit_test(files_that_are_cut_off_are_told),
        cmocka_unit_test(bytes_that_are_wrong_do_no_harm),
        cmocka_unit_test(what_the_camera_tells_is_left_away),
        cmocka_unit_test(rows_stay_as_they_are),
        cmocka_unit_test(few_colors_are_numbers),
        cmocka_unit_test(what_was_deflated_in_haste_is_deflated_again),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
