/* latin.h: a font for text that others write into the file
 *
 * A simple TrueType font with WinAnsiEncoding (ISO 32000-1 9.6.6) and all glyphs of Windows-1252: who signs a field writes a name with it, and
 * needs to know nothing about fonts. */
#ifndef KT_PDF_LATIN_H
#define KT_PDF_LATIN_H

#include "output/pdf/object.h"
#include "typeset/font.h"

/* The font; NULL after a message. */
HPDF_Dict latin_embed(struct objects *o, const struct font *font, struct messages *m);

/* The text as a string in that font. */
void put_latin(struct buffer *out, const char *text);

#endif
