/* png.c: a PNG file as samples of 8 bits, as numbers of colours or as its own rows */

#include "read/picture.h"

#include <png.h>
#include <setjmp.h>
#include <string.h>

#define SIGNATURE 8                 /* bytes before the first chunk */
#define CHUNK 12                    /* bytes of a chunk beside its data */
#define USUAL_EFFORT 2              /* of deflating, in the two highest bits of the second byte: RFC 1950 2.2 */

struct reading {
    struct arena *arena;
    const uint8_t *bytes;
    size_t n, at;
    bool warned;                    /* what libpng read is not all that the file holds, for one */
    bool doubtful;                  /* … the last time: its rows are not taken as they are */
    char fault[120];
    jmp_buf out;
};

static void give_up(png_structp png, const char *what)
{
    struct reading *r = png_get_error_ptr(png);
    snprintf(r->fault, sizeof r->fault, "%s", what);
    longjmp(r->out, 1);
}

static void note(png_structp png, const char *what)
{
    struct reading *r = png_get_error_ptr(png);
    (void)what;
    r->warned = true;
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

/* ---- as it is ---- */

static size_t number_at(const uint8_t *s)
{
    return (size_t)s[0] << 24 | (size_t)s[1] << 16 | (size_t)s[2] << 8 | s[3];
}

/* The deflated rows of all chunks of image data, one behind the other, copied to `to`; as much as there is room for.  Gives their size. */
static size_t collect(const struct reading *r, uint8_t *to, size_t room)
{
    size_t size = 0, data;
    for (size_t at = SIGNATURE; at < r->n && r->n - at >= CHUNK && (data = number_at(r->bytes + at)) <= r->n - at - CHUNK; at += CHUNK + data) {
        if (memcmp(r->bytes + at + 4, "IDAT", 4) != 0)
            continue;
        if (size < room)
            memcpy(to + size, r->bytes + at + 8, data < room - size ? data : room - size);
        size += data;
    }
    return size;
}

/* Then it is worth doing again. */
static bool is_deflated_in_haste(const struct reading *r)
{
    uint8_t begin[2] = { 0 };
    collect(r, begin, sizeof begin);
    return begin[1] >> 6 < USUAL_EFFORT;
}

/* No alpha, no colour that stands for it, rows in their order. */
static bool is_plain(png_structp png, png_infop info)
{
    return png_get_bit_depth(png, info) <= 8 && !(png_get_color_type(png, info) & PNG_COLOR_MASK_ALPHA) && !png_get_valid(png, info, PNG_INFO_tRNS)
        && png_get_interlace_type(png, info) == PNG_INTERLACE_NONE;
}

/* Reads all rows; the numbers of their colours, or NULL when these are many, or greys.  Rows that are alike follow each other in drawings. */
static uint8_t *read_numbers(struct reading *r, const struct picture *p, struct palette *palette, png_structp png, size_t n)
{
    size_t width = (size_t)p->width;
    uint8_t *row = arena_array(r->arena, uint8_t, n), *above = arena_array(r->arena, uint8_t, n);
    uint8_t *numbers = p->components == 3 ? arena_array(r->arena, uint8_t, width * (size_t)p->height) : NULL;
    for (int y = 0; y < p->height; y++) {
        uint8_t *to = numbers + (numbers ? width * (size_t)y : 0), *last = above;
        png_read_row(png, row, NULL);
        if (numbers && y && memcmp(row, above, n) == 0)
            memcpy(to, to - width, width);
        else if (numbers && !palette_take(palette, row, width, to))
            numbers = NULL;
        above = row;
        row = last;
    }
    return numbers;
}

/* ---- reading ---- */

static void read_plain(struct reading *r, struct picture *p, png_structp png, png_infop info)
{
    struct palette *palette = arena_new(r->arena, struct palette);
    uint8_t *bytes = read_numbers(r, p, palette, png, png_get_rowbytes(png, info));
    p->coding = bytes ? CODING_NUMBERS : CODING_ROWS;
    p->palette = palette;
    p->size = bytes ? (size_t)p->width * (size_t)p->height : collect(r, NULL, 0);
    if (!bytes)
        collect(r, bytes = arena_array(r->arena, uint8_t, p->size), p->size);
    p->bytes = bytes;
}

static void read_samples(struct reading *r, struct picture *p, png_structp png, png_infop info)
{
    size_t row = png_get_rowbytes(png, info);
    p->coding = CODING_SAMPLES;
    p->size = row * (size_t)p->height;
    uint8_t *samples = arena_array(r->arena, uint8_t, p->size), **rows = arena_array(r->arena, uint8_t *, p->height);
    for (int y = 0; y < p->height; y++)
        rows[y] = samples + row * (size_t)y;
    p->bytes = samples;
    png_read_image(png, rows);
}

static void read_file(struct reading *r, struct picture *p, png_structp png, png_infop info)
{
    png_set_read_fn(png, r, read_data);
    png_set_user_limits(png, 65500, 65500);
    png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, 0);
    png_read_info(png, info);
    check_size(png, info);
    r->warned = false;                              /* until now of what is left away: profiles, texts */
    bool plain = !r->doubtful && is_plain(png, info) && !is_deflated_in_haste(r);
    p->bits = png_get_bit_depth(png, info);
    unify(png, info);
    p->width = (int)png_get_image_width(png, info);
    p->height = (int)png_get_image_height(png, info);
    p->alpha = png_get_channels(png, info) % 2 == 0;
    p->components = png_get_channels(png, info) - p->alpha;
    if (plain)
        read_plain(r, p, png, info);
    else
        read_samples(r, p, png, info);
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

static void read_once(struct reading *r, struct picture *p)
{
    png_structp png = png_create_read_struct(PNG_LIBPNG_VER_STRING, r, give_up, note);
    png_infop volatile info = png ? png_create_info_struct(png) : NULL;
    r->at = 0;
    if (!info)
        memory_exhausted();
    if (setjmp(r->out) == 0)
        read_file(r, p, png, info);
    png_infop done = info;
    png_destroy_read_struct(&png, &done, NULL);
}

const char *picture_png(struct arena *a, struct picture *p, const uint8_t *bytes, size_t n)
{
    struct reading *r = arena_new(a, struct reading);
    *r = (struct reading){ .arena = a, .bytes = bytes, .n = n };
    p->format = PICTURE_PNG;
    read_once(r, p);
    r->doubtful = r->warned;
    if (r->doubtful && !*r->fault && p->coding == CODING_ROWS)
        read_once(r, p);
    if (*r->fault)
        return r->fault;
    if (p->alpha)
        drop_opaque(p);
    return NULL;
}
