/* test_paragraph.c: text broken into lines
 *
 * Lines are set in DejaVu Sans Mono and can be counted by eye; ~ is a no-break space, ! the end of a line that is too wide. */
#include "setting.h"

#include <stdio.h>

/* --- lines --- */

static void greedy_is_beaten(void **state)
{
    assert_text_lines(*state, "aaa bb cc ddddd", 6, "aaa\nbb cc\nddddd\n");
}

static void running_text(void **state)
{
    assert_text_lines(*state, "Nämnden beslutar att godkänna årsredovisningen för 2024 och överlämnar den "
                      "till kommunstyrelsen.", 40,
                      "Nämnden beslutar att godkänna\nårsredovisningen för 2024 och överlämnar\nden till kommunstyrelsen.\n");
}

static void narrow_columns_are_hyphenated(void **state)
{
    assert_text_lines(*state, "Förvaltningens försörjningsstöd", 12, "Förvaltning-\nens försörj-\nningsstöd\n");
    set_text(*state, "Förvaltningens försörjningsstöd");
    set_measure(*state, false);
    assert_lines(*state, COLUMNS(12), "Förvaltningens!\nförsörjningsstöd!\n");
}

static void what_belongs_together(void **state)
{
    assert_text_lines(*state, "Det kostar 1 234 tkr per år", 12, "Det kostar\n1~234~tkr\nper år\n");
    assert_text_lines(*state, "beslut 27 februari 2025", 18, "beslut\n27~februari~2025\n");
    assert_text_lines(*state, "godkänt § 22", 10, "godkänt\n§~22\n");
}

static void white_space_collapses(void **state)
{
    struct setting *s = *state;

    set_text(s, "  en \n");
    set_text(s, "\t två");
    set_text(s, " ");
    set_measure(s, true);
    assert_lines(s, COLUMNS(20), "en två\n");
    assert_int_equal(paragraph_width(s->paragraph), COLUMNS(6));
}

static void hard_breaks(void **state)
{
    struct setting *s = *state;

    set_text(s, "en två ")->break_after = true;
    set_text(s, " ")->break_after = true;
    set_text(s, " tre")->break_after = true;
    set_measure(s, true);
    assert_lines(s, COLUMNS(20), "en två\n\ntre\n");
    assert_lines(s, COLUMNS(4), "en\ntvå\n\ntre\n");
    assert_int_equal(paragraph_count(s->paragraph, COLUMNS(4)), 4);
    assert_int_equal(paragraph_width(s->paragraph), COLUMNS(6));
}

static void nothing(void **state)
{
    struct setting *s = *state;

    set_measure(s, true);
    assert_lines(s, COLUMNS(10), "");
    assert_text_lines(s, "", 10, "");
    assert_text_lines(s, " \n ", 0, "");
    set_text(s, " ")->break_after = true;
    set_measure(s, true);
    assert_lines(s, COLUMNS(10), "");
    assert_int_equal(paragraph_width(s->paragraph), 0);
    assert_int_equal(paragraph_count(s->paragraph, COLUMNS(10)), 0);
}

static void no_room(void **state)
{
    struct setting *s = *state;

    assert_text_lines(s, "i ån", 1, "i\nån!\n");
    assert_text_lines(s, "kommun i ån", 0, "kom-!\nmun!\ni!\nån!\n");
    assert_lines(s, -5, "kom-!\nmun!\ni!\nån!\n");
    assert_lines(s, LENGTH_MAX, "kommun i ån\n");
}

static void first_indent(void **state)
{
    struct setting *s = *state;

    set_text(s, "aaaa bbbb cccc");
    set_measure(s, true);
    struct lines lines = paragraph_break(&s->typesetter, s->paragraph, COLUMNS(9), COLUMNS(4));
    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.v[0].width, COLUMNS(4));
    assert_int_equal(lines.v[1].width, COLUMNS(9));
}

static void addresses(void **state)
{
    assert_text_lines(*state, "se https://www.scb.se/hitta-statistik/start.html", 24,
                      "se https://www.scb.se/\nhitta-statistik/start.\nhtml\n");
}

static void soft_hyphens(void **state)
{
    assert_text_lines(*state, "fritids\u00ADlivet", 9, "fritids-\nlivet\n");
    assert_text_lines(*state, "fritids\u00ADlivet", 20, "fritidslivet\n");
}

/* --- items --- */

static void one_item_a_segment(void **state)
{
    struct setting *s = *state;

    set_text(s, "en ");
    set_text(s, "fet")->font = s->bold;
    set_text(s, " sak kvar");
    set_measure(s, true);
    struct lines lines = paragraph_break(&s->typesetter, s->paragraph, COLUMNS(10), 0);

    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.v[0].count, 3);
    const struct item *v = lines.v[0].items;
    assert_ptr_equal(v[1].text.font, s->bold);
    assert_ptr_equal(v[1].node, s->node);
    assert_int_equal(v[0].text.width, COLUMNS(2));      /* without the space */
    assert_int_equal(v[1].x, COLUMNS(3));
    assert_int_equal(v[2].x, COLUMNS(6));
    assert_int_equal(v[2].text.count, 3);               /* space, word, and the space that the line ends at */
    assert_int_equal(lines.v[0].width, COLUMNS(10));
}

