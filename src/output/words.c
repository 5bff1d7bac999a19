/* words.c: the text of a placed item */

#include "output/words.h"

void item_words(const struct item_text *t, struct buffer *out)
{
    for (int i = 0; i < t->count; i++) {
        const struct piece *p = &t->pieces[i];
        const struct run *run = piece_run(t, p);
        for (int k = p->first; k < p->first + p->count; k++) {
            const struct glyph *g = &run->glyphs[k];
            buffer_bytes(out, run->text + g->offset, g->bytes);
        }
    }
}

length item_find(const struct item_text *t, char c)
{
    int64_t advance = 0, found = -1;
    for (int i = 0; i < t->count; i++) {
        const struct piece *p = &t->pieces[i];
        const struct run *run = piece_run(t, p);
        for (int k = p->first; k < p->first + p->count; k++) {
            const struct glyph *g = &run->glyphs[k];
            if (g->bytes == 1 && run->text[g->offset] == c)
                found = advance;
            advance += g->advance;
        }
    }
    return found < 0 ? -1 : font_scale(t->font, found, t->size);
}

length item_tail(const struct item_text *t, int n)
{
    int64_t advance = 0, behind = 0;
    for (int i = t->count - 1; i >= 0; i--) {
        const struct piece *p = &t->pieces[i];
        const struct run *run = piece_run(t, p);
        for (int k = p->first + p->count - 1; k >= p->first; k--) {
            const struct glyph *g = &run->glyphs[k];
            advance += g->advance;
            if (n > 0)
                behind += g->advance;
            n -= g->bytes > 0;
        }
    }
    return font_scale(t->font, advance - behind, t->size);
}
