/* test_trace.c: the trace of placed items */

#include "maker.h"

#define DOCUMENT(n) "pages " n " title=\"Prov\" author=\"\" subject=\"\" language=sv-SE date=2025-02-27\n"

static void no_pages(void **state)
{
    assert_output(*state, &device_trace, DOCUMENT("0"));
}

static void page_lines(void **state)
{
    struct maker *m = *state;
    make_page(m, 595276, 841890, "A4", "");
    make_page(m, 841890, 595276, "A4 liggande", "ii");
    assert_output(m, &device_trace,
                  DOCUMENT("2")
                  "page 1 label= 595276x841890 format=\"A4\"\n"
                  "page 2 label=ii 841890x595276 format=\"A4 liggande\"\n");
}

#define PAGE DOCUMENT("1") "page 1 label=1 300000x400000 format=\"A6\"\n"
#define SET "font=DejaVuSansMono size=9966 color="

static void texts(void **state)
{
    struct maker *m = *state;
    make_small_page(m, "1");
    m->font = m->mono;
    m->size = MONO_SIZE;
    m->role = ROLE_FURNITURE;
    make_text(m, PT(20), PT(30), "sida 1");
    m->role = ROLE_CONTENT;
    make_node(m, m->document, NODE_PARAGRAPH);
    make_text(m, PT(20), PT(50), "säger \"volym\" \\ ")->text.color = 0x1F3864;
    make_text(m, PT(20), PT(65), "avstav")->text.hyphen = true;
    m->role = ROLE_REPEAT;
    make_node(m, m->document, NODE_CELL)->place.column = 0;
    make_figure(m, PT(80), PT(80), "10\u00A0000\u202F%")->text.underline = true;
    make_node(m, m->document, NODE_CELL)->place = (struct place){ 0 };
    make_text(m, PT(20), PT(95), "vo\u00ADlym e\u2011post");
    assert_output(m, &device_trace,
                  PAGE
                  "text x=20000 y=30000 w=36000 " SET "000000 role=furniture node=- \"sida 1\"\n"
                  "text x=20000 y=50000 w=90001 " SET "1F3864 role=content node=paragraph@texter/x.md:12:1 \"säger \\\"volym\\\" \\\\ \"\n"
                  "text x=20000 y=65000 w=36000 " SET "000000 role=content node=paragraph@texter/x.md:12:1 hyphen \"avstav-\"\n"
                  "text x=32000 y=80000 w=48000 " SET "000000 role=repeat node=cell@texter/x.md:12 right underline \"10\\u00a0000\\u202f%\"\n"
                  "text x=20000 y=95000 w=72000 " SET "000000 role=repeat node=cell@- \"vo\\u00adlym e\\u2011post\"\n");
}

static void drawings(void **state)
{
    struct maker *m = *state;
    make_small_page(m, "1");
    make_node(m, m->document, NODE_TABLE);
    make_rule(m, PT(20), PT(50), PT(200), 500);
    make_mark(m, PT(20), PT(68), "●");
    make_mark(m, PT(20), PT(88), NULL)->path->stroke = 0;
    assert_output(m, &device_trace,
                  PAGE
                  "fill x=20000 y=50000 w=200000 h=500 color=1F3864 role=decoration node=table@texter/x.md:12:1\n"
                  "path x=20000 y=60000 w=8000 h=8000 fill=00A651 stroke=none line=0 role=decoration node=table@texter/x.md:12:1 character=● "
                  "\"M 0 0 L 8000 0 C 8000 4000 4000 8000 0 8000 Z\"\n"
                  "path x=20000 y=80000 w=8000 h=8000 fill=00A651 stroke=000000 line=0 role=decoration node=table@texter/x.md:12:1 "
                  "\"M 0 0 L 8000 0 C 8000 4000 4000 8000 0 8000 Z\"\n");
}

static void links_and_landmarks(void **state)
{
    struct maker *m = *state;
    make_small_page(m, "1");
    struct node *heading = make_node(m, m->document, NODE_HEADING);
    make_node(m, heading, NODE_TEXT)->text = "Volymer";
    make_node(m, m->document, NODE_LINK);
    make_item(m, ITEM_LINK, PT(20), PT(50))->link = (struct item_link){ .width = PT(60), .height = PT(12), .url = "https://scb.se/?a=\"b\"" };
    make_item(m, ITEM_LINK, PT(20), PT(70))->link = (struct item_link){ .width = PT(60), .height = PT(12), .target = heading };
    *vec_push(&m->arena, &m->pages.landmarks) =
        (struct landmark){ .heading = heading, .text = "2.1 Volymer", .level = 2, .page = 0, .y = PT(40) };
    assert_output(m, &device_trace,
                  PAGE
                  "link x=20000 y=50000 w=60000 h=12000 role=content node=link@texter/x.md:12:1 url=\"https://scb.se/?a=\\\"b\\\"\"\n"
                  "link x=20000 y=70000 w=60000 h=12000 role=content node=link@texter/x.md:12:1 target=heading@texter/x.md:12:1 \"Volymer\"\n"
                  "landmark page=1 y=40000 level=2 node=heading@texter/x.md:12:1 \"2.1 Volymer\"\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(no_pages, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(page_lines, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(texts, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(drawings, maker_init, maker_done),
        cmocka_unit_test_setup_teardown(links_and_landmarks, maker_init, maker_done),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
