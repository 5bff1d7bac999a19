/* test_markdown.c: the events of a text, written down one a line with their places */
#include "reading.h"

#include "read/markdown.h"
#include "read/source.h"

struct log {
    struct buffer out;
    const struct markdown_note *notes[10];
    int notes_n, depth;
};

static void log_place(struct log *l, struct place p)
{
    buffer_printf(&l->out, " %d:%d+%d\n", p.line, p.column, p.length);
}

static void enter_block(void *user, enum markdown_block kind, int number, struct place place)
{
    static const char *const names[] = {"p", "h", "ul", "ol", "li"};
    struct log *l = user;

    l->depth++;
    assert_true(l->depth < 20);
    buffer_printf(&l->out, "<%s", names[kind]);
    if (kind == MARKDOWN_HEADING || kind == MARKDOWN_NUMBERS)
        buffer_printf(&l->out, " %d", number);
    log_place(l, place);
}

static void leave_block(void *user, enum markdown_block kind)
{
    struct log *l = user;

    l->depth--;
    buffer_printf(&l->out, "%s>\n", ((const char *const[]){"p", "h", "ul", "ol", "li"})[kind]);
}

static void enter_span(void *user, enum markdown_span kind, const char *target, struct place place)
{
    struct log *l = user;

    buffer_printf(&l->out, "(%s", ((const char *const[]){"b", "i", "a", "lang"})[kind]);
    if (target)
        buffer_printf(&l->out, " %s", target);
    log_place(l, place);
}

static void leave_span(void *user, enum markdown_span kind)
{
    buffer_printf(&((struct log *)user)->out, "%s)\n", ((const char *const[]){"b", "i", "a", "lang"})[kind]);
}

static void text(void *user, const char *s, struct place place)
{
    struct log *l = user;

    buffer_printf(&l->out, "\"%s\"", s);
    log_place(l, place);
}

static void hard_break(void *user, struct place place)
{
    buffer_add(&((struct log *)user)->out, "br");
    log_place(user, place);
}

static void note_mark(void *user, struct markdown_note *note, struct place place)
{
    struct log *l = user;

    if (l->notes_n < 10)
        l->notes[l->notes_n++] = note;
    buffer_printf(&l->out, "^%s", note->name);
    log_place(l, place);
}

static const struct markdown_events events = {enter_block, leave_block, enter_span, leave_span, text, hard_break, NULL, note_mark, NULL};

static void assert_log(struct log *l, const char *wanted)
{
    assert_string_equal(l->out.s ? l->out.s : "", wanted);
    buffer_done(&l->out);
}

static void assert_events(const char *markdown, const char *wanted, const char *said)
{
    struct reading r;
    struct log l = {0};

    reading_open(&r);
    markdown_parse(&r.arena, source_of_text(&r.arena, "t.md", markdown), &events, &l, &r.messages);
    assert_int_equal(l.depth, 0);
    assert_log(&l, wanted);
    assert_messages(&r, said);
    reading_close(&r);
}

static void headings_and_paragraphs(void **state)
{
    (void)state;
    assert_events("# Årets *gång* #\n\nEn rad\n  och en till.\nUnder\n=====\nSlut",
                  "<h 1 1:1+16\n\"Årets \" 1:3+6\n(i 1:9+1\n\"gång\" 1:10+4\ni)\nh>\n"
                  "<h 1 3:1+6\n\"En rad och en till. Under\" 3:1+6\nh>\n<p 7:1+4\n\"Slut\" 7:1+4\np>\n", "");
    assert_events("", "", "");
    assert_events("#\n\n###### x\n", "<h 1 1:1+1\nh>\n<h 6 3:1+8\n\"x\" 3:8+1\nh>\n", "");
    assert_events("A\n---\n\nb  \nc\\\nd\n",
                  "<h 2 1:1+1\n\"A\" 1:1+1\nh>\n<p 4:1+3\n\"b\" 4:1+1\nbr 4:2+1\n\"c\" 5:1+1\nbr 5:2+1\n\"d\" 6:1+1\np>\n", "");
}

