/* number.c: figures as Swedish offices write them
 *
 * A figure is read from left to right: sign, whole digits in groups, decimals, unit.  Whatever does not fit is a text,
 * never an error: whether a figure had to stand there is known elsewhere. */
#include "read/number.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include <unictype.h>

#include "base/utf8.h"

enum { DIGITS_MAX = 18, DECIMALS_MAX = 9, UNIT_MAX = 12 };

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* --- reading --- */

/* Moves past the code point at *s if it is a space that groups digits. */
static bool take_space(const char **s)
{
    const char *after = *s;
    uint32_t rune = utf8_next(&after);
    bool space = rune == ' ' || rune == RUNE_NBSP || rune == RUNE_NNBSP || rune == RUNE_THIN_SPACE;

    if (space)
        *s = after;
    return space;
}

/* U+2011 is what word processors put where a figure must not be parted from its sign. */
static bool is_minus(uint32_t rune)
{
    return rune == '-' || rune == RUNE_MINUS || rune == RUNE_EN_DASH || rune == 0x2011;
}

static bool take_dash(const char **s)
{
    const char *after = *s;
    uint32_t rune = utf8_next(&after);
    bool dash = is_minus(rune);

    if (dash)
        *s = after;
    return dash;
}

static bool is_nil(const char *s)
{
    uint32_t rune = utf8_next(&s);

    while (take_space(&s))
        ;
    return (rune == '-' || rune == RUNE_MINUS || (rune >= 0x2010 && rune <= 0x2015)) && !*s;
}

static int count_digits(const char *s)
{
    int n = 0;

    while (n <= DIGITS_MAX && is_digit(s[n]))
        n++;
    return n;
}

/* A figure on its way. */
struct reading {
    const char *at;
    uint64_t value;
    int digits;
};

/* Takes n digits; false when they are too many altogether. */
static bool take_digits(struct reading *r, int n)
{
    r->digits += n;
    if (n < 1 || r->digits > DIGITS_MAX)
        return false;
    for (; n; n--)
        r->value = r->value * 10 + (uint64_t)(*r->at++ - '0');
    return true;
}

/* The digits before the comma: all together, or in groups of three. */
static bool take_whole(struct reading *r)
{
    int first = count_digits(r->at);

    if (first > 1 && r->at[0] == '0')
        return false;
    if (!take_digits(r, first))
        return false;
    for (const char *next = r->at; take_space(&next) && is_digit(*next); next = r->at) {
        if (first > 3 || r->value == 0 || count_digits(next) != 3)
            return false;
        r->at = next;
        if (!take_digits(r, 3))
            return false;
    }
    return true;
}

/* -1 when there is no good decimal part. */
static int take_decimals(struct reading *r)
{
    if (*r->at != ',')
        return 0;
    r->at++;
    int n = count_digits(r->at);
    return n <= DECIMALS_MAX && take_digits(r, n) ? n : -1;
}

static bool is_unit_sign(uint32_t rune)
{
    return rune == '%' || rune == 0x2030 || rune == 0xB0 || rune == '$' || rune == 0xA3 || rune == 0x20AC || rune == 0xA7;
}

static bool in_unit(uint32_t rune)
{
    return uc_is_alpha(rune) || is_unit_sign(rune) || rune == '/' || rune == '.' || rune == '-' || rune == 0xB2 || rune == 0xB3;
}

/* 12,5O is a slip of the finger, not twelve and a half O. */
static bool like_digit(const char *unit)
{
    return strchr("OolI", unit[0]) && !unit[1];
}

static bool is_unit(const char *s)
{
    const char *at = s;
    uint32_t first = utf8_next(&at);
    int n = 1;

    if (!first)
        return true;
    if (!uc_is_alpha(first) && !is_unit_sign(first))
        return false;
    for (uint32_t rune; (rune = utf8_next(&at)); n++)
        if (!in_unit(rune))
            return false;
    return n <= UNIT_MAX;
}

/* The unit at the end, or NULL when what is there is none. */
static const char *take_unit(const char *s)
{
    const char *glued = s;

    if (!*s)
        return s;
    while (take_space(&s))
        ;
    if (s == glued && like_digit(s))
        return NULL;
    return is_unit(s) ? s : NULL;
}

static bool is_cut(const char *s)
{
    return (*s == '.' || *s == ',') && is_digit(s[1]);
}

/* What follows the first digits when they are cut by a point, or in the English way: .234 ,234.50 .234.567 ,234,567.  Where
 * thousands are not cut in threes it is a date or a chapter: 2025.02.27, 1.2.3. */
static bool is_foreign(const char *s)
{
    const char first = *s;
    int cuts = 0;
    bool threes = true;

    while (is_cut(s)) {
        char sign = *s;
        int n = count_digits(s + 1);
        s += 1 + n;
        cuts++;
        if (is_cut(s) || (cuts > 1 && sign == first))       /* thousands; the last may be decimals */
            threes = threes && sign == first && n == 3;
    }
    return (cuts > 1 ? threes : cuts == 1 && first == '.') && take_unit(s);
}

