/* digest.h: SHA-256 (FIPS 180-4), by which files are known again
 *
 * Written as 64 lower-case hexadecimal digits, as sha256sum writes it. */
#ifndef KT_DIGEST_H
#define KT_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#define DIGEST_BYTES 32

struct digest { char hex[2 * DIGEST_BYTES + 1]; };

struct digest digest_of(const void *bytes, size_t n);

/* Whether s begins with the 64 digits of a digest. */
bool is_digest(const char *s);

#endif
