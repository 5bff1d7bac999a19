/* test_csv.c: cells and their places through libcsv */
#include "reading.h"

#include "read/csv.h"
#include "read/csvcell.h"
#include "read/source.h"

static struct csv_table *read_table(struct reading *r, const char *text, char separator)
{
    return csv_read(&r->arena, source_of_text(&r->arena, "t.csv", text), separator, (struct place){0}, &r->messages);
}

/* The table as text: cells with | between them, rows with their number; all without a message. */
static void print_row(struct buffer *out, const struct csv_table *t, const struct csv_row *row)
{
    buffer_printf(out, "%d:", row->number);
    for (int i = 0; i < t->columns; i++)
        buffer_printf(out, "%s%s", i ? "|" : "", row->cells[i].text);
    buffer_byte(out, '\n');
}

static void print_table(struct buffer *out, const struct csv_table *t)
{
    print_row(out, t, &t->header);
    for (int i = 0; i < t->rows.n; i++)
        print_row(out, t, &t->rows.v[i]);
}

static void assert_table(const char *text, char separator, const char *wanted, const char *said)
{
    struct reading r;
    struct buffer out = {0};

    reading_open(&r);
    const struct csv_table *t = read_table(&r, text, separator);
    if (t)
        print_table(&out, t);
    assert_string_equal(t ? out.s : "none", wanted);
    assert_messages(&r, said);
    buffer_done(&out);
    reading_close(&r);
}

static void finds_the_separator(void **state)
{
    (void)state;
    assert_table("a;b\n1;2\n", 0, "1:a|b\n2:1|2\n", "");
    assert_table("a,b\n1,2", 0, "1:a|b\n2:1|2\n", "");
    assert_table("a\tb\n1\t2\n", 0, "1:a|b\n2:1|2\n", "");
    assert_table("Namn;2024\nA;1,5\nB;2,5\n", 0, "1:Namn|2024\n2:A|1,5\n3:B|2,5\n", "");
    assert_table("a,b\n\"x;y\",\"1;2\"\n", 0, "1:a|b\n2:x;y|1;2\n", "");
    assert_table("a;b;c\n5\" rör;\"1, 2\";3\n", 0, "1:a|b|c\n2:5\" rör|1, 2|3\n", "");
    assert_table("sep=|\na|b\n1|2\n", 0, "1:a|b\n2:1|2\n", "");
    assert_table("SEP=,\na,b;c\n", 0, "1:a|b;c\n", "");
    assert_table("sep=;\na,b;c\n", ',', "1:a|b;c\n", "");
    assert_table("a;b,c\n", ',', "1:a;b|c\n", "");
    assert_table("bara en\nkolumn\n", 0, "1:bara en\n2:kolumn\n", "");
}

static void says_that_it_doubts(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    const struct source *ini = source_of_text(&r.arena, "r.ini", "file = t.csv\n");
    const struct csv_table *t = csv_read(&r.arena, source_of_text(&r.arena, "t.csv", "Belopp, tkr;Andel\n1,5;2\n"), 0,
                                         (struct place){ini, 1, 8, 5}, &r.messages);
    assert_int_equal(t->separator, ';');
    assert_messages(&r, "r.ini:1:8: warning: cannot tell the separator; taking \";\"\n    file = t.csv\n           ^~~~~\n1 warning\n");
    reading_close(&r);
    assert_table("Namn\nÅsa, Bo\n", 0, "1:Namn\n2:Åsa, Bo\n", "t.csv: warning: cannot tell the separator; taking \";\"\n1 warning\n");
}

static void cells_are_trimmed_and_normal(void **state)
{
    (void)state;
    assert_table(" a \u00A0; b\n\u00A0 1 ; \" 2 \" \n", ';', "1:a|b\n2:1|2\n", "");
    assert_table("a\u00A0;b\nA\xCC\x8A;\"x\n y\"\n", ';', "1:a|b\n2:Å|x\n y\n", "");
    assert_table("\"Budget\n 2024\";b\n1;2\n", ';', "1:Budget 2024|b\n2:1|2\n", "");
}

static void quotes_hold_everything(void **state)
{
    (void)state;
    assert_table("a;b\n\"1;\"\"x\"\"\n2\";\"\"\n\"\"\"\";3\n", ';', "1:a|b\n2:1;\"x\"\n2|\n3:\"|3\n", "");
}

