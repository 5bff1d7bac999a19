/* png.c: a PNG file as samples of 8 bits */

#include "read/picture.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

struct reading {
    struct arena *arena;
    const uint8_t *bytes;
    size_t n, at;
    char fault[120];
    jmp_buf out;
};

static void give_up(png_structp png, const char *what)
{
    struct reading *r = png_get_error_ptr(png);
    snprintf(r->fault, sizeof r->fault, "%s", what);
    longjmp(r->out, 1);
}

static void ignore(png_structp png, const char *what)
{
    (void)png;
    (void)what;
}

static void read_data(png_structp png, png_bytep out, size_t n)
{
    struct reading *r = png_get_io_ptr(png);
    if (n > r->n - r->at)
        png_error(png, "it ends too early");
    memcpy(out, r->bytes + r->at, n);
    r->at += n;
}

/* Whatever the file holds becomes grey or RGB of 8 bits, with or without alpha. */
static void unify(png_structp png, png_infop info)
{
    if (png_get_bit_depth(png, info) == 16)
        png_set_scale_16(png);
    png_set_expand(png);                            /* palettes, few bits, a transparent colour */
    png_set_interlace_handling(png);
    png_read_update_info(png, info);
}

static void check_size(png_structp png, png_infop info)
{
    if ((uint64_t)png_get_image_width(png, info) * png_get_image_height(png, info) > PICTURE_MAX_PIXELS)
        png_error(png, "it has more than 50 million pixels");
}

static void read_samples(struct reading *r, struct picture *p, png_structp png, png_infop info)
{
    png_set_read_fn(png, r, read_data);
    png_set_user_limits(png, 65500, 65500);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    png_read_info(png, info);
    check_size(png, info);
    unify(png, info);
    p->width = (int)png_get_image_width(png, info);
    p->height = (int)png_get_image_height(png, info);
    p->alpha = png_get_channels(png, info) % 2 == 0;
    p->components = png_get_channels(png, info) - p->alpha;
    size_t row = png_get_rowbytes(png, info);
    p->size = row * (size_t)p->height;
    uint8_t *samples = arena_array(r->arena, uint8_t, p->size), **rows = arena_array(r->arena, uint8_t *, p->height);
    for (int y = 0; y < p->height; y++)
        rows[y] = samples + row * (size_t)y;
    p->bytes = samples;
    png_read_image(png, rows);
    png_read_end(png, NULL);
}

/* Alpha that shows nothing goes: the file is smaller, and no reader has to blend. */
static void drop_opaque(struct picture *p)
{
    size_t step = (size_t)p->components + 1, n = p->size / step;
    uint8_t *to = (uint8_t *)(uintptr_t)p->bytes;
    for (size_t i = 0; i < n; i++)
        if (p->bytes[i * step + step - 1] != 255)
            return;
    for (size_t i = 0; i < n; i++)
        memmove(to + i * (step - 1), p->bytes + i * step, step - 1);
    p->alpha = false;
    p->size = n * (step - 1);
}

const char *picture_png(struct arena *a, struct picture *p, const uint8_t *bytes, size_t n)
{
    struct reading *r = arena_new(a, struct reading);
    *r = (struct reading){ .arena = a, .bytes = bytes, .n = n };
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, r, give_up, ignore);
    png_infop volatile info = png ? png_create_info_struct(png) : NULL;
    p->format = PICTURE_PNG;
    if (!info)
        memory_exhausted();
    if (setjmp(r->out) == 0)
        read_samples(r, p, png, info);
    png_infop done = info;
    png_destroy_read_struct(&png, &done, NULL);
    if (*r->fault)
        return r->fault;
    if (p->alpha)
        drop_opaque(p);
    return NULL;
}
