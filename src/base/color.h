/* color.h: how well one colour is seen on another */
#ifndef KT_COLOR_H
#define KT_COLOR_H

#include "base/length.h"

/* The contrast ratio of WCAG 2.2 in hundredths, rounded down: 100 for the same colour twice, 2100 for black on white. */
int color_contrast(color a, color b);

#endif
