/* test_years.c: columns that repeat those of last year */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "figures/years.h"

static void years_stand_by_themselves(void **state)
{
    (void)state;
    assert_int_equal(years_in("Helår 2024").last, 2024);
    assert_int_equal(years_in("Budget 2020–2024").n, 2);
    assert_int_equal(years_in("Budget 2020–2024").first, 2020);
    assert_int_equal(years_in("2023 > Totalt 2023").n, 1);
    assert_int_equal(years_in("Konto 20245, 12024, A2024, 1850").n, 0);
    assert_int_equal(years_in("").n, 0);
}

/* The index in `theirs`, parted by |, of what `header` of a report of 2024 repeats from one of 2023. */
static int column_of(const char *header, const char *theirs)
{
    struct arena a;
    struct sheet_column columns[8] = { 0 }, own = { .header = header, .figures = true };
    struct sheet last = { .columns = columns }, ours = { .columns = &own, .ncolumns = 1 };
    arena_init(&a);
    for (char *s = strtok(arena_strdup(&a, theirs), "|"); s; s = strtok(NULL, "|"))
        columns[last.ncolumns++] = (struct sheet_column){ .header = s, .figures = true };
    int found = years_column(&a, &ours, 0, 2024, &last, 2023);
    arena_done(&a);
    return found;
}

static void columns_are_found_by_their_years(void **state)
{
    (void)state;
    assert_int_equal(column_of("Utfall 2023", "Budget 2023|Utfall 2023|Utfall 2022"), 1);
    assert_int_equal(column_of("Utfall 2022", "Budget 2023|Utfall 2023|Utfall 2022"), 2);
    assert_int_equal(column_of("Utfall 2024", "Utfall 2024|Utfall"), -1);          /* a plan then, an outcome now */
    assert_int_equal(column_of("Utfall 2023", "Budget|Utfall"), 1);
    assert_int_equal(column_of("Utfall 2022", "Budget|Utfall"), -1);               /* theirs is of 2023 */
    assert_int_equal(column_of("2023 > Kvinnor", "2023 > Totalt|2023 > Kvinnor"), 1);
    assert_int_equal(column_of("2023 > Kvinnor", "Totalt|Kvinnor"), 1);
    assert_int_equal(column_of("2023", "2022|Mål"), -1);
    assert_int_equal(column_of("Utfall 2023", "Prognos 2023|Utfall 2022"), -1);
    assert_int_equal(column_of("Utfall 2022–2023", "Utfall 2022–2023"), -1);
    assert_int_equal(column_of("Redovisat samma period föregående år", "Redovisat jan-mars 2023|Budget jan-mars 2023|Redovisat samma period föregående år"), 0);
    assert_int_equal(column_of("Redovisat föregående år", "Redovisat|Redovisat 2023"), -1);    /* which of them? */
    assert_int_equal(column_of("Redovisat föregående år", "Redovisat 2022|Budget"), -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(years_stand_by_themselves),
        cmocka_unit_test(columns_are_found_by_their_years),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
