/* cp1252.c: Windows-1252 */

#include "base/cp1252.h"

/* 0x80 to 0x9F; the others are those of Latin-1. */
static const uint16_t upper[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t cp1252_rune(unsigned byte)
{
    return byte < 0x80 || byte >= 0xA0 ? byte & 0xFF : upper[byte - 0x80];
}

unsigned cp1252_byte(uint32_t rune)
{
    if (rune < 0x80 || (rune >= 0xA0 && rune <= 0xFF))
        return rune;
    for (unsigned i = 0; i < 32; i++)
        if (upper[i] == rune)
            return 0x80 + i;
    return 0;
}
