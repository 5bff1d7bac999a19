/* palette.c: pictures of few colours */
#include "base/palette.h"

#define SLOT_BITS 10

_Static_assert(PALETTE_SLOTS == 1 << SLOT_BITS, "slots");

/* The number of a colour, new or known; -1: there is no room for a new one. */
static int number_of(struct palette *p, uint32_t rgb)
{
    uint32_t at = rgb * 0x9E3779B1u >> (32 - SLOT_BITS);

    for (; p->slots[at]; at = (at + 1) % PALETTE_SLOTS)
        if (p->colors[p->slots[at] - 1] == rgb)
            return p->slots[at] - 1;
    if (p->n == PALETTE_MOST)
        return -1;
    p->colors[p->n++] = rgb;
    p->slots[at] = (uint16_t)p->n;
    return p->n - 1;
}

bool palette_take(struct palette *p, const uint8_t *samples, size_t pixels, uint8_t *numbers)
{
    uint32_t last = UINT32_MAX;
    int number = 0;

    for (size_t i = 0; i < pixels; i++, samples += 3) {
        uint32_t rgb = (uint32_t)samples[0] << 16 | (uint32_t)samples[1] << 8 | samples[2];

        if (rgb != last)
            number = number_of(p, rgb);
        if (number < 0)
            return false;
        last = rgb;
        numbers[i] = (uint8_t)number;
    }
    return true;
}
