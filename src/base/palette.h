/* palette.h: pictures of few colours
 *
 * A drawing or a logotype seldom has more than 256 colours.  Then a byte a pixel and a table of colours say the same as three bytes a pixel, in half
 * the room. */
#ifndef KT_PALETTE_H
#define KT_PALETTE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define PALETTE_MOST 256
#define PALETTE_SLOTS 1024          /* four times as many as colours: little is probed twice */

/* A zeroed one is empty. */
struct palette {
    uint32_t colors[PALETTE_MOST];  /* 0xRRGGBB, in the order in which they are first met */
    int n;
    uint16_t slots[PALETTE_SLOTS];  /* numbers from 1 on, by colour */
};

/* The colour number of each of these pixels (red, green, blue); false if there are more colours than the palette holds, with those before it.  May be
 * called again for more pixels. */
bool palette_take(struct palette *p, const uint8_t *samples, size_t pixels, uint8_t *numbers);

#endif
