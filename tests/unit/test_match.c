/* test_match.c: words are the same in any case and composition, and the quick answer is the one that Unicode gives */

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>
#include "document/match.h"

static bool by_unicode(const char *a, const char *b)
{
    int difference = 1;

    return u8_casecmp((const uint8_t *)a, strlen(a), (const uint8_t *)b, strlen(b), NULL, UNINORM_NFC, &difference) == 0 && difference == 0;
}

static void words(void **state)
{
    static const char *const some[] = {
        "", "a", "A", "b", "ab", "aB", "uppnås", "Uppnås", "UPPNÅS", "uppna\u030As", "uppnas", "Uppnås inte", "ÅÄÖ", "åäö", "a\u030A\u00C4o\u0308", "ss", "ß", "SS", "s\u030A", "k", "\u212A",
        "K", "\u017F", "s", "i", "\u0131", "\u0130", "e\u0301", "é", "e", "f", "z\u030C", "ž", "fi", "\uFB01", "f", "a\u030Ab", "ab\u030A", "@", "`", "[", "{", "1", "q\u030A", "r\u030A",
    };
    const size_t n = sizeof some / sizeof *some;
    (void)state;

    for (size_t i = 0; i < n; i++)
        for (size_t k = 0; k < n; k++)
            if (match_word(some[i], some[k]) != by_unicode(some[i], some[k]))
                fail_msg("\"%s\" and \"%s\"", some[i], some[k]);
    assert_true(match_word("Uppnås", "uppnås"));
    assert_false(match_word("Uppnås", "uppnås inte"));
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(words) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
