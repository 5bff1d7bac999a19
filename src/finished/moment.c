/* moment.c: when something was signed */

#include "finished/moment.h"

#include <stdlib.h>
#include <string.h>

struct moment {
    int year, month, day, hour, minute, second;
    bool timed, zoned;
    int zone;                       /* minutes east of UTC */
};

/* ---- reading ---- */

/* n digits at *s, which moves past them; -1: there are not so many. */
static int take(const char **s, int n)
{
    int value = 0;
    for (int i = 0; i < n; i++) {
        if ((*s)[i] < '0' || (*s)[i] > '9')
            return -1;
        value = value * 10 + ((*s)[i] - '0');
    }
    *s += n;
    return value;
}

static bool take_sign(const char **s, const char *signs)
{
    if (!**s || !strchr(signs, **s))
        return false;
    ++*s;
    return true;
}

static int days_of(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

static bool is_in_calendar(const struct moment *m)
{
    return m->year >= 1900 && m->month >= 1 && m->month <= 12 && m->day >= 1 && m->day <= days_of(m->year, m->month) && m->hour >= 0 && m->hour <= 23
        && m->minute >= 0 && m->minute <= 59 && m->second >= 0 && m->second <= 59 && abs(m->zone) < 24 * 60;
}

/* Z, or a sign, hours and minutes with something between; between: which sign. */
static bool take_zone(const char **s, const char *between, struct moment *m)
{
    int sign = **s == '-' ? -1 : 1;
    if (!**s)
        return true;
    m->zoned = true;
    if (take_sign(s, "Z"))
        return true;
    if (!take_sign(s, "+-"))
        return false;
    int hours = take(s, 2);
    take_sign(s, between);
    int minutes = take(s, 2);
    m->zone = sign * (hours * 60 + minutes);
    return hours >= 0 && minutes >= 0 && minutes <= 59;
}

/* 2025-03-01T14:30:00+01:00 */
static bool read_text(const char *s, struct moment *m)
{
    *m = (struct moment){ .year = take(&s, 4) };
    m->month = take_sign(&s, "-") ? take(&s, 2) : -1;
    m->day = take_sign(&s, "-") ? take(&s, 2) : -1;
    if (!*s)
        return is_in_calendar(m);
    m->timed = take_sign(&s, "T ");
    m->hour = take(&s, 2);
    m->minute = take_sign(&s, ":") ? take(&s, 2) : -1;
    m->second = take_sign(&s, ":") ? take(&s, 2) : 0;
    return m->timed && take_zone(&s, ":", m) && !*s && is_in_calendar(m);
}

/* D:20250301143000+01'00' */
static bool read_moment(const char *s, struct moment *m)
{
    s += strncmp(s, "D:", 2) == 0 ? 2 : 0;
    *m = (struct moment){ .year = take(&s, 4) };
    m->month = take(&s, 2);
    m->day = take(&s, 2);
    if (!*s)
        return is_in_calendar(m);
    m->timed = true;
    m->hour = take(&s, 2);
    m->minute = take(&s, 2);
    m->second = *s >= '0' && *s <= '9' ? take(&s, 2) : 0;
    return take_zone(&s, "'", m) && is_in_calendar(m);
}

/* ---- writing ---- */

static const char *write_moment(struct arena *a, const struct moment *m)
{
    const char *day = arena_printf(a, "D:%04d%02d%02d", m->year, m->month, m->day);
    if (!m->timed)
        return day;
    const char *time = arena_printf(a, "%s%02d%02d%02d", day, m->hour, m->minute, m->second);
    if (!m->zoned || !m->zone)
        return m->zoned ? arena_printf(a, "%sZ", time) : time;
    return arena_printf(a, "%s%c%02d'%02d'", time, m->zone < 0 ? '-' : '+', abs(m->zone) / 60, abs(m->zone) % 60);
}

const char *moment_of_text(struct arena *a, const char *text)
{
    struct moment m;
    return read_text(text, &m) ? write_moment(a, &m) : NULL;
}

const char *moment_now(struct arena *a)
{
    time_t now = time(NULL);
    struct tm t = { 0 };
    localtime_r(&now, &t);
    const struct moment m = { t.tm_year + 1900, t.tm_mon + 1, t.tm_mday, t.tm_hour, t.tm_min, t.tm_sec % 60, true, true, (int)(t.tm_gmtoff / 60) };
    return write_moment(a, &m);
}

const char *moment_text(struct arena *a, const char *moment)
{
    struct moment m;
    if (!read_moment(moment, &m))
        return "";
    const char *day = arena_printf(a, "%04d-%02d-%02d", m.year, m.month, m.day);
    if (!m.timed)
        return day;
    const char *time = arena_printf(a, "%s %02d:%02d", day, m.hour, m.minute);
    if (!m.zoned || !m.zone)
        return m.zoned ? arena_printf(a, "%s UTC", time) : time;
    return arena_printf(a, "%s %c%02d:%02d", time, m.zone < 0 ? '-' : '+', abs(m.zone) / 60, abs(m.zone) % 60);
}

bool moment_time(const char *moment, time_t *time)
{
    struct moment m;
    if (!read_moment(moment, &m))
        return false;
    struct tm t = { .tm_year = m.year - 1900, .tm_mon = m.month - 1, .tm_mday = m.day, .tm_hour = m.timed ? m.hour : 12, .tm_min = m.minute, .tm_sec = m.second };
    *time = timegm(&t) - (time_t)m.zone * 60;
    return true;
}
