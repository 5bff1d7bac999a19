/* revision.c: the revisions of a finished PDF */

#include "finished/revision.h"

#include <string.h>

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
    size_t digits = at = skip_spaces(f, at + strlen("startxref"), end);
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

/* The last end before an offset; of the section at `xref`, or of any when `any`. */
static bool find_end(const struct pdffile *f, size_t before, bool any, size_t xref, struct revision *r)
{
    static const char word[] = "startxref";
    for (size_t at = before; at-- > 0;)
        if (f->bytes[at] == 's' && before - at > strlen(word) && memcmp(f->bytes + at, word, strlen(word)) == 0 && read_end(f, at, before, r)
            && (any || r->xref == xref))
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
    size_t xref = 0;
    enum previous previous = PREVIOUS_THERE;
    bool there = find_end(f, f->size, true, 0, &at);
    *found = (struct revisions){ 0 };
    while (there && found->list.n < REVISIONS_MAX) {
        *vec_push(f->arena, &found->list) = at;
        previous = previous_of(f, at.end, &xref);
        there = previous == PREVIOUS_THERE && find_end(f, at.end - 1, false, xref, &at);
    }
    for (int i = 0, n = found->list.n; i < n / 2; i++) {
        struct revision swap = found->list.v[i];
        found->list.v[i] = found->list.v[n - 1 - i];
        found->list.v[n - 1 - i] = swap;
    }
    return found->list.n && !there && previous != PREVIOUS_UNCLEAR;
}
