/* collate.c: the order of Swedish words */

#include "document/collate.h"

#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include "base/utf8.h"

enum { SIGN = 0x1000, DIGIT = 0x2000, LETTER = 0x3000, OTHER = 0x4000 };        /* classes of weights, in order */

static uint32_t base_of(uint32_t rune)
{
    ucs4_t parts[UC_DECOMPOSITION_MAX_LENGTH];
    switch (rune) {
    case 0xE5: case 0xE4: case 0xF6:                /* å ä ö */
        return rune;
    case 0xE6:
        return 0xE4;
    case 0xF8:
        return 0xF6;
    case 0xFC:
        return 'y';
    default:
        return uc_canonical_decomposition(rune, parts) > 0 ? base_of(parts[0]) : rune;
    }
}

static uint32_t weight_of(uint32_t rune)
{
    static const uint32_t last[] = { 0xE5, 0xE4, 0xF6 };
    uint32_t base = base_of(uc_tolower(rune));
    for (uint32_t i = 0; i < 3; i++)
        if (base == last[i])
            return LETTER + 0x80 + i;
    if (base >= 'a' && base <= 'z')
        return LETTER + base - 'a';
    if (base >= '0' && base <= '9')
        return DIGIT + base;
    return base < 0x80 ? SIGN + base : OTHER + base;
}

static size_t digits_at(const char **s)
{
    while (**s == '0' && (*s)[1] >= '0' && (*s)[1] <= '9')
        ++*s;
    return strspn(*s, "0123456789");
}

/* Figures that begin at both; moves past them. */
static int compare_digits(const char **a, const char **b)
{
    size_t na = digits_at(a), nb = digits_at(b);
    int order = na != nb ? (na < nb ? -1 : 1) : memcmp(*a, *b, na);
    *a += na;
    *b += nb;
    return order;
}

static int compare_rune(const char **a, const char **b)
{
    uint32_t x = weight_of(utf8_next(a)), y = weight_of(utf8_next(b));
    return x < y ? -1 : x > y;
}

int collate(const char *a, const char *b)
{
    const char *x = a, *y = b;
    while (*x && *y) {
        bool digits = *x >= '0' && *x <= '9' && *y >= '0' && *y <= '9';
        int order = digits ? compare_digits(&x, &y) : compare_rune(&x, &y);
        if (order)
            return order;
    }
    return *x || *y ? (*x ? 1 : -1) : strcmp(a, b);
}
