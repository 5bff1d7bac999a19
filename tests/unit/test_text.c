/* test_text.c: pages on the character grid
 *
 * Every expected page was counted against its items by eye: read a test as an example of what the text output does. */

#include "maker.h"

#define A6 "──────── sida 1 · A6 ───────────────────────────────────────\n"
#define A6_PAGE_2 "──────── sida 2 · A6 ───────────────────────────────────────\n"
#define END "──────── slut, 1 sida ────────\n"

static struct maker *begin(void **state)
{
    struct maker *m = *state;
    make_small_page(m, "1");
    make_node(m, m->document, NODE_PARAGRAPH);
    return m;
}

static void expect(struct maker *m, const char *page)
{
    char *all = arena_printf(&m->arena, A6 "%s" END, page);
    assert_output(m, &device_text, all);
}

/* ---- pages ---- */

static void no_pages(void **state)
{
    assert_output(*state, &device_text, "──────── slut, 0 sidor ────────\n");
}

static void empty_pages(void **state)
{
    struct maker *m = *state;
    make_page(m, 595276, 841890, "A4", "");
    make_page(m, 841890, 595276, "A4 liggande", "ii");
    make_page(m, PT(80), PT(200), "etikett", "3");
    assert_output(m, &device_text,
                  "──────── sida 1 · utan nummer · A4 ────────────────────────────────────────────────────────────────────────────────────\n"
                  "──────── sida 2 · nummer ii · A4 liggande ──────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────────\n"
                  "──────── sida 3 · etikett ────────\n"
                  "──────── slut, 3 sidor ────────\n");
}

/* ---- lines ---- */

static void paragraphs(void **state)
{
    struct maker *m = *state;
    make_page(m, 595276, 841890, "A4", "1");
    m->role = ROLE_FURNITURE;
    make_text(m, PT(70), PT(40), "Katrineholms kommun");
    make_figure(m, PT(523), PT(40), "Årsredovisning 2024");
    m->role = ROLE_CONTENT;
    make_node(m, m->document, NODE_HEADING);
    m->size = PT(16);
    make_text(m, PT(70), PT(100), "2.1 Ekonomi");
    m->size = PT(10.5);
    make_node(m, m->document, NODE_PARAGRAPH);
    make_text(m, PT(70), PT(122), "Nämnden redovisar ett överskott på 4,2 mnkr, vilket är bättre än budget och prognos. ");
    make_text(m, PT(70), PT(137), "Illa lilla billiga tillfälliga fjällillar till vilja i det hela.");
    make_node(m, m->document, NODE_PARAGRAPH);
    make_text(m, PT(70), PT(158), "Nästa stycke.");
    make_node(m, m->document, NODE_PARAGRAPH);
    make_text(m, PT(70), PT(400), "Långt ned.");
    assert_output(m, &device_text,
                  "──────── sida 1 · A4 ──────────────────────────────────────────────────────────────────────────────────────────────────\n"
                  "              Katrineholms kommun                                                     Årsredovisning 2024\n"
                  "\n"
                  "              2.1 Ekonomi\n"
                  "\n"
                  "              Nämnden redovisar ett överskott på 4,2 mnkr, vilket är bättre än budget och prognos.\n"
                  "              Illa lilla billiga tillfälliga fjällillar till vilja i det hela.\n"
                  "\n"
                  "              Nästa stycke.\n"
                  "\n"
                  "\n"
                  "              Långt ned.\n"
                  END);
}

/* A bold word, a word that is bold in its end only, and the mark of a note are items of their own. */
static void runs_of_a_line(void **state)
{
    struct maker *m = begin(state);
    struct item *a = make_text(m, PT(20), PT(50), "Kostnaden ");
    struct item *b = make_text(m, a->x + a->text.width + PT(2.73), PT(50), "minskar");
    struct item *c = make_text(m, b->x + b->text.width, PT(50), " med Volym");
    struct item *d = make_text(m, c->x + c->text.width, PT(50), "utveckling");
    m->size = PT(6);
    struct item *e = make_text(m, d->x + d->text.width, PT(46.5), "1");
    m->size = PT(10.5);
    make_text(m, e->x + e->text.width, PT(50), " och");
    make_text(m, PT(20), PT(65), "mera");
    expect(m,
           "    Kostnaden minskar med Volymutveckling1 och\n"
           "    mera\n");
}

