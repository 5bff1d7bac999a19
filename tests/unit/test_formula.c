/* test_formula.c: rules of identities, names of cells, fractions and units */

#include "reading.h"
#include "figures/formula.h"
#include "figures/unit.h"

static struct arena arena;

static int set_up(void **state)
{
    (void)state;
    arena_init(&arena);
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_done(&arena);
    return 0;
}

/* ---- reading ---- */

static void write(struct buffer *out, const struct formula *f, const struct formula_node *n)
{
    static const char *const signs[] = { [FORMULA_ADD] = "+", [FORMULA_SUBTRACT] = "-", [FORMULA_MULTIPLY] = "*", [FORMULA_DIVIDE] = "/", [FORMULA_NEGATE] = "neg" };
    if (n->kind == FORMULA_NUMBER) {
        buffer_printf(out, "%lld:%d", (long long)n->number.value, n->number.decimals);
        return;
    }
    if (n->kind == FORMULA_TERM) {
        const struct cell_name *t = &f->terms.v[n->term];
        if (t->row.text)
            buffer_printf(out, "<%s|%s|%s>", t->table.text ? t->table.text : "", t->row.text, t->column.text);
        else
            buffer_printf(out, "<%s>", t->column.text);
        return;
    }
    buffer_printf(out, "(%s ", signs[n->kind]);
    write(out, f, n->left);
    if (n->right) {
        buffer_byte(out, ' ');
        write(out, f, n->right);
    }
    buffer_byte(out, ')');
}

static void expect_rule(const char *text, const char *left, const char *right)
{
    struct formula f;
    struct formula_error e;
    struct buffer out = { 0 };
    if (!formula_read(&arena, text, &f, &e))
        fail_msg("%s: at %zu: expected %s", text, e.offset, e.expected);
    write(&out, &f, f.left);
    assert_string_equal(out.s, left);
    buffer_clear(&out);
    write(&out, &f, f.right);
    assert_string_equal(out.s, right);
    buffer_done(&out);
}

static void expect_error(const char *text, size_t offset, const char *expected)
{
    struct formula f;
    struct formula_error e;
    assert_false(formula_read(&arena, text, &f, &e));
    if (e.offset != offset || !strstr(e.expected, expected))
        fail_msg("%s: at %zu: expected %s", text, e.offset, e.expected);
}

static void names_of_columns(void **state)
{
    (void)state;
    expect_rule("Avvikelse = Utfall 2022 - Budget 2022", "<Avvikelse>", "(- <Utfall 2022> <Budget 2022>)");
    expect_rule("Avvikelse* = Utfall* - Budget*", "<Avvikelse*>", "(- <Utfall*> <Budget*>)");
    expect_rule("A (tkr) = Budget jan-aug + C/D", "<A (tkr)>", "(+ <Budget jan-aug> <C/D>)");
    expect_rule("Andel (%) = Utfall / Budget * 100", "<Andel (%)>", "(* (/ <Utfall> <Budget>) 100:0)");
    expect_rule("Andel % = (Utfall / Budget - 1) * 100,5", "<Andel %>", "(* (- (/ <Utfall> <Budget>) 1:0) 1005:1)");
    expect_rule("F\xC3\xB6r\xC3\xA4ndring = 2022 \xE2\x88\x92 2021", "<F\xC3\xB6r\xC3\xA4ndring>", "(- <2022> <2021>)");
    expect_rule("2023 > Totalt = \"a = b\" + [c - d]", "<2023 > Totalt>", "(+ <a = b> <c - d>)");
    expect_rule("A = 2 000 * B", "<A>", "(* 2000:0 <B>)");
    expect_rule("Netto = -Kostnad - -Int\xC3\xA4kt", "<Netto>", "(- (neg <Kostnad>) (neg <Int\xC3\xA4kt>))");
    expect_rule("A <= B", "<A>", "<B>");
}

static void names_of_cells(void **state)
{
    (void)state;
    expect_rule("drift[Summa, Utfall] = resultat 2[Nettokostnad, Utfall]", "<drift|Summa|Utfall>", "<resultat 2|Nettokostnad|Utfall>");
    expect_rule("A = B / [Summa, B] * 100", "<A>", "(* (/ <B> <|Summa|B>) 100:0)");
    expect_rule("[Netto, *] = [Kultur, fritid, *] + [a ,\"b, c\"]", "<|Netto|*>", "(+ <|Kultur, fritid|*> <|a|b, c>)");
    expect_rule("\"a [b]\"[\"c ] d\", e] = 1 * f", "<a [b]|c ] d|e>", "(* 1:0 <f>)");
    expect_rule("drift[Hemtj\xC3\xA4nst / Summa, Utfall] = 0", "<drift|Hemtj\xC3\xA4nst / Summa|Utfall>", "0:0");
}

