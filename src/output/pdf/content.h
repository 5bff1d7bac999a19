/* content.h: the items of a page as operators */
#ifndef KT_PDF_CONTENT_H
#define KT_PDF_CONTENT_H

#include "output/pdf/face.h"
#include "output/pdf/marker.h"
#include "output/pdf/picture.h"

struct content {
    struct objects *objects;
    struct face *faces;             /* by font->index */
    struct pictures *pictures;
    const struct marker *marker;
    struct buffer operators;        /* of the page at hand */
    length page_height;
    /* the graphics state, so that nothing is said twice */
    const struct font *font;
    length size, rise, line_width;
    color fill, stroke;
    bool in_text;                   /* between BT and ET, which several texts share */
    int64_t line_x, line_y;         /* there: where the last line began, from the lower left corner */
};

/* Draws the page into operators, which hold nothing else afterwards. */
void content_page(struct content *c, const struct page *page);

void put_color(struct buffer *out, color rgb, const char *operator);         /* "rg " or "RG " */

#endif
