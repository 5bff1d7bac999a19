/* test_source.c: bytes become text, paths stay inside */
#include "reading.h"

#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include "read/source.h"

static const struct source *read_bytes(struct reading *r, const char *bytes, size_t n, const char *encoding)
{
    return source_of_bytes(&r->arena, "x/t", "t", bytes, n, encoding, &r->messages);
}

static void assert_text(const char *bytes, size_t n, const char *encoding, const char *text, const char *found)
{
    struct reading r;

    reading_open(&r);
    const struct source *s = read_bytes(&r, bytes, n, encoding);
    assert_messages(&r, "");
    assert_non_null(s);
    assert_string_equal(s->text, text);
    assert_int_equal(s->size, strlen(text));
    assert_string_equal(s->encoding, found);
    assert_string_equal(s->name, "t");
    assert_string_equal(s->path, "x/t");
    reading_close(&r);
}

static void assert_wrong(const char *bytes, size_t n, const char *encoding, const char *wanted)
{
    struct reading r;

    reading_open(&r);
    assert_null(read_bytes(&r, bytes, n, encoding));
    assert_messages(&r, wanted);
    reading_close(&r);
}

#define BYTES(s) s, sizeof s - 1

static void finds_the_encoding(void **state)
{
    (void)state;
    assert_text(BYTES(""), NULL, "", "utf-8");
    assert_text(BYTES("\xEF\xBB\xBF" "å;b"), "auto", "å;b", "utf-8");
    assert_text(BYTES("V\xC3\xA5rd"), NULL, "Vård", "utf-8");
    assert_text(BYTES("V\xE5rd \x80 \x96\xFF"), NULL, "Vård € –ÿ", "windows-1252");
    assert_text(BYTES("V\xC3\xA5"), "windows-1252", "VÃ¥", "windows-1252");
    assert_text(BYTES("\xFF\xFE"), "windows-1252", "ÿþ", "windows-1252");
}

static void line_ends_become_one(void **state)
{
    (void)state;
    assert_text(BYTES("a\r\nb\rc\n\r\r\n"), NULL, "a\nb\nc\n\n\n", "utf-8");
    assert_text(BYTES("\xE5\r\n\r"), NULL, "å\n\n", "windows-1252");
}

static void says_which_byte_is_wrong(void **state)
{
    (void)state;
    assert_wrong(BYTES("a\r\nV\xE5rd \xE5\n"), "utf-8",
                 "t:2:2: error: byte 0xE5 is no UTF-8\n    V\xEF\xBF\xBDrd \xEF\xBF\xBD\n     ^\n1 error\n");
    assert_wrong(BYTES("a\n\xE5\x81;\x8D"), NULL,
                 "t:2:2: error: byte 0x81 is no Windows-1252\n    å\xEF\xBF\xBD;\xEF\xBF\xBD\n     ^\n1 error\n");
    assert_wrong(BYTES("\xEF\xBB\xBF\xE5"), NULL, "t:1:1: error: byte 0xE5 is no UTF-8\n    \xEF\xBF\xBD\n    ^\n1 error\n");
    assert_wrong(BYTES("ab\xE2\x88"), "utf-8",
                 "t:1:3: error: byte 0xE2 is no UTF-8\n    ab\xEF\xBF\xBD\xEF\xBF\xBD\n      ^\n1 error\n");
}

static void says_what_is_no_text(void **state)
{
    (void)state;
    assert_wrong(BYTES("ab\n\0c"), NULL,
                 "t:2:1: error: the file holds a NUL byte; it is no text file\n    \xEF\xBF\xBD" "c\n    ^\n1 error\n");
    assert_wrong(BYTES("\xE5\0"), NULL,
                 "t:1:2: error: the file holds a NUL byte; it is no text file\n    å\xEF\xBF\xBD\n     ^\n1 error\n");
    assert_wrong(BYTES("\xFF\xFE" "a\0"), NULL, "t: error: the file is UTF-16\n1 error\n");
    assert_wrong(BYTES("\xFE\xFF\0a"), "utf-8", "t: error: the file is UTF-16\n1 error\n");
    assert_wrong(BYTES("\xEF\xBB\xBF" "a"), "windows-1252",
                 "t: error: the file's byte order mark says UTF-8, not windows-1252\n1 error\n");
}

