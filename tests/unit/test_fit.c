/* test_fit.c: which of the places where lines may end are taken
 *
 * Chances are written as words: a space parts them, = is a hyphenation, | a joint; every letter, space and hyphen is one wide. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buffer.h"
#include "typeset/fit.h"

#define MOST 400

struct chances {
    struct chance v[MOST];
    int n;                              /* the last */
};

static void add(struct chances *c, int64_t before, int64_t after, enum chance_kind kind)
{
    c->v[c->n++] = (struct chance){.after = after, .kind = kind, .more = (length)(before - after) + (kind == CHANCE_HYPHEN)};
}

static struct chances chances_of(const char *text)
{
    struct chances c = {.n = 0};
    int64_t at = 0;

    add(&c, 0, 0, CHANCE_HARD);
    for (; *text; text++) {
        if (*text == '=' || *text == '|')
            add(&c, at, at, *text == '=' ? CHANCE_HYPHEN : CHANCE_JOINT);
        else if (*text == ' ')
            add(&c, at, at + 1, CHANCE_SPACE);
        at += *text != '=' && *text != '|';
    }
    add(&c, at, at, CHANCE_HARD);
    c.n--;
    return c;
}

/* Widths of the lines; em is the width of a letter times two. */
static void assert_fit(const char *text, int64_t width, const char *expected)
{
    struct chances c = chances_of(text);
    struct room room = {width, width, 2};
    struct arena a;
    struct buffer out = {0};
    int ends[MOST];

    arena_init(&a);
    int lines = fit_lines(&a, c.v, c.n, &room, ends);
    for (int i = 0; i < lines; i++)
        buffer_printf(&out, "%s%d", i ? " " : "", (int)fit_width(c.v, i ? ends[i - 1] : 0, ends[i]));
    assert_int_equal(ends[lines - 1], c.n);
    assert_string_equal(out.s, expected);
    assert_true(fit_count(c.v, c.n, width) <= lines);
    buffer_done(&out);
    arena_done(&a);
}

/* Greedy lines would be "aaa bb", "cc", "ddddd" with a hole of four; the example is the usual one against first fit. */
static void better_than_greedy(void **state)
{
    (void)state;
    assert_fit("aaa bb cc ddddd", 6, "3 5 5");
}

static void one_line(void **state)
{
    (void)state;
    assert_fit("", 10, "0");
    assert_fit("", 0, "0");
    assert_fit("aaa bbb", 7, "7");
    assert_fit("aaa bbb", 6, "3 3");
}

static void the_last_line_is_free(void **state)
{
    (void)state;
    assert_fit("aaaa bbbb cccccccc", 9, "9 8");
    assert_fit("aaaaaaaa bbbbbbbb c", 8, "8 8 1");
}

/* A line of 80 (40 em) leaves a small hole rather than part a word; a column of 16 (8 em) does not. */
static void hyphens_by_measure(void **state)
{
    char wide[90] = "";

    (void)state;
    memset(wide, 'a', 72);
    strcpy(wide + 72, " bbbbb=bbbbbb");
    assert_fit(wide, 80, "72 11");                                 /* a tenth left over is no reason to part a word */
    assert_fit("aaaaaaaaaa bbbb=bbbbbbb cc", 16, "10 14");          /* nor are three eighths in a narrow column, */
    assert_fit("aaaa bbbbbbbbbb=bbbbb cccccccc dddddd", 16, "16 14 6"); /* but three quarters are */
}

static void no_word_is_parted_onto_the_last_line(void **state)
{
    char text[200] = "";

    (void)state;
    memset(text, 'a', 60);
    strcpy(text + 60, " bbbbbbbbbb=bbbbbbbbbbb");
    assert_fit(text, 80, "60 21");
    strcat(text, " ");                  /* the same gap in the midst of a paragraph */
    memset(text + strlen(text), 'c', 68);
    strcat(text, " ddddddd");
    assert_fit(text, 80, "72 80 7");
}

