/* test_compound.c: where compounds are parted
 *
 * Of every word of tests/fixtures/compounds.txt the point nearest its middle is looked at, of the best kind that it has.  It is right at a joint, wrong one
 * or two letters beside one, and a syllable elsewhere.  The figures are printed; the bounds leave room for another version of the dictionary. */
#include "setting.h"

#include <stdio.h>
#include <stdlib.h>

#define LIST "tests/fixtures/compounds.txt"
#define NEAR 2

struct word {
    char text[128];
    bool joints[128];               /* before this byte */
    int n;
};

static bool read_word(FILE *in, struct word *w)
{
    char line[200];

    do
        if (!fgets(line, sizeof line, in))
            return false;
    while (*line == '#');
    *w = (struct word){0};
    for (const char *s = line; *s && *s != '\n'; s++) {
        if (*s == '-')
            w->joints[w->n] = true;
        else
            w->text[w->n++] = *s;
    }
    return true;
}

/* Letters from the start to a byte. */
static int letters(const struct word *w, int bytes)
{
    int n = 0;

    for (int i = 0; i < bytes; i++)
        n += ((unsigned char)w->text[i] & 0xC0) != 0x80;
    return n;
}

/* The byte before which the word is parted; 0: nowhere. */
static int middle_point(const struct hyphenator *h, const struct word *w)
{
    static const int rank[] = {[0] = 0, [HYPHEN_INNER] = 1, [HYPHEN_PATTERN] = 2, [HYPHEN_JOINT] = 3};
    unsigned char points[128];
    int best = 0, middle = letters(w, w->n);

    hyphenator_word(h, w->text, w->n, points);
    for (int i = 1; i < w->n; i++) {
        int here = rank[points[i]], there = best ? rank[points[best]] : 0;
        if (here > there || (here && here == there && abs(2 * letters(w, i) - middle) < abs(2 * letters(w, best) - middle)))
            best = i;
    }
    return best;
}

static bool is_wrong(const struct word *w, int point)
{
    for (int i = 1; i < w->n; i++)
        if (w->joints[i] && i != point && abs(letters(w, i) - letters(w, point)) <= NEAR)
            return !w->joints[point];
    return false;
}

struct figures { int words, right, wrong; };

static struct figures measure(const struct hyphenator *h, const char *who)
{
    struct figures f = {0};
    struct word w;
    FILE *in = fopen(LIST, "r");

    assert_non_null(in);
    while (read_word(in, &w)) {
        int point = middle_point(h, &w);

        f.words++;
        f.right += point && w.joints[point];
        f.wrong += point && is_wrong(&w, point);
        if (!point || !w.joints[point])
            printf("%s: %.*s-%s\n", who, point, w.text, w.text + point);
    }
    fclose(in);
    printf("%s: %d words, %d at a joint, %d wrong\n", who, f.words, f.right, f.wrong);
    return f;
}

static struct hyphenator *hyphenator(struct setting *s, bool compounds)
{
    const struct hyphenation d = {.language = "sv_SE", .left = 2, .right = 2, .word = 5, .compounds = compounds};

    return hyphenator_new(&s->arena, &d, (struct place){0}, &s->messages);
}

static void nearest_the_middle_is_a_joint(void **state)
{
    struct hyphenator *h = hyphenator(*state, true), *plain = hyphenator(*state, false);
    struct figures patterns = measure(plain, "patterns"), joints = measure(h, "joints");

    assert_true(joints.words >= 170);
    assert_true(joints.right * 100 >= joints.words * 96);
    assert_int_equal(joints.wrong, 0);
    assert_true(patterns.right < joints.right && patterns.wrong > joints.wrong);
    hyphenator_done(h);
    hyphenator_done(plain);
}

static void assert_points(struct setting *s, const char *word, const char *expected)
{
    static const char signs[] = {[0] = 0, [HYPHEN_INNER] = '.', [HYPHEN_PATTERN] = '-', [HYPHEN_JOINT] = '='};
    struct hyphenator *h = hyphenator(s, true);
    unsigned char points[200];
    struct buffer out = {0};

    hyphenator_word(h, word, (int)strlen(word), points);
    for (size_t i = 0; word[i]; i++) {
        if (points[i])
            buffer_byte(&out, signs[points[i]]);
        buffer_byte(&out, word[i]);
    }
    assert_string_equal(out.s, expected);
    buffer_done(&out);
    hyphenator_done(h);
}

static void joints_come_before_patterns(void **state)
{
    assert_points(*state, "medarbetarengagemang", "med.ar.be.tar=enga.ge.mang");
    assert_points(*state, "webbundersökning", "webb=under-sök.ning");
    assert_points(*state, "Webbundersökningarnas", "Webb=under-sök.ning.ar.nas");
}

static void plain_words_are_none(void **state)
{
    assert_points(*state, "förvaltningen", "för-valt-ning-en");
    assert_points(*state, "personalens", "per-so-na-lens");
    assert_points(*state, "värdering", "vär-de-ring");
}

static void hostile_words_finish(void **state)
{
    struct hyphenator *h = hyphenator(*state, true);
    unsigned char points[500];
    char word[101];

    for (int n = 1; n <= 100; n++) {
        for (int i = 0; i < n; i++)
            word[i] = "arbets"[i % 6];
        hyphenator_word(h, word, n, points);
    }
    hyphenator_done(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(nearest_the_middle_is_a_joint, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(joints_come_before_patterns, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(plain_words_are_none, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(hostile_words_finish, setting_init, setting_done),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
