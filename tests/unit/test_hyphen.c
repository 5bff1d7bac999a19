/* test_hyphen.c: words taken apart */
#include "setting.h"

#include <stdio.h>
#include <unistd.h>

/* Points as hyphens. */
static void assert_parted(const struct hyphenator *h, const char *word, const char *expected)
{
    unsigned char points[2000];
    struct buffer out = {0};
    int bytes = (int)strlen(word), found = 0;

    memset(points, 0xAA, sizeof points);
    int n = hyphenator_word(h, word, bytes, points);
    assert_int_equal(points[bytes], 0xAA);              /* nothing is written behind the word */
    for (int i = 0; i < bytes; i++) {
        if (points[i]) {
            buffer_byte(&out, '-');
            found++;
        }
        buffer_byte(&out, word[i]);
    }
    assert_string_equal(out.s ? out.s : "", expected);
    assert_int_equal(n, found);
    buffer_done(&out);
}

static void patterns(void **state)
{
    const struct hyphenator *h = ((struct setting *)*state)->hyphenator;

    assert_parted(h, "förvaltningen", "för-valt-ning-en");
    assert_parted(h, "fritidslivet", "fri-tids-li-vet");
    assert_parted(h, "kommunfullmäktige", "kom-mun-full-mäk-ti-ge");
    assert_parted(h, "försörjningsstöd", "för-sörj-nings-stöd");
    assert_parted(h, "förvaltningen", "för-valt-ning-en");              /* remembered */
}

static void letters_and_not_bytes_are_counted(void **state)
{
    const struct hyphenator *h = ((struct setting *)*state)->hyphenator;

    assert_parted(h, "åtgärdsplan", "åt-gärds-plan");
    assert_parted(h, "Åtgärdsplan", "Åt-gärds-plan");
    assert_parted(h, "äldreomsorgen", "äldre-om-sor-gen");
    assert_parted(h, "a\u030Atga\u0308rdsplan", "a\u030At-ga\u0308rds-plan");   /* the same in NFD */
}

static void exceptions_win(void **state)
{
    const struct hyphenator *h = ((struct setting *)*state)->hyphenator;

    assert_parted(h, "medarbetarengagemang", "medarbetar-engagemang");
    assert_parted(h, "Medarbetarengagemang", "Medarbetar-engagemang");
    assert_parted(h, "MEDARBETARENGAGEMANG", "MEDARBETAR-ENGAGEMANG");
    assert_parted(h, "Katrineholm", "Katrineholm");
    assert_parted(h, "övrigt", "övr-igt");
    assert_parted(h, "katrineholms", "katri-ne-holms");                 /* another word */
}

