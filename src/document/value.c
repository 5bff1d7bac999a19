/* value.c: the text of a key as its value */

#include "document/value.h"

#include <stdlib.h>
#include <string.h>

/* Units of length in millipoints times 100, so that a millimetre (2834.6457 millipoints) is exact enough: 1 mm = 360000/127 millipoints. */
static const struct { const char *name; int64_t numerator, denominator; } units[] = {
    { "pt", 1000, 1 }, { "mm", 360000, 127 }, { "cm", 3600000, 127 }, { "in", 72000, 1 }
};

static const char *skip_blanks(const char *s)
{
    while (*s == ' ' || *s == '\t')
        s++;
    return s;
}

/* Digits with at most six decimals after a comma or a point, as millionths. */
static const char *read_millionths(const char *s, int64_t *out)
{
    int64_t value = 0, scale = 1000000;
    const char *start = s;
    for (; *s >= '0' && *s <= '9' && value < 1000000; s++)
        value = value * 10 + (*s - '0');
    if (s == start)
        return NULL;
    value *= scale;
    if (*s == ',' || *s == '.')
        for (s++; *s >= '0' && *s <= '9' && scale > 1; s++)
            value += (*s - '0') * (scale /= 10);
    *out = value;
    return s;
}

bool value_length(const char *s, length *out)
{
    int64_t millionths;
    s = read_millionths(skip_blanks(s), &millionths);
    if (!s)
        return false;
    s = skip_blanks(s);
    if (!*s && millionths == 0) {
        *out = 0;
        return true;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (strcmp(s, units[i].name) == 0) {
            int64_t divisor = units[i].denominator * 1000000;
            int64_t milli = (millionths / 1000 * units[i].numerator * 1000 + divisor / 2) / divisor;
            if (milli > LENGTH_MAX / 4)
                return false;
            *out = (length)milli;
            return true;
        }
    return false;
}

bool value_percent(const char *s, length *out)
{
    int64_t millionths;
    s = read_millionths(skip_blanks(s), &millionths);
    if (!s || strcmp(skip_blanks(s), "%") != 0 || millionths < 1000 || millionths > 100000000)
        return false;
    *out = (length)(millionths / 1000);
    return true;
}

bool value_integer(const char *s, int *out)
{
    bool negative = *s == '-';
    long value = 0;
    s += negative;
    if (!*s)
        return false;
    for (; *s; s++) {
        if (*s < '0' || *s > '9' || value > 100000000)
            return false;
        value = value * 10 + (*s - '0');
    }
    *out = (int)(negative ? -value : value);
    return true;
}

bool value_yesno(const char *s, bool *out)
{
    int choice = value_choice(s, "no|yes|nej|ja");
    *out = choice & 1;
    return choice >= 0;
}

bool value_color(const char *s, color *out)
{
    color value = 0;
    if (strcmp(s, "none") == 0) {
        *out = COLOR_NONE;
        return true;
    }
    s += *s == '#';
    if (strlen(s) != 6)
        return false;
    for (; *s; s++) {
        static const char digits[] = "0123456789abcdef0123456789ABCDEF";
        const char *d = strchr(digits, *s);
        if (!d)
            return false;
        value = value << 4 | (color)((d - digits) & 15);
    }
    *out = value;
    return true;
}

int value_choice(const char *s, const char *choices)
{
    size_t n = strlen(s);
    for (int i = 0; ; i++) {
        size_t length_of = strcspn(choices, "|");
        if (n == length_of && memcmp(s, choices, n) == 0)
            return i;
        if (!choices[length_of])
            return -1;
        choices += length_of + 1;
    }
}

struct words_list value_split(struct arena *a, const char *s, char separator)
{
    struct words_list list = { arena_array(a, char *, strlen(s) / 2 + 1), 0 };
    const char set[] = { separator, 0 };
    for (;;) {
        size_t n = strcspn(s, set);
        const char *from = skip_blanks(s), *to = s + n;
        while (to > from && (to[-1] == ' ' || to[-1] == '\t'))
            to--;
        if (to > from)
            list.v[list.n++] = arena_strndup(a, from, (size_t)(to - from));
        if (!s[n])
            return list;
        s += n + 1;
    }
}
