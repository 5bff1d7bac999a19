/* picture.c: pictures as image objects */
#include "output/pdf/picture.h"

#include <stdlib.h>
#include <string.h>
#include "base/palette.h"

/* --- PNG filters, ISO 32000-1 7.4.4.4: a byte less what its neighbours let one expect --- */

enum { NONE, SUB, UP, AVERAGE, PAETH, FILTERS };

static int nearest_of(int left, int up, int corner)
{
    int guess = left + up - corner, a = abs(guess - left), b = abs(guess - up), c = abs(guess - corner);

    return a <= b && a <= c ? left : b <= c ? up : corner;
}

/* The first pixel of a row has no left neighbour: 0 stands there. */
static void filter_row(uint8_t *out, const uint8_t *row, const uint8_t *above, size_t n, size_t step, int filter)
{
    *out++ = (uint8_t)filter;
    if (filter == NONE)
        memcpy(out, row, n);
    for (size_t i = 0; i < step && filter != NONE; i++)
        out[i] = (uint8_t)(row[i] - (filter == SUB ? 0 : filter == AVERAGE ? above[i] / 2 : above[i]));
    if (filter == SUB)
        for (size_t i = step; i < n; i++)
            out[i] = (uint8_t)(row[i] - row[i - step]);
    if (filter == UP)
        for (size_t i = step; i < n; i++)
            out[i] = (uint8_t)(row[i] - above[i]);
    if (filter == AVERAGE)
        for (size_t i = step; i < n; i++)
            out[i] = (uint8_t)(row[i] - (row[i - step] + above[i]) / 2);
    if (filter == PAETH)
        for (size_t i = step; i < n; i++)
            out[i] = (uint8_t)(row[i] - nearest_of(row[i - step], above[i], above[i - step]));
}

/* What deflates best has small bytes, read as signed. */
static long weight(const uint8_t *filtered, size_t n)
{
    long sum = 0;

    for (size_t i = 1; i <= n; i++)
        sum += abs((int8_t)filtered[i]);
    return sum;
}

static void put_filtered(struct buffer *out, const uint8_t *samples, size_t rows, size_t n, size_t step, struct arena *a)
{
    uint8_t *tried = arena_array(a, uint8_t, n + 1), *best = arena_array(a, uint8_t, n + 1);
    const uint8_t *above = arena_array(a, uint8_t, n);          /* zeros over the first row */

    for (size_t y = 0; y < rows; y++) {
        const uint8_t *row = samples + y * n;
        long least = -1;

        for (int filter = NONE; filter < FILTERS && least != 0; filter++) {
            filter_row(tried, row, above, n, step, filter);
            long w = weight(tried, n);
            if (least < 0 || w < least) {
                least = w;
                memcpy(best, tried, n + 1);
            }
        }
        buffer_bytes(out, best, n + 1);
        above = row;
    }
}

/* --- objects --- */

static void put_size(struct buffer *b, const struct picture *p, int bits)
{
    buffer_printf(b, "/Type /XObject /Subtype /Image /Width %d /Height %d /BitsPerComponent %d /ColorSpace ", p->width, p->height, bits);
}

static void put_head(struct buffer *b, const struct picture *p, int components, int bits)
{
    put_size(b, p, bits);
    buffer_add(b, components == 1 ? "/DeviceGray" : "/DeviceRGB");
}

static void put_mask(struct buffer *entries, HPDF_Dict mask)
{
    if (!mask)
        return;
    buffer_add(entries, " /SMask ");
    put_reference(entries, mask);
}

/* Written at once, so that it is deflated while pages are drawn; bytes stay where they are until then. */
static HPDF_Dict write_image(struct pictures *s, bool deflate, const struct buffer *entries, const void *bytes, size_t n)
{
    HPDF_Dict image = object_stream(s->objects, deflate);

    object_entries(s->objects, image, entries);
    save_bytes(s->save, image, bytes, n);
    return image;
}

/* ISO 32000-1 8.6.6.3: [/Indexed /DeviceRGB 1 <000000FFFFFF>]. */
static void put_palette(struct buffer *out, const struct palette *p)
{
    buffer_printf(out, "[/Indexed /DeviceRGB %d <", p->n - 1);
    for (int i = 0; i < p->n; i++)
        buffer_printf(out, "%06X", (unsigned)p->colors[i]);
    buffer_add(out, ">]");
}

/* Rows of colour numbers are not filtered: neighbouring numbers are not alike. */
static HPDF_Dict make_indexed(struct pictures *s, const struct picture *p, const struct palette *colors, const uint8_t *numbers, HPDF_Dict mask)
{
    struct buffer entries = {0};

    put_size(&entries, p, 8);
    put_palette(&entries, colors);
    put_mask(&entries, mask);
    HPDF_Dict image = write_image(s, true, &entries, numbers, (size_t)p->width * (size_t)p->height);
    buffer_done(&entries);
    return image;
}

