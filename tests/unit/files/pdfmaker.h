/* pdfmaker.h: small PDF files made by hand, object by object, for tests of what reads finished files */
#ifndef KT_TEST_PDFMAKER_H
#define KT_TEST_PDFMAKER_H

#include "reading.h"

#include <stdio.h>
#include <zlib.h>
#include "base/buffer.h"

#define PDF_OBJECTS 64

struct pdfmaker {
    struct buffer out;
    size_t offset[PDF_OBJECTS];     /* of the objects of this revision; 0: not in it */
    size_t xref;                    /* of the revision before; 0: none */
};

static inline void pdf_begin(struct pdfmaker *p)
{
    *p = (struct pdfmaker){ 0 };
    buffer_add(&p->out, "%PDF-1.7\n");
}

static inline void pdf_object(struct pdfmaker *p, int number, const char *text)
{
    p->offset[number] = p->out.n;
    buffer_printf(&p->out, "%d 0 obj\n%s\nendobj\n", number, text);
}

/* entries: of the dictionary, beside /Length. */
static inline void pdf_stream(struct pdfmaker *p, int number, const char *entries, const void *bytes, size_t n)
{
    p->offset[number] = p->out.n;
    buffer_printf(&p->out, "%d 0 obj\n<< %s /Length %zu >>\nstream\n", number, entries, n);
    buffer_bytes(&p->out, bytes, n);
    buffer_add(&p->out, "\nendstream\nendobj\n");
}

/* Deflated first. */
static inline void pdf_deflated(struct pdfmaker *p, int number, const char *entries, const void *bytes, size_t n)
{
    uLongf packed = compressBound(n);
    unsigned char *to = malloc(packed);
    char all[512];
    assert_int_equal(compress(to, &packed, bytes, n), Z_OK);
    snprintf(all, sizeof all, "%s /Filter /FlateDecode", entries);
    pdf_stream(p, number, all, to, packed);
    free(to);
}

/* Ends a revision; object 1 is the catalog.  Another one may follow. */
static inline void pdf_end(struct pdfmaker *p)
{
    size_t xref = p->out.n;
    buffer_add(&p->out, "xref\n0 1\n0000000000 65535 f \n");
    for (int i = 1; i < PDF_OBJECTS; i++)
        if (p->offset[i])
            buffer_printf(&p->out, "%d 1\n%010zu 00000 n \n", i, p->offset[i]);
    buffer_printf(&p->out, "trailer\n<< /Size %d /Root 1 0 R", PDF_OBJECTS);
    if (p->xref)
        buffer_printf(&p->out, " /Prev %zu", p->xref);
    buffer_printf(&p->out, " >>\nstartxref\n%zu\n%%%%EOF\n", xref);
    p->xref = xref;
    memset(p->offset, 0, sizeof p->offset);
}

/* Page tree of one empty page: objects 2 and 3. */
static inline void pdf_page(struct pdfmaker *p)
{
    pdf_object(p, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
    pdf_object(p, 3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 100 100] >>");
}

#endif
