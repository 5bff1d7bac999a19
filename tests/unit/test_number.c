/* test_number.c: figures are read exactly and written again */
#include "reading.h"

#include "read/number.h"

static const struct number_format swedish = {"\xC2\xA0", ",", "−", 4, -1, "\xC2\xA0"};

/* Reads a figure and writes it again. */
static void assert_figure(const char *s, int64_t value, int decimals, const char *unit, const char *written)
{
    struct number n;
    struct buffer out = {0};

    assert_int_equal(number_read(s, &n), NUMBER_FIGURE);
    assert_true(n.value == value);
    assert_int_equal(n.decimals, decimals);
    assert_string_equal(n.unit, unit);
    number_write(&out, &n, &swedish);
    assert_string_equal(out.s, written);
    buffer_done(&out);
}

static void assert_kind(enum number_kind kind, const char *s)
{
    struct number n;

    if (number_read(s, &n) != kind)
        fail_msg("\"%s\" is read as %d, not %d", s, (int)number_read(s, &n), (int)kind);
}

static void reads_figures(void **state)
{
    (void)state;
    assert_figure("0", 0, 0, "", "0");
    assert_figure("2020", 2020, 0, "", "2\u00A0020");
    assert_figure("10500", 10500, 0, "", "10\u00A0500");
    assert_figure("1 234 567", 1234567, 0, "", "1\u00A0234\u00A0567");
    assert_figure("1\u00A0234\u202F567\u2009890", 1234567890, 0, "", "1\u00A0234\u00A0567\u00A0890");
    assert_figure("12,5", 125, 1, "", "12,5");
    assert_figure("0,50", 50, 2, "", "0,50");
    assert_figure("999", 999, 0, "", "999");
    assert_figure("123 456 789 012 345 678", 123456789012345678, 0, "", "123\u00A0456\u00A0789\u00A0012\u00A0345\u00A0678");
    assert_figure("123456789,012345678", 123456789012345678, 9, "", "123\u00A0456\u00A0789,012345678");
}

static void reads_signs(void **state)
{
    (void)state;
    assert_figure("-0,5", -5, 1, "", "−0,5");
    assert_figure("−17 013", -17013, 0, "", "−17\u00A0013");
    assert_figure("–5", -5, 0, "", "−5");
    assert_figure("– 5", -5, 0, "", "−5");
    assert_figure("\u201117 013", -17013, 0, "", "−17\u00A0013");
    assert_figure("-\u00A05", -5, 0, "", "−5");
    assert_figure("+3,7 %", 37, 1, "%", "+3,7\u00A0%");
    assert_figure("-0", 0, 0, "", "0");
}

static void reads_units(void **state)
{
    (void)state;
    assert_figure("0%", 0, 0, "%", "0\u00A0%");
    assert_figure("40 mnkr", 40, 0, "mnkr", "40\u00A0mnkr");
    assert_figure("8 529 kr", 8529, 0, "kr", "8\u00A0529\u00A0kr");
    assert_figure("8577kr", 8577, 0, "kr", "8\u00A0577\u00A0kr");
    assert_figure("12,5 kr/inv", 125, 1, "kr/inv", "12,5\u00A0kr/inv");
    assert_figure("1 500 m²", 1500, 0, "m²", "1\u00A0500\u00A0m²");
    assert_figure("3 år", 3, 0, "år", "3\u00A0år");
    assert_figure("2 %-enheter", 2, 0, "%-enheter", "2\u00A0%-enheter");
}

static void text_is_text(void **state)
{
    static const char *const texts[] = {
        "1/1-31/8", "2020-2022", "2020–2022", "2020\u20112022", "18-24 år", "0483", "0483,5", "00", "12 34", "1234 567", "1 2345", "0 123", "1 23 456",
        "12,5O", "1O", "12,", ",5", "12,5,3", "1,1234567890", "1234567890123456789", "1 234 567 890 123 456 789", "Hemtjänst", "--5", "+-5",
        "- -", "% 5", "5 kr per år", "5 procentenheter", "(5)", "5*", "1e5", "0x1F", "1.", "1.2.3", "2025.02.27", "2025-02-27", "12\n34",
        "− kr", "5  345", "#REF!", "№5", "\u0664\u0665",
    };

    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_kind(NUMBER_NONE, texts[i]);
}

static void other_kinds(void **state)
{
    (void)state;
    assert_kind(NUMBER_EMPTY, "");
    assert_kind(NUMBER_EMPTY, " \u00A0");
    assert_kind(NUMBER_NIL, "-");
    assert_kind(NUMBER_NIL, "–");
    assert_kind(NUMBER_NIL, "—");
    assert_kind(NUMBER_NIL, "−");
    assert_kind(NUMBER_AMBIGUOUS, "1.234");
    assert_kind(NUMBER_AMBIGUOUS, "-1.234 kr");
    assert_kind(NUMBER_AMBIGUOUS, "12.5");
    assert_kind(NUMBER_AMBIGUOUS, "0.5");
    assert_kind(NUMBER_AMBIGUOUS, "1 234.50");
    assert_kind(NUMBER_AMBIGUOUS, "1,234.50");
    assert_kind(NUMBER_AMBIGUOUS, "1.234,5");
    assert_kind(NUMBER_AMBIGUOUS, "1.234.567");
    assert_kind(NUMBER_AMBIGUOUS, "1,234,567");
    assert_kind(NUMBER_AMBIGUOUS, "1,234,567.8");
}

