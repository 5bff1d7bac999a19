/* test_pdf.c: pages as PDF, read back with qpdf and poppler
 *
 * What is looked at is what other programs make of the file: words, places, pixels.  The file's own syntax is looked at only where
 * no program tells. */
#include "maker.h"
#include "reader.h"

#include <stdio.h>
#include <unistd.h>
#include "output/pdf/object.h"
#include "output/pdf/pdf.h"
#include "output/pdf/save.h"

#define BOLD "/usr/share/fonts/truetype/open-sans/OpenSans-Bold.ttf"
#define A4_WIDTH 595276
#define A4_HEIGHT 841890
#define NBSP "\xC2\xA0"
#define SOFT_HYPHEN "\xC2\xAD"

struct bench {
    struct maker *m;
    char folder[32], file[48];
    struct buffer answer;           /* of the last command */
};

static int set_up(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    void *maker;

    strcpy(b->folder, "/tmp/test_pdf_XXXXXX");
    if (!mkdtemp(b->folder) || maker_init(&maker))
        return -1;
    snprintf(b->file, sizeof b->file, "%s/ut.pdf", b->folder);
    b->m = maker;
    *state = b;
    return 0;
}

static int tear_down(void **state)
{
    struct bench *b = *state;
    void *maker = b->m;

    unlink(b->file);
    rmdir(b->folder);
    buffer_done(&b->answer);
    free(b);
    return maker_done(&maker);
}

static struct maker *a4(struct bench *b)
{
    make_page(b->m, A4_WIDTH, A4_HEIGHT, "A4", "1");
    make_node(b->m, b->m->document, NODE_PARAGRAPH);
    return b->m;
}

/* Writes the pages; every file is sound for qpdf. */
static const char *run(struct bench *b, const char *before, const char *after);
static void write_pdf(struct bench *b)
{
    buffer_clear(&b->m->out);
    assert_true(device_pdf.write(&b->m->pages, &b->m->out, &b->m->messages));
    assert_int_equal(b->m->messages.list.n, 0);

    FILE *f = fopen(b->file, "wb");
    assert_int_equal(fwrite(b->m->out.s, 1, b->m->out.n, f), b->m->out.n);
    fclose(f);
    assert_non_null(strstr(run(b, "qpdf --check", ""), "No syntax or stream encoding errors"));
    assert_null(strstr(b->answer.s, "WARNING"));
}

static const char *run(struct bench *b, const char *before, const char *after)
{
    return reader_run(&b->answer, before, b->file, after);
}

static void assert_says(struct bench *b, const char *text)
{
    if (!memmem(b->answer.s, b->answer.n, text, strlen(text)))
        fail_msg("no \"%s\" in:\n%.8000s", text, b->answer.s);
}

static int count_says(struct bench *b, const char *text)
{
    const char *s = b->answer.s, *end = s + b->answer.n;
    int n = 0;

    while ((s = memmem(s, (size_t)(end - s), text, strlen(text)))) {
        s += strlen(text);
        n++;
    }
    return n;
}

/* The file as qpdf writes it for people, dictionaries and arrays on one line. */
static void open_up(struct bench *b)
{
    run(b, "qpdf --qdf --no-original-object-ids --object-streams=disable", "- | tr -s ' \\n' ' '");
}

/* --- words --- */

static void words(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    make_text(m, PT(60), PT(100), "Åke Öberg åt en smörgås på café – ”gott” • −5,3 % ÅÄÖ é ½");
    m->font = m->mono;
    make_text(m, PT(60), PT(120), "flygel affisch → 12 § U");
    write_pdf(b);
    assert_string_equal(run(b, "pdftotext", "-"),
                        "Åke Öberg åt en smörgås på café – ”gott” • −5,3 % ÅÄÖ é ½\nflygel affisch → 12 § U\n\n\f");
}

