/* crossref.c: where the objects of a file are */
#include "output/pdf/crossref.h"

#include <string.h>

#define NO_GENERATION 65535u        /* of a free number that is never used again */
#define FIRST_ENTRIES 256
#define ROW_BYTES 8                 /* a type, five bytes of an offset, two of an index */

/* There may be a million: what they grew out of goes at once. */
static void grow(struct entries *entries, struct arena *a)
{
    struct entry *old = entries->list.v;
    size_t n = (size_t)entries->list.cap;

    entries->list.cap = n ? 2 * entries->list.cap : FIRST_ENTRIES;
    entries->list.v = arena_apart(a, sizeof *old * (size_t)entries->list.cap);
    if (!n)
        return;
    memcpy(entries->list.v, old, sizeof *old * n);
    arena_drop(a, old);
}

struct entry *entry_at(struct entries *entries, struct arena *a, unsigned number)
{
    while ((unsigned)entries->list.n <= number) {
        if (entries->list.n == entries->list.cap)
            grow(entries, a);
        entries->list.v[entries->list.n++] = (struct entry){.index = NO_GENERATION};
    }
    return &entries->list.v[number];
}

/* --- the table --- */

/* The next free number; the last of them leads back to 0, the first. */
static int next_free(const struct entries *entries, int i)
{
    for (i++; i < entries->list.n; i++)
        if (entries->list.v[i].type == FREE)
            return i;
    return 0;
}

/* Twenty bytes each, the end of line among them. */
void put_table(struct buffer *out, const struct entries *entries)
{
    buffer_printf(out, "xref\n0 %d\n", entries->list.n);
    for (int i = 0; i < entries->list.n; i++) {
        const struct entry *e = &entries->list.v[i];

        if (e->type == FREE)
            buffer_printf(out, "%010d %05u f \n", next_free(entries, i), NO_GENERATION);
        else
            buffer_printf(out, "%010llu 00000 n \n", (unsigned long long)e->place);
    }
}

/* --- the stream --- */

void put_stream_entries(struct buffer *out, const struct entries *entries)
{
    buffer_printf(out, "/Type/XRef/Index[0 %d]/W[1 5 2]/DecodeParms<</Predictor 12/Columns %d>>", entries->list.n, ROW_BYTES);
}

static void make_row(unsigned char row[ROW_BYTES], const struct entry *e)
{
    row[0] = (unsigned char)e->type;
    for (int i = 0; i < 5; i++)
        row[1 + i] = (unsigned char)(e->place >> 8 * (4 - i));
    row[6] = (unsigned char)(e->index >> 8);
    row[7] = (unsigned char)e->index;
}

/* Each byte less the one above it, after a 2 that says so (7.4.4.4): nearly all become zeros. */
void put_stream_rows(struct buffer *out, const struct entries *entries)
{
    unsigned char above[ROW_BYTES] = {0}, row[ROW_BYTES];

    for (int i = 0; i < entries->list.n; i++) {
        make_row(row, &entries->list.v[i]);
        buffer_byte(out, 2);
        for (int k = 0; k < ROW_BYTES; k++) {
            buffer_byte(out, (char)(row[k] - above[k]));
            above[k] = row[k];
        }
    }
}
