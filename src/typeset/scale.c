/* scale.c: an axis of figures */

#include "typeset/scale.h"

/* The smallest of 1, 2, 5, 10, 20 … that is not less than n. */
static int64_t round_step(int64_t n)
{
    static const int factors[] = { 1, 2, 5 };
    for (int64_t power = 1;; power *= 10)
        for (int i = 0; i < 3; i++)
            if (factors[i] * power >= n)
                return factors[i] * power;
}

static int64_t floor_to(int64_t n, int64_t step)
{
    int64_t rest = n % step;
    return n - rest - (rest < 0 ? step : 0);
}

static int64_t ceiling_to(int64_t n, int64_t step)
{
    return -floor_to(-n, step);
}

bool scale_leaves_zero(int64_t least, int64_t greatest)
{
    if (least < 0 && greatest < 0)
        return scale_leaves_zero(-greatest, -least);
    return least > 0 && (greatest - least) * 3 < greatest && least != greatest;
}

struct scale scale_make(int64_t least, int64_t greatest, int intervals, const int64_t *low, const int64_t *high)
{
    least = low ? *low : least;
    greatest = high ? *high : greatest;
    if (greatest <= least)
        greatest = least + intervals;
    int64_t step = round_step((greatest - least + intervals - 1) / intervals);
    if ((low || high) && (greatest - least) / step < 2)
        step = round_step(step * 2 / 5);            /* ends that are told leave few ticks between them */
    return (struct scale){ low ? *low : floor_to(least, step), high ? *high : ceiling_to(greatest, step), step };
}

int64_t scale_first(const struct scale *s)
{
    return ceiling_to(s->low, s->step);
}

length scale_at(const struct scale *s, int64_t value, length size)
{
    return (length)(((value - s->low) * size + (s->high - s->low) / 2) / (s->high - s->low));
}
