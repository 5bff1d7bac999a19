/* entity.c: characters by their names in HTML
 *
 * Of the two thousand names those that are used in prose. */
#include "read/entity.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name;
    uint32_t rune;
} entities[] = {
    {"AMP", '&'}, {"Aring", 0xC5}, {"Auml", 0xC4}, {"Eacute", 0xC9}, {"GT", '>'}, {"LT", '<'}, {"Ouml", 0xD6}, {"QUOT", '"'},
    {"Uuml", 0xDC}, {"aacute", 0xE1}, {"agrave", 0xE0}, {"amp", '&'}, {"apos", '\''}, {"aring", 0xE5}, {"asymp", 0x2248},
    {"auml", 0xE4}, {"bdquo", 0x201E}, {"bull", 0x2022}, {"cent", 0xA2}, {"copy", 0xA9}, {"dagger", 0x2020}, {"darr", 0x2193},
    {"deg", 0xB0}, {"divide", 0xF7}, {"eacute", 0xE9}, {"egrave", 0xE8}, {"emsp", 0x2003}, {"ensp", 0x2002}, {"euro", 0x20AC},
    {"frac12", 0xBD}, {"frac14", 0xBC}, {"frac34", 0xBE}, {"ge", 0x2265}, {"gt", '>'}, {"half", 0xBD}, {"hellip", 0x2026},
    {"iexcl", 0xA1}, {"laquo", 0xAB}, {"larr", 0x2190}, {"ldquo", 0x201C}, {"le", 0x2264}, {"lsquo", 0x2018}, {"lt", '<'},
    {"mdash", 0x2014}, {"micro", 0xB5}, {"middot", 0xB7}, {"minus", 0x2212}, {"nbsp", 0xA0}, {"ndash", 0x2013}, {"ne", 0x2260},
    {"ouml", 0xF6}, {"para", 0xB6}, {"permil", 0x2030}, {"plusmn", 0xB1}, {"pound", 0xA3}, {"quot", '"'}, {"raquo", 0xBB},
    {"rarr", 0x2192}, {"rdquo", 0x201D}, {"reg", 0xAE}, {"rsquo", 0x2019}, {"sbquo", 0x201A}, {"sect", 0xA7}, {"shy", 0xAD},
    {"sum", 0x2211}, {"sup2", 0xB2}, {"sup3", 0xB3}, {"thinsp", 0x2009}, {"times", 0xD7}, {"trade", 0x2122}, {"uarr", 0x2191},
    {"uuml", 0xFC},
};

/* &#229; or &#xE5;: what is no character of a text is U+FFFD. */
static uint32_t numeric_entity(const char *s, size_t size)
{
    bool hex = size > 3 && (s[2] | 32) == 'x';
    unsigned long rune = strtoul(s + (hex ? 3 : 2), NULL, hex ? 16 : 10);   /* md4c saw the digits and the ; */

    if (rune == '\t' || rune == '\n' || rune == '\r')
        return ' ';
    return rune < 0x20 || (rune >= 0x7F && rune < 0xA0) || rune > 0x10FFFF ? 0xFFFD : (uint32_t)rune;
}

void entity_put(struct buffer *out, const char *s, size_t size)
{
    if (s[1] == '#') {
        buffer_rune(out, numeric_entity(s, size));
        return;
    }
    for (size_t i = 0; i < sizeof entities / sizeof *entities; i++)
        if (strlen(entities[i].name) == size - 2 && !memcmp(entities[i].name, s + 1, size - 2)) {
            buffer_rune(out, entities[i].rune);
            return;
        }
    buffer_bytes(out, s, size);
}