/* What looks like a space or a hyphen is printed as one; the hyphen of a broken word is printed, a soft one is not. */
static void spaces_and_hyphens(void **state)
{
    struct maker *m = begin(state);
    make_text(m, PT(20), PT(50), "10\u00A0000\u202F%\u2009kl. e\u2011post vo\u00ADlym  ");
    make_text(m, PT(20), PT(65), "volym")->text.hyphen = true;
    make_text(m, PT(20), PT(80), " ");
    expect(m,
           "    10 000 % kl. e-post volym\n"
           "    volym-\n");
}

/* Letters narrower than a cell: nothing is overprinted, what follows moves. */
static void narrow_letters(void **state)
{
    struct maker *m = begin(state);
    make_text(m, PT(20), PT(50), "illillillillillillillill");
    make_node(m, m->document, NODE_PARAGRAPH);
    make_text(m, PT(100), PT(50), "annat");
    make_text(m, PT(100), PT(65), "annat");
    expect(m,
           "    illillillillillillillill  annat\n"
           "                    annat\n");
}

/* Blank lines: none between lines and list items, one between paragraphs, two at most. */
static void distances(void **state)
{
    struct maker *m = begin(state);
    static const int y[] = { 50, 65, 82, 102, 160, 240, 390 };
    for (int i = 0; i < 7; i++)
        make_text(m, PT(20), PT(y[i]), "rad");
    expect(m,
           "    rad\n"
           "    rad\n"
           "    rad\n"
           "\n"
           "    rad\n"
           "\n"
           "    rad\n"
           "\n"
           "\n"
           "    rad\n"
           "\n"
           "\n"
           "    rad\n");
}

/* Labels of a list take the room they need from all of its lines. */
static void list(void **state)
{
    struct maker *m = begin(state);
    struct node *l = make_node(m, m->document, NODE_LIST);
    for (int i = 0; i < 2; i++) {
        struct node *item = make_node(m, l, NODE_ITEM);
        make_text(m, i == 0 ? PT(26) : PT(20), PT(50 + 32 * i), i == 0 ? "9." : "10.");
        make_node(m, item, NODE_PARAGRAPH);
        make_text(m, PT(37), PT(50 + 32 * i), "Punkt på två");
        make_text(m, PT(37), PT(65 + 32 * i), "rader");
    }
    expect(m,
           "     9. Punkt på två\n"
           "        rader\n"
           "    10. Punkt på två\n"
           "        rader\n");
}

/* Dots fill what is left between title and page number, which keeps its right edge. */
static void contents(void **state)
{
    struct maker *m = begin(state);
    struct node *contents = make_node(m, m->document, NODE_CONTENTS);
    static const char *const entries[][3] = {
        { "1", "Inledning", "3" }, { "1.1", "Illa lilla billiga tillfälliga fjällillar till dig", "12" }, { "2", "Ekonomi", "104" },
    };
    for (int i = 0; i < 3; i++) {
        make_node(m, contents, NODE_CONTENTS_ENTRY);
        make_text(m, PT(20), PT(50 + 15 * i), entries[i][0]);
        struct item *title = make_text(m, PT(45), PT(50 + 15 * i), entries[i][1]);
        m->role = ROLE_DECORATION;
        make_text(m, title->x + title->text.width + PT(2.7), PT(50 + 15 * i), "........................................");
        m->role = ROLE_CONTENT;
        make_figure(m, PT(260), PT(50 + 15 * i), entries[i][2]);
    }
    expect(m,
           "    1    Inledning ......................................... 3\n"
           "    1.1  Illa lilla billiga tillfälliga fjällillar till dig 12\n"
           "    2    Ekonomi ......................................... 104\n");
}

