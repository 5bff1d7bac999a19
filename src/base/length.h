/* length.h: lengths and colours
 *
 * A length is a whole number of millipoints: 1/1000 of a PostScript point, 72 000 to the inch.
 * No length is ever a float: the same input gives the same positions on every machine. */
#ifndef KT_LENGTH_H
#define KT_LENGTH_H

#include <stdint.h>

typedef int32_t length;

#define PT(n) ((length)((n) * 1000))                           /* points; n may be a decimal constant */
#define MM(n) ((length)((int64_t)(n) * 7200000 / 2540))        /* whole millimetres */
#define LENGTH_MAX INT32_MAX

typedef uint32_t color;                                        /* 0xRRGGBB, sRGB */
#define COLOR_NONE UINT32_MAX

#endif
