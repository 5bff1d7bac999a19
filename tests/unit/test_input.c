/* test_input.c: the list of files that a report was made from */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include "document/input.h"

static const char *name_of(struct arena *a, struct inputs *inputs, const char *path, const char *name)
{
    inputs_add(a, inputs, INPUT_DATA, path, name, "x", 1);
    return inputs->list.v[inputs->list.n - 1].name;
}

static void names(void **state)
{
    struct arena a;
    struct inputs inputs = { 0 };
    (void)state;

    arena_init(&a);
    assert_string_equal(name_of(&a, &inputs, "r/data/x.csv", "data/x.csv"), "data/x.csv");
    assert_string_equal(name_of(&a, &inputs, "r/y.csv", "./data//../y.csv"), "y.csv");
    assert_string_equal(name_of(&a, &inputs, "r/z", "../../z"), "z");
    inputs_add(&a, &inputs, INPUT_DATA, "r/y.csv", "y.csv", "x", 1);                     /* once */
    assert_int_equal(inputs.list.n, 3);
    arena_done(&a);
}

/* A layout of the report's own folder may be called like one of the program's. */
static void same_names(void **state)
{
    struct arena a;
    struct inputs inputs = { 0 };
    (void)state;

    arena_init(&a);
    assert_string_equal(name_of(&a, &inputs, "r/layouts/a.b/base.ini", "layouts/a.b/base.ini"), "layouts/a.b/base.ini");
    assert_string_equal(name_of(&a, &inputs, "/p/layouts/a.b/base.ini", "layouts/a.b/base.ini"), "layouts/a.b/base-2.ini");
    assert_string_equal(name_of(&a, &inputs, "/q/layouts/a.b/base.ini", "layouts/a.b/base.ini"), "layouts/a.b/base-3.ini");
    assert_string_equal(name_of(&a, &inputs, "1/a.b/c", "a.b/c"), "a.b/c");
    assert_string_equal(name_of(&a, &inputs, "2/a.b/c", "a.b/c"), "a.b/c-2");
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = { cmocka_unit_test(names), cmocka_unit_test(same_names) };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
