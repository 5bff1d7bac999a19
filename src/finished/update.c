/* update.c: an update behind a finished PDF */

#include "finished/update.h"

#include <stdlib.h>
#include <string.h>
#include "base/digest.h"
#include "finished/section.h"

#define ID_BYTES 16
#define WIDTHS "[1 4 2]"            /* of an entry in a stream: kind, offset, generation */
#define ENTRY_BYTES 7

/* What the trailer says, or what libqpdf finds: it numbers a new object behind all others. */
static int size_of(const struct pdffile *f)
{
    qpdf_oh size = pdffile_get(f, qpdf_get_trailer(f->qpdf), "/Size");
    long long told = qpdf_oh_is_integer(f->qpdf, size) ? qpdf_oh_get_int_value(f->qpdf, size) : 0;
    int found = qpdf_oh_get_object_id(f->qpdf, qpdf_make_indirect_object(f->qpdf, qpdf_oh_new_null(f->qpdf)));
    return told > found && told < 8388000 ? (int)told : found;
}

static bool refuse(const struct pdffile *f, enum message_id id)
{
    message_add(f->messages, id, place_file(f->source));
    return false;
}

bool update_begin(struct update *u, const struct pdffile *f)
{
    struct revisions revisions;
    *u = (struct update){ .f = f };
    if (qpdf_is_encrypted(f->qpdf))
        return refuse(f, MSG_SIGN_ENCRYPTED);
    if (!revisions_find(f, &revisions) || revisions.list.v[revisions.list.n - 1].end != f->size)
        return refuse(f, MSG_SIGN_END);
    u->previous = revisions.list.v[revisions.list.n - 1].xref;
    u->table = section_is_table(f, u->previous);
    u->size = size_of(f);
    buffer_bytes(&u->out, f->bytes, f->size);
    if (f->bytes[f->size - 1] != '\n' && f->bytes[f->size - 1] != '\r')
        buffer_byte(&u->out, '\n');
    return true;
}

int update_number(struct update *u)
{
    return u->size++;
}

static void end_object(struct update *u)
{
    if (u->open)
        buffer_add(&u->out, "\nendobj\n");
    u->open = false;
}

void update_object(struct update *u, int number)
{
    end_object(u);
    *vec_push(u->f->arena, &u->entries) = (struct update_entry){ number, u->out.n };
    buffer_printf(&u->out, "%d 0 obj\n", number);
    u->open = true;
}

/* ---- the end ---- */

static void put_kept(struct update *u, const char *key)
{
    const struct pdffile *f = u->f;
    qpdf_oh value = pdffile_get(f, qpdf_get_trailer(f->qpdf), key);
    if (!qpdf_oh_is_null(f->qpdf, value))
        buffer_printf(&u->out, " %s %s", key, qpdf_oh_unparse(f->qpdf, value));
}

/* The first part stays, the second says which update it is. */
static void put_id(struct update *u, const struct digest *digest)
{
    const struct pdffile *f = u->f;
    qpdf_oh id = pdffile_get(f, qpdf_get_trailer(f->qpdf), "/ID"), first = qpdf_oh_new_null(f->qpdf);
    size_t n = 0;
    if (qpdf_oh_is_array(f->qpdf, id) && qpdf_oh_get_array_n_items(f->qpdf, id) == 2)
        first = qpdf_oh_get_array_item(f->qpdf, id, 0);
    const char *bytes = qpdf_oh_is_string(f->qpdf, first) ? qpdf_oh_get_binary_string_value(f->qpdf, first, &n) : NULL;
    if (!bytes)
        return;
    buffer_add(&u->out, " /ID [<");
    for (size_t i = 0; i < n; i++)
        buffer_printf(&u->out, "%02X", (unsigned char)bytes[i]);
    buffer_printf(&u->out, "> <%.*s>]", 2 * ID_BYTES, digest->hex);
}

static void put_trailer(struct update *u, const struct digest *digest)
{
    buffer_printf(&u->out, "/Size %d /Prev %zu", u->size, u->previous);
    put_kept(u, "/Root");
    put_kept(u, "/Info");
    put_id(u, digest);
}

/* How many entries from one on have numbers in a row. */
static int run_of(const struct update *u, int from)
{
    int to = from + 1;
    while (to < u->entries.n && u->entries.v[to].number == u->entries.v[to - 1].number + 1)
        to++;
    return to - from;
}

static void put_table(struct update *u, const struct digest *digest)
{
    buffer_add(&u->out, "xref\n");
    for (int i = 0; i < u->entries.n;) {
        int n = run_of(u, i);
        buffer_printf(&u->out, "%d %d\n", u->entries.v[i].number, n);
        for (; n; n--, i++)
            buffer_printf(&u->out, "%010zu 00000 n \n", u->entries.v[i].offset);
    }
    buffer_add(&u->out, "trailer\n<< ");
    put_trailer(u, digest);
    buffer_add(&u->out, " >>\n");
}

static void put_stream(struct update *u, const struct digest *digest)
{
    buffer_printf(&u->out, "<< /Type /XRef /W " WIDTHS " /Length %d /Index [", u->entries.n * ENTRY_BYTES);
    for (int i = 0; i < u->entries.n;) {
        int n = run_of(u, i);
        buffer_printf(&u->out, i ? " %d %d" : "%d %d", u->entries.v[i].number, n);
        i += n;
    }
    buffer_add(&u->out, "] ");
    put_trailer(u, digest);
    buffer_add(&u->out, " >>\nstream\n");
    for (int i = 0; i < u->entries.n; i++) {
        size_t at = u->entries.v[i].offset;
        const unsigned char entry[ENTRY_BYTES] = { 1, at >> 24 & 255, at >> 16 & 255, at >> 8 & 255, at & 255, 0, 0 };
        buffer_bytes(&u->out, entry, sizeof entry);
    }
    buffer_add(&u->out, "\nendstream\nendobj\n");
}

static int by_number(const void *a, const void *b)
{
    return ((const struct update_entry *)a)->number - ((const struct update_entry *)b)->number;
}

void update_end(struct update *u)
{
    struct digest digest = digest_of(u->out.s, u->out.n);
    end_object(u);
    size_t section = u->out.n;
    if (!u->table) {
        update_object(u, update_number(u));
        u->open = false;
    }
    qsort(u->entries.v, (size_t)u->entries.n, sizeof *u->entries.v, by_number);
    if (u->table)
        put_table(u, &digest);
    else
        put_stream(u, &digest);
    buffer_printf(&u->out, "startxref\n%zu\n%%%%EOF\n", section);
}

void update_done(struct update *u)
{
    buffer_done(&u->out);
}
