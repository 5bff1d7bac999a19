/* mangled.c: letters that were lost when a text was saved or pasted */

#include "check/mangled.h"

#include <string.h>
#include "base/utf8.h"

/* What the bytes 0x80 to 0xBF of UTF-8 are in Windows-1252: signs that follow Ã and Â in no word. */
static bool is_continuation(uint32_t rune)
{
    static const uint32_t low[] = { 0x20AC, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x2039, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                    0x2013, 0x2014, 0x2DC, 0x2122, 0x203A };
    if (rune >= 0xA0 && rune <= 0xBF)
        return true;
    for (size_t i = 0; i < sizeof low / sizeof *low; i++)
        if (rune == low[i])
            return true;
    return rune >= 0x80 && rune < 0xA0;
}

/* The bytes at s that stand for one lost sign, or 0. */
static size_t mangled_at(const char *s)
{
    const char *from = s;
    uint32_t first = utf8_next(&s), second = *s ? utf8_next(&s) : 0;
    if (first == 0xFFFD)
        return strlen("\uFFFD");
    bool lost = first == 0xE2 ? second == 0x20AC : (first == 0xC3 || first == 0xC2) && is_continuation(second);
    return lost ? (size_t)(s - from) : 0;
}

void mangled_check(const struct passage *p)
{
    for (const char *s = p->text; *s; s++) {
        if ((unsigned char)*s < 0xC3)
            continue;
        size_t n = mangled_at(s);
        if (!n)
            continue;
        const char *signs = passage_words(p, s, n);
        finding_add(&p->check->findings, MSG_CHECK_MANGLED, passage_place(p, signs), passage_subject(p, signs), signs);
        return;
    }
}