static void put_filter(struct buffer *entries, const struct picture *p, int components, int bits)
{
    buffer_printf(entries, " /DecodeParms << /Predictor 15 /Colors %d /BitsPerComponent %d /Columns %d >>", components, bits, p->width);
}

static uint8_t *find_numbers(struct arena *a, struct palette *colors, const uint8_t *samples, size_t pixels)
{
    uint8_t *numbers = arena_array(a, uint8_t, pixels);

    return palette_take(colors, samples, pixels, numbers) ? numbers : NULL;
}

static HPDF_Dict make_samples(struct pictures *s, const struct picture *p, const uint8_t *samples, int components, HPDF_Dict mask)
{
    struct buffer entries = {0}, data = {0};
    struct palette colors = {0};
    size_t row = (size_t)p->width * (size_t)components;
    uint8_t *numbers = components == 3 ? find_numbers(s->objects->arena, &colors, samples, (size_t)p->width * (size_t)p->height) : NULL;

    if (numbers)
        return make_indexed(s, p, &colors, numbers, mask);
    put_head(&entries, p, components, 8);
    put_filter(&entries, p, components, 8);
    put_mask(&entries, mask);
    put_filtered(&data, samples, (size_t)p->height, row, (size_t)components, s->objects->arena);
    HPDF_Dict image = object_stream(s->objects, true);
    object_entries(s->objects, image, &entries);
    save_data(s->save, image, &data);
    buffer_done(&entries);
    buffer_done(&data);
    return image;
}

/* As the file holds them. */
static HPDF_Dict make_rows(struct pictures *s, const struct picture *p)
{
    struct buffer entries = {0};

    put_head(&entries, p, p->components, p->bits);
    buffer_add(&entries, " /Filter /FlateDecode");
    put_filter(&entries, p, p->components, p->bits);
    HPDF_Dict image = write_image(s, false, &entries, p->bytes, p->size);
    buffer_done(&entries);
    return image;
}

static HPDF_Dict make_unmasked(struct pictures *s, const struct picture *p)
{
    if (p->coding == CODING_ROWS)
        return make_rows(s, p);
    return p->coding == CODING_NUMBERS ? make_indexed(s, p, p->palette, p->bytes, NULL) : make_samples(s, p, p->bytes, p->components, NULL);
}

/* Colours and alpha, each for itself; on white when there may be no mask. */
static HPDF_Dict make_masked(struct pictures *s, const struct picture *p)
{
    size_t pixels = (size_t)p->width * (size_t)p->height, colors = (size_t)p->components, step = colors + 1;
    uint8_t *shown = arena_array(s->objects->arena, uint8_t, pixels * colors), *alpha = arena_array(s->objects->arena, uint8_t, pixels);

    for (size_t i = 0; i < pixels; i++) {
        int a = alpha[i] = p->bytes[i * step + colors];

        for (size_t k = 0; k < colors; k++) {
            int c = p->bytes[i * step + k];
            shown[i * colors + k] = (uint8_t)(s->flat ? (c * a + 255 * (255 - a) + 127) / 255 : c);
        }
    }
    return make_samples(s, p, shown, p->components, s->flat ? NULL : make_samples(s, p, alpha, 1, NULL));
}

static HPDF_Dict make_jpeg(struct pictures *s, const struct picture *p)
{
    struct buffer entries = {0};

    put_head(&entries, p, p->components, 8);
    buffer_add(&entries, " /Filter /DCTDecode");
    if (p->plain_rgb)
        buffer_add(&entries, " /DecodeParms << /ColorTransform 0 >>");
    HPDF_Dict image = write_image(s, false, &entries, p->bytes, p->size);
    buffer_done(&entries);
    return image;
}

int picture_use(struct pictures *s, const struct picture *p)
{
    for (int i = 0; i < s->list.n; i++)
        if (s->list.v[i].picture == p)
            return i;
    HPDF_Dict image = p->format == PICTURE_JPEG ? make_jpeg(s, p) : p->alpha ? make_masked(s, p) : make_unmasked(s, p);
    vec_push(s->objects->arena, &s->list)->picture = p;
    s->list.v[s->list.n - 1].object = image;
    return s->list.n - 1;
}

void put_pictures(struct buffer *resources, const struct pictures *p)
{
    if (!p->list.n)
        return;
    buffer_add(resources, " /XObject <<");
    for (int i = 0; i < p->list.n; i++) {
        buffer_printf(resources, " /I%d ", i);
        put_reference(resources, p->list.v[i].object);
    }
    buffer_add(resources, " >>");
}
