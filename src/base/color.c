/* color.c: how well one colour is seen on another
 *
 * WCAG 2.2, "relative luminance" and "contrast ratio", in whole numbers: millionths. */

#include "base/color.h"

#define ONE 1000000

/* x to the power of 0.4 is the fifth root of x squared; here in 1/5000, whose fifth power still is a number of 64 bits. */
#define ROOT_ONE 5000
#define ROOT_SCALE 3125000              /* ROOT_ONE ** 5 / ONE ** 2 */

static int64_t power_of_four_tenths(int64_t x)
{
    int64_t low = 0, high = ROOT_ONE;
    while (low < high) {
        int64_t y = (low + high + 1) / 2;
        if (y * y * y * y * y <= x * x * ROOT_SCALE)
            low = y;
        else
            high = y - 1;
    }
    return low;
}

/* sRGB to linear light. */
static int64_t linear(unsigned channel)
{
    int64_t c = (int64_t)channel * ONE / 255;
    if (c <= 40450)
        return c * 100 / 1292;
    int64_t x = (c + 55000) * 1000 / 1055;
    return x * x / ONE * power_of_four_tenths(x) / ROOT_ONE;
}

static int64_t luminance(color c)
{
    return (linear(c >> 16 & 255) * 2126 + linear(c >> 8 & 255) * 7152 + linear(c & 255) * 722) / 10000;
}

int color_contrast(color a, color b)
{
    int64_t one = luminance(a) + 50000, other = luminance(b) + 50000;
    return (int)(one > other ? one * 100 / other : other * 100 / one);
}
