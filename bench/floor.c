/* floor.c: floor LEVEL FILE.pdf [FONT.ttf …]: what deflating the streams of a finished file and subsetting its fonts cost, and nothing else
 *
 * Every stream that is deflated in the file is inflated, all of them are deflated again at a level of libdeflate, and of each font as many glyphs are taken out as the file holds of it.
 * Prints, tab-separated: seconds of CPU for deflating, for fonts (each the median of some runs), bytes before and after, streams, fonts. */
#include <hb-subset.h>
#include <libdeflate.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define RUNS 5
#define LIMIT ((size_t)1 << 30)

struct bytes { char *v; size_t n; };

struct file {
    struct bytes *streams;          /* inflated */
    int n, cap;
    int glyphs[64];                 /* of the fonts in it */
    int fonts;
};

static _Noreturn void fail(const char *what)
{
    fprintf(stderr, "floor: %s\n", what);
    exit(1);
}

static void *need(void *p)
{
    if (!p)
        fail("out of memory");
    return p;
}

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static struct bytes read_file(const char *path)
{
    struct bytes b = { 0 };
    FILE *f = fopen(path, "rb");
    if (!f || fseek(f, 0, SEEK_END) != 0)
        fail(path);
    b.n = (size_t)ftell(f);
    rewind(f);
    b.v = need(malloc(b.n + 1));
    if (fread(b.v, 1, b.n, f) != b.n)
        fail(path);
    b.v[b.n] = '\0';
    fclose(f);
    return b;
}

/* ---- the streams of the file ---- */

static struct bytes inflate(struct libdeflate_decompressor *d, const char *from, size_t n)
{
    for (size_t room = 8 * n + 1024; room < LIMIT; room *= 4) {
        struct bytes b = { need(malloc(room)), 0 };
        if (libdeflate_zlib_decompress(d, from, n, b.v, room, &b.n) == LIBDEFLATE_SUCCESS)
            return b;
        free(b.v);
    }
    fail("a stream cannot be inflated");
}

static void keep(struct file *f, struct bytes b)
{
    if (f->n == f->cap)
        f->streams = need(realloc(f->streams, sizeof *f->streams * (size_t)(f->cap = f->cap ? 2 * f->cap : 64)));
    f->streams[f->n++] = b;
    if (b.n > 4 && memcmp(b.v, "\0\1\0\0", 4) == 0 && f->fonts < 64) {
        hb_blob_t *blob = hb_blob_create(b.v, (unsigned)b.n, HB_MEMORY_MODE_READONLY, NULL, NULL);
        hb_face_t *face = hb_face_create(blob, 0);
        f->glyphs[f->fonts++] = (int)hb_face_get_glyph_count(face);
        hb_face_destroy(face);
        hb_blob_destroy(blob);
    }
}

static const char *find(const char *from, const char *end, const char *word)
{
    return memmem(from, (size_t)(end - from), word, strlen(word));
}

/* << … /Length 123 … >> stream: the files that we write say the length there. */
static void find_streams(struct file *f, const struct bytes *pdf)
{
    struct libdeflate_decompressor *d = need(libdeflate_alloc_decompressor());
    const char *end = pdf->v + pdf->n;
    for (const char *at = pdf->v, *object; (object = find(at, end, " obj\n")); at = object + 1) {
        const char *stream = find(object, end, "stream\n"), *done = find(object, end, "endobj");
        if (!stream || !done || stream > done)
            continue;
        const char *length = find(object, stream, "/Length "), *filter = find(object, stream, "/FlateDecode");
        size_t n = length ? strtoul(length + 8, NULL, 10) : 0;
        if (filter && n)
            keep(f, inflate(d, stream + 7, n));
        object = stream + 7 + n - 1;
    }
    libdeflate_free_decompressor(d);
}

/* ---- the two costs ---- */

static size_t deflate_all(const struct file *f, int level)
{
    struct libdeflate_compressor *c = need(libdeflate_alloc_compressor(level));
    size_t total = 0, room = 0;
    char *to = NULL;
    for (int i = 0; i < f->n; i++) {
        size_t bound = libdeflate_zlib_compress_bound(c, f->streams[i].n);
        if (bound > room)
            to = need(realloc(to, room = bound));
        total += libdeflate_zlib_compress(c, f->streams[i].v, f->streams[i].n, to, room);
    }
    free(to);
    libdeflate_free_compressor(c);
    return total;
}

/* The first characters of the font, as many as there are glyphs: those of Swedish stand first. */
static void subset(const char *path, int glyphs)
{
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(path);
    if (!blob)
        fail(path);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    hb_set_t *all = hb_set_create();
    hb_codepoint_t rune = HB_SET_VALUE_INVALID;
    hb_face_collect_unicodes(face, all);
    while (glyphs-- > 1 && hb_set_next(all, &rune))
        hb_set_add(hb_subset_input_unicode_set(input), rune);
    hb_face_t *done = hb_subset_or_fail(face, input);
    hb_blob_t *bytes = hb_face_reference_blob(done);
    hb_blob_destroy(bytes);
    hb_face_destroy(done);
    hb_set_destroy(all);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
}

static int by_size(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return *x < *y ? -1 : *x > *y;
}

static double median(double *v)
{
    qsort(v, RUNS, sizeof *v, by_size);
    return v[RUNS / 2];
}

int main(int argc, char **argv)
{
    if (argc < 3)
        fail("LEVEL FILE.pdf [FONT.ttf ...]");
    struct bytes pdf = read_file(argv[2]);
    struct file f = { 0 };
    double deflating[RUNS], fonts[RUNS];
    size_t before = 0, after = 0;
    find_streams(&f, &pdf);
    for (int i = 0; i < f.n; i++)
        before += f.streams[i].n;
    for (int run = 0; run < RUNS; run++) {
        double start = now();
        after = deflate_all(&f, atoi(argv[1]));
        deflating[run] = now() - start;
        start = now();
        for (int i = 0; i < f.fonts && 3 + i < argc; i++)
            subset(argv[3 + i], f.glyphs[i]);
        fonts[run] = now() - start;
    }
    printf("%.6f\t%.6f\t%zu\t%zu\t%d\t%d\n", median(deflating), median(fonts), before, after, f.n, f.fonts);
    return 0;
}
