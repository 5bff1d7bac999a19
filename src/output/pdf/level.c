/* level.c: what the archive standards ask, as far as they differ */
#include "output/pdf/level.h"

#include <string.h>
#include "base/utf8.h"
#include "document/report.h"

const struct level *level_of(const struct pages *pages)
{
    static const struct level levels[] = {
        [ARCHIVE_2A] = {.name = "PDF/A-2a", .part = 2, .version = "1.7", .compact = true, .row_groups = true, .transparency = true},
        [ARCHIVE_1A] = {.name = "PDF/A-1a", .part = 1, .version = "1.4", .cid_sets = true, .plain_languages = true, .array_max = 8191},
        [ARCHIVE_3A] = {.name = "PDF/A-3a", .part = 3, .version = "1.7", .compact = true, .row_groups = true, .attachments = true,
                        .transparency = true},
        [ARCHIVE_NONE] = {.name = "PDF", .version = "1.7", .compact = true, .row_groups = true, .transparency = true,
                          .private_characters = true},
    };

    return &levels[pages->archive];
}

const char *level_language(const struct level *level, const char *tag, struct arena *a)
{
    size_t n = level->plain_languages ? strcspn(tag, "0123456789") : strlen(tag);

    while (tag[n] && tag[n] != '-')
        n--;
    return arena_strndup(a, tag, n);
}

/* --- characters that mean nothing to others --- */

static bool is_private(uint32_t rune)
{
    return (rune >= 0xE000 && rune <= 0xF8FF) || rune >= 0xF0000;
}

/* They begin with these bytes in UTF-8. */
bool level_may_forbid(const struct run *run)
{
    for (int i = 0; i < run->bytes; i++)
        if ((unsigned char)run->text[i] >= 0xEE)
            return true;
    return false;
}

static void check_piece(const struct level *level, const struct item *item, const struct piece *p, struct messages *m)
{
    const struct run *run = piece_run(&item->text, p);

    if (!level_may_forbid(run))
        return;
    for (int i = p->first; i < p->first + p->count; i++) {
        const char *s = run->text + run->glyphs[i].offset, *end = s + run->glyphs[i].bytes;

        while (s < end) {
            uint32_t rune = utf8_next(&s);

            if (is_private(rune))
                message_add(m, MSG_ARCHIVE_CHARACTER, item->node ? item->node->place : (struct place){0}, (unsigned)rune, level->name);
        }
    }
}

static void check_text(const struct level *level, const struct item *item, struct messages *m)
{
    const struct item_text *t = &item->text;

    for (const struct piece *p = t->pieces; p < t->pieces + t->count && !level->private_characters; p++)
        check_piece(level, item, p, m);
}

bool level_check(const struct level *level, const struct pages *pages, struct messages *m)
{
    int before = m->errors;

    for (int i = 0; i < pages->list.n; i++)
        for (int k = 0; k < pages->list.v[i].items.n; k++)
            if (pages->list.v[i].items.v[k].kind == ITEM_TEXT)
                check_text(level, &pages->list.v[i].items.v[k], m);
    return m->errors == before;
}
