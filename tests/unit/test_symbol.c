/* test_symbol.c: which symbol a text means, and that it means the same when it is asked for again */

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>
#include "document/symbol.h"

static struct symbol done = {.name = "klar", .word = "Uppnås", .short_word = "Ja"}, late = {.name = "sen", .word = "Uppnås inte", .short_word = "Nej"},
                     both = {.name = "klar", .word = "Uppnås; delvis", .short_word = ""};

static struct symbol_set set_of(struct arena *a, struct symbol *one, struct symbol *other)
{
    const void **v = arena_array(a, const void *, 2);

    v[0] = one;
    v[1] = other;
    return (struct symbol_set){.name = "s", .symbols = {v, 2}};
}

static void texts_mean_what_they_meant(void **state)
{
    struct arena a;
    char text[100];

    (void)state;
    arena_init(&a);
    struct symbol_memory *m = symbol_memory_new(&a);
    struct symbol_set first = set_of(&a, &done, &late), second = set_of(&a, &both, &late);
    for (int again = 0; again < 3; again++) {
        assert_ptr_equal(symbol_of_text(m, &first, "UPPNÅS", ""), &done);
        assert_ptr_equal(symbol_of_text(m, &first, "uppnås inte", "\n"), &late);
        assert_ptr_equal(symbol_of_text(m, &first, "ja", ""), &done);
        assert_null(symbol_of_text(m, &second, "ja", ""));
        assert_ptr_equal(symbol_of_text(m, &second, "Klar", ""), &both);
        assert_ptr_equal(symbol_of_text(m, &second, "uppnås; delvis", ";"), &both);
        assert_null(symbol_of_text(m, &first, "Ja;Nej", "\n;"));
        for (int i = 0; i < 2000; i++) {            /* more than are remembered */
            snprintf(text, sizeof text, "%d", i);
            assert_null(symbol_of_text(m, &first, text, ""));
        }
    }
    memset(text, 'x', sizeof text);
    text[sizeof text - 1] = 0;
    for (size_t n = 50; n < 60; n++)                /* about the length that is remembered */
        assert_null(symbol_of_text(m, &first, text + sizeof text - 1 - n, ""));
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(texts_mean_what_they_meant)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
