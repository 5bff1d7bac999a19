/* font.h: faces, metrics and shaped words
 *
 * HarfBuzz alone reads font files.  A word is shaped once for a face and remembered; its glyphs are in font units, so that one run
 * serves every size.  No ligatures (-liga -clig): a run may be cut between any two clusters, which is what hyphenation does. */
#ifndef KT_FONT_H
#define KT_FONT_H

#include <hb.h>
#include "base/digest.h"
#include "base/length.h"
#include "base/message.h"

struct glyph {
    uint16_t id;
    uint8_t bytes;                  /* of text that this glyph stands for; 0: it belongs to the glyph before */
    int16_t dx, dy;                 /* font units */
    int32_t advance;                /* font units, kerning in it */
    uint32_t offset;                /* of its text in the run */
};

/* Where the glyphs of a run end when it is set in a size: a word is measured and set many times, nearly always in the same one. */
struct run_edges {
    length size;                    /* that edges were asked for last; 0: none */
    int64_t *edges;                 /* count + 1: from the run's beginning to before each glyph, each advance rounded by itself */
};

struct run {
    const struct font *font;
    const char *text;               /* UTF-8, not NUL-terminated at bytes by promise: use bytes */
    int bytes, count;
    int number;                     /* of the runs of this face, in the order in which they were shaped */
    struct glyph *glyphs;
    int32_t advance;                /* sum, font units */
    uint32_t missing;               /* the first code point without a glyph, or 0 */
    struct run_edges *at;
};

const int64_t *run_edges(const struct run *r, length size);

struct font {
    int index;                      /* in fonts->list */
    const char *file;               /* path as opened */
    const char *name;               /* PostScript name: "OpenSans-Bold" */
    hb_blob_t *blob;
    hb_face_t *face;
    hb_font_t *hb;
    int units;                      /* per em */
    int ascender, descender;        /* font units; the descender is negative */
    int cap_height, x_height;
    int box[4];                     /* xMin yMin xMax yMax of head, font units */
    int italic_angle, weight;       /* whole degrees; 400, 700 … */
    const struct run *hyphen;       /* "-" */
    const struct run *space;        /* " " */
    struct run_table *runs;         /* shaped words by text, */
    vec(const struct run *) shaped; /* and by number */
    struct digest digest;           /* empty until somebody asks */
};

struct fonts {
    struct arena *arena;
    vec(struct font *) list;        /* of the report at hand, in the order of first use */
    vec(struct font *) known;       /* all, with the words that were shaped in them: reports after the first find them here */
};

void fonts_init(struct fonts *f, struct arena *a);
void fonts_restart(struct fonts *f);                    /* another report: its list is empty, whatever was opened before */
void fonts_done(struct fonts *f);                       /* HarfBuzz's objects */
long fonts_shaped(const struct fonts *f);               /* how many runs were shaped */
int font_runs(const struct font *f);                    /* … in one face: their numbers are below this */

/* The face in a TrueType file, opened once.  NULL after a message at `asked`: not there, not TrueType outlines, damaged, or embedding forbidden (OS/2 fsType). */
struct font *font_open(struct fonts *f, const char *path, struct place asked, struct messages *m);

/* SHA-256 of the file, worked out once. */
const char *font_digest(struct font *f);

/* A word or any text without line breaks, shaped as Swedish, Latin, left to right.  U+2011 falls back on the hyphen's glyph, U+202F, U+2009 and U+00A0 on the
 * space's, when the font lacks them; the text of the run stays as given.  Any other missing glyph is told in run->missing. */
const struct run *font_shape(struct font *f, const char *text, size_t bytes);

/* Font units at a size in millipoints, rounded half up. */
length font_scale(const struct font *f, int64_t units, length size);

/* Width of glyphs first … first+count-1 of a run. */
int32_t run_advance(const struct run *r, int first, int count);

#endif