static void never(void **state)
{
    const struct hyphenator *h = ((struct setting *)*state)->hyphenator;
    char longest[1500];

    assert_parted(h, "", "");
    assert_parted(h, "hus", "hus");
    assert_parted(h, "plan", "plan");                                   /* shorter than `word` */
    assert_parted(h, "OECD", "OECD");
    assert_parted(h, "KOMMUNEN", "KOMMUNEN");
    assert_parted(h, "SCBstatistik", "SCBstatistik");
    assert_parted(h, "kommun2024", "kommun2024");
    assert_parted(h, "ekonomiőrum", "ekonomiőrum");                     /* ő is not in the patterns' encoding */
    assert_parted(h, "экономика", "экономика");
    memset(longest, 'a', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    assert_parted(h, longest, longest);
    longest[101] = '\0';
    assert_parted(h, longest, longest);
}

static void definitions_count_letters(void **state)
{
    struct setting *s = *state;
    struct hyphenation d = {.language = "sv_SE", .left = 4, .right = 5, .word = 12};
    struct hyphenator *h = hyphenator_new(&s->arena, &d, (struct place){0}, &s->messages);

    assert_parted(h, "åtgärdsplanen", "åtgärds-planen");
    assert_parted(h, "åtgärdsplan", "åtgärdsplan");
    hyphenator_done(h);
}

static void ten_thousand_words_are_remembered(void **state)
{
    struct setting *s = *state;
    unsigned char points[32];
    char word[32];

    for (int round = 0; round < 2; round++)
        for (int i = 0; i < 10000; i++) {
            int bytes = snprintf(word, sizeof word, "kom%c%c%c%cmunen",
                                 'a' + i % 10, 'a' + i / 10 % 10, 'a' + i / 100 % 10, 'a' + i / 1000);

            assert_true(hyphenator_word(s->hyphenator, word, bytes, points) >= 1);
        }
    assert_parted(s->hyphenator, "förvaltningen", "för-valt-ning-en");
}

static void missing_patterns_are_told(void **state)
{
    static const char *const languages[] = {"xx_XX", "", "../hyphen/hyph_sv_SE"};
    struct setting *s = *state;

    for (int i = 0; i < 3; i++) {
        struct hyphenation d = {.language = languages[i]};

        assert_null(hyphenator_new(&s->arena, &d, (struct place){&s->source, 4 + i, 1, 1}, &s->messages));
        assert_int_equal(s->messages.errors, i + 1);
    }
}

/* The table that is linked in says what libhyphen says of the file that it was made from. */
static void own_patterns_are_those_of_the_file(void **state)
{
    struct setting *s = *state;
    struct hyphenator *file = hyphenator_open(&s->arena, &setting_hyphenation, "/usr/share/hyphen/hyph_sv_SE.dic");
    FILE *list = fopen("tests/fixtures/compounds.txt", "r");
    unsigned char own[1000], read[1000];
    char line[500];
    int words = 0;

    assert_non_null(file);
    assert_non_null(list);
    while (fgets(line, sizeof line, list))
        for (char *word = strtok(line, " \n-.,()"); word; word = strtok(NULL, " \n-.,()"), words++) {
            int bytes = (int)strlen(word);

            assert_int_equal(hyphenator_word(s->hyphenator, word, bytes, own), hyphenator_word(file, word, bytes, read));
            assert_memory_equal(own, read, (size_t)bytes);
        }
    assert_true(words > 200);
    fclose(list);
    hyphenator_done(file);
}

/* Patterns of one's own. */
static struct hyphenator *open_patterns(struct setting *s, const char *text)
{
    static const struct hyphenation d = {.language = "", .left = 2, .right = 2, .word = 3};
    char path[] = "/tmp/kommuntryck-XXXXXX";
    int file = mkstemp(path);

    assert_true(write(file, text, strlen(text)) == (ssize_t)strlen(text));
    close(file);
    struct hyphenator *h = hyphenator_open(&s->arena, &d, path);
    unlink(path);
    return h;
}

static void patterns_in_utf8(void **state)
{
    struct hyphenator *h = open_patterns(*state, "UTF-8\nö1d\nb1ä\n");

    assert_parted(h, "rödbäck", "rö-db-äck");
    assert_parted(h, "RÖDbäck", "RÖDbäck");
    hyphenator_done(h);
}

/* "tillägg" is "till-lägg" when parted: such a point is left out, the others stay. */
static void no_letters_are_changed(void **state)
{
    struct hyphenator *h = open_patterns(*state, "UTF-8\nl1lägg/ll=l,1,2\nv1t\n");

    assert_parted(h, "avtillägg", "av-tillägg");
    hyphenator_done(h);
}

static void unknown_encoding(void **state)
{
    assert_null(open_patterns(*state, "KLINGON-8\na1b\n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(patterns, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(letters_and_not_bytes_are_counted, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(exceptions_win, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(never, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(definitions_count_letters, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(ten_thousand_words_are_remembered, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(missing_patterns_are_told, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(own_patterns_are_those_of_the_file, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(patterns_in_utf8, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(no_letters_are_changed, setting_init, setting_done),
        cmocka_unit_test_setup_teardown(unknown_encoding, setting_init, setting_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
