/* utf8.c: code points in UTF-8 */
#include "base/utf8.h"

#include <unistr.h>
#include <uniwidth.h>

/* Bytes of the sequence that a lead byte begins; a stray byte stands alone. */
static int sequence_length(unsigned char lead)
{
    return lead < 0xC2 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 1;
}

uint32_t utf8_next_long(const char **s)
{
    static const unsigned char lead_bits[] = {0, 0, 0x1F, 0x0F, 0x07};
    const unsigned char *p = (const unsigned char *)*s;
    int length = sequence_length(*p);
    uint32_t rune = *p & lead_bits[length];

    if (length == 1)
        rune = 0xFFFD;
    for (int i = 1; i < length; i++) {
        if ((p[i] & 0xC0) != 0x80) {        /* the NUL, or no UTF-8 */
            *s += i;
            return 0xFFFD;
        }
        rune = rune << 6 | (p[i] & 0x3Fu);
    }
    *s += length;
    return rune;
}

size_t utf8_put(char out[4], uint32_t rune)
{
    if (rune > 0x10FFFF || (rune >= 0xD800 && rune < 0xE000))
        rune = 0xFFFD;
    if (rune < 0x80) {
        out[0] = (char)rune;
        return 1;
    }

    size_t n = rune < 0x800 ? 2 : rune < 0x10000 ? 3 : 4;
    for (size_t i = n - 1; i > 0; i--, rune >>= 6)
        out[i] = (char)(0x80 | (rune & 0x3F));
    out[0] = (char)((0xF00u >> n & 0xF0) | rune);
    return n;
}

size_t utf8_count(const char *s, size_t n)
{
    size_t count = 0;

    for (size_t i = 0; i < n && s[i]; i++)
        count += ((unsigned char)s[i] & 0xC0) != 0x80;
    return count;
}

size_t utf8_columns(const char *s, size_t n)
{
    size_t columns = 0;

    for (const char *end = s + n; s < end && *s;) {
        int width = uc_width(utf8_next(&s), "UTF-8");
        columns += width < 0 ? 1 : (size_t)width;       /* a control character is shown as one sign */
    }
    return columns;
}

size_t utf8_invalid(const char *s, size_t n)
{
    const uint8_t *bad = u8_check((const uint8_t *)s, n);

    return bad ? (size_t)(bad - (const uint8_t *)s) : n;
}

bool rune_is_space(uint32_t rune)
{
    return rune == ' ' || (rune >= '\t' && rune <= '\r') || rune == 0x85 || rune == RUNE_NBSP || rune == 0x1680
        || (rune >= 0x2000 && rune <= 0x200A) || rune == 0x2028 || rune == 0x2029 || rune == RUNE_NNBSP
        || rune == 0x205F || rune == 0x3000 || rune == 0xFEFF;
}
