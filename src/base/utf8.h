/* utf8.h: code points in UTF-8
 *
 * Every text in the program is valid, NUL-terminated UTF-8: read/source.c sees to it.  These
 * functions rely on that, but never read past a NUL. */
#ifndef KT_UTF8_H
#define KT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define RUNE_NBSP 0x00A0u
#define RUNE_SOFT_HYPHEN 0x00ADu
#define RUNE_NNBSP 0x202Fu
#define RUNE_THIN_SPACE 0x2009u
#define RUNE_NB_HYPHEN 0x2011u
#define RUNE_EN_DASH 0x2013u
#define RUNE_MINUS 0x2212u

uint32_t utf8_next_long(const char **s);            /* utf8_next, where more than one byte stands */
size_t utf8_put(char out[4], uint32_t rune);        /* bytes written */
size_t utf8_count(const char *s, size_t n);         /* code points in n bytes */
size_t utf8_columns(const char *s, size_t n);       /* cells on a character grid: combining marks take none */
size_t utf8_invalid(const char *s, size_t n);       /* offset of the first byte that is no UTF-8; n if none */
bool rune_is_space(uint32_t rune);                  /* white space, the no-break ones and a byte order mark included */

/* The code point at *s, which moves past it; 0 at the end. */
static inline uint32_t utf8_next(const char **s)
{
    unsigned char c = (unsigned char)**s;

    if (c >= 0x80)
        return utf8_next_long(s);
    *s += c != 0;
    return c;
}

#endif
