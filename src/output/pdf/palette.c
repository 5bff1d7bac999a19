/* palette.c: pictures of few colours */
#include "output/pdf/palette.h"

#define SLOT_BITS 10                /* four times as many as colours: little is probed twice */
#define SLOTS (1 << SLOT_BITS)

/* The number of a colour, new or known; -1: there is no room for a new one.  Slots hold numbers from 1 on. */
static int number_of(struct palette *p, uint16_t *slots, uint32_t rgb)
{
    uint32_t at = rgb * 0x9E3779B1u >> (32 - SLOT_BITS);

    for (; slots[at]; at = (at + 1) % SLOTS)
        if (p->colors[slots[at] - 1] == rgb)
            return slots[at] - 1;
    if (p->n == PALETTE_MOST)
        return -1;
    p->colors[p->n++] = rgb;
    slots[at] = (uint16_t)p->n;
    return p->n - 1;
}

uint8_t *palette_make(struct arena *a, struct palette *p, const uint8_t *samples, size_t pixels)
{
    uint8_t *numbers = arena_array(a, uint8_t, pixels);
    uint16_t slots[SLOTS] = {0};
    uint32_t last = UINT32_MAX;
    int number = 0;

    p->n = 0;
    for (size_t i = 0; i < pixels; i++, samples += 3) {
        uint32_t rgb = (uint32_t)samples[0] << 16 | (uint32_t)samples[1] << 8 | samples[2];

        if (rgb != last)
            number = number_of(p, slots, rgb);
        if (number < 0)
            return NULL;
        last = rgb;
        numbers[i] = (uint8_t)number;
    }
    return numbers;
}

void put_palette(struct buffer *out, const struct palette *p)
{
    buffer_printf(out, "[/Indexed /DeviceRGB %d <", p->n - 1);
    for (int i = 0; i < p->n; i++)
        buffer_printf(out, "%06X", (unsigned)p->colors[i]);
    buffer_add(out, ">]");
}
