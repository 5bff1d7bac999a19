/* digest.c: SHA-256, by which files are known again */

#include "base/digest.h"

#include <nettle/sha2.h>
#include <string.h>

struct digest digest_of(const void *bytes, size_t n)
{
    static const char digits[] = "0123456789abcdef";
    struct sha256_ctx context;
    uint8_t raw[SHA256_DIGEST_SIZE];
    struct digest digest;
    sha256_init(&context);
    if (n)
        sha256_update(&context, n, bytes);
    sha256_digest(&context, sizeof raw, raw);
    for (size_t i = 0; i < sizeof raw; i++) {
        digest.hex[2 * i] = digits[raw[i] >> 4];
        digest.hex[2 * i + 1] = digits[raw[i] & 15];
    }
    digest.hex[2 * sizeof raw] = '\0';
    return digest;
}

bool is_digest(const char *s)
{
    return strspn(s, "0123456789abcdef") == 2 * DIGEST_BYTES;
}
