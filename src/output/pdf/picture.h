/* picture.h: pictures as image objects
 *
 * ISO 32000-1 8.9.  A JPEG is embedded as it is, so are the rows of a PNG where it was read as such; samples are deflated after the best PNG filter of each row.  Alpha becomes a soft mask, or, where the
 * standard allows none (PDF/A-1), is laid on white.  No Interpolate: PDF/A forbids it.  A picture used twice is one object. */
#ifndef KT_PDF_PICTURE_H
#define KT_PDF_PICTURE_H

#include "output/pdf/save.h"
#include "document/figure.h"

struct pictures {
    struct objects *objects;
    struct save *save;
    bool flat;                                  /* no transparency */
    vec(struct { const struct picture *picture; HPDF_Dict object; }) list;
};

int picture_use(struct pictures *p, const struct picture *picture);         /* gives the number in its name: /I0 */
void put_pictures(struct buffer *resources, const struct pictures *p);      /* nothing when none was used */

#endif
