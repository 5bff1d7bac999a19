/* test_digest.c: SHA-256 against the examples of its standard (FIPS 180-4, NIST's "SHA-256 example values") */

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>
#include "base/digest.h"

static void test_of_nothing(void **state)
{
    (void)state;
    assert_string_equal(digest_of("", 0).hex, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_string_equal(digest_of(NULL, 0).hex, digest_of("", 0).hex);
}

static void test_of_one_block_and_of_two(void **state)
{
    (void)state;
    const char *two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    assert_string_equal(digest_of("abc", 3).hex, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_string_equal(digest_of(two, strlen(two)).hex, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void test_known_again(void **state)
{
    (void)state;
    assert_true(is_digest(digest_of("abc", 3).hex));
    assert_true(is_digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad file"));
    assert_false(is_digest("ba7816bf"));
    assert_false(is_digest("BA7816BF8F01CFEA414140DE5DAE2223B00361A396177A9CB410FF61F20015AD"));
    assert_false(is_digest("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad0"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_of_nothing),
        cmocka_unit_test(test_of_one_block_and_of_two),
        cmocka_unit_test(test_known_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