static void errors_have_places(void **state)
{
    (void)state;
    expect_error("", 0, "a column");
    expect_error("Avvikelse", 9, "= and what");
    expect_error("A = ", 4, "a column");
    expect_error("A = B + ", 8, "a column");
    expect_error("A = (B + C", 4, "a )");
    expect_error("A = B) + C", 5, "the end");
    expect_error("A = B = C", 6, "the end");
    expect_error("A = \"B", 4, "a quote");
    expect_error("A = drift[Summa]", 10, "a row and a column");
    expect_error("A = drift[Summa, B", 9, "]");
    expect_error("A = [, B]", 5, "a row and a column");
    expect_error("A = 2 % + B", 4, "without a unit");
    expect_error("1 = 2", 0, "not numbers alone");
    expect_error("A = \"\"", 4, "name of a column");
}

/* Every beginning and every part of odd rules: no crash, and either a rule or an error within the text. */
static void bad_input_is_an_error(void **state)
{
    static const char *const odd[] = {
        "((((A = B))))", "\"[\"[\"]\",\"] = ]", "- - - - A = - B", "* = * * *", "A = B / 0", "a[b[c,d],e] = [f]]", "= = =", ",,[,,],,", "<>=<=\xE2\x89\xA4 a",
        "\xE2\x88\x92\xE2\x88\x92", "A = 999999999999999999 * 999999999999999999 * 999999999999999999", "12 34 = \"12 34\"",
    };
    (void)state;
    for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
        for (size_t from = 0; from <= strlen(odd[i]); from++)
            for (size_t to = from; to <= strlen(odd[i]); to++) {
                const char *text = arena_strndup(&arena, odd[i] + from, to - from);
                struct formula f;
                struct formula_error e;
                if (!formula_read(&arena, text, &f, &e))
                    assert_true(e.expected && e.offset <= to - from);
            }
}

static void deep_and_long_rules_end(void **state)
{
    struct formula f;
    struct formula_error e;
    struct buffer deep = { 0 }, lengthy = { 0 };
    (void)state;
    buffer_fill(&deep, '(', 100000);
    assert_false(formula_read(&arena, deep.s, &f, &e));
    assert_non_null(strstr(e.expected, "fewer parentheses"));
    buffer_add(&lengthy, "A = B");
    for (int i = 0; i < 10000; i++)
        buffer_add(&lengthy, " + B");
    assert_false(formula_read(&arena, lengthy.s, &f, &e));
    assert_non_null(strstr(e.expected, "fewer figures"));
    buffer_done(&deep);
    buffer_done(&lengthy);
}

/* Pieces of rules put together by chance, always the same chance. */
static void chance_makes_no_crash(void **state)
{
    static const char *const pieces[] = { "A", " ", "[", "]", "\"", ",", "(", ")", " - ", "-", " * ", "*", "=", "<=", "12", "2021", "/", " / ", "%", "\xC3\xA5", "\xE2\x88\x92" };
    unsigned chance = 1;
    (void)state;
    for (int i = 0; i < 20000; i++) {
        struct buffer text = { 0 };
        struct formula f;
        struct formula_error e;
        buffer_add(&text, "");
        for (int k = 0; k < 12; k++) {
            chance = chance * 1103515245u + 12345u;
            buffer_add(&text, pieces[(chance >> 16) % (sizeof pieces / sizeof *pieces)]);
        }
        if (!formula_read(&arena, text.s, &f, &e))
            assert_true(e.expected && e.offset <= text.n);
        buffer_done(&text);
    }
}

/* ---- working out ---- */

static struct formula_value work_out(const char *text, const struct decimal *figures)
{
    struct formula f;
    struct formula_error e;
    struct formula_value terms[FORMULA_TERMS], out;
    assert_true(formula_read(&arena, text, &f, &e));
    for (int i = 0; i < f.terms.n; i++)
        assert_true(formula_figure(figures[i], &terms[i]));
    assert_true(formula_work_out(f.right, terms, &out));
    return out;
}

static void expect_worked_out(const char *text, const struct decimal *figures, int over, int under)
{
    struct fraction value = work_out(text, figures).value;
    assert_true(value.over == over && value.under == under);
}

static void rules_are_worked_out_exactly(void **state)
{
    const struct decimal abc[] = { { 0, 0 }, { 125, 1 }, { -3, 0 }, { 7, 0 } };
    (void)state;
    expect_worked_out("x = A + B", abc, 19, 2);
    expect_worked_out("x = A - B", abc, 31, 2);
    expect_worked_out("x = A / B", abc, -25, 6);
    expect_worked_out("x = A * B - C", abc, -89, 2);
    expect_worked_out("x = A * (B - C)", abc, -125, 1);
    expect_worked_out("x = -A + 0,25", abc, -49, 4);
    expect_worked_out("x = A / B / C * 3", abc, -25, 14);
    expect_worked_out("x = A - B - C", abc, 17, 2);
}

