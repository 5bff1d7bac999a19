/* test_album.c: pictures are read beside, each once, and told when they are broken */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "read/album.h"

#define LARGE "tests/golden/picture/bilder/rgb.png"        /* 20 KB: a thread begins */
#define SMALL "tests/golden/picture/bilder/alpha.png"
#define PHOTO "tests/golden/picture/bilder/foto.jpg"
#define BROKEN "tests/messages/bilder/kapad.png"

struct setting {
    struct arena arena;
    struct messages messages;
    struct album album;
    int asked;                                          /* each on a line of its own: the same is not told twice of a place */
};

static const struct picture *ask(struct setting *s, const char *path, bool expected_first)
{
    bool first;
    const struct picture *p = album_picture(&s->album, path, (struct place){ .line = ++s->asked }, &first);

    assert_non_null(p);
    assert_int_equal(first, expected_first);
    return p;
}

static void begin(struct setting *s)
{
    arena_init(&s->arena);
    messages_init(&s->messages, &s->arena);
    s->asked = 0;
    s->album = (struct album){ .arena = &s->arena, .messages = &s->messages };
}

static void end(struct setting *s, int errors)
{
    album_close(&s->album);
    album_close(&s->album);
    assert_int_equal(s->messages.errors, errors);
    arena_done(&s->arena);
}

static void who_waits_gets_a_whole_picture(void **state)
{
    static const char *const orders[][4] = { { LARGE, SMALL, PHOTO, BROKEN }, { SMALL, BROKEN, LARGE, PHOTO }, { BROKEN, PHOTO, SMALL, LARGE } };

    (void)state;
    for (int round = 0; round < 60; round++) {
        const struct picture *asked[4];
        struct setting s;

        begin(&s);
        for (int i = 0; i < 4; i++)
            asked[i] = ask(&s, orders[round % 3][i], true);
        for (int i = 3; i >= round % 5; i--) {          /* some are waited for, the last first, and others are not */
            album_wait(asked[i]);
            assert_true(asked[i]->fault || (asked[i]->width > 0 && asked[i]->size > 0));
        }
        end(&s, 1);
    }
}

static void one_file_is_one_picture(void **state)
{
    struct setting s;

    (void)state;
    begin(&s);
    const struct picture *large = ask(&s, LARGE, true), *broken = ask(&s, BROKEN, true);
    assert_ptr_equal(ask(&s, LARGE, false), large);
    assert_ptr_equal(ask(&s, BROKEN, false), broken);
    end(&s, 2);                                         /* told wherever it was asked for */
}

static void without_pictures_there_is_nothing_to_wait_for(void **state)
{
    struct setting s;

    (void)state;
    begin(&s);
    end(&s, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_waits_gets_a_whole_picture),
        cmocka_unit_test(one_file_is_one_picture),
        cmocka_unit_test(without_pictures_there_is_nothing_to_wait_for),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