static void hostile_text_is_text(void **state)
{
    char *digits = repeated("1", 1 << 20), *groups = repeated("1.111", 1 << 18), *spaces = repeated("1 ", 1 << 18);

    (void)state;
    assert_kind(NUMBER_NONE, digits);
    assert_kind(NUMBER_NONE, groups);
    assert_kind(NUMBER_NONE, spaces);
    free(digits);
    free(groups);
    free(spaces);
}

static void assert_written(int64_t value, int decimals, int wanted, const char *text)
{
    struct number n = {.value = value, .decimals = decimals, .unit = ""};
    struct number_format f = swedish;
    struct buffer out = {0};

    f.decimals = wanted;
    number_write(&out, &n, &f);
    assert_string_equal(out.s, text);
    buffer_done(&out);
}

static void rounds_half_away_from_zero(void **state)
{
    (void)state;
    assert_written(125, 1, 0, "13");
    assert_written(-125, 1, 0, "−13");
    assert_written(1249, 2, 0, "12");
    assert_written(12449, 3, 1, "12,4");
    assert_written(12450, 3, 1, "12,5");
    assert_written(-4, 1, 0, "0");
    assert_written(-5, 1, 0, "−1");
    assert_written(9995, 1, 0, "1\u00A0000");
    assert_written(12, 0, 2, "12,00");
    assert_written(5, 9, 2, "0,00");
    assert_written(5, 3, -1, "0,005");
    assert_written(INT64_MIN, 0, 0, "−9\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0808");
    assert_written(INT64_MAX, 9, 0, "9\u00A0223\u00A0372\u00A0037");
}

static void formats_differ(void **state)
{
    struct number n = {.value = -123456, .decimals = 2, .unit = "kr"};
    struct number_format f = {".", ".", "-", 5, -1, " "};
    struct buffer out = {0};

    (void)state;
    number_write(&out, &n, &f);
    assert_string_equal(out.s, "-1234.56 kr");
    f.group_from = 4;
    buffer_clear(&out);
    number_write(&out, &n, &f);
    assert_string_equal(out.s, "-1.234.56 kr");
    buffer_done(&out);
}

static void what_is_written_reads_the_same(void **state)
{
    uint64_t seed = 1;
    struct buffer out = {0};

    (void)state;
    for (int i = 0; i < 100000; i++) {
        seed = seed * 6364136223846793005u + 1442695040888963407u;
        int64_t limit = 1;
        for (unsigned digits = (unsigned)(seed >> 59) % 19; digits > 0; digits--)
            limit *= 10;
        struct number n = {.value = (int64_t)(seed >> 1) % limit, .decimals = (int)(seed >> 33) % 10, .unit = "tkr"}, again;
        if (i % 2)
            n.value = -n.value;
        uint64_t size = n.value < 0 ? -(uint64_t)n.value : (uint64_t)n.value, whole = size;
        int digits = n.decimals + 1;
        for (int d = 0; d < n.decimals; d++)
            whole /= 10;
        for (; whole >= 10; whole /= 10)
            digits++;
        if (digits > 18)
            continue;
        buffer_clear(&out);
        number_write(&out, &n, &swedish);
        assert_int_equal(number_read(out.s, &again), NUMBER_FIGURE);
        assert_true(again.value == n.value);
        assert_int_equal(again.decimals, n.decimals);
        assert_string_equal(again.unit, "tkr");
    }
    buffer_done(&out);
}

static void dates_exist(void **state)
{
    (void)state;
    assert_true(date_valid("2025-02-27"));
    assert_true(date_valid("2024-02-29"));
    assert_true(date_valid("2000-02-29"));
    assert_false(date_valid("1900-02-29"));
    assert_false(date_valid("2025-02-29"));
    assert_false(date_valid("2025-13-01"));
    assert_false(date_valid("2025-00-01"));
    assert_false(date_valid("2025-04-31"));
    assert_false(date_valid("2025-4-3"));
    assert_false(date_valid("2025-02-27 "));
    assert_false(date_valid("02/27/2025"));
    assert_false(date_valid("2025"));
    assert_false(date_valid(""));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_figures),
        cmocka_unit_test(reads_signs),
        cmocka_unit_test(reads_units),
        cmocka_unit_test(text_is_text),
        cmocka_unit_test(other_kinds),
        cmocka_unit_test(hostile_text_is_text),
        cmocka_unit_test(rounds_half_away_from_zero),
        cmocka_unit_test(formats_differ),
        cmocka_unit_test(what_is_written_reads_the_same),
        cmocka_unit_test(dates_exist),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
