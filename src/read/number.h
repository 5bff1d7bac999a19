/* number.h: figures as Swedish offices write them
 *
 * Exact decimals, no floats.  Read: groups by U+0020, U+00A0, U+202F or U+2009, comma for decimals, minus as -, U+2212, en dash or U+2011
 * (also followed by a space), a sign +, a per cent sign, a unit.  Written: by the layout's number format. */
#ifndef KT_NUMBER_H
#define KT_NUMBER_H

#include <stdbool.h>
#include <stdint.h>
#include "base/buffer.h"

struct number {
    int64_t value;                  /* scaled: 12,5 is 125 with 1 decimal */
    int decimals;                   /* digits after the comma, as written; 0 to 9 */
    bool plus;                      /* written with + */
    const char *unit;               /* what follows the digits: "%", "tkr", "mnkr", "kr" …; "" when nothing; points into the text read */
};

enum number_kind {
    NUMBER_NONE,                    /* no figure: text */
    NUMBER_EMPTY,                   /* "" */
    NUMBER_NIL,                     /* "-" or a dash alone: nothing, written out */
    NUMBER_FIGURE,
    NUMBER_AMBIGUOUS,               /* 1.234, 1,234.50, 1.234,5: a point is no Swedish sign */
};

/* Reads the whole of s.  A figure has at most 18 digits.  0483 (a leading zero without comma) is text: an identity.  Digits grouped wrongly
 * (12 34) are text.  A unit is at most 12 letters, signs or slashes without digits ("kr/inv", "%", "st"), after the digits. */
enum number_kind number_read(const char *s, struct number *out);

/* True for a text that must have been meant as a figure: nothing but digits, signs, spaces, commas, points and letters that are taken for digits (12,5O; 1l; 12 34;
 * 1,,5), with at least one digit; but no range (3–4) and no date. */
bool number_spoiled(const char *s);

/* True for units that figures in reports carry, and for none: "", "%", "tkr", "kr/inv" …  A column whose cells go on otherwise ("1 Förskola") is text. */
bool number_unit_known(const char *unit);

struct number_format {
    const char *group;              /* between groups of three: U+00A0 */
    const char *decimal;            /* "," */
    const char *minus;              /* U+2212 */
    int group_from;                 /* digits before the comma from which groups are made: 4 groups 1 234, 5 leaves 1234 */
    int decimals;                   /* fixed number of decimals, or -1: as written; rounding is half away from zero */
    const char *unit_space;         /* between figure and unit: U+00A0 */
};

/* Appends the figure as UTF-8. */
void number_write(struct buffer *out, const struct number *n, const struct number_format *f);

/* An ISO date 2025-02-27 that exists. */
bool date_valid(const char *s);

#endif
