/* label.c: page labels
 *
 * ISO 32000-1 12.4.2: ranges of pages whose labels are a prefix and a number that counts up.  The labels are given as they are
 * printed, so the ranges are found: the end of a label that is a decimal number, or a whole label that is a Roman one, is the
 * number; a label without one is all prefix. */
#include "output/pdf/pdf.h"

#include <string.h>

#define DIGITS_MAX 9

struct label {
    const char *text;
    size_t prefix;                  /* bytes of text */
    char style;                     /* D, r or R; 0: no number */
    int number;
};

/* --- Roman numbers --- */

#define ROMAN_ROWS 13
static const struct { int value; const char *lower, *upper; } roman[ROMAN_ROWS] = {
    {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"}, {100, "c", "C"}, {90, "xc", "XC"}, {50, "l", "L"},
    {40, "xl", "XL"}, {10, "x", "X"}, {9, "ix", "IX"}, {5, "v", "V"}, {4, "iv", "IV"}, {1, "i", "I"},
};

static const char *roman_digits(int row, bool upper)
{
    return upper ? roman[row].upper : roman[row].lower;
}

/* The number that is written so, or 0.  What is read is written again: "iix" has a value but is no number. */
static int roman_number(const char *text, bool upper)
{
    char written[64] = "";
    const char *rest = text;
    int number = 0;

    if (strlen(text) > 15)
        return 0;
    for (int row = 0; row < ROMAN_ROWS; row++)
        for (const char *digits = roman_digits(row, upper); strncmp(rest, digits, strlen(digits)) == 0; rest += strlen(digits))
            number += roman[row].value;
    for (int row = 0, left = number; row < ROMAN_ROWS; row++)
        for (; left >= roman[row].value; left -= roman[row].value)
            strcat(written, roman_digits(row, upper));
    return strcmp(written, text) == 0 ? number : 0;
}

/* --- ranges --- */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Zeros before a number belong to the prefix: a decimal label has none of its own. */
static struct label split_label(const char *text)
{
    size_t end = strlen(text), start = end;
    int lower = roman_number(text, false), upper = roman_number(text, true);
    struct label l = {text, end, 0, 0};

    if (lower || upper)
        return (struct label){text, 0, lower ? 'r' : 'R', lower ? lower : upper};
    while (start > 0 && end - start < DIGITS_MAX && is_digit(text[start - 1]))
        start--;
    while (text[start] == '0')
        start++;
    if (start == end)
        return l;
    l.style = 'D';
    l.prefix = start;
    for (; start < end; start++)
        l.number = l.number * 10 + (text[start] - '0');
    return l;
}

static bool continues(const struct label *before, const struct label *l)
{
    return before->style == l->style && before->prefix == l->prefix && strncmp(before->text, l->text, l->prefix) == 0
        && (!l->style || before->number + 1 == l->number);
}

static void put_range(struct buffer *b, struct pdf *p, int page, const struct label *l)
{
    buffer_printf(b, " %d <<", page);
    if (l->style)
        buffer_printf(b, " /S /%c", l->style);
    if (l->style && l->number != 1)
        buffer_printf(b, " /St %d", l->number);
    if (l->prefix) {
        buffer_add(b, " /P ");
        put_text(b, arena_strndup(&p->arena, l->text, l->prefix));
    }
    buffer_add(b, " >>");
}

void put_labels(struct buffer *catalog, struct pdf *p)
{
    struct label before = {0};

    if (p->pages->list.n == 0)
        return;
    buffer_add(catalog, " /PageLabels << /Nums [");
    for (int i = 0; i < p->pages->list.n; i++) {
        struct label l = split_label(p->pages->list.v[i].label);

        if (i == 0 || !continues(&before, &l))
            put_range(catalog, p, i, &l);
        before = l;
    }
    buffer_add(catalog, " ] >>");
}