/* In a font one cell wide, every letter stands in the column that it has on paper. */
static void one_cell_wide(void **state)
{
    struct maker *m = begin(state);
    m->font = m->mono;
    m->size = MONO_SIZE;
    make_text(m, PT(24), PT(50), "0123456789 abc");
    make_text(m, PT(114), PT(50), "efter");
    make_text(m, PT(24), PT(62), "illa lilla");
    make_figure(m, PT(144), PT(62), "12 345");
    make_text(m, PT(24), PT(74), "0----5----0----5----0----5----0----5----0----5");
    m->size = MONO_SIZE * 6 / 10;
    make_text(m, PT(300), PT(70), "1");
    assert_output(m, &device_text,
                  "──────── sida 1 · A6 ─────────────────────────────\n"
                  "    0123456789 abc efter\n"
                  "    illa lilla    12 345\n"
                  "    0----5----0----5----0----5----0----5----0----51\n"
                  END);
}

/* ---- tables ---- */

static struct node *make_row(struct maker *m, struct node *body)
{
    return make_node(m, body, NODE_ROW);
}

/* A row of a label and figures that end at 150, 200, 250 pt. */
static void make_figures(struct maker *m, struct node *body, length y, const char *label, const char *const figures[3])
{
    struct node *row = make_row(m, body);
    make_cell(m, row);
    make_text(m, PT(20), y, label);
    for (int i = 0; i < 3; i++) {
        make_cell(m, row);
        if (figures[i])
            make_figure(m, PT(150 + 50 * i), y, figures[i]);
    }
}

static struct node *make_table(struct maker *m)
{
    m->size = PT(9);
    return make_node(m, make_node(m, m->document, NODE_TABLE), NODE_BODY);
}

/* Figures need more room than on paper: their columns move to the right, all rows alike.  The heavy rule is printed, the thin one is not; the
 * paragraphs around are parted from the table. */
static void figures(void **state)
{
    struct maker *m = begin(state);
    make_text(m, PT(20), PT(30), "Före");
    struct node *body = make_table(m);
    make_node(m, body->parent, NODE_TITLE);
    make_text(m, PT(20), PT(46), "Tabell 1. Nettokostnader och personal i nämndens verksamheter, mnkr");
    make_figures(m, body, PT(60), "Verksamhet", (const char *const[]){ "2023", "2024", "Avvikelse" });
    m->node = body;
    make_rule(m, PT(20), PT(64), PT(230), PT(1));
    make_figures(m, body, PT(75), "Illa lilla fjällillas bibliotek", (const char *const[]){ "1\u202F117\u202F111,1", "−1\u202F711\u202F117,1", "1" });
    m->node = body;
    make_rule(m, PT(20), PT(79), PT(230), PT(0.5));
    make_figures(m, body, PT(91), "Hemtjänst", (const char *const[]){ "9,4", "10,5 %", NULL });
    m->size = PT(10.5);
    make_node(m, m->document, NODE_PARAGRAPH);
    make_text(m, PT(20), PT(106), "Efter");
    expect(m,
           "    Före\n"
           "\n"
           "    Tabell 1. Nettokostnader och personal i nämndens verksamheter, mnkr\n"
           "    Verksamhet                              2023          2024  Avvikelse\n"
           "    ─────────────────────────────────────────────────────────────────────\n"
           "    Illa lilla fjällillas bibliotek  1 117 111,1  −1 711 117,1          1\n"
           "    Hemtjänst                                9,4        10,5 %\n"
           "\n"
           "    Efter\n");
}

/* Figures of an unlike number of decimals, at the comma or at the right; the mark of a note hangs outside. */
static void decimals(void **state)
{
    struct maker *m = begin(state);
    struct node *body = make_table(m);
    static const char *const at_comma[] = { "117", "11,75", "1\u202F234,5" };
    for (int i = 0; i < 3; i++) {
        length y = PT(50 + 15 * i);
        struct node *row = make_row(m, body);
        make_cell(m, row);
        struct item *f = make_figure(m, 0, y, at_comma[i]);
        const char *comma = strchr(at_comma[i], ',');
        const struct run *whole = font_shape(m->font, at_comma[i], comma ? (size_t)(comma - at_comma[i]) : strlen(at_comma[i]));
        f->x = PT(80) - font_scale(m->font, whole->advance, m->size);
        make_cell(m, row);
        f = make_figure(m, PT(130), y, at_comma[i]);
        if (i == 1) {
            m->size = PT(5);
            make_text(m, PT(130), y - PT(3), "2");
            m->size = PT(9);
        }
        make_cell(m, row);
        make_text(m, PT(150), y, "st");
    }
    expect(m,
           "             117        117   st\n"
           "              11,75   11,752  st\n"
           "           1 234,5  1 234,5   st\n");
}

