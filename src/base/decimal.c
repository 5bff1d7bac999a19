/* decimal.c: exact decimals */

#include "base/decimal.h"

bool decimal_scale(struct decimal *d, int decimals)
{
    struct decimal scaled = *d;
    for (; scaled.decimals < decimals; scaled.decimals++)
        if (__builtin_mul_overflow(scaled.value, 10, &scaled.value))
            return false;
    if (scaled.decimals > decimals)
        return false;
    *d = scaled;
    return true;
}

static bool same_scale(struct decimal *a, struct decimal *b)
{
    return a->decimals < b->decimals ? decimal_scale(a, b->decimals) : decimal_scale(b, a->decimals);
}

bool decimal_add(struct decimal *a, struct decimal b)
{
    struct decimal sum = *a;
    if (!same_scale(&sum, &b) || __builtin_add_overflow(sum.value, b.value, &sum.value))
        return false;
    *a = sum;
    return true;
}

bool decimal_subtract(struct decimal *a, struct decimal b)
{
    struct decimal rest = *a;
    if (!same_scale(&rest, &b) || __builtin_sub_overflow(rest.value, b.value, &rest.value))
        return false;
    *a = rest;
    return true;
}

int decimal_compare(struct decimal a, struct decimal b)
{
    __int128 left = a.value, right = b.value;
    for (int i = a.decimals; i < b.decimals; i++)
        left *= 10;
    for (int i = b.decimals; i < a.decimals; i++)
        right *= 10;
    return (left > right) - (left < right);
}

struct decimal decimal_absolute(struct decimal d)
{
    return d.value < 0 && d.value != INT64_MIN ? (struct decimal){ -d.value, d.decimals } : d;
}