static void rows_are_even(void **state)
{
    (void)state;
    assert_table("a;b;c;;\n1\n1;2;3;;;;\n\n;;\n1;2\n;;;\n\n", ';', "1:a|b|c\n2:1||\n3:1|2|3\n4:||\n5:||\n6:1|2|\n",
                 "t.csv:2:1: warning: the row ends after 1 of 3 cells; the others are left empty\n    1\n    ^\n"
                 "t.csv:6:1: warning: the row ends after 2 of 3 cells; the others are left empty\n    1;2\n    ^\n2 warnings\n");
    assert_table("a;;\n1;;x\n", ';', "1:a||\n2:1||x\n", "");
    assert_table("\n  \n;;\na;b\n1;2\n", ';', "4:a|b\n5:1|2\n", "");
}

static void says_what_is_wrong(void **state)
{
    (void)state;
    assert_table("a;b\n1;2;;åäö;\n", ';', "1:a|b\n2:1|2\n",
                 "t.csv:2:6: error: the row has 4 cells but the header has 2\n    1;2;;åäö;\n         ^~~\n1 error\n");
    assert_table("a;b;a;a\n", ';', "1:a|b|a|a\n",
                 "t.csv:1:5: error: column \"a\" stands twice in the header\n    a;b;a;a\n        ^\n"
                 "t.csv:1:7: error: column \"a\" stands twice in the header\n    a;b;a;a\n          ^\n2 errors\n");
    assert_table("a;b\n1;\"2\nöppen;x\n", ';', "1:a|b\n",
                 "t.csv:2:3: error: a quoted cell that begins here has no end\n    1;\"2\n      ^~\n1 error\n");
    assert_table("a;b\n\"å\"x;\"1\" \"2\" \"3\"\n\"3\";4\n", ';', "1:a|b\n2:å\"x|1\" \"2\" \"3\"\n3:3|4\n",
                 "t.csv:2:4: error: text after the closing quote of a cell\n    \"å\"x;\"1\" \"2\" \"3\"\n       ^\n"
                 "t.csv:2:10: error: text after the closing quote of a cell\n    \"å\"x;\"1\" \"2\" \"3\"\n             ^\n2 errors\n");
    assert_table("", 0, "none", "t.csv: error: the file has no header row\n1 error\n");
    assert_table("\n ;\n;;\n", ';', "none", "t.csv: error: the file has no header row\n1 error\n");
}

static void assert_place(const struct csv_cell *cell, int line, int column, int length)
{
    assert_int_equal(cell->place.line, line);
    assert_int_equal(cell->place.column, column);
    assert_int_equal(cell->place.length, length);
}

static void knows_places(void **state)
{
    struct reading r;

    (void)state;
    reading_open(&r);
    const struct csv_table *t = read_table(&r, "sep=;\nå;  bb ;c;d\n\"x;\n\"\"yy\";z;;\"\"\n\nåäö\n", 0);
    assert_messages(&r, "t.csv:6:1: warning: the row ends after 1 of 4 cells; the others are left empty\n    åäö\n    ^~~\n1 warning\n");
    assert_place(&t->header.cells[0], 2, 1, 1);
    assert_place(&t->header.cells[1], 2, 5, 2);
    assert_place(&t->header.cells[2], 2, 9, 1);
    assert_place(&t->rows.v[0].cells[0], 3, 1, 3);
    assert_place(&t->rows.v[0].cells[1], 4, 7, 1);
    assert_place(&t->rows.v[0].cells[2], 4, 9, 1);
    assert_place(&t->rows.v[0].cells[3], 4, 10, 2);
    assert_place(&t->rows.v[1].cells[0], 5, 1, 1);
    assert_place(&t->rows.v[2].cells[0], 6, 1, 3);
    assert_place(&t->rows.v[2].cells[1], 6, 4, 1);          /* filled up: behind the row */
    assert_int_equal(t->header.line, 2);
    assert_int_equal(t->header.number, 1);
    assert_int_equal(t->rows.v[0].line, 3);
    assert_int_equal(t->rows.v[1].line, 5);
    assert_int_equal(t->rows.v[2].number, 4);
    assert_string_equal(t->rows.v[0].cells[0].text, "x;\n\"yy");
    reading_close(&r);
}

