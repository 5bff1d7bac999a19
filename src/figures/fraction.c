/* fraction.c: exact fractions */

#include "figures/fraction.h"

static __int128 absolute(__int128 n)
{
    return n < 0 ? -n : n;
}

static __int128 common_divisor(__int128 a, __int128 b)
{
    for (a = absolute(a), b = absolute(b); b; ) {
        __int128 rest = a % b;
        a = b;
        b = rest;
    }
    return a ? a : 1;
}

static struct fraction lowest(__int128 over, __int128 under)
{
    __int128 divisor = common_divisor(over, under);
    if (under < 0)
        divisor = -divisor;
    return (struct fraction){ over / divisor, under / divisor };
}

static __int128 power_of_ten(int n)
{
    __int128 power = 1;
    while (n-- > 0)
        power *= 10;
    return power;
}

struct fraction fraction_of(struct decimal d)
{
    return lowest(d.value, power_of_ten(d.decimals));
}

struct fraction fraction_unit(int decimals)
{
    return (struct fraction){ 1, power_of_ten(decimals) };
}

bool fraction_add(struct fraction *a, struct fraction b)
{
    __int128 divisor = common_divisor(a->under, b.under), left, right, over, under;
    if (__builtin_mul_overflow(a->over, b.under / divisor, &left) || __builtin_mul_overflow(b.over, a->under / divisor, &right)
        || __builtin_add_overflow(left, right, &over) || __builtin_mul_overflow(a->under / divisor, b.under, &under))
        return false;
    *a = lowest(over, under);
    return true;
}

bool fraction_subtract(struct fraction *a, struct fraction b)
{
    return fraction_add(a, (struct fraction){ -b.over, b.under });
}

bool fraction_multiply(struct fraction *a, struct fraction b)
{
    const struct fraction x = lowest(a->over, b.under), y = lowest(b.over, a->under);
    __int128 over, under;
    if (__builtin_mul_overflow(x.over, y.over, &over) || __builtin_mul_overflow(x.under, y.under, &under))
        return false;
    *a = (struct fraction){ over, under };
    return true;
}

bool fraction_divide(struct fraction *a, struct fraction b)
{
    if (!b.over)
        return false;
    return fraction_multiply(a, b.over < 0 ? (struct fraction){ -b.under, -b.over } : (struct fraction){ b.under, b.over });
}

/* Whole parts first, then what is left of them, turned over: nothing is multiplied, so that there always is room. */
int fraction_compare(struct fraction a, struct fraction b)
{
    for (int turn = 1;; turn = -turn) {
        __int128 whole = a.over / a.under, other = b.over / b.under, rest, other_rest;
        whole -= a.over % a.under < 0;
        other -= b.over % b.under < 0;
        if (whole != other)
            return whole > other ? turn : -turn;
        rest = a.over - whole * a.under;
        other_rest = b.over - other * b.under;
        if (!rest || !other_rest)
            return turn * ((rest > 0) - (other_rest > 0));
        a = (struct fraction){ a.under, rest };
        b = (struct fraction){ b.under, other_rest };
    }
}

struct fraction fraction_absolute(struct fraction f)
{
    return (struct fraction){ absolute(f.over), f.under };
}

bool fraction_round(struct fraction f, int decimals, struct decimal *out)
{
    struct fraction scaled = f;
    if (!fraction_multiply(&scaled, (struct fraction){ power_of_ten(decimals), 1 }))
        return false;
    __int128 whole = scaled.over / scaled.under, rest = absolute(scaled.over % scaled.under);
    if (rest >= scaled.under - rest)
        whole += scaled.over < 0 ? -1 : 1;
    if (whole > INT64_MAX || whole < INT64_MIN)
        return false;
    *out = (struct decimal){ (int64_t)whole, decimals };
    return true;
}
