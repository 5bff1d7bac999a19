/* test_cp1252.c: Windows-1252 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include "base/cp1252.h"

static void bytes_go_round(void **state)
{
    int undefined = 0;

    (void)state;
    for (unsigned byte = 1; byte < 256; byte++) {
        uint32_t rune = cp1252_rune(byte);
        undefined += !rune;
        if (rune)
            assert_int_equal(cp1252_byte(rune), byte);
    }
    assert_int_equal(undefined, 5);             /* 81 8D 8F 90 9D */
}

static void known_characters(void **state)
{
    (void)state;
    assert_int_equal(cp1252_byte(0xE5), 0xE5);  /* å */
    assert_int_equal(cp1252_byte(0x20AC), 0x80);
    assert_int_equal(cp1252_byte(0x2013), 0x96);
    assert_int_equal(cp1252_rune(0x9F), 0x178);
    assert_int_equal(cp1252_byte(0x81), 0);     /* no byte is a control character of Latin-1 */
    assert_int_equal(cp1252_byte(0x2192), 0);
    assert_int_equal(cp1252_byte(0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_go_round),
        cmocka_unit_test(known_characters),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
