/* buffer.h: a growing string of bytes
 *
 * Always NUL-terminated after the first addition; the NUL is not counted in n.  Owns its memory:
 * buffer_done frees it and leaves an empty buffer.  A zeroed struct is an empty buffer. */
#ifndef KT_BUFFER_H
#define KT_BUFFER_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

struct buffer {
    char *s;
    size_t n, cap;
};

void buffer_done(struct buffer *b);
void buffer_clear(struct buffer *b);                            /* empty, memory kept */
void buffer_fill(struct buffer *b, char c, size_t times);
void buffer_printf(struct buffer *b, const char *format, ...)   /* never %f: it obeys the locale */
    __attribute__((format(printf, 2, 3)));
void buffer_rune(struct buffer *b, uint32_t rune);              /* one code point as UTF-8 */
void buffer_milli(struct buffer *b, int64_t n);                 /* n/1000 as a decimal without trailing zeros: 12500 is "12.5" */
void buffer_reserve(struct buffer *b, size_t more);             /* so many more bytes will fit, and the NUL */

/* Here, because outputs are made of millions of these: the length of a literal is known where it is added. */

static inline void buffer_byte(struct buffer *b, char c)
{
    if (b->cap - b->n < 2)
        buffer_reserve(b, 1);
    b->s[b->n++] = c;
    b->s[b->n] = '\0';
}

static inline void buffer_bytes(struct buffer *b, const void *s, size_t n)
{
    if (b->cap - b->n <= n)
        buffer_reserve(b, n);
    if (n)
        memcpy(b->s + b->n, s, n);
    b->n += n;
    b->s[b->n] = '\0';
}

static inline void buffer_add(struct buffer *b, const char *s)
{
    buffer_bytes(b, s, strlen(s));
}

#endif