static void bold_in_mid_word(void **state)
{
    struct setting *s = *state;

    set_text(s, "i för");
    set_text(s, "valt")->font = s->bold;
    set_text(s, "ningen.");
    set_measure(s, true);
    assert_lines(s, COLUMNS(16), "i förvaltningen.\n");
    assert_lines(s, COLUMNS(13), "i förvalt-\nningen.\n");
    assert_int_equal(paragraph_word_width(s->paragraph), COLUMNS(14));
    assert_int_equal(paragraph_least_width(s->paragraph), COLUMNS(5));     /* för-, valt-, ning-, en. */
}

static void the_hyphen_is_set_like_what_is_before(void **state)
{
    struct setting *s = *state;

    set_text(s, "för")->font = s->bold;
    set_text(s, "valtning");
    set_measure(s, true);
    struct lines lines = paragraph_break(&s->typesetter, s->paragraph, COLUMNS(8), 0);

    assert_int_equal(lines.n, 2);
    assert_int_equal(lines.v[0].count, 2);
    assert_false(lines.v[0].items[0].text.hyphen);
    assert_true(lines.v[0].items[1].text.hyphen);
    lines = paragraph_break(&s->typesetter, s->paragraph, COLUMNS(5), 0);
    assert_int_equal(lines.v[0].count, 1);
    assert_true(lines.v[0].items[0].text.hyphen);
    assert_int_equal(lines.v[0].width, COLUMNS(4));
}

static void notes(void **state)
{
    struct setting *s = *state;
    struct node one = {.kind = NODE_NOTE}, two = {.kind = NODE_NOTE};

    set_text(s, "nämnden");
    struct segment *mark = set_text(s, "1");
    mark->note = &one;
    mark->rise = 3000;
    mark->size = MONO_SIZE / 2;
    set_text(s, " och styrelsen ");
    set_text(s, "2")->note = &two;
    set_measure(s, false);
    assert_lines(s, COLUMNS(8), "nämnden1\noch\nstyrelsen~2!\n");

    struct lines lines = paragraph_break(&s->typesetter, s->paragraph, COLUMNS(8), 0);
    assert_int_equal(lines.v[0].items[1].y, -3000);
    assert_int_equal(lines.v[0].notes.n, 1);
    assert_ptr_equal(lines.v[0].notes.v[0], &one);
    assert_int_equal(lines.v[1].notes.n, 0);
    assert_ptr_equal(lines.v[2].notes.v[0], &two);
    lines = paragraph_break(&s->typesetter, s->paragraph, COLUMNS(80), 0);
    assert_int_equal(lines.v[0].notes.n, 2);
}

static void missing_glyphs_are_told_once(void **state)
{
    struct setting *s = *state;

    set_text(s, "a\U0001F9FFb \U0001F9FF \U0001F9FE");
    set_measure(s, true);
    assert_int_equal(s->messages.errors, 2);
    messages_print(&s->messages, &s->out);
    assert_non_null(strstr(s->out.s, "texter/x.md:3:5: error: the font DejaVuSansMono has no glyph for \U0001F9FE (U+1F9FE)"));
}

/* --- what holds for every text --- */

