/* section.c: what one cross-reference section defines */

#include "finished/section.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#define NUMBERS_MAX 8388607         /* ISO 32000-1, annex C */
#define ENTRY_BYTES 20
#define FIELD_BYTES_MAX 8           /* of an entry in a stream */

struct scan {
    const struct pdffile *f;
    size_t at, end;
    struct section *found;
};

static bool is_space(char c)
{
    return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static void skip_spaces(struct scan *s)
{
    while (s->at < s->end && is_space(s->f->bytes[s->at]))
        s->at++;
}

static bool take(struct scan *s, const char *word)
{
    size_t n = strlen(word);
    bool there = s->end - s->at >= n && memcmp(s->f->bytes + s->at, word, n) == 0;
    s->at += there ? n : 0;
    return there;
}

/* -1: there is none, or it is too large for a number of objects. */
static int take_number(struct scan *s)
{
    int n = -1;
    skip_spaces(s);
    for (; s->at < s->end && s->f->bytes[s->at] >= '0' && s->f->bytes[s->at] <= '9'; s->at++) {
        n = (n < 0 ? 0 : n) * 10 + (s->f->bytes[s->at] - '0');
        if (n > NUMBERS_MAX)
            return -1;
    }
    return n;
}

static bool add(struct scan *s, int number, int generation, bool unused)
{
    if (number < 0 || number > NUMBERS_MAX)
        return false;
    *vec_push(s->f->arena, &s->found->list) = (struct section_entry){ number, generation, unused };
    return true;
}

static int by_number(const void *a, const void *b)
{
    return ((const struct section_entry *)a)->number - ((const struct section_entry *)b)->number;
}

static bool names_each_once(struct section *s)
{
    if (s->list.n)
        qsort(s->list.v, (size_t)s->list.n, sizeof *s->list.v, by_number);
    for (int i = 1; i < s->list.n; i++)
        if (s->list.v[i].number == s->list.v[i - 1].number)
            return false;
    return true;
}

/* ---- tables ---- */

/* "0000000016 00000 n" and two bytes that end the line. */
static bool take_entry(struct scan *s, int number)
{
    const char *entry = s->f->bytes + s->at;
    if (s->end - s->at < ENTRY_BYTES || entry[10] != ' ' || entry[16] != ' ' || (entry[17] != 'n' && entry[17] != 'f') || !is_space(entry[18]) || !is_space(entry[19]))
        return false;
    for (int i = 0; i < 16; i++)
        if (i != 10 && (entry[i] < '0' || entry[i] > '9'))
            return false;
    s->at += ENTRY_BYTES;
    return add(s, number, atoi(entry + 11), entry[17] == 'f');
}

static bool read_table(struct scan *s)
{
    if (!take(s, "xref"))
        return false;
    for (skip_spaces(s); !take(s, "trailer"); skip_spaces(s)) {
        int first = take_number(s), n = take_number(s);
        if (first < 0 || n < 0)
            return false;
        skip_spaces(s);
        for (int i = 0; i < n; i++)
            if (!take_entry(s, first + i))
                return false;
    }
    return true;
}

bool section_is_table(const struct pdffile *f, size_t at)
{
    struct scan s = { f, at, f->size, NULL };
    return at < f->size && take(&s, "xref");
}

/* ---- streams ---- */

/* From ( to behind its ). */
static void skip_string(struct scan *s)
{
    int open = 0;
    for (; s->at < s->end; s->at++) {
        char c = s->f->bytes[s->at];
        if (c == '\\')
            s->at++;
        open += (c == '(') - (c == ')');
        if (!open)
            break;
    }
    s->at++;
}

/* From << to behind its >>; libqpdf has read it already, so that it has an end. */
static bool skip_dictionary(struct scan *s)
{
    int open = 0;
    do {
        if (take(s, "<<"))
            open++;
        else if (take(s, ">>"))
            open--;
        else if (s->at < s->end && s->f->bytes[s->at] == '(')
            skip_string(s);
        else
            s->at++;
    } while (open && s->at < s->end);
    return s->at < s->end;
}

static int integer_of(const struct pdffile *f, qpdf_oh object)
{
    long long n = qpdf_oh_is_integer(f->qpdf, object) ? qpdf_oh_get_int_value(f->qpdf, object) : -1;
    return n >= 0 && n <= INT_MAX ? (int)n : -1;
}

static int item_of(const struct pdffile *f, qpdf_oh array, int i)
{
    return integer_of(f, qpdf_oh_get_array_item(f->qpdf, array, i));
}

/* The bytes of the stream that begins here, decoded by libqpdf: allocated, or NULL. */
static unsigned char *take_stream(struct scan *s, qpdf_oh dictionary, size_t *n)
{
    const struct pdffile *f = s->f;
    int length = integer_of(f, pdffile_get(f, dictionary, "/Length"));
    unsigned char *bytes = NULL;
    if (!take(s, "stream") || !(take(s, "\r\n") || take(s, "\n")) || length < 0 || (size_t)length > s->end - s->at)
        return NULL;
    qpdf_oh stream = qpdf_oh_new_stream(f->qpdf);
    qpdf_oh_replace_stream_data(f->qpdf, stream, (const unsigned char *)f->bytes + s->at, (size_t)length, pdffile_get(f, dictionary, "/Filter"),
                                pdffile_get(f, dictionary, "/DecodeParms"));
    if (qpdf_oh_get_stream_data(f->qpdf, stream, qpdf_dl_generalized, NULL, &bytes, n) & QPDF_ERRORS)
        return NULL;
    return bytes;
}

/* W of ISO 32000-1, table 17. */
struct widths { int v[3], all; };

static bool read_widths(const struct pdffile *f, qpdf_oh dictionary, struct widths *w)
{
    qpdf_oh array = pdffile_get(f, dictionary, "/W");
    w->all = 0;
    if (!qpdf_oh_is_array(f->qpdf, array) || qpdf_oh_get_array_n_items(f->qpdf, array) != 3)
        return false;
    for (int i = 0; i < 3; i++) {
        w->v[i] = item_of(f, array, i);
        if (w->v[i] < 0 || w->v[i] > FIELD_BYTES_MAX)
            return false;
        w->all += w->v[i];
    }
    return w->all > 0;
}

static bool add_packed(struct scan *s, int number, const unsigned char *entry, const struct widths *w)
{
    unsigned long long field[3] = { 1, 0, 0 };
    for (int i = 0; i < 3; i++)
        for (int k = 0; k < w->v[i]; k++)
            field[i] = (k ? field[i] << 8 : 0) | *entry++;
    if (field[0] > 2)
        return false;
    return add(s, number, field[0] == 1 ? field[2] <= 65535 ? (int)field[2] : -1 : 0, field[0] == 0);
}

/* Index: pairs of a first number and how many there are. */
static bool add_all(struct scan *s, qpdf_oh dictionary, const unsigned char *bytes, size_t n)
{
    const struct pdffile *f = s->f;
    const unsigned char *at = bytes, *end = bytes + n;
    qpdf_oh index = pdffile_get(f, dictionary, "/Index");
    bool told = qpdf_oh_is_array(f->qpdf, index);
    int pairs = told ? qpdf_oh_get_array_n_items(f->qpdf, index) / 2 : 1;
    struct widths w;
    if (!read_widths(f, dictionary, &w))
        return false;
    for (int i = 0; i < pairs; i++) {
        int first = told ? item_of(f, index, 2 * i) : 0, count = told ? item_of(f, index, 2 * i + 1) : integer_of(f, pdffile_get(f, dictionary, "/Size"));
        if (first < 0 || count < 0 || end - at < (long long)count * w.all)
            return false;
        for (int k = 0; k < count; k++, at += w.all)
            if (!add_packed(s, first + k, at, &w))
                return false;
    }
    return at == end;
}

static bool read_stream(struct scan *s)
{
    qpdf_oh dictionary = qpdf_get_trailer(s->f->qpdf);
    size_t n = 0;
    if (take_number(s) < 0 || take_number(s) < 0)
        return false;
    skip_spaces(s);
    if (!take(s, "obj"))
        return false;
    skip_spaces(s);
    if (!skip_dictionary(s))
        return false;
    skip_spaces(s);
    unsigned char *bytes = take_stream(s, dictionary, &n);
    bool read = bytes && add_all(s, dictionary, bytes, n);
    free(bytes);
    return read;
}

bool section_read(const struct pdffile *part, const struct revision *r, struct section *found)
{
    struct scan s = { part, r->xref, r->end, found };
    *found = (struct section){ 0 };
    if (r->xref >= r->end || r->end > part->size || qpdf_oh_has_key(part->qpdf, qpdf_get_trailer(part->qpdf), "/XRefStm"))
        return false;
    return (section_is_table(part, r->xref) ? read_table(&s) : read_stream(&s)) && names_each_once(found);
}
