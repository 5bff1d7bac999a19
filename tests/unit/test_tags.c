/* test_tags.c: the structure of pages made by hand, read back with poppler
 *
 * What stands in a real report is looked at by tests/pdf/tags.py; here are the cases that reports seldom have. */
#include "maker.h"
#include "reader.h"

#include <stdio.h>
#include <unistd.h>
#include <zlib.h>
#include "document/table.h"
#include "output/pdf/structure.h"

struct bench {
    struct maker *m;
    char folder[32], file[48];
    struct buffer answer;           /* of the last command */
    struct buffer objects;          /* what the object streams of the file hold, as it was written */
};

static int set_up(void **state)
{
    struct bench *b = calloc(1, sizeof *b);
    void *maker;

    strcpy(b->folder, "/tmp/test_tags_XXXXXX");
    if (!mkdtemp(b->folder) || maker_init(&maker))
        return -1;
    snprintf(b->file, sizeof b->file, "%s/ut.pdf", b->folder);
    b->m = maker;
    make_page(b->m, PT(595), PT(842), "A4", "1");
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
    buffer_done(&b->objects);
    free(b);
    return maker_done(&maker);
}

static const char *run(struct bench *b, const char *before, const char *after)
{
    return reader_run(&b->answer, before, b->file, after);
}

static void add_inflated(struct buffer *out, const char *data, size_t n)
{
    static unsigned char room[1 << 20];
    uLongf size = sizeof room;

    assert_int_equal(uncompress(room, &size, (const unsigned char *)data, n), Z_OK);
    buffer_bytes(out, room, size);
}

static void open_object_streams(struct bench *b)
{
    const char *s = b->m->out.s, *end = s + b->m->out.n;

    buffer_clear(&b->objects);
    buffer_add(&b->objects, "");
    while ((s = memmem(s, (size_t)(end - s), "/First ", 7))) {
        const char *key = (const char *)memmem(s, (size_t)(end - s), "/Length ", 8) + 8;
        const char *data = (const char *)memmem(s, (size_t)(end - s), "stream\n", 7) + 7;
        size_t n = strtoul(key, NULL, 10);

        add_inflated(&b->objects, data, n);
        s = data + n;
    }
}

static void write_pdf(struct bench *b)
{
    buffer_clear(&b->m->out);
    assert_true(device_pdf.write(&b->m->pages, &b->m->out, &b->m->messages));
    FILE *f = fopen(b->file, "wb");
    assert_int_equal(fwrite(b->m->out.s, 1, b->m->out.n, f), b->m->out.n);
    fclose(f);
    assert_non_null(strstr(run(b, "qpdf --check", ""), "No syntax or stream encoding errors"));
    open_object_streams(b);
}

/* The tree as poppler tells it: types, attributes that it knows, and texts in quotes. */
static void assert_tree(struct bench *b, const char *expected)
{
    write_pdf(b);
    run(b, "pdfinfo -struct-text", "| grep -v '^ */' | sed 's/ (block)//; s/ (inline)//; s/:$//; s/Object .*/Object/'");
    assert_string_equal(b->answer.s, expected);
}

static void assert_holds(struct bench *b, const char *text)
{
    if (!memmem(b->objects.s, b->objects.n, text, strlen(text)))
        fail_msg("no \"%s\" in the file", text);
}

/* A block of the document with a line of its own. */
static struct node *say(struct maker *m, struct node *parent, enum node_kind kind, length y, const char *text)
{
    struct node *n = make_node(m, parent, kind);

    make_node(m, n, NODE_TEXT)->text = text;
    make_text(m, PT(60), y, text);
    return n;
}

/* --- sections --- */

static void headings(void **state)
{
    struct bench *b = *state;
    static const int levels[] = {2, 4, 3, 1};

    for (int i = 0; i < 4; i++)
        say(b->m, b->m->document, NODE_HEADING, PT(100 + 20 * i), "R")->number = levels[i];
    assert_tree(b, "Document\n"
                   "  Sect\n    H1\n      \"R\"\n"
                   "    Sect\n      H2\n        \"R\"\n"
                   "    Sect\n      H2\n        \"R\"\n"
                   "  Sect\n    H1\n      \"R\"\n");
}

/* A paragraph that nothing is printed of has no element. */
static void nothing_printed(void **state)
{
    struct bench *b = *state;

    make_node(b->m, b->m->document, NODE_PARAGRAPH);
    say(b->m, b->m->document, NODE_PARAGRAPH, PT(100), "A");
    assert_tree(b, "Document\n  P\n    \"A\"\n");
}