static void every_undefined_byte_is_wrong(void **state)
{
    struct reading r;
    int wrong = 0;

    (void)state;
    for (int byte = 1; byte < 256; byte++) {
        char bytes[] = {(char)byte};
        reading_open(&r);
        wrong += !read_bytes(&r, bytes, 1, "windows-1252");
        reading_close(&r);
    }
    assert_int_equal(wrong, 5);
}

static void a_lot_of_rubbish_is_quick(void **state)
{
    struct reading r;
    size_t n = 4 << 20;
    char *bytes = malloc(n);

    (void)state;
    assert_non_null(bytes);
    for (int kind = 0; kind < 3; kind++) {
        memset(bytes, "\0\xFF\r"[kind], n);
        bytes[1] = 'a';
        reading_open(&r);
        assert_true(!read_bytes(&r, bytes, n, "utf-8") == (kind < 2));
        reading_close(&r);
    }
    free(bytes);
}

/* --- files --- */

struct folder {
    char path[64];
};

static int folder_open(void **state)
{
    static struct folder f;

    strcpy(f.path, "/tmp/kt-source-XXXXXX");
    *state = &f;
    return mkdtemp(f.path) ? 0 : -1;
}

static const char *in_folder(const struct folder *f, const char *name)
{
    static char paths[4][512];
    static int next;
    char *path = paths[next++ % 4];

    snprintf(path, sizeof *paths, "%s/%s", f->path, name);
    return path;
}

