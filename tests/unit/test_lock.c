/* test_lock.c: locks are read strictly, and whatever they hold */
#include "reading.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>
#include "decision/lock.h"

#define A "0000000000000000000000000000000000000000000000000000000000000000"
#define B "1111111111111111111111111111111111111111111111111111111111111111"
#define MADE "kommuntryck 0.1.0\nlibrary harfbuzz 6.0.0\nreport " A " 12 rapport.ini\n"
#define PDF "pdf " A " 158843 rapport å.pdf\n"
#define FIRST "version 1\n" PDF
#define WHOLE MADE "version 2\n" PDF "replaces " B " 7 gammal.pdf\n"

struct room {
    struct arena arena;
    struct messages messages;
    char folder[32];
};

static struct room *open_room(void)
{
    struct room *r = calloc(1, sizeof *r);
    arena_init(&r->arena);
    messages_init(&r->messages, &r->arena);
    strcpy(r->folder, "/tmp/kt-lock-XXXXXX");
    assert_non_null(mkdtemp(r->folder));
    return r;
}

static void close_room(struct room *r)
{
    assert_int_equal(system(arena_printf(&r->arena, "rm -r %s", r->folder)), 0);
    arena_done(&r->arena);
    free(r);
}

static const char *in(struct room *r, const char *name)
{
    return arena_printf(&r->arena, "%s/%s", r->folder, name);
}

static void put(struct room *r, const char *name, const char *text, size_t n)
{
    FILE *f = fopen(in(r, name), "w");
    assert_non_null(f);
    assert_int_equal(fwrite(text, 1, n, f), n);
    fclose(f);
}

static bool read_it(struct room *r, struct lock *lock, const char *text)
{
    put(r, "rapport.lock", text, strlen(text));
    return lock_read(&r->arena, lock, in(r, "rapport.lock"), &r->messages);
}

static void reads_version_and_pdf(void **state)
{
    (void)state;
    struct room *r = open_room();
    struct lock lock;
    assert_true(read_it(r, &lock, WHOLE));
    assert_int_equal(lock.version, 2);
    assert_int_equal(lock.manifest.files.n, 1);
    assert_string_equal(lock.pdf.digest, A);
    assert_int_equal(lock.pdf.size, 158843);
    assert_string_equal(lock.pdf.name, "rapport å.pdf");
    assert_string_equal(lock.replaces.digest, B);
    assert_true(read_it(r, &lock, MADE FIRST));
    assert_null(lock.replaces.digest);
    close_room(r);
}

static void refuses_what_is_none(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "", "\n", "rapport.ini", MADE, MADE PDF, MADE PDF "version\n", MADE PDF "version 0\n", MADE PDF "version -1\n", MADE PDF "version 10000\n", MADE PDF "version 1x\n",
        MADE PDF "version 99999999999999999999\n", FIRST, MADE PDF "version 1", MADE "version 1\n", MADE "version 1\npdf\n", MADE "version 1\npdf nothing\n", MADE "version 1\npdf 0 0 x\n",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct room *r = open_room();
        struct lock lock;
        assert_false(read_it(r, &lock, texts[i]));
        assert_int_equal(r->messages.errors, 1);
        assert_true(r->messages.list.v[0].id == MSG_LOCK_BROKEN || r->messages.list.v[0].id == MSG_LOCK_SHORT);
        close_room(r);
    }
}

static void survives_every_byte(void **state)
{
    (void)state;
    struct room *r = open_room();
    struct lock lock;
    for (size_t i = 0; i < sizeof WHOLE; i++) {
        char text[] = WHOLE;
        for (int c = 0; c < 256 && i < sizeof WHOLE - 1; c += 31) {
            text[i] = (char)c;
            put(r, "rapport.lock", text, sizeof WHOLE - 1);
            lock_read(&r->arena, &lock, in(r, "rapport.lock"), &r->messages);
        }
        put(r, "rapport.lock", WHOLE, i);
        bool whole = lock_read(&r->arena, &lock, in(r, "rapport.lock"), &r->messages);
        assert_true(!whole || lock.version == 2);
    }
    close_room(r);
}

/* A revision that was interrupted left the lock of version 2 beside a definition that says it is version 1. */
static void finds_the_lock_of_a_version(void **state)
{
    (void)state;
    struct room *r = open_room();
    struct lock lock;
    const char *report = in(r, "rapport.ini");
    assert_false(lock_exists(&r->arena, report));
    put(r, "rapport.lock", WHOLE, sizeof WHOLE - 1);
    assert_true(lock_exists(&r->arena, report));
    assert_false(lock_of_version(&r->arena, &lock, report, 1, &r->messages));    /* versions/1 is not there */
    assert_int_equal(r->messages.list.v[0].id, MSG_LOCK_VERSION);
    mkdir(in(r, "versions"), 0777);
    mkdir(in(r, "versions/1"), 0777);
    put(r, "versions/1/rapport.lock", MADE FIRST, sizeof MADE FIRST - 1);
    assert_true(lock_of_version(&r->arena, &lock, report, 1, &r->messages));
    assert_int_equal(lock.version, 1);
    assert_true(lock_of_version(&r->arena, &lock, report, 2, &r->messages));
    assert_int_equal(lock.version, 2);
    assert_int_equal(r->messages.errors, 1);
    mkdir(in(r, "versions/2"), 0777);
    put(r, "versions/2/rapport.lock", WHOLE, sizeof WHOLE - 1);
    assert_true(lock_of_version(&r->arena, &lock, report, 2, &r->messages));
    put(r, "versions/2/rapport.lock", WHOLE "\n", sizeof WHOLE);
    assert_false(lock_of_version(&r->arena, &lock, report, 2, &r->messages));
    assert_int_equal(r->messages.list.v[1].id, MSG_LOCK_OTHER);
    close_room(r);
}

static void names_stand_beside_the_report(void **state)
{
    (void)state;
    struct arena a;
    arena_init(&a);
    assert_string_equal(lock_path(&a, "rapport.ini"), "rapport.lock");
    assert_string_equal(lock_path(&a, "a.b/min rapport"), "a.b/min rapport.lock");
    assert_string_equal(lock_path(&a, "../å/del.år.ini"), "../å/del.år.lock");
    assert_string_equal(version_folder(&a, "a/rapport.ini", 3), "a/versions/3");
    assert_string_equal(version_folder(&a, "plan.ini", 12), "versions/plan-12");
    assert_string_equal(report_file_name(&a, "a/.ini", ".pdf"), ".ini.pdf");
    arena_done(&a);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_version_and_pdf),
        cmocka_unit_test(refuses_what_is_none),
        cmocka_unit_test(survives_every_byte),
        cmocka_unit_test(finds_the_lock_of_a_version),
        cmocka_unit_test(names_stand_beside_the_report),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