/* What the document does not know is said all the same. */
static void stray_text(void **state)
{
    struct bench *b = *state;

    make_text(b->m, PT(60), PT(100), "A");
    assert_tree(b, "Document\n  P\n    \"A\"\n");
}

static void no_document(void **state)
{
    struct bench *b = *state;

    b->m->pages.document = NULL;
    b->m->node = NULL;
    make_text(b->m, PT(60), PT(100), "A");
    assert_tree(b, "Document\n  P\n    \"A\"\n");
}

/* --- paragraphs --- */

static void cut_by_a_page(void **state)
{
    struct bench *b = *state;

    say(b->m, b->m->document, NODE_PARAGRAPH, PT(800), "första ");
    make_page(b->m, PT(595), PT(842), "A4", "2");
    make_text(b->m, PT(60), PT(60), "andra");
    assert_tree(b, "Document\n  P\n    \"första \"\n    \"andra\"\n");
    assert_holds(b, "/K[0 <</Type/MCR/Pg ");
}

static void roles(void **state)
{
    struct bench *b = *state;
    static const enum item_role others[] = {ROLE_REPEAT, ROLE_FURNITURE, ROLE_DECORATION};

    say(b->m, b->m->document, NODE_PARAGRAPH, PT(100), "A");
    for (int i = 0; i < 3; i++) {
        b->m->role = others[i];
        make_text(b->m, PT(60), PT(200 + 400 * i), "B");
    }
    assert_tree(b, "Document\n  P\n    \"A\"\n");
}

/* Words on both sides of a hard break do not join; those of a hyphen do. */
static void hard_break(void **state)
{
    struct bench *b = *state;
    struct node *p = say(b->m, b->m->document, NODE_PARAGRAPH, PT(100), "ett");

    make_node(b->m, p, NODE_BREAK);
    make_node(b->m, p, NODE_TEXT)->text = "två-tre";
    make_text(b->m, PT(60), PT(120), "två-");
    make_text(b->m, PT(60), PT(140), "tre");
    assert_tree(b, "Document\n  P\n    \"ett två-tre\"\n");
}

/* --- lists and notes --- */

static void lists(void **state)
{
    struct bench *b = *state;
    struct node *list = make_node(b->m, b->m->document, NODE_LIST), *item = make_node(b->m, list, NODE_ITEM);

    list->number = 3;
    make_text(b->m, PT(60), PT(100), "3.");
    say(b->m, item, NODE_PARAGRAPH, PT(100), "A");
    b->m->node = make_node(b->m, list, NODE_ITEM);          /* one without text */
    make_text(b->m, PT(60), PT(120), "4.");
    assert_tree(b, "Document\n  L\n    LI\n      Lbl\n        \"3.\"\n      LBody\n        \" A\"\n"
                   "    LI\n      Lbl\n        \"4.\"\n      LBody\n");
    assert_holds(b, "/ListNumbering/Decimal");
}

static void notes(void **state)
{
    struct bench *b = *state;
    struct maker *m = b->m;
    struct node *p = say(m, m->document, NODE_PARAGRAPH, PT(100), "Text"), *mark = make_node(m, p, NODE_NOTE_MARK);

    make_text(m, PT(90), PT(96), "1");
    mark->note = make_node(m, m->document, NODE_NOTE);
    mark->note->label = "1";
    make_text(m, PT(60), PT(800), "1");
    say(m, mark->note, NODE_PARAGRAPH, PT(800), "Noten");
    assert_tree(b, "Document\n  P\n    \"Text\"\n    Reference\n      Link\n        \"1\"\n        Object\n"
                   "  Note <a1>\n    Lbl\n      \"1\"\n    \" Noten\"\n");
}

/* --- tables --- */

static struct node *add_table(struct maker *m, int columns)
{
    struct node *table = make_node(m, m->document, NODE_TABLE);

    table->table = arena_new(&m->arena, struct table);
    table->table->ncolumns = columns;
    return table;
}

/* text NULL: an empty cell */
static struct node *add_cell(struct maker *m, struct node *row, struct cell cell, length y, const char *text)
{
    struct node *n = make_node(m, row, NODE_CELL);

    cell.columns = cell.columns ? cell.columns : 1;
    cell.rows = cell.rows ? cell.rows : 1;
    *n->cell = cell;
    if (text)
        say(m, n, NODE_PARAGRAPH, y, text);
    return n;
}

