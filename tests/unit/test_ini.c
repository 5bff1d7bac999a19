/* test_ini.c: sections, keys and values through iniparser, and what our own scan says about the rest */
#include "reading.h"

#include "read/ini.h"
#include "read/source.h"

static struct ini *parse(struct reading *r, const char *text)
{
    return ini_parse(&r->arena, source_of_text(&r->arena, "r.ini", text), &r->messages);
}

static void assert_value(const char *line, const char *wanted)
{
    struct reading r;
    struct buffer text = {0};

    reading_open(&r);
    buffer_printf(&text, "[s]\nkey = x\n%s\n", line);
    const struct ini *ini = parse(&r, text.s);
    assert_messages(&r, "");
    assert_int_equal(ini->sections.n, 1);
    assert_string_equal(ini_value(&ini->sections.v[0], "k"), wanted);
    buffer_done(&text);
    reading_close(&r);
}

static void assert_said(const char *text, const char *wanted)
{
    struct reading r;

    reading_open(&r);
    assert_non_null(parse(&r, text));
    assert_messages(&r, wanted);
    reading_close(&r);
}

static void keeps_the_order_of_the_file(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    const struct ini *ini = parse(&r, "; a report\n\n[report]\nlayout = base   ; layouts/base.ini\nTitle=Årsredovisning 2024\n"
                                      "[Text   Inledning]\nfile = texter/inledning.md\n[contents]\n  [table volym]  \n  file=a.csv");
    assert_messages(&r, "");
    assert_int_equal(ini->sections.n, 4);
    const struct ini_section *report = &ini->sections.v[0], *text = &ini->sections.v[1], *contents = &ini->sections.v[2];
    assert_string_equal(report->title, "report");
    assert_string_equal(report->kind, "report");
    assert_string_equal(report->name, "");
    assert_int_equal(report->keys.n, 2);
    assert_string_equal(report->keys.v[0].name, "layout");
    assert_string_equal(report->keys.v[0].value, "base");
    assert_string_equal(report->keys.v[1].name, "title");
    assert_string_equal(report->keys.v[1].value, "Årsredovisning 2024");
    assert_string_equal(text->title, "text inledning");
    assert_string_equal(text->kind, "text");
    assert_string_equal(text->name, "inledning");
    assert_int_equal(contents->keys.n, 0);
    assert_string_equal(ini->sections.v[3].name, "volym");
    assert_string_equal(ini_value(&ini->sections.v[3], "file"), "a.csv");
    assert_null(ini_value(report, "file"));
    assert_ptr_equal(text->ini, ini);
    reading_close(&r);
}

static void reads_values(void **state)
{
    (void)state;
    assert_value("k = v", "v");
    assert_value("  k\t=\tv \t", "v");
    assert_value("k =", "");
    assert_value("k = ; comment", "");
    assert_value("k = # comment", "");
    assert_value("k = value ; comment", "value");
    assert_value("k = value # comment", "value");
    assert_value("k = value ;comment; again", "value");
    assert_value("k = \"#1A2B3C\"", "#1A2B3C");
    assert_value("k = \"a;b\" ; c", "a;b");
    assert_value("k = 'a;b'", "a;b");
    assert_value("k = \" a \"", " a ");
    assert_value("k = \"\"", "");
    assert_value("k = '' ; c", "");
    assert_value("k = \"it's\"", "it's");
    assert_value("k = '\"Äldre\" i stan'", "\"Äldre\" i stan");
    assert_value("k = Bo \"x\" y", "Bo \"x\" y");
    assert_value("k = a = b", "a = b");
    assert_value("k = [a]", "[a]");
    assert_value("k = C:\\x", "C:\\x");
    assert_value("k = A\xCC\x8Are", "Åre");
    assert_value("K = Stor", "Stor");
}

static void lines_go_on(void **state)
{
    (void)state;
    assert_value("k = one \\\n    two\\\n three\\   \nfour", "one two threefour");
    assert_value("k = \\\n  v", "v");
    assert_value("k = v \\", "v");
    assert_value("k = v \\\n\n", "v");
    assert_value("; no comment goes on \\\nk = v", "v");
    assert_value("k = \"a; \\\n b\"", "a; b");
}

static void keys_may_hold_spaces_and_colons(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    const struct ini *ini = parse(&r, "[s]\nmy  key = 1\na:b = 2\n");
    assert_string_equal(ini_value(&ini->sections.v[0], "my key"), "1");
    assert_string_equal(ini_value(&ini->sections.v[0], "a:b"), "2");
    reading_close(&r);
}

static void says_what_is_no_line(void **state)
{
    (void)state;
    assert_said("[s]\nk = v\n\n  just text ; c\n= v\n[]\nk = v\n[a\nk = v\n[a] ; c = d\n",
                "r.ini:4:3: error: this line is neither [section], key = value nor a comment\n      just text ; c\n      ^~~~~~~~~~~~~\n"
                "r.ini:5:1: error: this line is neither [section], key = value nor a comment\n    = v\n    ^~~\n"
                "r.ini:6:1: error: this line is neither [section], key = value nor a comment\n    []\n    ^~\n"
                "r.ini:8:1: error: this line is neither [section], key = value nor a comment\n    [a\n    ^~\n"
                "r.ini:10:1: error: this line is neither [section], key = value nor a comment\n    [a] ; c = d\n    ^~~~~~~~~~~\n"
                "5 errors\n");
}

static void says_what_stands_twice(void **state)
{
    (void)state;
    assert_said("[a]\nk = 1\nK = 2\n[b]\nk = 3\n[A ]\nnew = 4\n",
                "r.ini:3:1: error: key \"k\" stands twice in [a]; the first is on line 2\n    K = 2\n    ^\n"
                "r.ini:6:2: error: section [a] stands here a second time; the first is on line 1\n    [A ]\n     ^\n"
                "2 errors\n");
}

