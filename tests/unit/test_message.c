/* test_message.c: what is printed, to the last character */
#include "reading.h"

#include <stdio.h>

#include "read/source.h"

static void add(struct reading *r, const struct source *s, int line, int column, int length, const char *word)
{
    message_add(&r->messages, MSG_FILE_OUTSIDE, (struct place){s, line, column, length}, word);
}

static void shows_the_line_and_the_place(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    struct source *s = source_of_text(&r.arena, "data/drift.csv", "Verksamhet;Budget 2024\nHemtjänst;-17 013;-20 790;12,5O;9 024\n");
    message_add(&r.messages, MSG_CSV_NUMBER, (struct place){s, 2, 26, 5}, "12,5O", 2, "Budget 2024");
    assert_messages(&r, "data/drift.csv:2:26: error: \"12,5O\" is not a number (row 2, column \"Budget 2024\")\n"
                        "    Hemtjänst;-17 013;-20 790;12,5O;9 024\n"
                        "                             ^~~~~\n"
                        "1 error\n");
    assert_int_equal(messages_status(&r.messages), 1);
    reading_close(&r);
}

static void sorts_and_keeps_one_of_each(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    struct source *a = source_of_text(&r.arena, "a.ini", "one\ntwo\n"), *b = source_of_text(&r.arena, "b.ini", "x");
    add(&r, b, 1, 1, 1, "z");
    add(&r, a, 2, 3, 1, "y");
    add(&r, a, 2, 1, 3, "y");
    add(&r, a, 2, 1, 3, "x");
    add(&r, a, 2, 1, 3, "y");
    add(&r, a, 0, 0, 0, "file");
    add(&r, a, 1, 0, 0, "line");
    message_add(&r.messages, MSG_INI_COMMENT, (struct place){b, 1, 1, 1}, "#");
    message_add(&r.messages, MSG_OUTPUT_WRITE, (struct place){0}, "x.pdf", "No space left on device");
    assert_messages(&r, "kommuntryck: error: cannot write \"x.pdf\": No space left on device\n"
                        "a.ini: error: \"file\" is outside the report's folder\n"
                        "a.ini:1: error: \"line\" is outside the report's folder\n    one\n"
                        "a.ini:2:1: error: \"x\" is outside the report's folder\n    two\n    ^~~\n"
                        "a.ini:2:1: error: \"y\" is outside the report's folder\n    two\n    ^~~\n"
                        "a.ini:2:3: error: \"y\" is outside the report's folder\n    two\n      ^\n"
                        "b.ini:1:1: warning: \"#\" begins a comment here\n    x\n    ^\n"
                        "b.ini:1:1: error: \"z\" is outside the report's folder\n    x\n    ^\n"
                        "7 errors, 1 warning\n");
    assert_int_equal(messages_status(&r.messages), 3);
    reading_close(&r);
}

static void columns_are_those_of_the_screen(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    struct source *s = source_of_text(&r.arena, "t", "\ta\xCC\x88" "漢\x1B[1mx");
    add(&r, s, 1, 4, 1, "wide");
    add(&r, s, 1, 9, 9, "end");
    add(&r, s, 1, 99, 3, "far");
    assert_messages(&r, "t:1:4: error: \"wide\" is outside the report's folder\n     a\xCC\x88漢\xEF\xBF\xBD[1mx\n      ^~\n"
                        "t:1:9: error: \"end\" is outside the report's folder\n     a\xCC\x88漢\xEF\xBF\xBD[1mx\n            ^\n"
                        "t:1:99: error: \"far\" is outside the report's folder\n     a\xCC\x88漢\xEF\xBF\xBD[1mx\n             ^\n"
                        "3 errors\n");
    reading_close(&r);
}

static void long_lines_are_cut_around_the_caret(void **state)
{
    struct reading r;
    char *text = repeated("0123456789", 100000);
    char *shown = repeated("0123456789", 10), *blank = repeated(" ", 60), *tildes = repeated("~", 39);
    char wanted[1000];

    (void)state;
    reading_open(&r);
    struct source *s = source_of_text(&r.arena, "t", text);
    add(&r, s, 1, 1, 2, "a");
    add(&r, s, 1, 500001, 3000, "b");
    add(&r, s, 1, 1000000, 1, "c");
    snprintf(wanted, sizeof wanted,
             "t:1:1: error: \"a\" is outside the report's folder\n    %s…\n    ^~\n"
             "t:1:500001: error: \"b\" is outside the report's folder\n    …%s…\n     %s^%s\n"
             "t:1:1000000: error: \"c\" is outside the report's folder\n    …%s\n     %s%s^\n"
             "3 errors\n", shown, shown, blank, tildes, shown, blank, blank + 21);
    assert_messages(&r, wanted);
    reading_close(&r);
    free(text);
    free(shown);
    free(blank);
    free(tildes);
}

static void text_is_one_printable_line(void **state)
{
    struct reading r;
    char *word = repeated("å", 1000), *part = repeated("å", 149);
    char wanted[1000];

    (void)state;
    reading_open(&r);
    add(&r, NULL, 0, 0, 0, "a\nb\x1B[2J");
    add(&r, NULL, 0, 0, 0, word);
    struct buffer out = {0};
    messages_print(&r.messages, &out);
    snprintf(wanted, sizeof wanted, "kommuntryck: error: \"%s", part);
    assert_non_null(strstr(out.s, wanted));
    assert_non_null(strstr(out.s, "å…å"));
    assert_non_null(strstr(out.s, "kommuntryck: error: \"a b\xEF\xBF\xBD[2J\" is outside the report's folder\n"));
    assert_true(out.n < 900);
    buffer_done(&out);
    reading_close(&r);
    free(word);
    free(part);
}

