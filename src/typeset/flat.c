/* flat.c: the texts of segments as one string */
#include "typeset/flat.h"

#include <string.h>
#include <unictype.h>

#include "base/utf8.h"

#define RUNE_FIGURE_SPACE 0x2007u
#define RUNE_BYTE_ORDER_MARK 0xFEFFu

/* Spaces that were chosen so as not to be broken stay what they are. */
static bool collapses(uint32_t rune)
{
    return rune_is_space(rune) && rune != RUNE_NBSP && rune != RUNE_NNBSP && rune != RUNE_THIN_SPACE && rune != RUNE_FIGURE_SPACE
        && rune != RUNE_BYTE_ORDER_MARK;
}

static size_t room_for(const struct segment *segments, int n)
{
    size_t bytes = 1;

    for (int i = 0; i < n; i++)
        bytes += strlen(segments[i].text) + 1;
    return bytes;
}

static bool at_line_start(const struct flat *f)
{
    return f->n == 0 || f->text[f->n - 1] == '\n';
}

static void drop_space(struct flat *f)
{
    if (f->n && f->text[f->n - 1] == ' ') {
        f->marks[f->n] = 0;
        f->marks[--f->n] = 0;
    }
}

static void add_rune(struct flat *f, uint32_t rune, const char *s, size_t bytes)
{
    if (rune == RUNE_SOFT_HYPHEN) {
        f->marks[f->n] |= MARK_SOFT;
    } else if (!collapses(rune)) {
        memcpy(f->text + f->n, s, bytes);
        f->n += (int)bytes;
    } else if (!at_line_start(f) && f->text[f->n - 1] != ' ') {
        f->text[f->n++] = ' ';
    }
}

static void add_segment(struct flat *f, const struct segment *segment)
{
    int start = f->n;

    for (const char *s = segment->text; *s;) {
        const char *from = s;

        if (*s > ' ' && *s < 0x7F) {                /* most are */
            f->text[f->n++] = *s++;
            continue;
        }
        uint32_t rune = utf8_next(&s);

        add_rune(f, rune, from, (size_t)(s - from));
    }
    f->notes |= segment->note != NULL;
    for (int i = start; i < f->n && (segment->note || segment->foreign); i++)
        f->marks[i] |= (unsigned char)((segment->note ? MARK_NOTE : 0) | (segment->foreign ? MARK_FOREIGN : 0));
    if (segment->break_after) {
        drop_space(f);
        f->text[f->n++] = '\n';
    }
}

/* Space and hard breaks at the end break nothing off. */
static void trim_end(struct flat *f)
{
    while (f->n && (f->text[f->n - 1] == ' ' || f->text[f->n - 1] == '\n'))
        f->marks[--f->n] = 0;
    f->text[f->n] = '\0';
    f->marks[f->n] = 0;
    for (int i = f->segments; i >= 0 && f->starts[i] > f->n; i--)
        f->starts[i] = f->n;
}

struct flat flat_of(struct arena *a, const struct segment *segments, int n)
{
    size_t room = room_for(segments, n);
    struct flat f = {.segments = n};

    if (room > INT32_MAX)
        memory_exhausted();
    f.text = arena_alloc(a, room);
    f.marks = arena_alloc(a, room);
    f.starts = arena_array(a, int, n + 1);
    for (int i = 0; i < n; i++) {
        f.starts[i] = f.n;
        add_segment(&f, &segments[i]);
    }
    f.starts[n] = f.n;
    trim_end(&f);
    return f;
}

/* --- looking at it --- */

int flat_token_end(const struct flat *f, int offset)
{
    while (f->text[offset] && f->text[offset] != ' ' && f->text[offset] != '\n')
        offset++;
    return offset;
}

bool rune_is_letter(uint32_t rune)
{
    if (rune < 0x80)
        return (rune | 0x20) >= 'a' && (rune | 0x20) <= 'z';
    if (rune >= 0xC0 && rune <= 0xFF)
        return rune != 0xD7 && rune != 0xF7;            /* × and ÷ */
    return uc_is_general_category_withtable(rune, UC_CATEGORY_MASK_L | UC_CATEGORY_MASK_M);
}

static int before(const struct flat *f, int offset)
{
    do
        offset--;
    while (offset > 0 && ((unsigned char)f->text[offset] & 0xC0) == 0x80);
    return offset;
}

uint32_t flat_rune(const struct flat *f, int offset)
{
    const char *s = f->text + offset;

    return utf8_next(&s);
}

uint32_t flat_rune_before(const struct flat *f, int offset)
{
    return offset > 0 ? flat_rune(f, before(f, offset)) : 0;
}

int flat_letters_before(const struct flat *f, int offset, int max)
{
    int letters = 0;

    for (; letters < max && rune_is_letter(flat_rune_before(f, offset)); offset = before(f, offset))
        letters++;
    return letters;
}

int flat_letters_after(const struct flat *f, int offset, int max)
{
    int letters = 0;

    for (const char *s = f->text + offset; letters < max && !(f->marks[s - f->text] & MARK_NOTE) && rune_is_letter(utf8_next(&s));)
        letters++;
    return letters;
}
