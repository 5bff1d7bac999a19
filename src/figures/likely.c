/* likely.c: whether a figure that is no sum of those above it was meant to be one */

#include "figures/likely.h"

#include <string.h>

static const char *const ratio_words[] = {
    "%", "‰", "procent", "Procent", "andel", "Andel", "snitt", "Snitt", "medelvärde", "Medelvärde", "medelålder", "Medelålder", "median", "Median",
    "index", "Index", "kvot", "Kvot", "ålder", "Ålder", "kr/", "/inv", "per 1", "Per 1", "per inv", "Per inv",
};

bool likely_ratio(const struct sheet_column *column)
{
    for (size_t i = 0; i < sizeof ratio_words / sizeof *ratio_words; i++)
        if (strstr(column->header, ratio_words[i]) || strstr(column->unit, ratio_words[i]))
            return true;
    return false;
}

void spread_add(struct spread *s, wide figure)
{
    if (!figure)
        return;
    s->least = !s->n || figure < s->least ? figure : s->least;
    s->most = !s->n || figure > s->most ? figure : s->most;
    s->n++;
}

bool likely_average(const struct spread *s, wide written, wide given)
{
    return s->n > 1 && written >= s->least && written <= s->most && wide_absolute(written - given) * 10 > wide_absolute(given);
}

bool likely_bare(const char *label)
{
    static const char *const words[] = { "Summa", "SUMMA", "summa", "Totalsumma" };
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(label, words[i]) == 0)
            return true;
    return false;
}

bool likely_word(const char *label)
{
    return strstr(label, "Summa") || strstr(label, "summa") || strstr(label, "SUMMA");
}