/* One glyph, two meanings: the codes say which. */
static void no_break_space(void **state)
{
    struct bench *b = *state;

    make_text(a4(b), PT(60), PT(100), "1" NBSP "234 kr 5-6");
    write_pdf(b);
    open_up(b);
    assert_says(b, "> <00A0>");
    assert_says(b, "> <0020>");
    assert_string_equal(run(b, "pdftotext", "-"), "1 234 kr 5-6\n\n\f");
}

static void hyphenation(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    make_text(m, PT(60), PT(100), "i e-kommun")->text.hyphen = true;
    make_text(m, PT(60), PT(114), "fullmäktige");
    write_pdf(b);
    assert_string_equal(run(b, "pdftotext", "-"), "i e-kommun" SOFT_HYPHEN "\nfullmäktige\n\n\f");
    open_up(b);
    assert_says(b, "> <00AD>");
    assert_says(b, "> <002D>");
}

static void part_of_a_run(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    static struct piece part;
    const struct run *r = font_shape(m->sans, "kommunfullmäktige", strlen("kommunfullmäktige"));
    struct item *i = make_text(m, PT(60), PT(100), "");

    part = (struct piece){(uint32_t)r->number, 6, (uint16_t)(r->count - 6)};
    i->text.pieces = &part;
    i->text.count = 1;
    write_pdf(b);
    assert_string_equal(run(b, "pdftotext", "-"), "fullmäktige\n\n\f");
}

/* More texts than fit in a block of a ToUnicode map. */
static void many_characters(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    struct buffer expected = {0};

    m->font = m->mono;
    m->size = PT(8);
    for (uint32_t rune = 0x410, line = 0; line < 4; line++)    /* Cyrillic letters, without gaps */ {
        struct buffer text = {0};

        for (int i = 0; i < 30; i++, rune++)
            buffer_rune(&text, rune);
        make_text(m, PT(60), PT(100 + 14 * (int)line), text.s);
        buffer_printf(&expected, "%s\n", text.s);
        buffer_done(&text);
    }
    write_pdf(b);
    run(b, "pdftotext -raw", "-");
    b->answer.s[expected.n] = '\0';
    assert_string_equal(b->answer.s, expected.s);
    open_up(b);
    assert_says(b, "100 beginbfchar");
    buffer_done(&expected);
}

static void astral_text(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    m->font = font_open(&m->fonts, "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", place_file(&m->source), &m->messages);
    make_text(m, PT(60), PT(100), "glad 😀 slut");
    write_pdf(b);
    assert_string_equal(run(b, "pdftotext", "-"), "glad 😀 slut\n\n\f");
}

static void marks(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    m->font = m->mono;
    make_text(m, PT(60), PT(100), "q\xCC\x82 a\xCC\x88");
    write_pdf(b);
    open_up(b);
    assert_says(b, "> <0302>");
    assert_says(b, "> <00610308>");
}

/* --- fonts --- */

static void fonts_are_embedded(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    make_text(m, PT(60), PT(100), "Brödtext");
    m->font = font_open(&m->fonts, BOLD, place_file(&m->source), &m->messages);
    make_text(m, PT(60), PT(120), "Rubrik");
    write_pdf(b);
    run(b, "pdffonts", "| tail -n +3 | tr -s ' '");
    assert_says(b, "+OpenSans CID TrueType Custom yes yes yes");
    assert_says(b, "+OpenSans-Bold CID TrueType Custom yes yes yes");
    assert_int_equal(count_says(b, "\n"), 2);           /* the third face is on no page */
}

/* Pixels of a rendered part of the first page, 72 to the inch. */
static int dark_pixels(struct bench *b, int x, int y, int width, int height)
{
    char before[96];
    int dark = 0;

    snprintf(before, sizeof before, "pdftoppm -r 72 -gray -x %d -y %d -W %d -H %d", x, y, width, height);
    run(b, before, "");
    for (size_t i = b->answer.n - (size_t)(width * height); i < b->answer.n; i++)
        dark += (unsigned char)b->answer.s[i] < 128;
    return dark;
}

