/* palette.h: pictures of few colours
 *
 * A drawing or a logotype seldom has more than 256 colours.  Then a byte a pixel and a table of colours say the same as three bytes a pixel, in half
 * the room (ISO 32000-1 8.6.6.3, Indexed). */
#ifndef KT_PDF_PALETTE_H
#define KT_PDF_PALETTE_H

#include "base/arena.h"
#include "base/buffer.h"

#define PALETTE_MOST 256

struct palette {
    uint32_t colors[PALETTE_MOST];  /* 0xRRGGBB, in the order in which they are first met */
    int n;
};

/* The colour number of each pixel of samples (red, green, blue), in memory of the arena; NULL if there are more colours than the palette holds. */
uint8_t *palette_make(struct arena *a, struct palette *p, const uint8_t *samples, size_t pixels);

/* The colour space as an array: [/Indexed /DeviceRGB 1 <000000FFFFFF>]. */
void put_palette(struct buffer *out, const struct palette *p);

#endif