static void sums_need_no_fractions(void **state)
{
    const struct decimal figures[] = { { 0, 0 }, { 125, 1 }, { -3, 0 } };
    struct formula f;
    struct formula_error e;
    struct decimal d;
    (void)state;
    assert_true(formula_read(&arena, "x = A - -B + 0,25", &f, &e) && formula_add_up(f.right, figures, &d));
    assert_true(decimal_compare(d, (struct decimal){ 975, 2 }) == 0);
    assert_true(formula_read(&arena, "x = A * B", &f, &e) && !formula_add_up(f.right, figures, &d));
}

static void rounding_has_bounds(void **state)
{
    const struct decimal share[] = { { 0, 0 }, { 5, 0 }, { 40, 0 } }, nothing[] = { { 0, 0 }, { 5, 0 }, { 0, 0 } };
    struct formula f;
    struct formula_error e;
    struct formula_value terms[3], out = work_out("x = A / B * 100", share);
    (void)state;
    assert_true(out.low.over == 100 && out.low.under == 9);             /* 4,5 / 40,5 */
    assert_true(out.high.over == 1100 && out.high.under == 79);         /* 5,5 / 39,5 */
    assert_true(formula_read(&arena, "x = A / B", &f, &e));
    for (int i = 0; i < 3; i++)
        formula_figure(nothing[i], &terms[i]);
    assert_false(formula_work_out(f.right, terms, &out));
}

static void what_has_no_room_is_told(void **state)
{
    struct formula f;
    struct formula_error e;
    struct formula_value terms[8], out;
    (void)state;
    assert_true(formula_read(&arena, "x = a * b * c * d * e * f * g", &f, &e));
    for (int i = 0; i < 8; i++)
        assert_true(formula_figure((struct decimal){ INT64_MAX, 0 }, &terms[i]));
    assert_false(formula_work_out(f.right, terms, &out));
}

static void fractions(void **state)
{
    struct fraction a = { 1, 3 }, b = { -1, 3 }, large = { INT64_MAX, 1 };
    struct decimal d;
    (void)state;
    assert_true(fraction_compare(a, b) > 0 && fraction_compare(b, a) < 0 && fraction_compare(a, a) == 0);
    assert_true(fraction_compare((struct fraction){ 7, 3 }, (struct fraction){ 9, 4 }) > 0);
    assert_true(fraction_compare((struct fraction){ -7, 3 }, (struct fraction){ -9, 4 }) < 0);
    assert_true(fraction_multiply(&large, large) && fraction_compare(large, a) > 0);
    assert_true(fraction_round((struct fraction){ 1, 8 }, 2, &d) && d.value == 13 && d.decimals == 2);
    assert_true(fraction_round((struct fraction){ -1, 8 }, 2, &d) && d.value == -13);
    assert_true(fraction_round((struct fraction){ 2, 3 }, 0, &d) && d.value == 1);
    assert_true(fraction_round((struct fraction){ -17013, 1000 }, 1, &d) && d.value == -170);
    assert_false(fraction_round((struct fraction){ INT64_MAX, 1 }, 1, &d));
}

static void units(void **state)
{
    (void)state;
    assert_int_equal(unit_power("tkr"), 3);
    assert_int_equal(unit_power("Mkr"), 6);
    assert_int_equal(unit_power("st"), -1);
    assert_string_equal(unit_said("Utfall ack 2024 (tkr)"), "tkr");
    assert_string_equal(unit_said("Investeringar, belopp tkr"), "tkr");
    assert_string_equal(unit_said("Andel (%)"), "%");
    assert_string_equal(unit_said("Belopp i miljoner kronor"), "mnkr");
    assert_null(unit_said("Kostnad kr/inv"));
    assert_null(unit_said("tkr eller mnkr"));
    assert_null(unit_said("Krokar"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_columns), cmocka_unit_test(names_of_cells), cmocka_unit_test(errors_have_places), cmocka_unit_test(bad_input_is_an_error),
        cmocka_unit_test(deep_and_long_rules_end), cmocka_unit_test(chance_makes_no_crash), cmocka_unit_test(rules_are_worked_out_exactly),
        cmocka_unit_test(sums_need_no_fractions), cmocka_unit_test(rounding_has_bounds), cmocka_unit_test(what_has_no_room_is_told), cmocka_unit_test(fractions), cmocka_unit_test(units),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