/* The parts of a composite glyph are lost in a bad subset, and nobody sees it who does not look: rings and dots stand above the height of x. */
static void dots_are_drawn(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    struct font *bold = font_open(&m->fonts, BOLD, place_file(&m->source), &m->messages), *fonts[] = {m->sans, m->mono, bold};
    static const char *const letters[] = {"å", "ä", "ö", "o"};

    m->size = PT(60);
    for (int f = 0; f < 3; f++)
        for (int i = 0; i < 4; i++) {
            m->font = fonts[f];
            make_text(m, PT(50 + 100 * i), PT(100 + 100 * f), letters[i]);
        }
    write_pdf(b);
    for (int f = 0; f < 3; f++)
        for (int i = 0; i < 4; i++) {
            int line = 100 + 100 * f, x = 50 + 100 * i;

            assert_true(dark_pixels(b, x, line - 34, 60, 40) > 50);
            if (i < 3)
                assert_true(dark_pixels(b, x, line - 55, 60, 18) > 10);
            else
                assert_int_equal(dark_pixels(b, x, line - 55, 60, 18), 0);
        }
}

/* A file that was whole when it was opened and shaped, and whose glyphs are damaged all the same. */
static void damaged_font(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    hb_face_t *face = m->sans->face;

    make_text(m, PT(60), PT(100), "text");
    m->sans->face = hb_face_get_empty();
    assert_false(device_pdf.write(&m->pages, &m->out, &m->messages));
    m->sans->face = face;
    assert_int_equal(m->out.n, 0);
    assert_int_equal(m->messages.errors, 1);
}

/* --- places --- */