static void spans_nest(void **state)
{
    (void)state;
    assert_events("a **b *c*** [d **e**](x.md \"t\")**f** <https://x.se>, g",
                  "<p 1:1+54\n\"a \" 1:1+2\n(b 1:3+2\n\"b \" 1:5+2\n(i 1:7+1\n\"c\" 1:8+1\ni)\nb)\n\" \" 1:12+1\n"
                  "(a x.md 1:13+1\n\"d \" 1:14+2\n(b 1:16+2\n\"e\" 1:18+1\nb)\na)\n(b 1:32+2\n\"f\" 1:34+1\nb)\n\" \" 1:37+1\n"
                  "(a https://x.se 1:38+1\n\"https://x.se\" 1:39+12\na)\n\", g\" 1:52+3\np>\n", "");
    assert_events("[å][r] b\n\n[r]: http://x/?a=1&amp;b=2\n\n*c*\n",
                  "<p 1:1+8\n(a http://x/?a=1&b=2 1:1+1\n\"å\" 1:2+1\na)\n\" b\" 1:7+2\np>\n"
                  "<p 5:1+3\n(i 5:1+1\n\"c\" 5:2+1\ni)\np>\n", "");
}

static void text_is_one_piece(void **state)
{
    (void)state;
    assert_events("a&nbsp;b &amp; c\nd \\*e\\* &foo; &#229;&#xE4; A\xCC\x8Are\n",
                  "<p 1:1+16\n\"a\u00A0b & c d *e* &foo; åä Åre\" 1:1+16\np>\n", "");
    assert_events("&#0;&#1;&#xD800;&#10;x", "<p 1:1+22\n\"\uFFFD\uFFFD\uFFFD x\" 1:1+22\np>\n", "");
    assert_events("5 * 3 _a b_c * <", "<p 1:1+16\n\"5 * 3 _a b_c * <\" 1:1+16\np>\n", "");
}

static void lists_hold_paragraphs(void **state)
{
    const char *wanted = "<ul 1:1+3\n<li 1:1+3\n<p 1:3+1\n\"a\" 1:3+1\np>\n<ol 1 2:3+4\n<li 2:3+4\n<p 2:6+1\n\"b\" 2:6+1\np>\nli>\nol>\nli>\n"
                         "<li 3:1+3\n<p 3:3+1\n\"c\" 3:3+1\np>\nli>\nul>\n";

    (void)state;
    assert_events("- a\n  1. b\n- c\n", wanted, "");
    assert_events("- a\n\n- *b*\n-\n",
                  "<ul 1:1+3\n<li 1:1+3\n<p 1:3+1\n\"a\" 1:3+1\np>\nli>\n<li 3:1+5\n<p 3:3+3\n(i 3:3+1\n\"b\" 3:4+1\ni)\np>\nli>\n"
                  "<li 4:1+1\nli>\nul>\n", "");
    assert_events("- **a**\n  # h\n  b\n",
                  "<ul 1:1+7\n<li 1:1+7\n<p 1:3+5\n(b 1:3+2\n\"a\" 1:5+1\nb)\np>\n<h 1 2:3+3\n\"h\" 2:5+1\nh>\n<p 3:3+1\n\"b\" 3:3+1\np>\nli>\nul>\n",
                  "");
}