/* A sign and the space after it; its effect on the figure. */
static bool take_sign(const char **s, bool *plus)
{
    bool minus = take_dash(s);

    *plus = !minus && **s == '+';
    *s += *plus;
    if (minus)
        take_space(s);
    return minus;
}

enum number_kind number_read(const char *s, struct number *out)
{
    struct reading r = {0};
    bool plus;

    *out = (struct number){.unit = ""};
    while (take_space(&s))
        ;
    if (!*s)
        return NUMBER_EMPTY;
    if (is_nil(s))
        return NUMBER_NIL;

    r.at = s;
    bool minus = take_sign(&r.at, &plus);
    if (!take_whole(&r))
        return NUMBER_NONE;
    if (is_foreign(r.at))
        return NUMBER_AMBIGUOUS;
    int decimals = take_decimals(&r);
    const char *unit = decimals < 0 ? NULL : take_unit(r.at);
    if (!unit)
        return NUMBER_NONE;
    *out = (struct number){minus ? -(int64_t)r.value : (int64_t)r.value, decimals, plus, unit};
    return NUMBER_FIGURE;
}

/* --- writing --- */

static uint64_t power_of_ten(int n)
{
    uint64_t power = 1;

    while (n-- > 0)
        power *= 10;
    return power;
}

/* Fewer decimals, half away from zero: sizes have no sign. */
static uint64_t cut_decimals(uint64_t size, int by)
{
    uint64_t divisor = power_of_ten(by), rest = size % divisor;

    return size / divisor + (rest >= divisor - rest);
}

/* Digits before the comma, in groups from the right. */
static void write_whole(struct buffer *out, const char *digits, int n, const struct number_format *f)
{
    bool grouped = n >= f->group_from;

    for (int i = 0; i < n; i++) {
        if (grouped && i > 0 && (n - i) % 3 == 0)
            buffer_add(out, f->group);
        buffer_byte(out, digits[i]);
    }
}

void number_write(struct buffer *out, const struct number *n, const struct number_format *f)
{
    char digits[32];
    uint64_t size = n->value < 0 ? -(uint64_t)n->value : (uint64_t)n->value;
    int wanted = f->decimals < 0 ? n->decimals : f->decimals;
    int kept = wanted < n->decimals ? wanted : n->decimals;

    if (kept < n->decimals)
        size = cut_decimals(size, n->decimals - kept);
    if (n->value < 0 && size)                       /* -0,4 without decimals is 0 */
        buffer_add(out, f->minus);
    else if (n->plus && n->value >= 0)
        buffer_byte(out, '+');

    int count = snprintf(digits, sizeof digits, "%0*" PRIu64, kept + 1, size);
    write_whole(out, digits, count - kept, f);
    if (wanted > 0)
        buffer_add(out, f->decimal);
    buffer_add(out, digits + count - kept);
    buffer_fill(out, '0', (size_t)(wanted - kept));
    if (n->unit && n->unit[0]) {
        buffer_add(out, f->unit_space);
        buffer_add(out, n->unit);
    }
}

/* --- dates --- */

static int days_of_month(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;

    return days[month - 1] + (month == 2 && leap);
}

bool date_valid(const char *s)
{
    static const char pattern[] = "0000-00-00";

    for (int i = 0; pattern[i]; i++)
        if (pattern[i] == '0' ? !is_digit(s[i]) : s[i] != pattern[i])
            return false;
    int year = (s[0] - '0') * 1000 + (s[1] - '0') * 100 + (s[2] - '0') * 10 + s[3] - '0';
    int month = (s[5] - '0') * 10 + s[6] - '0', day = (s[8] - '0') * 10 + s[9] - '0';
    return !s[10] && year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= days_of_month(year, month);
}

bool number_unit_known(const char *unit)
{
    static const char *const known[] = {
        "", "%", "‰", "kr", "tkr", "mkr", "mnkr", "mdkr", "kr/inv", "kr/inv.", "kr/m²", "st", "st.", "år", "dagar", "dgr", "tim", "h", "min",
        "m", "km", "mil", "m²", "m³", "ha", "kg", "ton", "l", "kWh", "MWh", "GWh", "°C", "procentenheter", "p.e.", "inv", "inv.",
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(unit, known[i]) == 0)
            return true;
    return false;
}

/* The sign of a range or a date stands between digits. */
static bool between_digits(const char *text, const char *sign, const char *after)
{
    return sign > text && is_digit(sign[-1]) && is_digit(*after);
}

bool number_spoiled(const char *s)
{
    int digits = 0;

    for (const char *at = s, *after = s; *at; at = after) {
        uint32_t rune = utf8_next(&after);
        bool dash = is_minus(rune);

        if (dash && between_digits(s, at, after))
            return false;
        if (rune < 0x80 && is_digit((char)rune))
            digits++;
        else if (!dash && rune != ' ' && rune != RUNE_NBSP && rune != RUNE_NNBSP && rune != RUNE_THIN_SPACE && (rune > 0x7E || !strchr(",.+%OolI", (int)rune)))
            return false;
    }
    return digits > 0;
}