/* The edges of a word on the first page, from its upper left corner, in millipoints. */
static void word_box(struct bench *b, const char *word, length box[4])
{
    char text[64];
    double d[4];

    run(b, "pdftotext -bbox", "-");
    snprintf(text, sizeof text, ">%s</word>", word);
    assert_says(b, text);
    char *s = strstr(b->answer.s, text);
    while (*s != '\n')
        s--;
    assert_int_equal(sscanf(s, " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &d[0], &d[1], &d[2], &d[3]), 4);
    for (int i = 0; i < 4; i++)
        box[i] = (length)(d[i] * 1000 + 0.5);
}

#define assert_near(a, b, most) assert_in_range((a) - (b) + (most), 0, 2 * (most))

/* Kerned and long: what is rounded does not add up. */
static void right_edges(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    char long_word[] = "AVATARToTyVästerås.Yta,P.AVATARToTyVästerås.Yta,P.AVATARToTy";
    length box[4];

    struct item *text = make_text(m, PT(60), PT(100), long_word);
    struct item *figure = make_figure(m, PT(500), PT(130), "17" NBSP "013,5");
    length right = text->x + text->text.width;
    length figure_left = figure->x;
    write_pdf(b);
    word_box(b, long_word, box);
    assert_near(box[0], PT(60), 5);
    assert_near(box[2], right, 8);
    word_box(b, "17", box);
    assert_near(box[0], figure_left, 5);
    word_box(b, "013,5", box);
    assert_near(box[2], PT(500), 8);
}

static void colour_at(struct bench *b, int x, int y, const char *expected)
{
    char before[96], found[8];

    snprintf(before, sizeof before, "pdftoppm -r 72 -x %d -y %d -W 1 -H 1", x, y);
    run(b, before, "");
    const unsigned char *p = (unsigned char *)b->answer.s + b->answer.n - 3;
    snprintf(found, sizeof found, "%02X%02X%02X", p[0], p[1], p[2]);
    assert_string_equal(found, expected);
}

static void fills(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    make_rule(m, PT(100), PT(50), PT(200), PT(20))->fill.color = 0x1F3864;
    make_rule(m, PT(100), PT(70), PT(200), PT(10))->fill.color = 0xFFC000;
    write_pdf(b);
    colour_at(b, 98, 60, "FFFFFF");
    colour_at(b, 102, 52, "1F3864");
    colour_at(b, 297, 67, "1F3864");
    colour_at(b, 297, 72, "FFC000");
    colour_at(b, 302, 60, "FFFFFF");
    colour_at(b, 102, 83, "FFFFFF");
    colour_at(b, 102, 47, "FFFFFF");
}

static void paths(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    static const enum path_op ops[] = {PATH_MOVE, PATH_LINE, PATH_LINE, PATH_LINE, PATH_CLOSE};
    static const struct path_point square[] = {{0, 0}, {PT(40), 0}, {PT(40), PT(40)}, {0, PT(40)}};
    static const color colours[][2] = {{0x00A651, COLOR_NONE}, {COLOR_NONE, 0xC00000}, {0x00A651, 0xC00000}, {COLOR_NONE, COLOR_NONE}};

    for (int i = 0; i < 4; i++) {
        struct item *item = make_mark(m, PT(50 + 100 * i), PT(108), NULL);

        *item->path = (struct item_path){.ops = ops, .points = square, .count = 5, .fill = colours[i][0], .stroke = colours[i][1],
                                        .stroke_width = PT(4), .width = PT(40), .height = PT(40)};
    }
    write_pdf(b);
    colour_at(b, 70, 120, "00A651");
    colour_at(b, 47, 120, "FFFFFF");
    colour_at(b, 170, 120, "FFFFFF");
    colour_at(b, 150, 120, "C00000");
    colour_at(b, 270, 120, "00A651");
    colour_at(b, 250, 120, "C00000");
    colour_at(b, 370, 120, "FFFFFF");
    colour_at(b, 350, 120, "FFFFFF");
}

static void underlines(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    m->size = PT(40);
    make_text(m, PT(60), PT(100), "NNN")->text.underline = true;
    make_text(m, PT(60), PT(200), "NNN");
    write_pdf(b);
    assert_true(dark_pixels(b, 60, 101, 80, 8) >= 80);
    assert_int_equal(dark_pixels(b, 60, 201, 80, 8), 0);
}

static void page_sizes(void **state)
{
    struct bench *b = *state;

    a4(b);
    make_page(b->m, A4_HEIGHT, A4_WIDTH, "A4 liggande", "2");
    write_pdf(b);
    run(b, "pdfinfo -f 1 -l 2", "| tr -s ' '");
    assert_says(b, "Page 1 size: 595.276 x 841.89 pts (A4)");
    assert_says(b, "Page 2 size: 841.89 x 595.276 pts (A4)");
}

/* Nothing that is so already is said again. */
static void state_is_kept(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    for (int i = 0; i < 10; i++)
        make_text(m, PT(60), PT(100 + 14 * i), "rad")->text.color = 0x1F3864;
    m->size = PT(8);
    make_text(m, PT(60), PT(300), "not")->text.color = 0x1F3864;
    write_pdf(b);
    open_up(b);
    assert_int_equal(count_says(b, " Tf "), 2);
    assert_int_equal(count_says(b, " rg "), 1);
    assert_int_equal(count_says(b, "]TJ "), 11);
    assert_int_equal(count_says(b, " ET "), 1);             /* nothing is drawn between the texts */
}

/* --- finding one's way --- */

static struct node *make_landmark(struct maker *m, const char *text, int level, length y)
{
    struct node *heading = make_node(m, m->document, NODE_HEADING);

    make_text(m, PT(60), y + PT(12), text);
    *vec_push(&m->arena, &m->pages.landmarks) = (struct landmark){heading, text, level, m->pages.list.n - 1, y};
    return heading;
}

static void bookmarks(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    make_landmark(m, "1 Inledning", 1, PT(80));
    make_landmark(m, "1.1 Så läser du", 2, PT(200));
    make_landmark(m, "djup", 4, PT(300));
    make_page(m, A4_WIDTH, A4_HEIGHT, "A4", "2");
    make_landmark(m, "1.2 Mål <&> 😀", 2, PT(80));
    make_landmark(m, "2 Ekonomi", 1, PT(400));
    write_pdf(b);
    run(b, "qpdf --json --json-key=outlines", "| tr -d ' \\n'");
    assert_int_equal(count_says(b, "\"title\""), 5);
    assert_says(b, "\"destpageposfrom1\":2,\"kids\":[],\"object\"");
    assert_says(b, "\"title\":\"1.2Mål<&>😀\"}],");
    assert_says(b, "/XYZ\",0,761.89,null]");
    assert_says(b, "/XYZ\",0,441.89,null]");
    open_up(b);
    assert_says(b, "/PageMode /UseOutlines");
    assert_says(b, "/Count -2");
    assert_says(b, "/Count 2");
    assert_null(memmem(b->answer.s, b->answer.n, "/Type /Outline ", 15));
}

static void labels(void **state)
{
    struct bench *b = *state;
    static const char *const printed[] = {"", "", "i", "ii", "iii", "5", "6", "9", "A-1",
                                           "A-2", "007", "008", "XII", "iix", "bilaga", "0", "B12345678901"};

    for (size_t i = 0; i < sizeof printed / sizeof *printed; i++)
        make_page(b->m, A4_WIDTH, A4_HEIGHT, "A4", printed[i]);
    write_pdf(b);
    open_up(b);
    assert_says(b, "/PageLabels << /Nums [ 0 << >> 2 << /S /r >> 5 << /S /D /St 5 >> 7 << /S /D /St 9 >> "
                   "8 << /P <feff0041002d> /S /D >> 10 << /P <feff00300030> /S /D /St 7 >> 12 << /S /R /St 12 >> "
                   "13 << /P <feff006900690078> >> 14 << /P <feff00620069006c006100670061> >> 15 << /P <feff0030> >> "
                   "16 << /P <feff004200310032> /S /D /St 345678901 >> ] >>");
}

static struct item *make_link(struct maker *m, const char *url, const struct node *target)
{
    struct item *i = make_item(m, ITEM_LINK, PT(60), PT(90));

    i->link = (struct item_link){PT(100), PT(14), url, target};
    return i;
}

static void link_to_address(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    struct node *link = make_node(m, m->node, NODE_LINK);

    make_node(m, link, NODE_TEXT)->text = "SCB:s webbplats";
    make_link(m, "https://www.scb.se/sök?q=a b&c=(d\\e)", NULL);
    write_pdf(b);
    open_up(b);
    assert_says(b, "/URI (https://www.scb.se/s%C3%B6k?q=a%20b&c=\\(d%5Ce\\))");
    assert_says(b, "/Contents (SCB:s ");
    assert_says(b, "/Border [ 0 0 0 ]");
    assert_says(b, "/F 4 /Rect [ 60 737.89 160 751.89 ] /StructParent 1 /Subtype /Link");
    assert_says(b, "/Tabs /S");
}

static void link_to_heading(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    struct item *link = make_link(m, NULL, NULL);
    struct node *lost = node_new(&m->arena, NODE_HEADING, place_file(&m->source));

    make_page(m, A4_WIDTH, A4_HEIGHT, "A4", "ii");
    link->link.target = make_landmark(m, "Mål", 1, PT(80));
    make_link(m, NULL, lost);                           /* goes nowhere, so it is none */
    write_pdf(b);
    run(b, "pdfinfo -dests", "");
    open_up(b);
    assert_int_equal(count_says(b, "/Subtype /Link"), 1);
    assert_says(b, "/Contents (M\xE5l, sida ii)");
    assert_says(b, "/XYZ 0 761.89 null ] /F 4");
}

/* --- the document --- */

static void title_and_dates(void **state)
{
    struct bench *b = *state;

    a4(b);
    b->m->pages.title = "A < B & C > \"D\" 😀\x01 å";
    b->m->pages.author = "Vård- & omsorgsnämnden";
    b->m->pages.subject = "";
    write_pdf(b);
    run(b, "TZ=UTC pdfinfo", "| tr -s ' '");
    assert_says(b, "Title: A < B & C > \"D\" 😀 å\n");
    assert_says(b, "Author: Vård- & omsorgsnämnden\n");
    assert_says(b, "CreationDate: Thu Feb 27 00:00:00 2025 UTC\n");
    assert_says(b, "Metadata Stream: yes");
    assert_says(b, "Tagged: yes");
    assert_says(b, "PDF version: 1.7");
    assert_null(strstr(b->answer.s, "Subject"));
    run(b, "pdfinfo -meta", "");
    assert_says(b, "<rdf:li xml:lang=\"x-default\">A &#60; B &#38; C &#62; \"D\" 😀  å</rdf:li>");
    assert_says(b, "<dc:creator><rdf:Seq><rdf:li>Vård- &#38; omsorgsnämnden</rdf:li></rdf:Seq></dc:creator>");
    assert_says(b, "<dc:language><rdf:Bag><rdf:li>sv-SE</rdf:li></rdf:Bag></dc:language>");
    assert_says(b, "<xmp:CreateDate>2025-02-27T00:00:00Z</xmp:CreateDate>");
    assert_int_equal(count_says(b, "dc:description"), 0);
    run(b, "pdfinfo -meta", "| xmllint --noout -");
    assert_string_equal(b->answer.s, "");
    open_up(b);
    assert_says(b, "/Lang (sv-SE)");
    assert_says(b, "/ViewerPreferences << /DisplayDocTitle true >>");
    assert_says(b, "/S /GTS_PDFA1");
    assert_int_equal(count_says(b, "/MarkInfo << /Marked true >>"), 1);
    assert_int_equal(count_says(b, "/ProcSet"), 0);
}

static void no_date(void **state)
{
    struct bench *b = *state;
    static const char *const dates[] = {"", "2025-02", "27 februari", NULL};

    a4(b);
    for (int i = 0; i < 4; i++) {
        b->m->pages.date = dates[i];
        write_pdf(b);
        run(b, "pdfinfo", "");
        assert_null(strstr(b->answer.s, "Date"));
    }
}

static void long_title(void **state)
{
    struct bench *b = *state;
    char *title = arena_alloc(&b->m->arena, 100001);

    a4(b);
    memset(title, 'x', 100000);
    b->m->pages.title = title;
    write_pdf(b);
}

static void same_bytes(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    struct buffer first = {0};

    make_text(m, PT(60), PT(100), "Åtgärder enligt plan");
    make_link(m, "https://example.se/", NULL);
    make_landmark(m, "Mål", 1, PT(200));
    write_pdf(b);
    buffer_bytes(&first, m->out.s, m->out.n);
    sleep(1);
    setenv("TZ", "Pacific/Auckland", 1);
    write_pdf(b);
    unsetenv("TZ");
    assert_int_equal(first.n, m->out.n);
    assert_memory_equal(first.s, m->out.s, first.n);
    assert_non_null(memmem(first.s, first.n, "/ID [<", 6));
    buffer_done(&first);
}

static const char *identity(struct bench *b)
{
    write_pdf(b);
    const char *id = memmem(b->m->out.s, b->m->out.n, "/ID [<", 6);
    return arena_strndup(&b->m->arena, id, 40);
}

static void identity_is_of_the_content(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    make_text(m, PT(60), PT(100), "Kostnad 12");
    const char *before = identity(b);
    make_text(m, PT(60), PT(120), "Kostnad 12");
    assert_string_not_equal(identity(b), before);
}

static void no_pages(void **state)
{
    struct bench *b = *state;

    write_pdf(b);
    assert_string_equal(run(b, "qpdf --show-npages", ""), "0\n");
}

static void empty_items(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);

    make_text(m, PT(60), PT(100), "");
    make_mark(m, PT(60), PT(120), "")->path->count = 0;
    make_page(m, A4_WIDTH, A4_HEIGHT, "A4", "2");
    write_pdf(b);
    assert_string_equal(run(b, "pdftotext", "-"), "\f\f");
}

static void many_pages(void **state)
{
    struct bench *b = *state;
    struct maker *m = b->m;

    for (int i = 0; i < 1000; i++) {
        make_page(m, A4_WIDTH, A4_HEIGHT, "A4", arena_printf(&m->arena, "%d", i + 1));
        struct node *heading = make_landmark(m, arena_printf(&m->arena, "Kapitel %d", i + 1), 1 + i % 3, PT(80));
        make_link(m, NULL, heading);
    }
    write_pdf(b);
    assert_string_equal(run(b, "qpdf --show-npages", ""), "1000\n");
    assert_string_equal(run(b, "pdftotext -f 1000", "-"), "Kapitel 1000\n\n\f");
}

/* --- bytes: what PDF/A-2 6.1 asks for, and many readers mend without a word --- */

static const char *expect(const char *s, const char *text)
{
    if (strncmp(s, text, strlen(text)))
        fail_msg("not \"%s\" but \"%.40s\"", text, s);
    return s + strlen(text);
}

static bool says(const char *s, const char *end, const char *text)
{
    return memmem(s, (size_t)(end - s), text, strlen(text)) != NULL;
}

/* "7 0 obj", a dictionary with a length, as many bytes, and an end of line on all sides; gives what follows. */
static const char *expect_stream(const char *s, const char **dictionary_end)
{
    char *after;

    assert_int_not_equal(strtoul(s, &after, 10), 0);
    s = expect(after, " 0 obj\n<<");
    *dictionary_end = strstr(s, ">>\nstream\n");
    assert_non_null(*dictionary_end);
    const char *key = strstr(s, "/Length ");
    assert_true(key && key < *dictionary_end);
    size_t n = strtoul(key + 8, &after, 10);
    assert_true(*after == '>');                                  /* not "7 0 R" */
    return expect(*dictionary_end + 10 + n, "\nendstream\nendobj\n");
}

/* From end to end the file is streams, with nothing between them. */
static void file_of_streams(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    int object_streams = 0, plain = 0;

    for (int i = 0; i < 900; i++) {
        make_page(m, A4_WIDTH, A4_HEIGHT, "A4", "");
        make_landmark(m, "Mål", 1, PT(80));
    }
    write_pdf(b);
    const char *s = expect(m->out.s, "%PDF-1.7\n%"), *last = NULL, *dictionary_end = NULL;
    for (int i = 0; i < 4; i++)
        assert_true((unsigned char)*s++ > 127);
    for (s = expect(s, "\n"); *s >= '0' && *s <= '9';) {
        last = s;
        s = expect_stream(s, &dictionary_end);
        object_streams += says(last, dictionary_end, "/Type/ObjStm");
        plain += !says(last, dictionary_end, "/Filter");
        assert_true(says(last, dictionary_end, "/Filter") || says(last, dictionary_end, "/Type /Metadata"));
    }
    assert_true(object_streams > 1);
    assert_int_equal(plain, 1);
    static const char *const keys[] = {"/Type/XRef", "/W[", "/Index[0 ", "/Size ", "/Root ", "/Info ", "/ID [<"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        assert_true(says(last, dictionary_end, keys[i]));
    assert_string_equal(s, arena_printf(&m->arena, "startxref\n%td\n%%%%EOF\n", last - m->out.s));
}

/* A file may begin behind other bytes: its places are its own. */
static void appended(void **state)
{
    struct bench *b = *state;
    struct buffer alone = {0};

    a4(b);
    write_pdf(b);
    buffer_bytes(&alone, b->m->out.s, b->m->out.n);
    assert_true(device_pdf.write(&b->m->pages, &b->m->out, &b->m->messages));
    assert_int_equal(b->m->out.n, 2 * alone.n);
    assert_memory_equal(b->m->out.s + alone.n, alone.s, alone.n);
    buffer_done(&alone);
}

/* --- inside --- */

/* The first failure is the one that is told, nothing is called after it, and nothing of the file is left. */
static void sticky_failure(void **state)
{
    struct bench *b = *state;
    struct objects o;
    char name[300] = "";

    memset(name, 'x', sizeof name - 1);
    objects_init(&o, &b->m->arena);
    struct save *save = save_open(&o, level_of(&b->m->pages), &b->m->out);
    HPDF_Dict d = object_new(&o);
    HARU(&o, HPDF_Dict_AddName, d, "Name", name);
    HPDF_STATUS first = o.status;
    assert_int_not_equal(first, HPDF_OK);
    assert_string_equal(o.failed, "HPDF_Dict_AddName");
    assert_null(object_new(&o));
    HARU(&o, HPDF_Dict_AddName, NULL, "Name", "x");
    assert_int_equal(o.status, first);
    assert_string_equal(o.failed, "HPDF_Dict_AddName");
    assert_int_equal(save_number(save), 0);
    save_finish(save);
    save_close(save);
    assert_int_equal(b->m->out.n, 0);
    objects_done(&o);
}

static HPDF_STATUS refuse(HPDF_Dict d, HPDF_Stream stream)
{
    (void)stream;
    return HPDF_SetError(d->error, HPDF_FILE_IO_ERROR, 0);
}

/* One that comes while the file is made takes away what is there of it. */
static void failure_while_saving(void **state)
{
    struct bench *b = *state;
    struct objects o;

    buffer_add(&b->m->out, "before");
    objects_init(&o, &b->m->arena);
    struct save *save = save_open(&o, level_of(&b->m->pages), &b->m->out);
    for (int i = 0; i < 500; i++)
        object_new(&o);
    object_new(&o)->write_fn = refuse;
    save_finish(save);
    save_close(save);
    assert_int_equal(o.status, HPDF_FILE_IO_ERROR);
    assert_string_equal(o.failed, "HPDF_Obj_WriteValue");
    assert_string_equal(b->m->out.s, "before");
    objects_done(&o);
}

static void note_begin(void *state, const struct item *item, struct buffer *content)
{
    (void)item;
    buffer_printf(content, "<%d ", ++*(int *)state);
}

static void note_end(void *state, const struct item *item, struct buffer *content)
{
    (void)state;
    (void)item;
    buffer_add(content, ">");
}

/* Where tags will stand: round each item that is drawn, and at the end of the page. */
static void marker(void **state)
{
    struct bench *b = *state;
    struct maker *m = a4(b);
    int items = 0;
    struct marker around = {.state = &items, .item_begin = note_begin, .item_end = note_end};
    struct content c = {.marker = &around};

    make_rule(m, 0, PT(831), PT(10), PT(10));
    make_link(m, "https://example.se/", NULL);
    make_rule(m, 0, PT(831), PT(10), PT(10));
    content_page(&c, &m->pages.list.v[0]);
    assert_string_equal(c.operators.s, "<1 0.122 0.22 0.392 rg 0 0.89 10 10 re f\n><2 0 0.89 10 10 re f\n>");
    buffer_done(&c.operators);
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(words), TEST(no_break_space), TEST(hyphenation), TEST(part_of_a_run), TEST(many_characters), TEST(astral_text),
        TEST(marks),
        TEST(fonts_are_embedded), TEST(dots_are_drawn), TEST(damaged_font),
        TEST(right_edges), TEST(fills), TEST(paths), TEST(underlines), TEST(page_sizes), TEST(state_is_kept),
        TEST(bookmarks), TEST(labels), TEST(link_to_address), TEST(link_to_heading),
        TEST(title_and_dates), TEST(no_date), TEST(long_title), TEST(same_bytes), TEST(identity_is_of_the_content), TEST(no_pages),
        TEST(empty_items), TEST(many_pages), TEST(file_of_streams), TEST(appended), TEST(sticky_failure),
        TEST(failure_while_saving), TEST(marker),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