static void footnotes_are_taken_out(void **state)
{
    struct reading r;
    struct log l = {0};

    (void)state;
    reading_open(&r);
    markdown_parse(&r.arena, source_of_text(&r.arena, "t.md", "Ett[^1] *två*[^b c]. \\[^1]\n[^1]: Not *ett*\n\n    mer\n\tslut\n"
                                                              "[^b c]:\tNot två\n\nEfter\n"), &events, &l, &r.messages);
    assert_messages(&r, "");
    assert_log(&l, "<p 1:1+26\n\"Ett\" 1:1+3\n^1 1:4+4\n\" \" 1:8+1\n(i 1:9+1\n\"två\" 1:10+3\ni)\n^b c 1:14+6\n\". [^1]\" 1:20+7\np>\n"
                   "<p 8:1+5\n\"Efter\" 8:1+5\np>\n");
    assert_string_equal(l.notes[0]->text, "Not *ett*\n\nmer\nslut");
    assert_string_equal(l.notes[1]->text, "Not två");
    markdown_parse_note(&r.arena, l.notes[0], &events, &l, &r.messages);
    assert_log(&l, "<p 2:7+9\n\"Not \" 2:7+4\n(i 2:11+1\n\"ett\" 2:12+3\ni)\np>\n<p 4:5+3\n\"mer slut\" 4:5+3\np>\n");
    markdown_parse_text(&r.arena, l.notes[1]->text, l.notes[1]->place, false, &events, &l, &r.messages);
    assert_log(&l, "<p 6:9+7\n\"Not två\" 6:9+7\np>\n");
    assert_messages(&r, "");
    reading_close(&r);
}

static void says_what_is_wrong_with_footnotes(void **state)
{
    (void)state;
    assert_events("a[^x]\n\n[^1]: ett\n[^1]: två\n   [^å]: ord\n",
                  "<p 1:1+5\n\"a[^x]\" 1:1+5\np>\n",
                  "t.md:1:2: error: footnote mark [^x] has no note\n    a[^x]\n     ^~~~\n"
                  "t.md:3:1: warning: footnote [^1] has no mark; it is left out\n    [^1]: ett\n    ^~~~\n"
                  "t.md:4:1: error: footnote [^1] stands twice\n    [^1]: två\n    ^~~~\n"
                  "t.md:5:4: warning: footnote [^å] has no mark; it is left out\n       [^å]: ord\n       ^~~~\n"
                  "2 errors, 2 warnings\n");
}

static void says_what_is_not_supported(void **state)
{
    (void)state;
    assert_events("> citat\n> mer\n\n```c\nkod\n```\n\n* * *\n\na `k` ![b *c*](d.png \"e\") f<br>g\n\n<div>\nx\n</div>\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
                  "    indrag\n\nslut\n",
                  "<p 10:1+32\n\"a \" 10:1+2\n\" \" 10:6+1\n\" fg\" 10:26+7\np>\n<p 22:1+4\n\"slut\" 22:1+4\np>\n",
                  "t.md:1:1: error: a quotation is not supported in a text\n    > citat\n    ^~~~~~~\n"
                  "t.md:4:1: error: a code block is not supported in a text\n    ```c\n    ^~~~\n"
                  "t.md:8:1: error: a rule is not supported in a text\n    * * *\n    ^~~~~\n"
                  "t.md:10:3: error: inline code is not supported in a text\n    a `k` ![b *c*](d.png \"e\") f<br>g\n      ^\n"
                  "t.md:10:7: error: an image is not supported in a text\n    a `k` ![b *c*](d.png \"e\") f<br>g\n          ^\n"
                  "t.md:10:28: error: raw HTML is not supported in a text\n    a `k` ![b *c*](d.png \"e\") f<br>g\n                               ^~~~\n"
                  "t.md:12:1: error: raw HTML is not supported in a text\n    <div>\n    ^~~~~\n"
                  "t.md:16:1: error: a table is not supported in a text\n    | a | b |\n    ^~~~~~~~~\n"
                  "t.md:20:5: error: a code block is not supported in a text\n        indrag\n        ^~~~~~\n"
                  "9 errors\n");
}

