/* manifest.c: what the file was made from and by, in the file
 *
 * ISO 32000-1 14.5, page-piece dictionaries: the catalogue's holds data of a program, under its name.  Ours is the text of output/manifest.h. */
#include "output/pdf/pdf.h"

#include "output/manifest.h"

#define NO_DATE "1970-01-01"        /* of a report that has none: the entry must be there */

void put_manifest(struct buffer *catalog, struct pdf *p)
{
    HPDF_Dict text = object_stream(&p->objects, true);
    struct buffer b = {0};

    manifest_put(&b, p->pages->inputs, p->pages->fonts);
    if (text)
        object_data(&p->objects, text->stream, b.s, b.n);
    buffer_add(catalog, "\n/PieceInfo << /kommuntryck << /LastModified ");
    put_date(catalog, is_date(p->pages->date) ? p->pages->date : NO_DATE);
    buffer_add(catalog, " /Private ");
    put_reference(catalog, text);
    buffer_add(catalog, " >> >>");
    buffer_done(&b);
}
