/* fraction.h: exact fractions
 *
 * What divisions of figures give.  Always in lowest terms, the denominator above 0.  What has no room in 128 bits is told by false, and nothing is changed then. */
#ifndef KT_FRACTION_H
#define KT_FRACTION_H

#include "base/decimal.h"

struct fraction {
    __int128 over, under;
};

struct fraction fraction_of(struct decimal d);
struct fraction fraction_unit(int decimals);        /* one unit of the last of so many decimals: 0,01 */

bool fraction_add(struct fraction *a, struct fraction b);
bool fraction_subtract(struct fraction *a, struct fraction b);
bool fraction_multiply(struct fraction *a, struct fraction b);
bool fraction_divide(struct fraction *a, struct fraction b);        /* false also for a division by 0 */

/* Less than 0, 0 or more than 0 as a is below, equal to or above b; exact for all values. */
int fraction_compare(struct fraction a, struct fraction b);

struct fraction fraction_absolute(struct fraction f);

/* With so many decimals (0 to 18), half away from zero. */
bool fraction_round(struct fraction f, int decimals, struct decimal *out);

#endif