static void lists_end_at_six_levels(void **state)
{
    struct reading r;
    struct log l = {0};
    char *deep = repeated("- ", 200000);

    (void)state;
    reading_open(&r);
    markdown_parse(&r.arena, source_of_text(&r.arena, "t.md", "- - - - - - - a\n"), &events, &l, &r.messages);
    assert_messages(&r, "t.md:1:13: error: a list in more than six levels is not supported in a text\n    - - - - - - - a\n                ^~~\n1 error\n");
    markdown_parse(&r.arena, source_of_text(&r.arena, "deep.md", deep), &events, &l, &r.messages);
    assert_int_equal(l.depth, 0);
    assert_int_equal(r.messages.errors, 2);
    buffer_done(&l.out);
    reading_close(&r);
    free(deep);
}

static void texts_begin_anywhere(void **state)
{
    struct reading r;
    struct log l = {0};

    (void)state;
    reading_open(&r);
    const struct source *s = source_of_text(&r.arena, "t.csv", "a;b\n1;en *två*\n");
    markdown_parse_text(&r.arena, "en *två*\ntre `x`", (struct place){s, 2, 3, 8}, false, &events, &l, &r.messages);
    assert_log(&l, "<p 2:3+8\n\"en \" 2:3+3\n(i 2:6+1\n\"två\" 2:7+3\ni)\n\" tre \" 2:11+1\np>\n");
    assert_messages(&r, "t.csv:3:5: error: inline code is not supported in a text\n    \n    ^\n1 error\n");
    markdown_parse_text(&r.arena, "ett\n`x`", place_file(s), false, &events, &l, &r.messages);
    buffer_done(&l.out);
    reading_close(&r);
}

static void events_may_be_missing(void **state)
{
    static const struct markdown_events none = {0};
    struct reading r;

    (void)state;
    reading_open(&r);
    markdown_parse(&r.arena, source_of_text(&r.arena, "t", "# a\n\n- *b* [c](d)  \n  e[^1]\n\n[^1]: f\n"), &none, NULL, &r.messages);
    assert_messages(&r, "");
    reading_close(&r);
}

static void assert_finishes(const char *piece, size_t times)
{
    struct reading r;
    struct log l = {0};
    struct buffer out = {0};
    char *markdown = repeated(piece, times);

    reading_open(&r);
    markdown_parse(&r.arena, source_of_text(&r.arena, "t", markdown), &events, &l, &r.messages);
    assert_int_equal(l.depth, 0);
    messages_print(&r.messages, &out);
    buffer_done(&out);
    buffer_done(&l.out);
    reading_close(&r);
    free(markdown);
}

static void hostile_text_finishes(void **state)
{
    static const char *const pieces[] = {
        "a", "*", "*a ", "**a", "[", "[^", "[^1", "[^1]", "[^1]: a\n", "[a](", "![", "`", "`a", "<", "<a ", "&", "&#", "\\", "- a\n", "1. ",
        "> ", "#", "# a\n", "a\n\n", "    a\n", "```\n", "|", "---\n", "*a*", "[a](b)", "a  \n", "\t", "<!--", "_a_[^1] ", "*a **b ", "a\n    b\n",
        "[^1]:\n\n", "[a]: b\n", "- a\n\n  b\n",
    };

    (void)state;
    for (size_t i = 0; i < sizeof pieces / sizeof *pieces; i++)
        assert_finishes(pieces[i], 20000);
    assert_finishes("a", 1 << 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(headings_and_paragraphs),
        cmocka_unit_test(spans_nest),
        cmocka_unit_test(text_is_one_piece),
        cmocka_unit_test(lists_hold_paragraphs),
        cmocka_unit_test(footnotes_are_taken_out),
        cmocka_unit_test(says_what_is_wrong_with_footnotes),
        cmocka_unit_test(says_what_is_not_supported),
        cmocka_unit_test(lists_end_at_six_levels),
        cmocka_unit_test(texts_begin_anywhere),
        cmocka_unit_test(events_may_be_missing),
        cmocka_unit_test(hostile_text_finishes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