static void overfull_only_where_nothing_else_is(void **state)
{
    (void)state;
    assert_fit("aa bbbbbbbbbb cc", 4, "2 10 2");
    assert_fit("aa bbb=bbb=bbb cc", 4, "2 4 4 3 2");
    assert_fit("aa=aa bb", 0, "3 2 2");
    assert_fit("aaaa|bbbb cc", 5, "4 4 2");
}

static void the_first_line_may_be_shorter(void **state)
{
    struct chances c = chances_of("aaa bbb ccc ddd");
    struct room room = {4, 8, 2};
    struct arena a;
    int ends[MOST];

    (void)state;
    arena_init(&a);
    assert_int_equal(fit_lines(&a, c.v, c.n, &room, ends), 3);
    assert_int_equal(ends[0], 1);
    arena_done(&a);
}

/* --- against every way there is --- */

static uint32_t random_number(uint32_t *seed)       /* a linear congruential generator, Numerical Recipes */
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

/* The paragraph's cost said in another way than fit.c does, for measures of 20 em or less. */
static int64_t cost_of(const struct chances *c, const int *ends, int lines, int64_t width)
{
    const int64_t hyphen = 420 * 420;
    int64_t cost = 0;

    for (int i = 0; i < lines; i++) {
        const struct chance *from = &c->v[i ? ends[i - 1] : 0], *to = &c->v[ends[i]];
        int64_t w = to->after + to->more - from->after;
        int64_t slack = (width - w) * 1000 / width;

        if (w > width)
            return INT64_MAX;
        cost += 100 + (i == lines - 1 ? 0 : slack * slack);
        cost += (to->kind == CHANCE_HYPHEN ? hyphen : 0) + (to->kind == CHANCE_JOINT ? 25 * 25 : 0);
        cost += to->kind == CHANCE_HYPHEN && from->kind == CHANCE_HYPHEN ? hyphen : 0;
        cost += i == lines - 1 && i && w < 6 ? 150 * 150 : 0;
        cost += i == lines - 1 && from->kind == CHANCE_HYPHEN ? 150 * 150 : 0;
    }
    return cost;
}

static int64_t cheapest(const struct chances *c, int64_t width)
{
    int64_t best = INT64_MAX;

    for (unsigned set = 0; set < 1u << (c->n - 1); set++) {
        int ends[MOST], lines = 0;

        for (int i = 1; i < c->n; i++)
            if (set >> (i - 1) & 1)
                ends[lines++] = i;
        ends[lines++] = c->n;
        int64_t cost = cost_of(c, ends, lines, width);
        best = cost < best ? cost : best;
    }
    return best;
}

static void random_text(char *text, uint32_t *seed)
{
    int n = 0;

    for (int word = 0; word < 11; word++) {
        for (int i = random_number(seed) % 6; i >= 0; i--)
            text[n++] = 'a';
        text[n++] = "   =|"[random_number(seed) % 5];
    }
    text[n] = '\0';
    text[n - 1] = 'a';
}

static void none_is_cheaper(void **state)
{
    uint32_t seed = 1;

    (void)state;
    for (int round = 0; round < 300; round++) {
        char text[200];
        struct arena a;
        int ends[MOST];
        int64_t width = 9 + random_number(&seed) % 14;
        struct room room = {width, width, 2};

        random_text(text, &seed);
        struct chances c = chances_of(text);
        arena_init(&a);
        int lines = fit_lines(&a, c.v, c.n, &room, ends);
        assert_true(lines == 1 || cost_of(&c, ends, lines, width) == cheapest(&c, width));
        assert_true(fit_count(c.v, c.n, width) <= lines);
        arena_done(&a);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(better_than_greedy),
        cmocka_unit_test(one_line),
        cmocka_unit_test(the_last_line_is_free),
        cmocka_unit_test(hyphens_by_measure),
        cmocka_unit_test(no_word_is_parted_onto_the_last_line),
        cmocka_unit_test(overfull_only_where_nothing_else_is),
        cmocka_unit_test(the_first_line_may_be_shorter),
        cmocka_unit_test(none_is_cheaper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
