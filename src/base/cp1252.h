/* cp1252.h: Windows-1252, which is WinAnsiEncoding in PDF */
#ifndef KT_CP1252_H
#define KT_CP1252_H

#include <stdint.h>

uint32_t cp1252_rune(unsigned byte);        /* 0: the byte is undefined */
unsigned cp1252_byte(uint32_t rune);        /* 0: it has none */

#endif
