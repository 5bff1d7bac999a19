/* test_leftover.c: what was left in texts: patterns of placeholders, and dates of other countries */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "check/dates.h"
#include "check/placeholder.h"

static void finds(const char *pattern, const char *text, const char *found)
{
    size_t start = 0, n = placeholder_find(pattern, text, &start);
    if (!found) {
        assert_int_equal(n, 0);
        return;
    }
    assert_int_equal(n, strlen(found));
    assert_memory_equal(text + start, found, n);
}

static void patterns_fit_whole_words_of_a_sentence(void **state)
{
    (void)state;
    finds("Skriv * här", "Skriv text här", "Skriv text här");
    finds("Skriv * här", "Kommentar: [Skriv en kommentar här].", "Skriv en kommentar här");
    finds("Skriv * här", "Skriv inget. Det är här.", NULL);
    finds("Skriv * här", "Skriv inget\nDet är här", NULL);
    finds("Skriv * här", "Skriv något härligt", NULL);
    finds("Skriv * här", "Skriv något härligt här", "Skriv något härligt här");
    finds("Skriv * här", "Skrivet är något här", NULL);
    finds("XX", "kostar XX tkr", "XX");
    finds("XX", "kostar XXX tkr", NULL);
    finds("XX", "kostar X", NULL);
    finds("XX*", "kostar XXX,X tkr. Mer", "XXX,X tkr");
    finds("TODO*", "TODO: mer", "TODO: mer");
    finds("TODO*", "aTODO", NULL);
    finds("???", "Vad???", "???");
    finds("*här", "Skriv här", NULL);               /* begins with no word: fits everything, and so nothing */
    finds("Lorem ipsum", "lorem ipsum", NULL);
    finds("", "text", NULL);
    finds("a * b * c", "a 1 b 2 c", "a 1 b 2 c");
    finds("a * b * c", "a 1 c 2 b", NULL);
    finds("a**", "a b", "a b");
}

static void foreign_dates_have_three_parts(void **state)
{
    static const char *const dates[] = { "12/31/2024", "1/2/24", "31/12/2024", "1/2/24.", "1/2/24)", "01/02/2024 " };
    static const char *const others[] = { "24/7", "1/1-31/12", "2024/12/31", "24/7/365", "1/2", "13/13/2024", "0/1/24", "1/2/3", "1/2/24/5", "1/2/24,5", "1/2/024", "a", "", "1/", "1/2/" };
    (void)state;
    for (size_t i = 0; i < sizeof dates / sizeof *dates; i++)
        assert_int_equal(dates_foreign(dates[i]), strcspn(dates[i], ".) "));
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(dates_foreign(others[i]), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(patterns_fit_whole_words_of_a_sentence),
        cmocka_unit_test(foreign_dates_have_three_parts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
