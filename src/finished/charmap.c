/* charmap.c: what the codes of a font in a finished PDF mean */

#include "finished/charmap.h"

#include <stdlib.h>
#include <string.h>

#define MEANING_MAX 64              /* digits: a ligature has few characters */
#define SUBSET_TAG 7                /* "/ABCDEF" before + */

/* ---- reading ToUnicode ---- */

/* The digits of the next <…> before `end`, or NULL; *s goes behind it. */
static const char *next_hex(const char **s, const char *end, size_t *n)
{
    const char *open = memchr(*s, '<', (size_t)(end - *s));
    const char *close = open ? memchr(open, '>', (size_t)(end - open)) : NULL;
    if (!close)
        return NULL;
    *s = close + 1;
    *n = (size_t)(close - open - 1);
    return open + 1;
}

/* What stands between two words, from *s on; *s goes behind it. */
static bool next_block(const char **s, const char *from, const char *to, const char **end)
{
    const char *begin = strstr(*s, from);
    *end = begin ? strstr(begin, to) : NULL;
    if (!*end)
        return false;
    *s = begin + strlen(from);
    return true;
}

static void read_meanings(struct charmap *map, struct arena *a, const char *text)
{
    const char *end, *code, *meaning;
    size_t n, length;
    for (const char *s = text; next_block(&s, "beginbfchar", "endbfchar", &end); s = end)
        while ((code = next_hex(&s, end, &n)) && (meaning = next_hex(&s, end, &length))) {
            unsigned long number = n <= 4 ? strtoul(code, NULL, 16) : 0x10000;
            if (number < (1ul << 8 * map->width) && length <= MEANING_MAX)
                map->meaning[number] = arena_strndup(a, meaning, length);
        }
}

static void read_map(struct charmap *map, struct arena *a, const char *text)
{
    const char *end, *s = text;
    size_t n = 0;
    if (!next_block(&s, "begincodespacerange", "endcodespacerange", &end) || !next_hex(&s, end, &n) || (n != 2 && n != 4))
        return;
    map->width = (int)n / 2;
    map->meaning = arena_array(a, const char *, 1 << 8 * map->width);
    read_meanings(map, a, text);
}

/* ---- fonts ---- */

static const char *name_of(const struct pdffile *f, qpdf_oh font)
{
    qpdf_oh base = pdffile_get(f, font, "/BaseFont");
    const char *name = qpdf_oh_is_name(f->qpdf, base) ? qpdf_oh_get_name(f->qpdf, base) : "/";
    bool tagged = strlen(name) > SUBSET_TAG && name[SUBSET_TAG] == '+';
    return arena_printf(f->arena, "/%s", name + (tagged ? SUBSET_TAG + 1 : 1));
}

const struct charmap *charmap_of(struct charmaps *known, const struct pdffile *f, qpdf_oh font)
{
    int id = qpdf_oh_get_object_id(f->qpdf, font);
    for (int i = 0; i < known->list.n; i++)
        if (known->list.v[i]->id == id && id)
            return known->list.v[i];
    struct charmap *map = arena_new(f->arena, struct charmap);
    qpdf_oh meanings = pdffile_get(f, font, "/ToUnicode");
    struct buffer text = { 0 };
    map->id = id;
    map->name = name_of(f, font);
    if (qpdf_oh_is_stream(f->qpdf, meanings) && pdffile_stream(f, meanings, "a font's ToUnicode", &text) && text.n)
        read_map(map, f->arena, text.s);
    buffer_done(&text);
    *vec_push(f->arena, &known->list) = map;
    return map;
}

void charmap_put(const struct charmap *map, const char *codes, size_t n, struct buffer *out)
{
    static const char digits[] = "0123456789ABCDEF";
    size_t width = map && map->width ? (size_t)map->width : 1;
    for (size_t i = 0; i + width <= n; i += width) {
        unsigned code = (unsigned char)codes[i];
        if (width == 2)
            code = code << 8 | (unsigned char)codes[i + 1];
        const char *meaning = map && map->meaning ? map->meaning[code] : NULL;
        if (meaning) {
            buffer_add(out, meaning);
            continue;
        }
        buffer_byte(out, '#');
        for (int shift = 8 * (int)width - 4; shift >= 0; shift -= 4)
            buffer_byte(out, digits[code >> shift & 15]);
    }
}
