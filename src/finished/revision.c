/* revision.c: the revisions of a finished PDF */

#include "finished/revision.h"

#include <string.h>

static const char word[] = "startxref";

static bool is_space(char c)
{
    return c && strchr(" \t\r\n\f", c);
}

static size_t skip_spaces(const struct pdffile *f, size_t at, size_t end)
{
    while (at < end && is_space(f->bytes[at]))
        at++;
    return at;
}

/* startxref, a number and %%EOF at an offset. */
static bool read_end(const struct pdffile *f, size_t at, size_t end, struct revision *r)
{
    static const char mark[] = "%%EOF";
    size_t digits = at = skip_spaces(f, at + strlen(word), end);
    for (r->xref = 0; at < end && f->bytes[at] >= '0' && f->bytes[at] <= '9' && r->xref <= f->size; at++)
        r->xref = r->xref * 10 + (size_t)(f->bytes[at] - '0');
    if (at == digits)
        return false;
    at = skip_spaces(f, at, end);
    if (end - at < strlen(mark) || memcmp(f->bytes + at, mark, strlen(mark)) != 0)
        return false;
    at += strlen(mark);
    at += at < end && f->bytes[at] == '\r';
    at += at < end && f->bytes[at] == '\n';
    r->end = at;
    return true;
}

static bool is_end(const struct pdffile *f, size_t at, size_t before, struct revision *r)
{
    return f->bytes[at] == 's' && before - at > strlen(word) && memcmp(f->bytes + at, word, strlen(word)) == 0 && read_end(f, at, before, r);
}

/* The section that a reader of the whole file begins with. */
static bool find_last(const struct pdffile *f, size_t *xref)
{
    struct revision r;
    for (size_t at = f->size; at-- > 0;)
        if (is_end(f, at, f->size, &r)) {
            *xref = r.xref;
            return true;
        }
    return false;
}

/* The first end behind a section that names it: a second one would hide what stands between them. */
static bool find_end(const struct pdffile *f, size_t xref, size_t before, struct revision *r)
{
    const char *at = f->bytes + (xref < before ? xref : before), *end = f->bytes + before;
    for (; (at = memmem(at, (size_t)(end - at), word, strlen(word))); at++)
        if (is_end(f, (size_t)(at - f->bytes), before, r) && r->xref == xref)
            return true;
    return false;
}

enum previous { PREVIOUS_NONE, PREVIOUS_THERE, PREVIOUS_UNCLEAR };

/* Where the section before that of the first `size` bytes stands, as a reader finds it. */
static enum previous previous_of(const struct pdffile *f, size_t size, size_t *xref)
{
    struct pdffile part;
    if (!pdffile_open_part(&part, f, size))
        return PREVIOUS_UNCLEAR;
    qpdf_oh previous = pdffile_get(&part, qpdf_get_trailer(part.qpdf), "/Prev");
    bool there = qpdf_oh_is_integer(part.qpdf, previous);
    long long offset = there ? qpdf_oh_get_int_value(part.qpdf, previous) : 0;
    pdffile_close(&part);
    *xref = offset > 0 ? (size_t)offset : 0;
    return there ? PREVIOUS_THERE : PREVIOUS_NONE;
}

bool revisions_find(const struct pdffile *f, struct revisions *found)
{
    struct revision at;
    size_t xref = 0, before = f->size;
    enum previous previous = find_last(f, &xref) ? PREVIOUS_THERE : PREVIOUS_UNCLEAR;
    *found = (struct revisions){ 0 };
    while (previous == PREVIOUS_THERE && found->list.n < REVISIONS_MAX && find_end(f, xref, before, &at)) {
        *vec_push(f->arena, &found->list) = at;
        before = at.end - 1;
        previous = previous_of(f, at.end, &xref);
    }
    for (int i = 0, n = found->list.n; i < n / 2; i++) {
        struct revision swap = found->list.v[i];
        found->list.v[i] = found->list.v[n - 1 - i];
        found->list.v[n - 1 - i] = swap;
    }
    return found->list.n && previous == PREVIOUS_NONE;
}