static void the_first_of_two_counts(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    const struct ini *ini = parse(&r, "[a]\nk = 1\nK = 2\n[b]\n[a]\nk = 3\nl = 4\n[c]\nl = 5\n");
    assert_int_equal(r.messages.errors, 2);
    assert_int_equal(ini->sections.n, 3);
    assert_string_equal(ini_value(&ini->sections.v[0], "k"), "1");
    assert_null(ini_value(&ini->sections.v[1], "l"));
    assert_string_equal(ini_value(&ini->sections.v[2], "l"), "5");
    reading_close(&r);
}

static void says_what_is_wrong_with_names_and_values(void **state)
{
    (void)state;
    assert_said("k = v\n[a:b]\nx = y\n[s]\na = \"b\nc = \"d\" e\nf = g;h\ni = #1A2B3C\n",
                "r.ini:1:1: error: key \"k\" stands before the first [section]\n    k = v\n    ^\n"
                "r.ini:2:2: error: a section name cannot hold \":\"\n    [a:b]\n     ^~~\n"
                "r.ini:5:5: error: a quoted value that begins here has no end\n    a = \"b\n        ^\n"
                "r.ini:6:9: error: text after the closing quote of a value\n    c = \"d\" e\n            ^\n"
                "r.ini:7:6: warning: \";\" begins a comment here\n    f = g;h\n         ^\n"
                "r.ini:8:5: warning: \"#\" begins a comment here\n    i = #1A2B3C\n        ^\n"
                "4 errors, 2 warnings\n");
}

static void assert_place(struct place p, int line, int column, int length)
{
    assert_int_equal(p.line, line);
    assert_int_equal(p.column, column);
    assert_int_equal(p.length, length);
}

static void knows_places(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    const struct ini *ini = parse(&r, "[b]\nk = 1\n[ å  b ]\n  två = åäö  ; c\nq = \" x\"\ne =\nlong = ab \\\n  cd\nlate = \\\n  v\n");
    const struct ini_section *s = &ini->sections.v[1];
    assert_messages(&r, "");
    assert_place(ini_section_place(s), 3, 3, 4);
    assert_place(ini_key_place(s, "två"), 4, 3, 3);
    assert_place(ini_value_place(s, "två"), 4, 9, 3);
    assert_place(ini_value_place(s, "q"), 5, 6, 2);
    assert_place(ini_value_place(s, "e"), 6, 4, 1);
    assert_place(ini_value_place(s, "long"), 7, 8, 4);
    assert_place(ini_value_place(s, "late"), 10, 3, 1);
    assert_place(ini_key_place(s, "k"), 3, 3, 4);          /* not there: its section */
    assert_place(ini_key_place(&ini->sections.v[0], "k"), 2, 1, 1);
    reading_close(&r);
}

static void long_lines_are_said(void **state)
{
    struct reading r;
    char *long_value = repeated("å", 500), *joined = repeated("abc \\\n", 400);
    struct buffer text = {0};

    (void)state;
    reading_open(&r);
    buffer_printf(&text, "[s]\nok = 1\nk = %s\nj = %s\nlast = 2\n[%s]\n", long_value, joined, long_value);
    const struct ini *ini = parse(&r, text.s);
    assert_int_equal(r.messages.errors, 3);
    assert_int_equal(ini->sections.n, 1);
    assert_int_equal(ini->sections.v[0].keys.n, 2);
    buffer_done(&text);
    reading_close(&r);

    reading_open(&r);
    buffer_printf(&text, "[s]\nk = %s\n", long_value + 10);
    ini = parse(&r, text.s);
    assert_messages(&r, "");
    assert_string_equal(ini_value(&ini->sections.v[0], "k"), long_value + 10);
    buffer_done(&text);
    reading_close(&r);
    free(long_value);
    free(joined);
}

static void assert_finishes(const char *piece, size_t times)
{
    struct reading r;
    char *text = repeated(piece, times);

    reading_open(&r);
    assert_non_null(parse(&r, text));
    struct buffer out = {0};
    messages_print(&r.messages, &out);
    buffer_done(&out);
    reading_close(&r);
    free(text);
}

static void hostile_text_finishes(void **state)
{
    (void)state;
    assert_finishes("", 1);
    assert_finishes("x", 1000000);
    assert_finishes("[", 1000000);
    assert_finishes("\\\n", 300000);
    assert_finishes("[a]\n", 200000);
    assert_finishes("k = \"\n", 100000);
    assert_finishes("x", (1 << 20) + 1);
    assert_finishes("[a]\nk = \xF0\x9D\x85\x9E\n", 1);      /* longer in NFC */
    assert_finishes("%s%n = %d\n[%s]\n%n = %s\n", 1);
}

static void the_file_has_a_limit(void **state)
{
    char *text = repeated("; long comment\n", 80000);

    (void)state;
    assert_said(text, "r.ini: error: the file is larger than 1 MB\n1 error\n");
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_order_of_the_file),
        cmocka_unit_test(reads_values),
        cmocka_unit_test(lines_go_on),
        cmocka_unit_test(keys_may_hold_spaces_and_colons),
        cmocka_unit_test(says_what_is_no_line),
        cmocka_unit_test(says_what_stands_twice),
        cmocka_unit_test(the_first_of_two_counts),
        cmocka_unit_test(says_what_is_wrong_with_names_and_values),
        cmocka_unit_test(knows_places),
        cmocka_unit_test(long_lines_are_said),
        cmocka_unit_test(hostile_text_finishes),
        cmocka_unit_test(the_file_has_a_limit),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
