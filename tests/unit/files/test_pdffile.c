/* test_pdffile.c: finished PDF files are read, and files that mean harm are refused */
#include "pdfmaker.h"

#include "finished/attachment.h"
#include "finished/revision.h"

#define CATALOG "<< /Type /Catalog /Pages 2 0 R "
#define MANIFEST "/PieceInfo << /kommuntryck << /LastModified (D:20250227000000Z) /Private 4 0 R >> >> "

struct room {
    struct reading reading;
    struct pdfmaker maker;
    struct pdffile file;
};

static void begin(struct room *r, const char *catalog)
{
    memset(r, 0, sizeof *r);
    reading_open(&r->reading);
    pdf_begin(&r->maker);
    pdf_object(&r->maker, 1, arena_printf(&r->reading.arena, CATALOG "%s >>", catalog));
    pdf_page(&r->maker);
}

static bool open_all(struct room *r)
{
    return pdffile_open(&r->file, &r->reading.arena, "a.pdf", r->maker.out.s, r->maker.out.n, &r->reading.messages);
}

static void end(struct room *r)
{
    if (r->file.qpdf)
        pdffile_close(&r->file);
    buffer_done(&r->maker.out);
    reading_close(&r->reading);
}

/* ---- opening ---- */

static void opens(void **state)
{
    struct room r;
    (void)state;
    begin(&r, "/Lang (sv-SE)");
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_string_equal(pdffile_text(&r.file, pdffile_get(&r.file, pdffile_catalog(&r.file), "/Lang")), "sv-SE");
    assert_null(pdffile_text(&r.file, pdffile_get(&r.file, pdffile_catalog(&r.file), "/Pages")));
    assert_null(pdffile_manifest(&r.file));
    assert_messages(&r.reading, "");
    end(&r);
}

static void refuses_what_is_no_pdf(void **state)
{
    struct room r;
    (void)state;
    begin(&r, "");
    pdf_end(&r.maker);
    r.maker.out.s[0] = 'x';
    assert_false(open_all(&r));
    assert_messages(&r.reading, "a.pdf: error: this is no whole PDF: it does not begin with %PDF-\n1 error\n");
    end(&r);
}

static void refuses_every_beginning(void **state)
{
    struct room r;
    (void)state;
    begin(&r, "");
    pdf_end(&r.maker);
    size_t whole = r.maker.out.n - strlen("\n%%EOF\n");      /* a reader finds everything from there on; revisions_find wants the mark too */
    for (r.maker.out.n = 0; r.maker.out.n < whole; r.maker.out.n++)
        assert_false(open_all(&r));
    end(&r);
}

/* ---- streams ---- */

static void reads_the_manifest(void **state)
{
    struct room r;
    (void)state;
    begin(&r, MANIFEST);
    pdf_deflated(&r.maker, 4, "", "kommuntryck 0.1.0\n", 18);
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_string_equal(pdffile_manifest(&r.file), "kommuntryck 0.1.0\n");
    end(&r);
}

static void says_that_a_stream_is_damaged(void **state)
{
    struct room r;
    (void)state;
    begin(&r, MANIFEST);
    pdf_stream(&r.maker, 4, "/Filter /FlateDecode", "kommuntryck", 11);
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_null(pdffile_manifest(&r.file));
    assert_messages(&r.reading, "a.pdf: error: the manifest in the PDF cannot be read: its data are damaged\n1 error\n");
    end(&r);
}

static void says_that_a_stream_is_packed_otherwise(void **state)
{
    struct room r;
    (void)state;
    begin(&r, MANIFEST);
    pdf_stream(&r.maker, 4, "/Filter [/FlateDecode /FlateDecode]", "x", 1);
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_null(pdffile_manifest(&r.file));
    assert_messages(&r.reading, "a.pdf: error: the manifest in the PDF cannot be read: it is packed otherwise than kommuntryck does\n1 error\n");
    end(&r);
}

/* 300 MB of zeros in 300 KB. */
static void unpacks_no_more_than_its_share(void **state)
{
    struct room r;
    static char zeros[300 << 20];
    (void)state;
    begin(&r, MANIFEST);
    pdf_deflated(&r.maker, 4, "", zeros, sizeof zeros);
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_null(pdffile_manifest(&r.file));
    assert_messages(&r.reading, "a.pdf: error: the manifest in the PDF cannot be read: it is too large\n1 error\n");
    end(&r);
}

/* ---- attachments ---- */

