/* buffer.c: a growing string of bytes */
#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/utf8.h"

#define SHORT_TEXT 48               /* bytes: longer than nearly all that buffer_printf is asked for */

void buffer_reserve(struct buffer *b, size_t more)
{
    if (more > PTRDIFF_MAX - b->n - 1)
        memory_exhausted();
    if (b->n + more + 1 <= b->cap)
        return;

    size_t cap = b->cap ? b->cap * 2 : 64;
    if (cap < b->n + more + 1)
        cap = b->n + more + 1;
    char *s = realloc(b->s, cap);
    if (!s)
        memory_exhausted();
    b->s = s;
    b->cap = cap;
}

void buffer_done(struct buffer *b)
{
    free(b->s);
    *b = (struct buffer){0};
}

void buffer_clear(struct buffer *b)
{
    b->n = 0;
    if (b->s)
        b->s[0] = '\0';
}

void buffer_fill(struct buffer *b, char c, size_t times)
{
    buffer_reserve(b, times);
    memset(b->s + b->n, c, times);
    b->n += times;
    b->s[b->n] = '\0';
}

/* Most of what is printed is short: it is printed once, and again only where the room was too small. */
void buffer_printf(struct buffer *b, const char *format, ...)
{
    size_t room = SHORT_TEXT;
    va_list args;

    for (;;) {
        buffer_reserve(b, room);
        va_start(args, format);
        int n = vsnprintf(b->s + b->n, room + 1, format, args);
        va_end(args);
        if (n < 0)
            memory_exhausted();
        if ((size_t)n <= room) {
            b->n += (size_t)n;
            return;
        }
        room = (size_t)n;
    }
}

void buffer_rune(struct buffer *b, uint32_t rune)
{
    char bytes[4];

    buffer_bytes(b, bytes, utf8_put(bytes, rune));
}

void buffer_milli(struct buffer *b, int64_t n)
{
    uint64_t size = n < 0 ? -(uint64_t)n : (uint64_t)n;     /* right for INT64_MIN too */
    unsigned fraction = (unsigned)(size % 1000);
    char digits[32], *end = digits + sizeof digits, *s = end;
    int places = fraction ? 3 : 0;

    for (; fraction && fraction % 10 == 0; fraction /= 10)
        places--;
    for (int i = 0; i < places; i++, fraction /= 10)
        *--s = (char)('0' + fraction % 10);
    if (places)
        *--s = '.';
    size /= 1000;
    do
        *--s = (char)('0' + size % 10);
    while (size /= 10);
    if (n < 0)
        *--s = '-';
    buffer_bytes(b, s, (size_t)(end - s));
}
