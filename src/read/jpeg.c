/* jpeg.c: a JPEG file, checked and stripped
 *
 * It is decoded once, to know that it is whole, and embedded as it is.  Kept of its segments is what decoding needs and nothing else (ITU-T T.81
 * annex B): no comments, thumbnails, places, cameras.  Which way up a photo stands is told in Exif (TIFF tag 274). */

#include "read/picture.h"

#include <stdio.h>
#include <setjmp.h>
#include <string.h>
#include <jpeglib.h>

#define ORIENTATION 0x0112

struct reading {
    struct jpeg_error_mgr errors;   /* first: libjpeg gives it back */
    char fault[JMSG_LENGTH_MAX];
    jmp_buf out;
};

static void give_up(j_common_ptr jpeg)
{
    struct reading *r = (struct reading *)(void *)jpeg->err;
    jpeg->err->format_message(jpeg, r->fault);
    longjmp(r->out, 1);
}

/* A warning means that what comes out is not what went in: a file that is cut off, bits that fit no code. */
static void warn(j_common_ptr jpeg, int level)
{
    if (level < 0)
        give_up(jpeg);
}

static const char *refuse(const struct jpeg_decompress_struct *jpeg)
{
    if (jpeg->jpeg_color_space == JCS_CMYK || jpeg->jpeg_color_space == JCS_YCCK)
        return "its colours are CMYK; save it as RGB";
    if (jpeg->jpeg_color_space != JCS_GRAYSCALE && jpeg->jpeg_color_space != JCS_YCbCr && jpeg->jpeg_color_space != JCS_RGB)
        return "its colours are neither grey nor RGB";
    if (jpeg->arith_code)
        return "it is coded arithmetically; save it as an ordinary JPEG";
    if ((uint64_t)jpeg->image_width * jpeg->image_height > PICTURE_MAX_PIXELS)
        return "it has more than 50 million pixels";
    return NULL;
}

static void read_through(struct arena *a, struct jpeg_decompress_struct *jpeg)
{
    jpeg->scale_num = 1;
    jpeg->scale_denom = 8;                          /* every coefficient is read all the same */
    jpeg->out_color_space = jpeg->jpeg_color_space;
    jpeg_start_decompress(jpeg);
    JSAMPROW row = arena_array(a, JSAMPLE, (size_t)jpeg->output_width * (size_t)jpeg->output_components);
    while (jpeg->output_scanline < jpeg->output_height)
        jpeg_read_scanlines(jpeg, &row, 1);
    jpeg_finish_decompress(jpeg);
}

static const char *read_header(struct jpeg_decompress_struct *jpeg, struct picture *p, const uint8_t *bytes, size_t n)
{
    jpeg_create_decompress(jpeg);
    jpeg_mem_src(jpeg, bytes, (unsigned long)n);
    jpeg_read_header(jpeg, TRUE);
    p->width = (int)jpeg->image_width;
    p->height = (int)jpeg->image_height;
    p->components = jpeg->num_components;
    p->plain_rgb = jpeg->jpeg_color_space == JCS_RGB;
    return refuse(jpeg);
}

static const char *check(struct arena *a, struct picture *p, const uint8_t *bytes, size_t n)
{
    struct reading *r = arena_new(a, struct reading);
    struct jpeg_decompress_struct *jpeg = arena_new(a, struct jpeg_decompress_struct);
    const char *volatile fault = NULL;
    jpeg->err = jpeg_std_error(&r->errors);
    r->errors.error_exit = give_up;
    r->errors.emit_message = warn;
    if (setjmp(r->out) == 0) {
        fault = read_header(jpeg, p, bytes, n);
        if (!fault)
            read_through(a, jpeg);
    }
    jpeg_destroy_decompress(jpeg);
    return *r->fault ? r->fault : fault;
}

/* ---- segments ---- */

static unsigned number(const uint8_t *s, int n, bool little)
{
    unsigned value = 0;
    for (int i = 0; i < n; i++)
        value = value << 8 | s[little ? n - 1 - i : i];
    return value;
}

/* Turns of the orientations without mirrors; a mirrored photo stays as it is. */
static int turns_of(unsigned orientation)
{
    return orientation == 6 ? 1 : orientation == 3 ? 2 : orientation == 8 ? 3 : 0;
}

/* TIFF in a segment: a header, then a directory of entries of 12 bytes. */
static int exif_turns(const uint8_t *s, size_t n)
{
    if (n < 14 || memcmp(s, "Exif\0", 6) != 0)
        return 0;
    s += 6;
    n -= 6;
    bool little = *s == 'I';
    size_t at = number(s + 4, 4, little);
    if (at > n - 2)
        return 0;
    unsigned count = number(s + at, 2, little);
    for (at += 2; count > 0 && at + 12 <= n; at += 12, count--)
        if (number(s + at, 2, little) == ORIENTATION)
            return turns_of(number(s + at + 8, 2, little));
    return 0;
}

/* APP0 says JFIF, APP14 how colours are coded; all other applications and comments go. */
static bool is_kept(int marker)
{
    return marker == 0xE0 || marker == 0xEE || !((marker >= 0xE0 && marker <= 0xEF) || marker == 0xFE);
}

/* The segments before the first scan, one after the other; what follows is copied. */
static void strip(struct arena *a, struct picture *p, const uint8_t *bytes, size_t n)
{
    uint8_t *to = arena_array(a, uint8_t, n);
    size_t at = 2, size = 2;
    memcpy(to, bytes, 2);
    while (at + 4 <= n && bytes[at] == 0xFF && bytes[at + 1] != 0xDA) {
        size_t length = 2 + number(bytes + at + 2, 2, false);
        if (bytes[at + 1] == 0xFF) {                /* a fill byte */
            at++;
            continue;
        }
        if (length > n - at)
            break;
        if (bytes[at + 1] == 0xE1 && !p->turns)
            p->turns = exif_turns(bytes + at + 4, length - 4);
        if (is_kept(bytes[at + 1])) {
            memcpy(to + size, bytes + at, length);
            size += length;
        }
        at += length;
    }
    memcpy(to + size, bytes + at, n - at);
    p->bytes = to;
    p->size = size + n - at;
}

const char *picture_jpeg(struct arena *a, struct picture *p, const uint8_t *bytes, size_t n)
{
    p->format = PICTURE_JPEG;
    const char *fault = check(a, p, bytes, n);
    if (!fault)
        strip(a, p, bytes, n);
    return fault;
}
