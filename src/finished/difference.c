/* difference.c: what is not the same in two finished PDFs, as a reader sees it */

#include "finished/difference.h"

#include <stdlib.h>
#include <string.h>
#include "finished/drawing.h"

struct bytes {
    unsigned char *s;
    size_t n;
};

static bool same_bytes(const struct bytes *a, const struct bytes *b)
{
    return a->n == b->n && (!a->n || memcmp(a->s, b->s, a->n) == 0);
}

/* ---- pages ---- */

static int pages_of(const struct pdffile *f)
{
    int n = qpdf_get_num_pages(f->qpdf);
    return n > 0 ? n : 0;
}

static bool same_page(const struct pdffile *old, struct charmaps *old_maps, const struct pdffile *new, struct charmaps *new_maps, int page)
{
    struct buffer a = { 0 }, b = { 0 };
    drawing_put(old, old_maps, page, true, &a);
    drawing_put(new, new_maps, page, true, &b);
    bool same = a.n == b.n && (!a.n || memcmp(a.s, b.s, a.n) == 0);
    buffer_done(&a);
    buffer_done(&b);
    return same;
}

static void find_pages(struct difference *d, const struct pdffile *old, const struct pdffile *new)
{
    struct charmaps old_maps = { 0 }, new_maps = { 0 };
    d->old_pages = pages_of(old);
    d->new_pages = pages_of(new);
    for (int i = 0; i < d->new_pages || i < d->old_pages; i++)
        if (i >= d->new_pages || i >= d->old_pages || !same_page(old, &old_maps, new, &new_maps, i))
            *vec_push(new->arena, &d->pages) = i + 1;
}

/* ---- objects ---- */

static struct bytes data_of(const struct pdffile *f, qpdf_oh stream)
{
    struct bytes b = { 0 };
    QPDF_BOOL filtered;
    qpdf_oh_get_stream_data(f->qpdf, stream, qpdf_dl_none, &filtered, &b.s, &b.n);
    return b;
}

/* An object without its stream, written out. */
static const char *text_of(const struct pdffile *f, qpdf_oh object)
{
    if (qpdf_oh_is_stream(f->qpdf, object))
        object = qpdf_oh_get_dict(f->qpdf, object);
    return arena_strdup(f->arena, qpdf_oh_unparse_resolved(f->qpdf, object));
}

static bool same_object(const struct pdffile *old, const struct pdffile *new, int number)
{
    qpdf_oh a = qpdf_get_object_by_id(old->qpdf, number, 0), b = qpdf_get_object_by_id(new->qpdf, number, 0);
    bool streams = qpdf_oh_is_stream(old->qpdf, a), same = streams == qpdf_oh_is_stream(new->qpdf, b) && strcmp(text_of(old, a), text_of(new, b)) == 0;
    if (streams && same) {
        struct bytes before = data_of(old, a), after = data_of(new, b);
        same = same_bytes(&before, &after);
        free(before.s);
        free(after.s);
    }
    qpdf_oh_release(old->qpdf, a);
    qpdf_oh_release(new->qpdf, b);
    return same;
}

static const char *kind_of(const struct pdffile *f, int number)
{
    qpdf_oh object = qpdf_get_object_by_id(f->qpdf, number, 0);
    static const char *const keys[] = { "/Type", "/S", "/Subtype" };
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        qpdf_oh name = pdffile_get(f, object, keys[i]);
        if (qpdf_oh_is_name(f->qpdf, name))
            return arena_strdup(f->arena, qpdf_oh_get_name(f->qpdf, name) + 1);
    }
    return "";
}

static void find_object(struct difference *d, const struct pdffile *old, const struct pdffile *new)
{
    int size = qpdf_oh_get_int_value_as_int(new->qpdf, pdffile_get(new, qpdf_get_trailer(new->qpdf), "/Size"));
    for (int i = 1; i < size; i++)
        if (!same_object(old, new, i)) {
            d->object = i;
            d->what = kind_of(new, i);
            return;
        }
}

void difference_find(struct difference *d, const struct pdffile *old, const struct pdffile *new)
{
    *d = (struct difference){ .what = "" };
    find_pages(d, old, new);
    find_object(d, old, new);
}

const char *difference_pages(struct arena *a, const struct difference *d)
{
    struct buffer out = { 0 };
    buffer_add(&out, "");
    for (int i = 0; i < d->pages.n; i++) {
        int end = i;
        while (end + 1 < d->pages.n && d->pages.v[end + 1] == d->pages.v[end] + 1)
            end++;
        buffer_printf(&out, "%s%d", i ? ", " : "", d->pages.v[i]);
        if (end > i)
            buffer_printf(&out, "–%d", d->pages.v[end]);
        i = end;
    }
    const char *text = arena_strdup(a, out.s ? out.s : "");
    buffer_done(&out);
    return text;
}
