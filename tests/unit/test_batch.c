/* test_batch.c: files that are written together, all or none */
#include "reading.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>
#include "output/batch.h"

static bool cannot_exchange;

/* Takes the place of the system's. */
int renameat2(int old_folder, const char *old, int new_folder, const char *new, unsigned flags)
{
    errno = EINVAL;
    return cannot_exchange ? -1 : (int)syscall(SYS_renameat2, old_folder, old, new_folder, new, flags);
}

struct room {
    struct arena arena;
    struct messages messages;
    struct batch batch;
    char folder[32];
};

static struct room *open_room(void)
{
    struct room *r = calloc(1, sizeof *r);
    arena_init(&r->arena);
    messages_init(&r->messages, &r->arena);
    strcpy(r->folder, "/tmp/kt-batch-XXXXXX");
    assert_non_null(mkdtemp(r->folder));
    batch_begin(&r->batch, &r->arena, &r->messages);
    return r;
}

static void close_room(struct room *r)
{
    assert_int_equal(system(arena_printf(&r->arena, "chmod -R u+w %s && rm -r %s", r->folder, r->folder)), 0);
    arena_done(&r->arena);
    free(r);
}

static const char *in(struct room *r, const char *name)
{
    return arena_printf(&r->arena, "%s/%s", r->folder, name);
}

static struct buffer bytes(const char *s)
{
    return (struct buffer){ .s = (char *)(uintptr_t)s, .n = strlen(s) };
}

static void put(struct room *r, const char *name, const char *text)
{
    FILE *f = fopen(in(r, name), "w");
    assert_non_null(f);
    fputs(text, f);
    fclose(f);
}

/* What the folder holds, a line a file, in the order of names: "name: text\n". */
static const char *held(struct room *r)
{
    char text[1000] = "";
    FILE *f = popen(arena_printf(&r->arena, "cd %s && find . -mindepth 1 | LC_ALL=C sort | while read f; do test -d $f && echo $f/ || echo $f: $(cat $f); done", r->folder), "r");
    assert_non_null(f);
    size_t n = fread(text, 1, sizeof text - 1, f);
    pclose(f);
    return arena_strndup(&r->arena, text, n);
}

static void write_all_of_it(struct room *r)
{
    const struct buffer a = bytes("a2"), b = bytes("b2"), c = bytes("c2");
    batch_folder(&r->batch, in(r, "versions/1"));
    batch_inside(&r->batch, "data/a.csv", &a);
    batch_inside(&r->batch, "b.md", &b);
    batch_file(&r->batch, in(r, "rapport.ini"), &c);
}

static void writes_files_and_folders(void **state)
{
    (void)state;
    struct room *r = open_room();
    put(r, "rapport.ini", "c1");
    write_all_of_it(r);
    assert_true(batch_commit(&r->batch));
    assert_string_equal(held(r), "./rapport.ini: c2\n./versions/\n./versions/1/\n./versions/1/b.md: b2\n./versions/1/data/\n./versions/1/data/a.csv: a2\n");
    close_room(r);
}

static void takes_the_place_of_what_was_there(void **state)
{
    (void)state;
    struct room *r = open_room();
    mkdir(in(r, "versions"), 0777);
    mkdir(in(r, "versions/1"), 0777);
    mkdir(in(r, "versions/1.ny"), 0777);
    put(r, "versions/1/old", "a1");
    put(r, "versions/1.ny/half", "a");
    write_all_of_it(r);
    assert_true(batch_commit(&r->batch));
    assert_string_equal(held(r), "./rapport.ini: c2\n./versions/\n./versions/1/\n./versions/1/b.md: b2\n./versions/1/data/\n./versions/1/data/a.csv: a2\n");
    close_room(r);
}

static void takes_the_place_where_nothing_can_be_exchanged(void **state)
{
    cannot_exchange = true;
    takes_the_place_of_what_was_there(state);
    cannot_exchange = false;
}

static void removes_what_was_put_aside(void **state)
{
    (void)state;
    struct room *r = open_room();
    mkdir(in(r, "versions"), 0777);
    mkdir(in(r, "versions/1.gammal"), 0777);
    put(r, "versions/1.gammal/older", "a0");
    write_all_of_it(r);
    assert_true(batch_commit(&r->batch));
    assert_string_equal(held(r), "./rapport.ini: c2\n./versions/\n./versions/1/\n./versions/1/b.md: b2\n./versions/1/data/\n./versions/1/data/a.csv: a2\n");
    close_room(r);
}

static void leaves_nothing_when_it_fails(void **state)
{
    (void)state;
    struct room *r = open_room();
    put(r, "rapport.ini", "c1");
    put(r, "file", "no folder");
    write_all_of_it(r);
    const struct buffer d = bytes("d");
    batch_file(&r->batch, in(r, "file/below"), &d);
    assert_false(batch_commit(&r->batch));
    assert_int_equal(r->messages.errors, 1);
    assert_string_equal(held(r), "./file: no folder\n./rapport.ini: c1\n");
    close_room(r);
}

static void leaves_nothing_when_abandoned(void **state)
{
    (void)state;
    struct room *r = open_room();
    put(r, "rapport.ini", "c1");
    write_all_of_it(r);
    batch_abandon(&r->batch);
    assert_string_equal(held(r), "./rapport.ini: c1\n");
    assert_false(batch_commit(&r->batch));
    close_room(r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writes_files_and_folders),
        cmocka_unit_test(takes_the_place_of_what_was_there),
        cmocka_unit_test(takes_the_place_where_nothing_can_be_exchanged),
        cmocka_unit_test(removes_what_was_put_aside),
        cmocka_unit_test(leaves_nothing_when_it_fails),
        cmocka_unit_test(leaves_nothing_when_abandoned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