static uint32_t random_number(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static const char *random_text(struct setting *s, uint32_t *seed)
{
    static const char *const words[] = {
        "förvaltningen", "i", "och/eller", "1 234 tkr", "§ 22", "kultur-", "t.ex.", "–", "https://www.scb.se/start/x",
        "åtgärds\u00ADplan", "e-tjänst", "KS/KLF", "A\u030A" "ngan", "2021–2024", "medarbetarengagemang", "(se bilaga 3)",
        "”ja”", "\t", "Stockholm–Göteborg", "27 februari 2025", "\u00A0", "…", "中文字",
    };
    struct buffer text = {0};

    for (int n = 1 + random_number(seed) % 25; n > 0; n--) {
        buffer_add(&text, words[random_number(seed) % (sizeof words / sizeof *words)]);
        if (random_number(seed) % 8)
            buffer_byte(&text, ' ');
    }
    const char *copy = arena_strndup(&s->arena, text.s, text.n);
    buffer_done(&text);
    return copy;
}

/* Text without spaces and soft hyphens. */
static void add_solid(const char *text, size_t n, struct buffer *out)
{
    for (const char *s = text; s < text + n;) {
        const char *from = s;
        uint32_t rune = utf8_next(&s);

        if (!rune_is_space(rune) && rune != RUNE_SOFT_HYPHEN)
            buffer_bytes(out, from, (size_t)(s - from));
    }
}

static void add_solid_line(const struct line *line, struct buffer *out)
{
    struct buffer text = {0};

    add_line_text(line, &text);
    bool hyphen = line->count && line->items[line->count - 1].text.hyphen;
    if (text.n)
        add_solid(text.s, text.n - hyphen, out);
    buffer_done(&text);
}

static int inner_chances(const struct line *line)
{
    int spaces = 0;

    for (int i = 0; i < line->count; i++)
        for (int k = 0; k < line->items[i].text.count - (i == line->count - 1); k++)
            spaces += piece_run(&line->items[i].text, &line->items[i].text.pieces[k]) == line->items[i].text.font->space;
    return spaces;
}

static void check_lines(struct setting *s, const char *whole, length width)
{
    struct lines lines = paragraph_break(&s->typesetter, s->paragraph, width, 0);
    struct buffer found = {0}, expected = {0};
    length least = paragraph_least_width(s->paragraph);

    add_solid(whole, strlen(whole), &expected);
    for (int i = 0; i < lines.n; i++) {
        const struct line *l = &lines.v[i];

        add_solid_line(l, &found);
        assert_true(l->overfull == (l->width > width));
        assert_true(!l->overfull || inner_chances(l) == 0);
        assert_true(!l->overfull || width < least);
    }
    assert_string_equal(found.s ? found.s : "", expected.s ? expected.s : "");
    assert_true(paragraph_count(s->paragraph, width) <= lines.n);
    assert_true(width < paragraph_width(s->paragraph) || lines.n == paragraph_count(s->paragraph, LENGTH_MAX));
    buffer_done(&found);
    buffer_done(&expected);
}

static void no_word_is_lost(void **state)
{
    struct setting *s = *state;
    uint32_t seed = 20250227;

    for (int round = 0; round < 400; round++) {
        struct buffer whole = {0};

        buffer_add(&whole, "");
        for (int n = random_number(&seed) % 4; n >= 0; n--) {
            struct segment *segment = set_text(s, random_text(s, &seed));

            segment->font = random_number(&seed) % 2 ? s->sans : s->bold;
            segment->size = 6000 + (length)random_number(&seed) % 9000;
            segment->break_after = random_number(&seed) % 10 == 0;
            buffer_add(&whole, segment->text);
        }
        set_measure(s, round % 4);
        for (int k = 0; k < 5; k++)
            check_lines(s, whole.s, (length)(random_number(&seed) % (k ? 300000 : 60)));
        check_lines(s, whole.s, paragraph_width(s->paragraph));
        check_lines(s, whole.s, paragraph_word_width(s->paragraph));
        check_lines(s, whole.s, paragraph_least_width(s->paragraph));
        buffer_done(&whole);
    }
}

/* --- size --- */

static void a_word_of_a_megabyte(void **state)
{
    struct setting *s = *state;
    char *word = arena_alloc(&s->arena, 1000001);

    memset(word, 'a', 1000000);
    set_text(s, word);
    set_measure(s, true);
    assert_int_equal(paragraph_count(s->paragraph, COLUMNS(80)), 1);
    assert_int_equal(paragraph_width(s->paragraph), LENGTH_MAX);
    struct lines lines = paragraph_break(&s->typesetter, s->paragraph, COLUMNS(80), 0);
    assert_int_equal(lines.n, 1);
    assert_true(lines.v[0].overfull);
    assert_int_equal(lines.v[0].width, LENGTH_MAX);
    buffer_clear(&s->out);
    add_line_text(&lines.v[0], &s->out);
    assert_string_equal(s->out.s, word);
}

static void twenty_thousand_words(void **state)
{
    struct setting *s = *state;
    struct buffer text = {0};

    for (int i = 0; i < 20000; i++)
        buffer_printf(&text, "förvaltningen%c%c%c ", 'a' + i % 20, 'a' + i / 20 % 20, 'a' + i / 400 % 20);
    set_text(s, arena_strndup(&s->arena, text.s, text.n));
    set_measure(s, true);
    for (int width = 60; width < 1000000; width *= 16)
        check_lines(s, text.s, width);
    check_lines(s, text.s, COLUMNS(40));
    check_lines(s, text.s, LENGTH_MAX);
    buffer_done(&text);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, setting_init, setting_done)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(greedy_is_beaten), TEST(running_text), TEST(narrow_columns_are_hyphenated), TEST(what_belongs_together),
        TEST(white_space_collapses), TEST(hard_breaks), TEST(nothing), TEST(no_room), TEST(first_indent), TEST(addresses),
        TEST(soft_hyphens), TEST(one_item_a_segment), TEST(bold_in_mid_word), TEST(the_hyphen_is_set_like_what_is_before),
        TEST(notes), TEST(missing_glyphs_are_told_once), TEST(no_word_is_lost), TEST(a_word_of_a_megabyte),
        TEST(twenty_thousand_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
