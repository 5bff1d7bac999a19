/* picture.c: a picture file, through libpng and libjpeg */

#include "read/picture.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* What a file is, by its first bytes: names of files lie.  Those that can be read stand first, in the order of enum picture_format. */
static const struct { const char *name, *bytes; size_t n; const char *(*read)(struct arena *, struct picture *, const uint8_t *, size_t); } kinds[] = {
    { "PNG", "\x89PNG\r\n\x1A\n", 8, picture_png },
    { "JPEG", "\xFF\xD8\xFF", 3, picture_jpeg },
    { "a GIF", "GIF8", 4, NULL },
    { "a PDF", "%PDF", 4, NULL },
    { "a BMP", "BM", 2, NULL },
    { "a TIFF", "II*\0", 4, NULL },
    { "a TIFF", "MM\0*", 4, NULL },
    { "a WebP", "RIFF", 4, NULL },
    { "an SVG", "<svg", 4, NULL },
    { "an SVG", "<?xml", 5, NULL },
};

static int kind_of(const uint8_t *bytes, size_t n)
{
    int count = (int)(sizeof kinds / sizeof *kinds);
    for (int i = 0; i < count; i++)
        if (n >= kinds[i].n && memcmp(bytes, kinds[i].bytes, kinds[i].n) == 0)
            return i;
    return -1;
}

static struct picture *new_picture(struct arena *a, const char *name, const uint8_t *bytes, size_t n, struct place asked, struct messages *m)
{
    int kind = kind_of(bytes, n);
    if (kind < 0 || !kinds[kind].read) {
        message_add(m, MSG_PICTURE_KIND, asked, name, kind < 0 ? "of another kind" : kinds[kind].name);
        return NULL;
    }
    struct picture *p = arena_new(a, struct picture);
    p->name = name;
    p->format = (enum picture_format)kind;
    p->file = (const char *)bytes;
    p->file_size = n;
    return p;
}

const char *picture_read(struct arena *a, struct picture *p)
{
    return kinds[p->format].read(a, p, (const uint8_t *)p->file, p->file_size);
}

void picture_tell(const struct picture *p, const char *fault, struct place asked, struct messages *m)
{
    message_add(m, MSG_PICTURE_BROKEN, asked, p->name, kinds[p->format].name, fault);
}

struct picture *picture_of_bytes(struct arena *a, const char *name, const uint8_t *bytes, size_t n, struct place asked, struct messages *m)
{
    struct picture *p = new_picture(a, name, bytes, n, asked, m);
    const char *fault = p ? picture_read(a, p) : NULL;
    if (fault)
        picture_tell(p, fault, asked, m);
    return fault ? NULL : p;
}

/* All of the file, or NULL with errno; too large is EFBIG. */
static uint8_t *read_bytes(struct arena *a, const char *path, size_t *n)
{
    struct stat about;
    FILE *f = fopen(path, "rb");
    uint8_t *bytes = NULL;
    if (!f)
        return NULL;
    if (fstat(fileno(f), &about) == 0 && S_ISREG(about.st_mode) && about.st_size <= (off_t)PICTURE_MAX_MB << 20) {
        bytes = arena_array(a, uint8_t, about.st_size + 1);
        *n = fread(bytes, 1, (size_t)about.st_size, f);
    } else {
        errno = S_ISDIR(about.st_mode) ? EISDIR : EFBIG;
    }
    fclose(f);
    return bytes;
}

struct picture *picture_open(struct arena *a, const char *path, struct place asked, struct messages *m)
{
    size_t n = 0;
    uint8_t *bytes = read_bytes(a, path, &n);
    if (bytes)
        return new_picture(a, path, bytes, n, asked, m);
    message_add(m, MSG_FILE_MISSING, asked, path, strerror(errno));
    return NULL;
}