/* Cells of several lines: a centred one begins on the first line, rows are parted where one has several lines. */
static void wrapped_cells(void **state)
{
    struct maker *m = begin(state);
    struct node *body = make_table(m);
    struct node *row = make_row(m, body);
    make_cell(m, row);
    make_text(m, PT(20), PT(50), "Mål");
    make_cell(m, row);
    make_text(m, PT(120), PT(50), "Indikator");
    make_cell(m, row);
    make_text(m, PT(230), PT(50), "Utfall");
    row = make_row(m, body);
    make_cell(m, row);
    make_text(m, PT(20), PT(70), "Brukarna är trygga ");
    make_text(m, PT(20), PT(81), "i sitt hem");
    make_cell(m, row);
    make_text(m, PT(120), PT(70), "Andel som svarar att");
    make_text(m, PT(120), PT(81), "de alltid känner sig")->text.hyphen = false;
    make_text(m, PT(120), PT(92), "trygga");
    make_cell(m, row);
    m->size = PT(8);
    make_text(m, PT(230), PT(75.2), "91 %");
    make_text(m, PT(230), PT(85), "(2023)");
    m->size = PT(9);
    for (int i = 0; i < 2; i++) {
        row = make_row(m, body);
        make_cell(m, row);
        make_text(m, PT(20), PT(112 + 17 * i), "Kort");
        make_cell(m, row);
        make_text(m, PT(120), PT(112 + 17 * i), "Rad");
        make_cell(m, row);
        make_text(m, PT(230), PT(112 + 17 * i), "7 %");
    }
    expect(m,
           "    Mål                 Indikator             Utfall\n"
           "\n"
           "    Brukarna är trygga  Andel som svarar att  91 %\n"
           "    i sitt hem          de alltid känner sig  (2023)\n"
           "                        trygga\n"
           "\n"
           "    Kort                Rad                   7 %\n"
           "    Kort                Rad                   7 %\n");
}

/* A cell over two rows does not keep them together; a head over two columns stays over their middle, with a rule over both. */
static void spanning_cells(void **state)
{
    struct maker *m = begin(state);
    struct node *body = make_table(m);
    struct node *row = make_row(m, body);
    make_cell(m, row)->cell->columns = 2;
    make_text(m, PT(162), PT(50), "2024");
    m->node = body;
    make_rule(m, PT(125), PT(54), PT(95), PT(0.75));
    row = make_row(m, body);
    make_cell(m, row);
    make_figure(m, PT(165), PT(65), "Kvinnor");
    make_cell(m, row);
    make_figure(m, PT(220), PT(65), "Män");
    row = make_row(m, body);
    make_cell(m, row)->cell->rows = 2;
    make_text(m, PT(20), PT(80), "Ett lillfinger till fjällillas hjälp");
    make_text(m, PT(20), PT(91), "rader");
    make_cell(m, row);
    make_figure(m, PT(165), PT(80), "1");
    make_cell(m, row);
    make_figure(m, PT(220), PT(80), "2");
    row = make_row(m, body);
    make_cell(m, row);
    make_figure(m, PT(165), PT(95), "3");
    make_cell(m, row);
    make_figure(m, PT(220), PT(95), "4");
    expect(m,
           "                                         2024\n"
           "                                    ────────────\n"
           "                                    Kvinnor  Män\n"
           "    Ett lillfinger till fjällillas hjälp  1    2\n"
           "    rader                                 3    4\n");
}

