/* unit.c: units of amounts */

#include "figures/unit.h"

#include <stdbool.h>
#include <string.h>

static const struct { const char *name, *usual; int power; } units[] = {
    { "kr", "kr", 0 }, { "tkr", "tkr", 3 }, { "kkr", "tkr", 3 }, { "mnkr", "mnkr", 6 }, { "mkr", "mnkr", 6 }, { "mdkr", "mdkr", 9 }, { "mdr kr", "mdkr", 9 },
    { "tusental kronor", "tkr", 3 }, { "miljoner kronor", "mnkr", 6 }, { "miljarder kronor", "mdkr", 9 }, { "kronor", "kr", 0 }, { "%", "%", -1 }, { "procent", "%", -1 },
};
#define FIRST_LETTERS "kKtTmMpP%"
#define COUNT (sizeof units / sizeof *units)

static bool same(const char *s, const char *name, size_t n)
{
    for (size_t i = 0; i < n; i++)
        if ((s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 32 : s[i]) != name[i])
            return false;
    return true;
}

int unit_power(const char *unit)
{
    for (size_t i = 0; i < COUNT; i++)
        if (strlen(unit) == strlen(units[i].name) && same(unit, units[i].name, strlen(unit)))
            return units[i].power;
    return -1;
}

/* kr/inv is no kr. */
static bool in_word(char c)
{
    return (c & 0x80) || ((c | 32) >= 'a' && (c | 32) <= 'z') || (c >= '0' && c <= '9') || c == '/' || c == '_';
}

/* The longest unit that begins at s and is a word of its own; -1: none. */
static int unit_at(const char *text, const char *s)
{
    int found = -1;
    if (!strchr(FIRST_LETTERS, *s) || (s > text && in_word(s[-1]) && *s != '%'))
        return -1;
    for (size_t i = 0; i < COUNT; i++) {
        size_t n = strlen(units[i].name);
        bool whole = strnlen(s, n) == n && same(s, units[i].name, n) && (*s == '%' || !in_word(s[n]));
        if (whole && (found < 0 || n > strlen(units[found].name)))
            found = (int)i;
    }
    return found;
}

const char *unit_said(const char *text)
{
    const char *said = NULL;
    for (const char *s = text; *s; s++) {
        int i = unit_at(text, s);
        if (i < 0)
            continue;
        if (said && strcmp(said, units[i].usual) != 0)
            return NULL;
        said = units[i].usual;
        s += strlen(units[i].name) - 1;
    }
    return said;
}

size_t unit_length(const char *s, int *power)
{
    int i = unit_at(s, s);
    *power = i < 0 ? -1 : units[i].power;
    return i < 0 ? 0 : strlen(units[i].name);
}