static void finds_attachments(void **state)
{
    struct room r;
    struct attachments found;
    struct buffer bytes = { 0 };
    (void)state;
    begin(&r, "/Names << /EmbeddedFiles << /Kids [5 0 R] >> >>");
    pdf_deflated(&r.maker, 4, "/Type /EmbeddedFile /Subtype /text#2Fcsv /Params << /ModDate (D:20200930000000Z) >>", "a;b\n", 4);
    pdf_object(&r.maker, 5, "<< /Names [(a) << /Type /Filespec /AFRelationship /Data /F (x) /UF <FEFF0064002F00E5> /Desc (Tabelldata) /EF << /F 4 0 R >> >>] >>");
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_true(attachments_find(&r.file, &found));
    assert_int_equal(found.list.n, 1);
    assert_string_equal(found.list.v[0].name, "d/\xC3\xA5");
    assert_string_equal(found.list.v[0].relationship, "Data");
    assert_string_equal(found.list.v[0].description, "Tabelldata");
    assert_string_equal(found.list.v[0].media, "text/csv");
    assert_string_equal(found.list.v[0].modified, "D:20200930000000Z");
    assert_true(attachment_bytes(&r.file, &found.list.v[0], &bytes));
    assert_string_equal(bytes.s, "a;b\n");
    buffer_done(&bytes);
    end(&r);
}

static void does_not_go_round_in_circles(void **state)
{
    struct room r;
    struct attachments found;
    (void)state;
    begin(&r, "/Names << /EmbeddedFiles 5 0 R >>");
    pdf_object(&r.maker, 5, "<< /Kids [5 0 R 5 0 R 5 0 R] >>");
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_false(attachments_find(&r.file, &found));
    assert_messages(&r.reading, "a.pdf: error: the list of attachments in the PDF cannot be read: their tree goes round in a circle, or is too large\n1 error\n");
    end(&r);
}

static void says_that_an_attachment_is_missing(void **state)
{
    struct room r;
    struct attachments found;
    struct buffer bytes = { 0 };
    (void)state;
    begin(&r, "/Names << /EmbeddedFiles << /Names [(a) << /UF (a.csv) /EF << /F 9 0 R >> >> (b) null (c)] >> >>");
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_true(attachments_find(&r.file, &found));
    assert_int_equal(found.list.n, 2);
    assert_string_equal(found.list.v[1].name, "");
    assert_false(attachment_bytes(&r.file, &found.list.v[0], &bytes));
    assert_messages(&r.reading, "a.pdf: error: the attachment \"a.csv\" in the PDF cannot be read: it is not there\n1 error\n");
    end(&r);
}

static void knows_names_that_lead_out(void **state)
{
    static const char *const bad[] = { "", "/etc/passwd", "../x", "a/../../x", "a/..", "a//b", "a/", "./a", "a/.", "a\\b", "..\\x", "a\nb", "a\x7F" };
    static const char *const good[] = { "rapport.ini", "data/drift.csv", "texter/må l.md", ".x", "..x", "a..b/c" };
    char longer[1200];
    (void)state;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(name_is_safe(bad[i]));
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(name_is_safe(good[i]));
    memset(longer, 'a', sizeof longer);
    longer[sizeof longer - 1] = '\0';
    assert_false(name_is_safe(longer));
    longer[256] = '\0';
    assert_false(name_is_safe(longer));
    longer[255] = '\0';
    assert_true(name_is_safe(longer));
}

/* ---- revisions ---- */

static void finds_revisions(void **state)
{
    struct room r;
    struct revisions found;
    (void)state;
    begin(&r, "/Lang (a startxref 9 %%EOF b)");         /* what looks like an end is none */
    pdf_end(&r.maker);
    size_t first = r.maker.out.n;
    pdf_object(&r.maker, 5, "(added startxref 9 %%EOF b)");
    pdf_end(&r.maker);
    size_t second = r.maker.out.n;
    pdf_object(&r.maker, 6, "(added)");
    pdf_end(&r.maker);
    assert_true(open_all(&r));
    assert_true(revisions_find(&r.file, &found));
    assert_int_equal(found.list.n, 3);
    assert_int_equal(found.list.v[0].end, first);
    assert_int_equal(found.list.v[1].end, second);
    assert_int_equal(found.list.v[2].end, r.maker.out.n);
    end(&r);
}

static void does_not_follow_revisions_round(void **state)
{
    struct room r;
    struct revisions found;
    (void)state;
    begin(&r, "");
    r.maker.xref = r.maker.out.n;
    pdf_end(&r.maker);
    assert_true(!open_all(&r) || !revisions_find(&r.file, &found));
    end(&r);
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(opens),
        cmocka_unit_test(refuses_what_is_no_pdf),
        cmocka_unit_test(refuses_every_beginning),
        cmocka_unit_test(reads_the_manifest),
        cmocka_unit_test(says_that_a_stream_is_damaged),
        cmocka_unit_test(says_that_a_stream_is_packed_otherwise),
        cmocka_unit_test(unpacks_no_more_than_its_share),
        cmocka_unit_test(finds_attachments),
        cmocka_unit_test(does_not_go_round_in_circles),
        cmocka_unit_test(says_that_an_attachment_is_missing),
        cmocka_unit_test(knows_names_that_lead_out),
        cmocka_unit_test(finds_revisions),
        cmocka_unit_test(does_not_follow_revisions_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