/* Of one level and without spans: scopes are enough. */
static void plain_table(void **state)
{
    struct bench *b = *state;
    struct maker *m = b->m;
    struct node *table = add_table(m, 2), *row = make_node(m, make_node(m, table, NODE_HEAD), NODE_ROW);

    add_cell(m, row, (struct cell){.head = true, .spoken = "utan rubrik"}, PT(100), NULL);
    add_cell(m, row, (struct cell){.column = 1, .head = true}, PT(100), "År");
    row = make_node(m, make_node(m, table, NODE_BODY), NODE_ROW);
    add_cell(m, row, (struct cell){.head = true}, PT(120), "Rad");
    add_cell(m, row, (struct cell){.column = 1, .spoken = "inget värde"}, PT(120), "–");
    assert_tree(b, "Document\n  Table\n    THead\n      TR\n        TH\n          Span\n            \"\"\n        TH\n"
                   "          \"År\"\n"
                   "    TBody\n      TR\n        TH\n          \"Rad\"\n        TD\n          Span\n            \"–\"\n");
    assert_holds(b, "/ActualText(utan rubrik)");
    assert_holds(b, "/ActualText(inget v\xE4" "rde)");
    assert_null(memmem(b->objects.s, b->objects.n, "/Headers", 8));
    assert_null(memmem(b->objects.s, b->objects.n, "/IDTree", 7));
}

/* A head of two columns over heads of one, and a label that spans two rows: each cell names its heads. */
static void deep_table(void **state)
{
    struct bench *b = *state;
    struct maker *m = b->m;
    struct node *table = add_table(m, 3), *head = make_node(m, table, NODE_HEAD), *row = make_node(m, head, NODE_ROW), *body;

    add_cell(m, row, (struct cell){.head = true, .rows = 2}, PT(100), "Mål");                               /* a1 */
    add_cell(m, row, (struct cell){.column = 1, .columns = 2, .head = true}, PT(100), "Utfall");            /* a2 */
    row = make_node(m, head, NODE_ROW);
    add_cell(m, row, (struct cell){.column = 1, .head = true}, PT(120), "2023");                            /* a3 */
    add_cell(m, row, (struct cell){.column = 2, .head = true}, PT(120), "2024");                            /* a4 */
    body = make_node(m, table, NODE_BODY);
    row = make_node(m, body, NODE_ROW);
    add_cell(m, row, (struct cell){.head = true, .rows = 2}, PT(140), "Hälsa");                             /* a5 */
    add_cell(m, row, (struct cell){.column = 1}, PT(140), "1");
    add_cell(m, row, (struct cell){.column = 2}, PT(140), "2");
    row = make_node(m, body, NODE_ROW);
    add_cell(m, row, (struct cell){.column = 1}, PT(160), "3");
    add_cell(m, row, (struct cell){.column = 2}, PT(160), NULL);
    write_pdf(b);
    assert_holds(b, "/Scope/Column/RowSpan 2>>/ID(a1)");
    assert_holds(b, "/Scope/Column/ColSpan 2>>/ID(a2)");
    assert_holds(b, "/Scope/Column/Headers[(a2)]>>/ID(a4)");
    assert_holds(b, "/Scope/Row/RowSpan 2/Headers[(a1)]>>/ID(a5)");
    assert_holds(b, "/Headers[(a2)(a3)(a5)]>>/K 5");          /* 1 */
    assert_holds(b, "/Headers[(a2)(a4)(a5)]>>/K ");           /* the empty one, in the row that the label spans */
}

/* --- ways back --- */

/* More pages than a leaf holds: leaves say what is in them. */
static void many_pages(void **state)
{
    struct bench *b = *state;

    for (int i = 0; i < 2500; i++) {
        say(b->m, b->m->document, NODE_PARAGRAPH, PT(100), "A");
        make_page(b->m, PT(595), PT(842), "A4", "");
    }
    write_pdf(b);
    assert_holds(b, "/Limits[0 127]/Nums[0 [");
    assert_holds(b, "/Limits[2432 2500]/Nums[2432 [");
    assert_holds(b, "/ParentTreeNextKey 2501");
}

static void names_in_order(void **state)
{
    static const int ids[] = {1, 9, 10, 99, 100, 1000, 32767};
    char last[16] = "";

    (void)state;
    for (size_t i = 0; i < sizeof ids / sizeof *ids; i++) {
        struct buffer id = {0};

        put_id(&id, ids[i]);
        assert_true(strcmp(last, id.s) < 0);
        strcpy(last, id.s);
        buffer_done(&id);
    }
}

int main(void)
{
#define TEST(f) cmocka_unit_test_setup_teardown(f, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(headings), TEST(nothing_printed), TEST(stray_text), TEST(no_document), TEST(cut_by_a_page), TEST(roles),
        TEST(hard_break), TEST(lists), TEST(notes), TEST(plain_table), TEST(deep_table), TEST(many_pages), TEST(names_in_order),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