/* One region, whatever the page: the long figure on page 2 moves the columns of page 1. */
static void table_over_pages(void **state)
{
    struct maker *m = begin(state);
    struct node *body = make_table(m);
    make_figures(m, body, PT(50), "Hemtjänst", (const char *const[]){ "1", "2", "3" });
    make_small_page(m, "2");
    make_figures(m, body, PT(50), "Illa lilla fjällillas bibliotek i hörn", (const char *const[]){ "4", "5", "6" });
    assert_output(m, &device_text,
                  A6
                  "    Hemtjänst                               1  2  3\n"
                  A6_PAGE_2
                  "    Illa lilla fjällillas bibliotek i hörn  4  5  6\n"
                  "──────── slut, 2 sidor ────────\n");
}

/* A symbol is its mark; the word stands beside it or below it. */
static void symbols(void **state)
{
    struct maker *m = begin(state);
    struct node *body = make_table(m);
    static const char *const marks[] = { "●", "▲" }, *const words[] = { "Uppfyllt", "Delvis uppfyllt" };
    for (int i = 0; i < 2; i++) {
        length y = PT(50 + 30 * i);
        struct node *row = make_row(m, body);
        make_cell(m, row);
        make_text(m, PT(20), y + PT(5), "Mål");
        struct node *cell = make_cell(m, row);
        make_node(m, cell, NODE_SYMBOL);
        make_mark(m, PT(100), y + PT(0.8), marks[i]);
        make_text(m, PT(112), y, words[i]);
        cell = make_cell(m, row);
        make_node(m, cell, NODE_SYMBOL);
        make_mark(m, PT(206), y, marks[i]);
        m->size = PT(7);
        struct item *word = make_text(m, 0, y + PT(9), words[i]);
        word->x = PT(210) - word->text.width / 2;
        m->size = PT(9);
    }
    make_mark(m, PT(250), PT(50), NULL);
    expect(m,
           "    Mål             ● Uppfyllt           ●\n"
           "                                       Uppfyllt\n"
           "\n"
           "    Mål             ▲ Delvis uppfyllt    ▲\n"
           "                                     Delvis uppfyllt\n");
}

/* ---- whatever comes ---- */

static size_t count_letters(const char *s)
{
    size_t n = 0;
    for (; *s; s++)
        n += (*s >= 'a' && *s <= 'z') || (*s >= '0' && *s <= '9') || *s == ',';
    return n;
}

/* Items strewn over pages, in and out of tables, on top of each other: every letter is printed, and no line ends in a blank. */
static void nothing_is_lost(void **state)
{
    static const char *const words[] = { "illa", "mm", "1 234,5", "en hel rad med text", "7", "12,25 %", "fjällillas bibliotek", "x,1,2" };
    struct maker *m = *state;
    uint32_t random = 1;
    size_t letters = count_letters("sida 1 A6 sida 2 A6 sida 3 A6 slut, 3 sidor");
    struct node *cells[8] = { 0 };
    struct node *body = make_table(m), *row = make_row(m, body);
    for (int i = 1; i < 8; i++) {
        cells[i] = make_cell(m, i % 3 ? row : (row = make_row(m, body)));
        cells[i]->cell->columns = 1 + (i == 5);
        cells[i]->cell->rows = 1 + (i == 6);
    }
    for (int i = 0; i < 900; i++) {
        if (i % 300 == 0)
            make_small_page(m, arena_printf(&m->arena, "%d", i / 300 + 1));
        random = random * 1664525 + 1013904223;
        m->node = cells[random >> 8 & 7];
        m->size = PT(5 + (random >> 11 & 7));
        const char *word = words[random >> 14 & 7];
        length x = (length)(random >> 17) * 9, y = (length)(random >> 5 & 0xFFFF) * 6;
        if (random >> 31)
            make_figure(m, x, y, word);
        else
            make_text(m, x, y, word);
        letters += count_letters(word);
        make_rule(m, x, y, PT(40), PT(1));
    }
    assert_true(device_text.write(&m->pages, &m->out, &m->messages));
    assert_int_equal(count_letters(m->out.s), letters);
    assert_null(strstr(m->out.s, " \n"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_pages, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(empty_pages, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(paragraphs, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(runs_of_a_line, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(spaces_and_hyphens, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(narrow_letters, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(distances, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(list, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(contents, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(one_cell_wide, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(figures, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(decimals, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(wrapped_cells, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(spanning_cells, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(table_over_pages, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(symbols, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(nothing_is_lost, maker_init, maker_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