/* Every cell that is written is read again, at the place where it was written. */
static void what_is_written_reads_the_same(void **state)
{
    static const char *const cells[] = {"", "a", "å;ä", "\"", "\"\"", "x\ny", "1 234,5", ";", "\n\"\n;x", "漢"};
    enum { CELLS = sizeof cells / sizeof *cells, ROWS = 500, COLUMNS = 7 };
    struct reading r;
    struct buffer text = {0};
    uint32_t seed = 1;

    (void)state;
    reading_open(&r);
    buffer_add(&text, "1;2;3;4;5;6;7\n");
    for (int i = 0; i < ROWS * COLUMNS; i++) {
        seed = seed * 1103515245 + 12345;
        buffer_byte(&text, '"');
        for (const char *s = i % COLUMNS ? cells[seed >> 16 & 7] : "first"; *s; s++) {
            if (*s == '"')
                buffer_byte(&text, '"');
            buffer_byte(&text, *s);
        }
        buffer_add(&text, i % COLUMNS == COLUMNS - 1 ? "\"\n" : "\";");
    }
    const struct csv_table *t = read_table(&r, text.s, ';');
    assert_messages(&r, "");
    assert_int_equal(t->rows.n, ROWS);
    seed = 1;
    for (int i = 0; i < ROWS * COLUMNS; i++) {
        seed = seed * 1103515245 + 12345;
        const struct csv_cell *cell = &t->rows.v[i / COLUMNS].cells[i % COLUMNS];
        assert_string_equal(cell->text, i % COLUMNS ? cells[seed >> 16 & 7] : "first");
        if (i % 97 == 0) {                  /* the place is that of a quote mark after a separator or a line end */
            const char *line = text.s;
            for (int n = 1; n < cell->place.line; n++)
                line = strchr(line, '\n') + 1;
            for (int n = 1; n < cell->place.column; n++)
                line += (((unsigned char)line[1] & 0xC0) == 0x80 ? 2 : 1);
            assert_int_equal(*line, '"');
        }
    }
    buffer_done(&text);
    reading_close(&r);
}

static void assert_finishes(const char *before, const char *piece, size_t times)
{
    struct reading r;
    char *pieces = repeated(piece, times);
    struct buffer text = {0}, out = {0};

    reading_open(&r);
    buffer_add(&text, before);
    buffer_add(&text, pieces);
    free(pieces);
    read_table(&r, text.s, 0);
    messages_print(&r.messages, &out);
    buffer_done(&out);
    buffer_done(&text);
    reading_close(&r);
}

static void hostile_text_finishes(void **state)
{
    (void)state;
    assert_finishes("", "x", 1 << 20);
    assert_finishes("", "\"", (1 << 20) + 1);
    assert_finishes("", "\"", 1 << 20);
    assert_finishes("\"a", "\" ", 1 << 19);
    assert_finishes("\"\" \"", "   ;", 1 << 16);
    assert_finishes("\"\" \"", " ", 1 << 16);
    assert_finishes("", ";", 1 << 20);
    assert_finishes("", "a;", 1 << 18);
    assert_finishes("a;b\n", "\"x\"y;", 1 << 17);
    assert_finishes("a;b\n", "1;2;3\n", 1 << 17);
    assert_finishes("a\n", "\n", 1 << 20);
    assert_finishes("a;\"", ";\n", 1 << 19);
    assert_finishes("sep=", "\"", 3);
}

static void cells_are_quoted_where_they_need_it(void **state)
{
    static const struct { const char *text, *wanted; } cases[] = {
        { "", "" }, { "Vård, omsorg", "Vård, omsorg" }, { "a;b", "\"a;b\"" }, { "ett \"ord\"", "\"ett \"\"ord\"\"\"" }, { "två\nrader", "\"två\nrader\"" }, { " a", "\" a\"" },
    };
    struct buffer out = {0};

    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        buffer_clear(&out);
        buffer_add(&out, "1");
        csv_cell_put(&out, cases[i].text, ';');
        assert_string_equal(out.s + 1, cases[i].wanted);
        assert_int_equal(out.n, strlen(out.s));
    }
    buffer_clear(&out);
    csv_cell_put(&out, "Vård, omsorg", ',');
    assert_string_equal(out.s, "\"Vård, omsorg\"");
    buffer_done(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_separator),
        cmocka_unit_test(says_that_it_doubts),
        cmocka_unit_test(cells_are_trimmed_and_normal),
        cmocka_unit_test(quotes_hold_everything),
        cmocka_unit_test(rows_are_even),
        cmocka_unit_test(says_what_is_wrong),
        cmocka_unit_test(knows_places),
        cmocka_unit_test(what_is_written_reads_the_same),
        cmocka_unit_test(hostile_text_finishes),
        cmocka_unit_test(cells_are_quoted_where_they_need_it),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
