/* pdf.h: what the files of this room share: the document while it is written */
#ifndef KT_PDF_H
#define KT_PDF_H

#include "output/pdf/content.h"
#include "output/pdf/level.h"

#ifndef KT_VERSION
#define KT_VERSION "0"
#endif

#define CREATOR "kommuntryck"
#define PRODUCER "kommuntryck " KT_VERSION

struct save;                        /* save.h: the file */
struct targets;                     /* link.c: headings and notes, and where they stand */
struct structure;                   /* structure.h: the tags */
struct signature_font;              /* signature.c */

struct signatures {                 /* fields to be signed, so far */
    vec(HPDF_Dict) fields;
    struct signature_fonts { struct signature_font *v; int n, cap; } fonts;
};

struct pdf {
    const struct pages *pages;
    const struct level *level;
    struct messages *messages;
    struct arena arena;             /* dies with the document */
    struct objects objects;
    struct save *save;
    const struct marker *marker;    /* of the tags */
    HPDF_Page *sheets;              /* by page */
    HPDF_Dict resources;            /* of all pages */
    struct face *faces;             /* by font->index */
    struct pictures pictures;
    int face_count;
    struct targets *targets;        /* sorted by node */
    struct signatures signatures;
    struct structure *structure;
};

/* link.c: annotations and destinations */
void links_init(struct pdf *p);
void annotations_page(struct pdf *p, int page);                         /* after its sheet is made */
void put_rectangle(struct buffer *out, length x, length y, length width, length height, length page_height);     /* [x0 y0 x1 y1]; x, y is the upper left corner */
void put_destination(struct buffer *out, const struct pdf *p, const struct landmark *l);

/* signature.c: fields to be signed */
void signature_write(struct pdf *p, int page, HPDF_Array annotations, const struct item *item);
void put_form(struct buffer *catalog, struct pdf *p);                   /* after all of them */

/* parenttree.c: the tags: made before the first page is drawn, written after the last */
struct structure *structure_new(struct pdf *p);
void structure_done(struct structure *s);
const struct marker *structure_marker(const struct structure *s);
void put_structure(struct buffer *catalog, struct pdf *p);

/* outline.c, label.c, attachment.c, manifest.c, metadata.c: entries of the catalogue; each appends nothing when there is nothing to say */
void put_outline(struct buffer *catalog, struct pdf *p);
void put_labels(struct buffer *catalog, struct pdf *p);
void put_attachments(struct buffer *catalog, struct pdf *p);
void put_manifest(struct buffer *catalog, struct pdf *p);
void put_metadata(struct buffer *catalog, struct pdf *p);               /* and the information dictionary */

bool is_date(const char *date);                                         /* 2025-02-27; NULL is none */
void put_date(struct buffer *out, const char *date);                    /* (D:20250227000000Z) */
HPDF_Dict write_xmp(struct pdf *p);                                     /* xmp.c */

#endif
