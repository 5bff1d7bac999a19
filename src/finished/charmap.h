/* charmap.h: what the codes of a font in a finished PDF mean
 *
 * Codes of embedded fonts are given out in the order of use: one more sign on the first page, and all pages after it are written with other codes.  The font's ToUnicode says what they stand for
 * (ISO 32000-1 9.10.3). */
#ifndef KT_CHARMAP_H
#define KT_CHARMAP_H

#include "finished/pdffile.h"

struct charmap {
    int id;                         /* the font's object number */
    const char *name;               /* "/OpenSans-Bold", without the tag of the subset */
    int width;                      /* bytes of a code: 1 or 2; 0: the font says nothing */
    const char **meaning;           /* by code: hexadecimal digits of UTF-16, or NULL */
};

struct charmaps { vec(const struct charmap *) list; };

/* That of a font; read once. */
const struct charmap *charmap_of(struct charmaps *known, const struct pdffile *f, qpdf_oh font);

/* Appends what a string of codes means; codes without a meaning as they are. */
void charmap_put(const struct charmap *map, const char *codes, size_t n, struct buffer *out);

#endif
