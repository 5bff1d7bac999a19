/* dates.c: dates that are not written as in Sweden, or lie outside the period */

#include "check/dates.h"

#include <string.h>
#include "document/report.h"
#include "figures/years.h"

static int digits(const char *s, int *value)
{
    int n = 0;
    for (*value = 0; n < 5 && s[n] >= '0' && s[n] <= '9'; n++)
        *value = *value * 10 + s[n] - '0';
    return n;
}

size_t dates_foreign(const char *s)
{
    int first, second, year, a = digits(s, &first);
    if (a < 1 || a > 2 || s[a] != '/')
        return 0;
    int b = digits(s + a + 1, &second), at = a + 1 + b;
    if (b < 1 || b > 2 || s[at] != '/')
        return 0;
    int c = digits(s + at + 1, &year), end = at + 1 + c;
    bool is_date = first && second && ((first <= 12 && second <= 31) || (first <= 31 && second <= 12));
    bool ends = !passage_in_word(s[end]) && !(s[end] == '/' || (s[end] == ',' && passage_in_word(s[end + 1])));
    return (c == 2 || c == 4) && is_date && ends && (c == 2 || year >= 1900) ? (size_t)end : 0;
}

static void tell_foreign(const struct passage *p)
{
    for (const char *s = strchr(p->text, '/'); s; s = strchr(s + 1, '/')) {
        const char *from = s;
        while (from > p->text && from[-1] >= '0' && from[-1] <= '9')
            from--;
        bool begins = from == p->text || !(passage_in_word(from[-1]) || strchr("/.,-", from[-1]));
        size_t n = begins ? dates_foreign(from) : 0;
        if (!n)
            continue;
        const char *date = passage_words(p, from, n);
        finding_add(&p->check->findings, MSG_CHECK_DATE_FORM, passage_place(p, date), passage_subject(p, date), date);
        return;
    }
}

/* ---- dates outside the period ---- */

static bool is_year(const char *s)
{
    int year;
    return digits(s, &year) == 4 && year >= 1900 && year < 2100;
}

/* 2024-12-31 is 2024; 0: no date begins here. */
static int iso_year(const char *s, size_t *bytes)
{
    int year, month, day;
    bool is_date = is_year(s) && s[4] == '-' && digits(s + 5, &month) == 2 && s[7] == '-' && digits(s + 8, &day) == 2 && month >= 1 && month <= 12;
    *bytes = strlen("2024-12-31");
    digits(s, &year);
    return is_date && day >= 1 && day <= 31 ? year : 0;
}

/* The same for 31 december 2024. */
static int written_year(const char *s, size_t *bytes)
{
    static const char *const months[] = { "januari ", "februari ", "mars ", "april ", "maj ", "juni ", "juli ", "augusti ", "september ", "oktober ", "november ", "december " };
    int day, year = 0, n = digits(s, &day);
    if (n < 1 || n > 2 || s[n] != ' ')
        return 0;
    const char *month = s + n + 1;
    for (size_t i = 0; i < sizeof months / sizeof *months; i++) {
        size_t letters = strlen(months[i]);
        if (strncmp(month, months[i], letters) != 0 || !is_year(month + letters))
            continue;
        *bytes = (size_t)n + 1 + letters + 4;
        digits(month + letters, &year);
    }
    return year;
}

/* The years of the period, else of the date; none, when the report says neither. */
static struct years years_of_report(const struct report_check *c)
{
    const struct report *report = definition_find(c->definitions, "report", "");
    struct years years = years_in(report->period);
    return years.n ? years : years_in(arena_strndup(c->arena, report->date, strcspn(report->date, "-")));
}

static bool is_far(const struct report_check *c, int year)
{
    const struct years years = years_of_report(c);
    return years.n && (year < years.first - 1 || year > years.last + 1);
}

static void tell_year(const struct passage *p)
{
    for (const char *s = p->text; *s; s++) {
        size_t n;
        if (*s < '0' || *s > '9' || (s > p->text && passage_in_word(s[-1])))
            continue;
        int year = iso_year(s, &n);
        year = year ? year : written_year(s, &n);
        if (!year || !is_far(p->check, year))
            continue;
        const char *date = passage_words(p, s, n);
        finding_add(&p->check->findings, MSG_CHECK_DATE_PERIOD, passage_place(p, date), passage_subject(p, date), date);
        return;
    }
}

void dates_check(const struct passage *p)
{
    tell_foreign(p);
    if (p->check->rules->dates == DATES_PERIOD)
        tell_year(p);
}
