/* pdf.h: what the files of this room share: the document while it is written */
#ifndef KT_PDF_H
#define KT_PDF_H

#include "output/pdf/content.h"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

struct target;                      /* link.c: a heading and its landmark */

struct pdf {
    const struct pages *pages;
    struct messages *messages;
    struct arena arena;             /* dies with the document */
    struct objects objects;
    const struct marker *marker;    /* NULL: no tags */
    HPDF_Page *sheets;              /* by page */
    HPDF_Dict resources;            /* of all pages */
    struct face *faces;             /* by font->index */
    int face_count;
    struct target *targets;         /* sorted by heading */
};

/* link.c: annotations and destinations */
void links_init(struct pdf *p);
void links_page(struct pdf *p, int page);                               /* after its sheet is made */
void put_destination(struct buffer *out, const struct pdf *p, const struct landmark *l);

/* outline.c, label.c, metadata.c: entries of the catalogue; each appends nothing when there is nothing to say */
void put_outline(struct buffer *catalog, struct pdf *p);
void put_labels(struct buffer *catalog, struct pdf *p);
void put_metadata(struct buffer *catalog, struct pdf *p);               /* and the information dictionary */

#endif