static int folder_close(void **state)
{
    static const char *const names[] = {"report/in.csv", "report/sub", "report/out", "report/gone", "report/back", "outside.csv"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        remove(in_folder(*state, names[i]));
    rmdir(in_folder(*state, "report"));
    rmdir(((struct folder *)*state)->path);
    return 0;
}

static void write_file(const char *path, const char *text)
{
    FILE *f = fopen(path, "w");

    assert_non_null(f);
    fputs(text, f);
    assert_int_equal(fclose(f), 0);
}

static void reads_a_file(void **state)
{
    struct reading r;

    reading_open(&r);
    write_file(in_folder(*state, "outside.csv"), "å\r\n");
    struct source *s = source_read(&r.arena, in_folder(*state, "outside.csv"), "outside.csv", "auto", (struct place){0}, &r.messages);
    assert_messages(&r, "");
    assert_string_equal(s->text, "å\n");
    assert_string_equal(s->name, "outside.csv");
    reading_close(&r);
}

static void says_why_a_file_cannot_be_read(void **state)
{
    struct reading r;

    reading_open(&r);
    const struct source *ini = source_of_text(&r.arena, "rapport.ini", "file = x.csv\n");
    struct place asked = {ini, 1, 8, 5};
    assert_null(source_read(&r.arena, in_folder(*state, "x.csv"), "x.csv", NULL, asked, &r.messages));
    assert_null(source_read(&r.arena, "/", "data", NULL, asked, &r.messages));
    assert_null(source_read(&r.arena, "/dev/null", "null", NULL, asked, &r.messages));
    assert_messages(&r, "rapport.ini:1:8: error: cannot read \"data\": Is a directory\n    file = x.csv\n           ^~~~~\n"
                        "rapport.ini:1:8: error: cannot read \"null\": Not a regular file\n    file = x.csv\n           ^~~~~\n"
                        "rapport.ini:1:8: error: cannot read \"x.csv\": No such file or directory\n    file = x.csv\n           ^~~~~\n"
                        "3 errors\n");
    reading_close(&r);
}

static void assert_inside(struct folder *f, const char *file, bool inside)
{
    struct reading r;

    reading_open(&r);
    const char *path = source_path_inside(&r.arena, in_folder(f, "report"), file, (struct place){0}, &r.messages);
    assert_int_equal(path != NULL, inside);
    assert_int_equal(r.messages.errors, !inside);
    if (inside) {
        char wanted[1024];
        snprintf(wanted, sizeof wanted, "report/%s", strncmp(file, "./", 2) ? file : file + 2);
        assert_string_equal(path, in_folder(f, wanted));
    }
    reading_close(&r);
}

static void paths_stay_inside(void **state)
{
    struct folder *f = *state;

    mkdir(in_folder(f, "report"), 0755);
    mkdir(in_folder(f, "report/sub"), 0755);
    write_file(in_folder(f, "report/in.csv"), "a");
    write_file(in_folder(f, "outside.csv"), "a");
    assert_int_equal(symlink("..", in_folder(f, "report/out")), 0);
    assert_int_equal(symlink("/nowhere/at/all", in_folder(f, "report/gone")), 0);
    assert_int_equal(symlink("in.csv", in_folder(f, "report/back")), 0);

    assert_inside(f, "in.csv", true);
    assert_inside(f, "sub/../in.csv", true);
    assert_inside(f, "./sub//x.csv", true);
    assert_inside(f, "missing/too/x.csv", true);
    assert_inside(f, "..x", true);
    assert_inside(f, "back", true);
    assert_inside(f, "../outside.csv", false);
    assert_inside(f, "sub/../../report/in.csv", false);
    assert_inside(f, "..", false);
    assert_inside(f, "/etc/passwd", false);
    assert_inside(f, "out/outside.csv", false);
    assert_inside(f, "out/missing.csv", false);
    assert_inside(f, "out", false);
    assert_inside(f, "sub/../out/x", false);
}

static void a_path_of_a_neighbour_is_outside(void **state)
{
    struct reading r;

    reading_open(&r);
    mkdir(in_folder(*state, "report"), 0755);
    assert_int_equal(symlink("../report-2", in_folder(*state, "report/out")), 0);
    mkdir(in_folder(*state, "report-2"), 0755);
    assert_null(source_path_inside(&r.arena, in_folder(*state, "report"), "out", (struct place){0}, &r.messages));
    assert_messages(&r, "kommuntryck: error: \"out\" is outside the report's folder\n1 error\n");
    assert_string_equal(source_path_inside(&r.arena, "", "x", (struct place){0}, &r.messages), "x");
    rmdir(in_folder(*state, "report-2"));
    reading_close(&r);
}

static void brings_text_to_nfc(void **state)
{
    struct reading r;
    const char *same = "Åre – 漢 g\xCC\x88";

    (void)state;
    reading_open(&r);
    assert_string_equal(text_nfc(&r.arena, "A\xCC\x8Are a\xCC\x88"), "Åre ä");
    assert_string_equal(text_nfc(&r.arena, same), same);
    assert_ptr_equal(text_nfc(&r.arena, same), same);
    assert_string_equal(text_nfc(&r.arena, "\uFEFFkom\u200Bmun \u202Efem\u202C"), "kommun fem");   /* what shows nothing goes */
    reading_close(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_encoding),
        cmocka_unit_test(line_ends_become_one),
        cmocka_unit_test(says_which_byte_is_wrong),
        cmocka_unit_test(says_what_is_no_text),
        cmocka_unit_test(every_undefined_byte_is_wrong),
        cmocka_unit_test(a_lot_of_rubbish_is_quick),
        cmocka_unit_test_setup_teardown(reads_a_file, folder_open, folder_close),
        cmocka_unit_test_setup_teardown(says_why_a_file_cannot_be_read, folder_open, folder_close),
        cmocka_unit_test_setup_teardown(paths_stay_inside, folder_open, folder_close),
        cmocka_unit_test_setup_teardown(a_path_of_a_neighbour_is_outside, folder_open, folder_close),
        cmocka_unit_test(brings_text_to_nfc),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
