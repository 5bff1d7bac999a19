/* test_export.c: texts of planning systems as Markdown, and the order of Swedish words */
#include "reading.h"

#include "document/collate.h"
#include "read/export.h"

static void assert_export(const char *from, bool paragraphs, const char *to)
{
    struct arena a;
    arena_init(&a);
    assert_string_equal(export_read(&a, from, paragraphs).text, to);
    arena_done(&a);
}

static void bullets_become_hyphens(void **state)
{
    (void)state;
    assert_export("• ett\n•två\n– tre\n* fyra\n- fem", true, "- ett\n- två\n- tre\n- fyra\n- fem");
    assert_export("Text\n• ett", true, "Text\n\n- ett");
    assert_export("• ett\n   – inre\n   – inre\n• två", true, "- ett\n  - inre\n  - inre\n- två");
    assert_export("• ett\n  går vidare\nText", true, "- ett\n  går vidare\n\nText");
}

static void signs_that_are_no_bullets(void **state)
{
    (void)state;
    assert_export("-17 tkr\n*kursiv*\n–5", false, "-17 tkr\n*kursiv*\n–5");
    assert_export("rad\n---\n-\n=", false, "rad\n\\---\n\\-\n\\=");
}

static void breaks_part_paragraphs(void **state)
{
    (void)state;
    assert_export("ett \n\u00A0två\n\n\ntre", true, "ett\n\ntvå\n\n\ntre");
    assert_export("ett \n\u00A0två", false, "ett\ntvå");
    assert_export("ett\\\ntvå", true, "ett\\\ntvå");
    assert_export("1. ett\n2. två", true, "1. ett\n2. två");
    assert_export("", true, "");
    assert_export("  \n", true, "\n");
}

static void lines_know_how_far_they_moved(void **state)
{
    struct arena a;
    arena_init(&a);
    (void)state;
    const struct export_text t = export_read(&a, "ett\n   två\n•tre", true);
    const int indents[] = { 0, 0, 3, 0, -1 }, added[] = { 0, 1, 1, 2, 2 };
    assert_string_equal(t.text, "ett\n\ntvå\n\n- tre");
    assert_memory_equal(t.indents, indents, sizeof indents);
    assert_memory_equal(t.added, added, sizeof added);
    arena_done(&a);
}

static void swedish_order(void **state)
{
    static const char *const words[] = { "", "1", "2", "10", "al", "Alm", "Alnö", "Elan", "élan", "Elander", "Mål 2", "Mål 10", "Vad", "Wien", "Xerxes", "ya", "über",
                                         "Zorn", "Åre", "Älv", "ærlig", "Öland", "øre" };
    (void)state;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        for (size_t k = 0; k < sizeof words / sizeof *words; k++) {
            int order = collate(words[i], words[k]);
            assert_int_equal((order > 0) - (order < 0), (i > k) - (i < k));
        }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bullets_become_hyphens), cmocka_unit_test(signs_that_are_no_bullets), cmocka_unit_test(breaks_part_paragraphs),
        cmocka_unit_test(lines_know_how_far_they_moved), cmocka_unit_test(swedish_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
