/* buffer.h: a growing string of bytes
 *
 * Always NUL-terminated after the first addition; the NUL is not counted in n.  Owns its memory:
 * buffer_done frees it and leaves an empty buffer.  A zeroed struct is an empty buffer. */
#ifndef KT_BUFFER_H
#define KT_BUFFER_H

#include <stddef.h>
#include <stdint.h>

struct buffer {
    char *s;
    size_t n, cap;
};

void buffer_done(struct buffer *b);
void buffer_clear(struct buffer *b);                            /* empty, memory kept */
void buffer_byte(struct buffer *b, char c);
void buffer_bytes(struct buffer *b, const void *s, size_t n);
void buffer_add(struct buffer *b, const char *s);
void buffer_fill(struct buffer *b, char c, size_t times);
char *buffer_room(struct buffer *b, size_t n);                  /* for so many more bytes: who writes there adds to n */
void buffer_printf(struct buffer *b, const char *format, ...)   /* never %f: it obeys the locale */
    __attribute__((format(printf, 2, 3)));
void buffer_rune(struct buffer *b, uint32_t rune);              /* one code point as UTF-8 */
void buffer_milli(struct buffer *b, int64_t n);                 /* n/1000 as a decimal without trailing zeros: 12500 is "12.5" */

#endif