static void many_messages_are_quick(void **state)
{
    struct reading r;
    char *text = repeated("0;", 500000);

    (void)state;
    reading_open(&r);
    struct source *s = source_of_text(&r.arena, "t", text);
    for (int twice = 0; twice < 2; twice++)
        for (int i = 1; i <= 100000; i++)
            add(&r, s, 1, i, 1, "x");
    assert_int_equal(r.messages.errors, 100000);
    struct buffer out = {0};
    messages_print(&r.messages, &out);
    assert_string_equal(out.s + out.n - 14, "100000 errors\n");
    buffer_done(&out);
    reading_close(&r);
    free(text);
}

static void nothing_is_printed_for_nothing(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    assert_messages(&r, "");
    assert_int_equal(messages_status(&r.messages), 0);
    message_add(&r.messages, MSG_INI_COMMENT, (struct place){0}, "#");
    assert_int_equal(messages_status(&r.messages), 0);
    assert_messages(&r, "kommuntryck: warning: \"#\" begins a comment here\n1 warning\n");
    reading_close(&r);
}

static void places(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    struct source *s = source_of_text(&r.arena, "t", "åä\nöb\nc");
    struct place p = place_at(s, 7, 9);
    assert_int_equal(p.line, 2);
    assert_int_equal(p.column, 2);
    assert_int_equal(p.length, 1);
    p = place_at(s, 100, 5);                    /* beyond the end */
    assert_int_equal(p.line, 3);
    assert_int_equal(p.column, 2);
    assert_int_equal(p.length, 1);
    assert_int_equal(place_file(s).line, 0);
    reading_close(&r);
}

static void assert_place(const struct place *found, const struct place *wanted)
{
    assert_int_equal(found->line, wanted->line);
    assert_int_equal(found->column, wanted->column);
    assert_int_equal(found->length, wanted->length);
}

/* Whatever milestones there are: long lines and short ones, characters of one to four bytes. */
static void places_are_those_of_a_walk(void **state)
{
    static const char *const signs[] = {"a", "ö", "日", "😀", " ", "b", "\n"};
    struct reading r;
    struct buffer text = {0};
    unsigned chance = 1;

    (void)state;
    reading_open(&r);
    for (int i = 0; i < 9000; i++) {
        chance = chance * 1103515245u + 12345u;
        buffer_add(&text, signs[(chance >> 16) % (i < 3000 ? 6 : 7)]);
    }
    struct source *s = source_of_text(&r.arena, "t", text.s);
    struct place_cursor c = place_cursor_of(s);
    for (size_t at = 0; at < s->size; at += 1 + at % 3) {
        if (((unsigned char)s->text[at] & 0xC0) == 0x80)
            continue;
        struct place walked = place_next(&c, at, 3), found = place_at(s, at, 3);
        assert_place(&found, &walked);
        if (s->text[at] == ' ' || s->text[at] == '\n')
            continue;
        found = place_of_sign(walked, arena_strndup(&r.arena, s->text + at, strnlen(s->text + at, 12)));
        assert_int_equal(found.line, walked.line);
        assert_int_equal(found.column, walked.column);
    }
    struct place first = place_at(s, 0, 1), nowhere = place_of_sign(first, "c");
    assert_place(&nowhere, &first);
    buffer_done(&text);
    reading_close(&r);
}

static void every_row_says_what_to_do(void **state)
{
    (void)state;
    for (int i = 0; i < MSG_COUNT; i++)
        assert_true(strlen(message_table[i].help) > 5);
    assert_string_equal(message_table[MSG_CSV_NUMBER].name, "CSV_NUMBER");
}

static void finds_the_nearest_word(void **state)
{
    static const char *const words[] = {"align", "width", "layout", "färg"};
    char *long_word = repeated("a", 10000);

    (void)state;
    assert_string_equal(nearest_word("algin", words, 4), "align");
    assert_string_equal(nearest_word("widht", words, 4), "width");
    assert_string_equal(nearest_word("layuot", words, 4), "layout");
    assert_string_equal(nearest_word("farg", words, 4), "färg");
    assert_null(nearest_word("aln", words, 4));
    assert_null(nearest_word("xy", words, 4));
    assert_null(nearest_word("", words, 4));
    assert_null(nearest_word(long_word, words, 4));
    assert_null(nearest_word("align", words, 0));
    free(long_word);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(shows_the_line_and_the_place),
        cmocka_unit_test(sorts_and_keeps_one_of_each),
        cmocka_unit_test(columns_are_those_of_the_screen),
        cmocka_unit_test(long_lines_are_cut_around_the_caret),
        cmocka_unit_test(text_is_one_printable_line),
        cmocka_unit_test(many_messages_are_quick),
        cmocka_unit_test(nothing_is_printed_for_nothing),
        cmocka_unit_test(places),
        cmocka_unit_test(places_are_those_of_a_walk),
        cmocka_unit_test(every_row_says_what_to_do),
        cmocka_unit_test(finds_the_nearest_word),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
