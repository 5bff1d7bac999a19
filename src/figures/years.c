/* years.c: years in headers and periods */

#include "figures/years.h"

#include <string.h>

static bool in_word(char c)
{
    return (unsigned char)c >= 0x80 || (c >= '0' && c <= '9') || ((c | 32) >= 'a' && (c | 32) <= 'z');
}

/* The year at s, or 0.  2020–2024 is two. */
static int year_at(const char *text, const char *s)
{
    int year = 0;
    if (s > text && in_word(s[-1]) && (unsigned char)s[-1] < 0x80)
        return 0;
    for (int i = 0; i < 4; i++) {
        if (s[i] < '0' || s[i] > '9')
            return 0;
        year = year * 10 + s[i] - '0';
    }
    return year >= 1900 && year < 2100 && !(in_word(s[4]) && (unsigned char)s[4] < 0x80) ? year : 0;
}

struct years years_in(const char *text)
{
    struct years y = { 0 };
    for (const char *s = text; *s; s++) {
        int year = year_at(text, s);
        if (!year)
            continue;
        y.n = !y.n ? 1 : year != y.first ? 2 : y.n;
        y.first = !y.first || year < y.first ? year : y.first;
        y.last = year > y.last ? year : y.last;
    }
    return y;
}

/* "2023 > Totalt" and "Totalt 2023" without their year. */
static const char *without_year(struct arena *a, const char *header)
{
    char *out = arena_strdup(a, header), *to = out;
    for (const char *s = header; *s;) {
        if (year_at(header, s))
            s += 4;
        else if (strchr(" >", *s) && (to == out || to[-1] == ' '))
            s++;
        else
            *to++ = *s++;
    }
    while (to > out && strchr(" >", to[-1]))
        to--;
    *to = '\0';
    return out;
}

static bool says_last_year(const char *header)
{
    static const char *const words[] = { "föregående år", "Föregående år", "förra året", "Förra året", "fg år", "Fg år", "fg. år", "f.g. år", "föreg år" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strstr(header, words[i]))
            return true;
    return false;
}

static int same_header(const struct sheet *s, const char *header)
{
    for (int c = 0; c < s->ncolumns; c++)
        if (strcmp(s->columns[c].header, header) == 0)
            return c;
    return -1;
}

/* The only column that `fits`, or -1. */
static int only_column(struct arena *a, const struct sheet *s, const char *wanted, int year, bool (*fits)(struct arena *a, const char *header, const char *wanted, int year))
{
    int found = -1;
    for (int c = 0; c < s->ncolumns; c++) {
        if (!s->columns[c].figures || !fits(a, s->columns[c].header, wanted, year))
            continue;
        if (found >= 0)
            return -1;
        found = c;
    }
    return found;
}

static bool is_yearless(struct arena *a, const char *header, const char *wanted, int year)
{
    (void)year;
    return !years_in(header).n && strcmp(without_year(a, header), wanted) == 0;
}

static bool begins_alike(struct arena *a, const char *header, const char *wanted, int year)
{
    struct years y = years_in(header);
    size_t n = strcspn(wanted, " ");
    (void)a;
    return strncmp(header, wanted, n) == 0 && (!header[n] || header[n] == ' ') && !says_last_year(header) && (!y.n || (y.n == 1 && y.first == year));
}

int years_column(struct arena *a, const struct sheet *ours, int column, int our_year, const struct sheet *theirs, int their_year)
{
    const char *header = ours->columns[column].header;
    struct years y = years_in(header);
    if (!y.n && says_last_year(header))
        return only_column(a, theirs, header, their_year, begins_alike);
    if (y.n != 1 || y.first >= our_year || y.first > their_year)
        return -1;
    int same = same_header(theirs, header);
    const char *rest = without_year(a, header);
    return same >= 0 || y.first != their_year || !*rest ? same : only_column(a, theirs, rest, their_year, is_yearless);
}
