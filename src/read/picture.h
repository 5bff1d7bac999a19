/* picture.h: a picture file, through libpng and libjpeg
 *
 * A file is read to its end before anybody sees it: one that is cut off or damaged is a message that says what is wrong, as is a kind that no report can
 * hold.  A PNG is grey or red, green, blue, with alpha last where any of it shows; what it says of gamma and profiles is left away,
 * reports are sRGB.  A JPEG stays as it is, without the segments that a picture does not need: where and with what camera it was taken does not belong
 * in a report.
 *
 * Nor is a PNG made anew where that can be helped: one without alpha is read row by row, and what is kept of it is the numbers of its colours, where it
 * has few, or the rows as the file holds them, deflated: a PDF takes them as they are (ISO 32000-1 7.4.4.4). */
#ifndef KT_PICTURE_H
#define KT_PICTURE_H

#include <stdbool.h>
#include <stdint.h>
#include "base/message.h"
#include "base/palette.h"

#define PICTURE_MAX_MB 64
#define PICTURE_MAX_PIXELS 50000000

enum picture_format { PICTURE_PNG, PICTURE_JPEG };

enum picture_coding {               /* what the bytes of a PNG are */
    CODING_SAMPLES,                 /* rows of samples of 8 bits */
    CODING_NUMBERS,                 /* a byte a pixel: the number of its colour */
    CODING_ROWS,                    /* rows behind the PNG filter that each begins with, deflated */
};

struct picture {
    const char *name;               /* as messages show it */
    enum picture_format format;
    int width, height;              /* pixels; as stored, before turning */
    int components;                 /* 1 grey, 3 red green blue; alpha not counted */
    bool alpha;                     /* PNG: a sample of alpha follows each pixel's colour */
    bool plain_rgb;                 /* JPEG: three components are red, green, blue and not YCbCr */
    int turns;                      /* quarter turns clockwise until it stands upright: 0 to 3 */
    enum picture_coding coding;     /* PNG */
    int bits;                       /* … of a sample in its rows: fewer than 8 may be in a grey one */
    const struct palette *palette;  /* … that its numbers are of */
    const uint8_t *bytes;           /* PNG: as coded; JPEG: the file */
    size_t size;
    const char *file;               /* what lay on the disk */
    size_t file_size;
    const char *fault;              /* what is wrong with it, or NULL */
    struct album *album;            /* that has to be waited for before anything but name and file is good, or NULL: album.h */
    bool ready;
};

/* The bytes of the file at path, under which messages show it too, and what kind of picture they are; `asked` is the place that named it.  NULL after a message. */
struct picture *picture_open(struct arena *a, const char *path, struct place asked, struct messages *m);

/* Reads an opened picture.  NULL, or what is wrong with it, which is told with the place that named it.  May run in a thread that has its own arena. */
const char *picture_read(struct arena *a, struct picture *p);
void picture_tell(const struct picture *p, const char *fault, struct place asked, struct messages *m);

/* All of that for bytes that are in memory, and stay there. */
struct picture *picture_of_bytes(struct arena *a, const char *name, const uint8_t *bytes, size_t n, struct place asked, struct messages *m);

/* png.c, jpeg.c: fill what the file says and give NULL, or what is wrong with it.  What they allocate is freed whatever comes. */
const char *picture_png(struct arena *a, struct picture *p, const uint8_t *bytes, size_t n);
const char *picture_jpeg(struct arena *a, struct picture *p, const uint8_t *bytes, size_t n);

#endif
