/* decimal.h: exact decimals
 *
 * No binary floats touch a figure of a report.  What has no room in 64 bits is told by false, and nothing is changed then. */
#ifndef KT_BASE_DECIMAL_H
#define KT_BASE_DECIMAL_H

#include <stdbool.h>
#include <stdint.h>

struct decimal {
    int64_t value;                  /* scaled: 12,5 is 125 with 1 decimal */
    int decimals;                   /* 0 to 18 */
};

/* The same value with more decimals; with fewer it is false, as it is without room. */
bool decimal_scale(struct decimal *d, int decimals);

/* Adds b to *a, or takes it from *a, whatever their decimals. */
bool decimal_add(struct decimal *a, struct decimal b);
bool decimal_subtract(struct decimal *a, struct decimal b);

/* Less than 0, 0 or more than 0 as a is below, equal to or above b; exact for all values. */
int decimal_compare(struct decimal a, struct decimal b);

/* Without its sign; the least of all numbers has none, and stays. */
struct decimal decimal_absolute(struct decimal d);

#endif
