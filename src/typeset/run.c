/* run.c: words are shaped once and remembered
 *
 * The table of a face is an open hash table on the text.  It is asked for one text at a time and never walked through, so that
 * neither hash nor growth is ever seen in a result. */
#include "typeset/run.h"

#include <string.h>
#include "base/utf8.h"

struct run_slot {
    uint64_t hash;
    struct run *run;                        /* NULL: free */
};

struct run_table {
    struct arena *arena;
    hb_buffer_t *buffer;                    /* used again for every word */
    hb_language_t language;
    struct run_slot *slots;
    uint32_t size, used;                    /* size is a power of two */
};

struct run_table *run_table_new(struct arena *a)
{
    struct run_table *t = arena_new(a, struct run_table);

    t->arena = a;
    t->buffer = hb_buffer_create();
    t->language = hb_language_from_string("sv", -1);
    t->size = 256;
    t->slots = arena_array(a, struct run_slot, t->size);
    return t;
}

void run_table_done(struct run_table *t)
{
    if (t)
        hb_buffer_destroy(t->buffer);
}

/* --- the table --- */

static uint64_t hash_text(const char *text, size_t bytes)     /* FNV-1a */
{
    uint64_t hash = 14695981039346656037u;

    for (size_t i = 0; i < bytes; i++)
        hash = (hash ^ (unsigned char)text[i]) * 1099511628211u;
    return hash ^ hash >> 32;
}

/* Where the text is, or the free slot where it belongs. */
static struct run_slot *find_slot(const struct run_table *t, uint64_t hash, const char *text, size_t bytes)
{
    for (uint32_t i = (uint32_t)hash;; i++) {
        struct run_slot *s = &t->slots[i & (t->size - 1)];

        if (!s->run || (s->hash == hash && (size_t)s->run->bytes == bytes && memcmp(s->run->text, text, bytes) == 0))
            return s;
    }
}

/* At most two thirds of the slots are taken. */
static void make_room(struct run_table *t)
{
    const struct run_slot *old = t->slots;
    uint32_t old_size = t->size;

    if (t->used < t->size / 3 * 2)
        return;
    t->size *= 2;
    t->slots = arena_array(t->arena, struct run_slot, t->size);
    for (uint32_t i = 0; i < old_size; i++)
        if (old[i].run)
            *find_slot(t, old[i].hash, old[i].run->text, (size_t)old[i].run->bytes) = old[i];
}

/* --- shaping --- */

/* HarfBuzz itself sets the space's glyph for U+00A0, and a narrower one for U+2009 and U+202F, where the font has none.  For U+2011
 * it would take U+2010 or nothing, but the hyphen of a report is the one that hyphenation sets. */
static uint32_t substitute(hb_font_t *hb, uint32_t rune)
{
    hb_codepoint_t glyph;

    return rune == RUNE_NB_HYPHEN && !hb_font_get_nominal_glyph(hb, rune, &glyph) ? '-' : rune;
}

static void fill_buffer(const struct font *f, hb_buffer_t *b, const struct run *r)
{
    hb_buffer_clear_contents(b);
    for (const char *s = r->text; s < r->text + r->bytes;) {
        unsigned offset = (unsigned)(s - r->text);

        hb_buffer_add(b, substitute(f->hb, utf8_next(&s)), offset);
    }
    hb_buffer_set_content_type(b, HB_BUFFER_CONTENT_TYPE_UNICODE);
    hb_buffer_set_cluster_level(b, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);    /* a mark keeps its own text */
    hb_buffer_set_direction(b, HB_DIRECTION_LTR);
    hb_buffer_set_script(b, HB_SCRIPT_LATIN);
    hb_buffer_set_language(b, f->runs->language);
}

static void shape_buffer(const struct font *f, hb_buffer_t *b)
{
    static const hb_feature_t features[] = {
        {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
        {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    };

    hb_shape(f->hb, b, features, sizeof features / sizeof *features);
}

static int16_t narrow(hb_position_t n)
{
    return (int16_t)(n < INT16_MIN ? INT16_MIN : n > INT16_MAX ? INT16_MAX : n);
}

/* Text from a glyph's cluster to the next; the later glyphs of a cluster have none of their own. */
static uint8_t cluster_bytes(const struct run *r, const hb_glyph_info_t *info, int i)
{
    uint32_t end = (uint32_t)r->bytes;

    if (i > 0 && info[i - 1].cluster == info[i].cluster)
        return 0;
    for (int k = i + 1; k < r->count && end == (uint32_t)r->bytes; k++)
        if (info[k].cluster > info[i].cluster)
            end = info[k].cluster;
    return (uint8_t)(end - info[i].cluster);
}

static void note_missing(struct run *r, const struct glyph *g)
{
    const char *s = r->text + g->offset;

    if (g->id == 0 && !r->missing)
        r->missing = utf8_next(&s);
}

static void take_glyphs(struct run *r, hb_buffer_t *b, struct arena *a)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(b, &count);
    const hb_glyph_position_t *position = hb_buffer_get_glyph_positions(b, &count);
    unsigned glyphs = hb_face_get_glyph_count(r->font->face);

    r->count = (int)count;
    r->glyphs = arena_array(a, struct glyph, count);
    for (int i = 0; i < r->count; i++) {
        struct glyph *g = &r->glyphs[i];

        g->id = (uint16_t)(info[i].codepoint < glyphs ? info[i].codepoint : 0);      /* a damaged cmap may promise more */
        g->offset = info[i].cluster;
        g->bytes = cluster_bytes(r, info, i);
        g->dx = narrow(position[i].x_offset);
        g->dy = narrow(position[i].y_offset);
        g->advance = position[i].x_advance;
        r->advance += g->advance;
        note_missing(r, g);
    }
}

static struct run *shape(struct font *f, const char *text, size_t bytes)
{
    struct run_table *t = f->runs;
    struct run *r = arena_new(t->arena, struct run);

    r->font = f;
    r->text = arena_strndup(t->arena, text, bytes);
    r->bytes = (int)bytes;
    r->number = (int)t->used;
    r->at = arena_new(t->arena, struct run_edges);
    fill_buffer(f, t->buffer, r);
    shape_buffer(f, t->buffer);
    take_glyphs(r, t->buffer, t->arena);
    return r;
}

const struct run *font_shape(struct font *f, const char *text, size_t bytes)
{
    struct run_table *t = f->runs;
    uint64_t hash = hash_text(text, bytes);

    make_room(t);
    struct run_slot *s = find_slot(t, hash, text, bytes);
    if (!s->run) {
        *s = (struct run_slot){hash, shape(f, text, bytes)};
        t->used++;
        *vec_push(t->arena, &f->shaped) = s->run;
    }
    return s->run;
}

int font_runs(const struct font *f)
{
    return (int)f->runs->used;
}

long fonts_shaped(const struct fonts *f)
{
    long shaped = 0;

    for (int i = 0; i < f->list.n; i++)
        shaped += f->list.v[i]->runs->used;
    return shaped;
}

int32_t run_advance(const struct run *r, int first, int count)
{
    int32_t advance = 0;

    for (int i = first; i < first + count; i++)
        advance += r->glyphs[i].advance;
    return advance;
}

const int64_t *run_edges(const struct run *r, length size)
{
    struct run_edges *at = r->at;

    if (at->size == size)
        return at->edges;
    if (!at->edges)
        at->edges = arena_array(r->font->runs->arena, int64_t, r->count + 1);
    for (int i = 0; i < r->count; i++)
        at->edges[i + 1] = at->edges[i] + font_scale(r->font, r->glyphs[i].advance, size);
    at->size = size;
    return at->edges;
}
