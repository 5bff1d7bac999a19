/* face.h: a font as the file embeds it
 *
 * A composite font (ISO 32000-1 9.7) of our own.  Each pair of a glyph and the text it stands for has a code of its own, because
 * fonts draw a space and a no-break space, or a hyphen and a hyphen of hyphenation, with one glyph, and a reader that copies the
 * text must get them apart.  All codes are known before the first page is drawn: where they are few enough, each is one byte,
 * which makes the text of a report a fifth smaller (ISO 32000-1 9.7.5, a CMap of our own). */
#ifndef KT_PDF_FACE_H
#define KT_PDF_FACE_H

#include "output/pdf/level.h"
#include "output/pdf/object.h"
#include "typeset/pages.h"

struct code {
    uint16_t glyph, next;           /* next: another code of the same glyph, or 0 */
    uint8_t bytes;
    const char *text;               /* bytes of UTF-8; lives in the run */
    int32_t width;                  /* millionths of an em */
};

struct face {
    const struct font *font;
    struct arena *arena;
    HPDF_Dict object;               /* NULL while no page shows it */
    uint16_t *first;                /* code of a glyph, or 0 */
    vec(struct code) codes;         /* by code; 0 is the missing glyph */
    const uint16_t **known;         /* the codes of a run's glyphs by its number, or NULL: runs are shared by all places where a word stands */
    bool narrow;                    /* a code is a byte */
    bool doubtful;                  /* it shows what some level may forbid */
    int underline, thickness;       /* font units; from the baseline up to its middle */
};

void face_init(struct face *f, const struct font *font, struct arena *a);
void face_use(struct face *f, struct objects *o);                               /* before its first code is asked for */
void face_know(struct face *f, const struct item_text *t);                      /* the codes of a text, before anything is drawn */
void face_settle(struct face *f);                                               /* all texts are known */
unsigned face_code(struct face *f, unsigned glyph, const char *text, unsigned bytes);
const uint16_t *face_codes(struct face *f, const struct run *run);              /* by glyph */
int face_write_wide(unsigned code, char out[4]);                                /* a code of a face that is not narrow; gives the number of bytes */
HPDF_Dict face_byte_map(struct objects *o);                                     /* the CMap of narrow faces */
void face_embed(struct face *f, struct objects *o, const struct level *level, HPDF_Dict byte_map, struct messages *m);      /* when all pages are written */

/* Of any embedded font: its file, and its descriptor, ISO 32000-1 table 122.  set: the CIDSet, or NULL. */
HPDF_Dict face_file(struct objects *o, hb_face_t *subset);
HPDF_Dict face_descriptor(struct objects *o, const struct font *font, const char *name, int flags, HPDF_Dict file, HPDF_Dict set);

#endif
