/* cellline.c: the lines of a cell, packed until they come to a page */

#include "typeset/cellline.h"

#include <string.h>

/* ---- looks ---- */

static bool looks_like(const struct item *look, const struct item *item)
{
    const struct item_text *a = &look->text, *b = &item->text;
    return a->font == b->font && a->size == b->size && a->color == b->color && a->hyphen == b->hyphen && a->underline == b->underline
           && a->right == b->right && look->tail == item->tail && look->role == item->role;
}

/* From 1; 0 when there are too many. */
static uint16_t find_look(struct looks *looks, const struct item *item, struct arena *common)
{
    int i = 0;
    while (i < looks->list.n && !looks_like(&looks->list.v[i], item))
        i++;
    if (i == UINT16_MAX)
        return 0;
    if (i == looks->list.n)
        *vec_push(common, &looks->list) = *item;
    return (uint16_t)(i + 1);
}

/* ---- packing ---- */

static const struct piece *kept_pieces(const struct item_text *t, struct arena *room)
{
    struct piece *pieces = arena_array(room, struct piece, t->count);
    if (t->count)
        memcpy(pieces, t->pieces, sizeof *pieces * (size_t)t->count);
    return pieces;
}

static const struct item *kept_whole(const struct item *item, struct arena *room)
{
    struct item *whole = arena_new(room, struct item);
    *whole = *item;
    if (item->kind == ITEM_TEXT)
        whole->text.pieces = kept_pieces(&item->text, room);
    return whole;
}

static struct packed_item pack_item(const struct item *item, struct arena *room, struct looks *looks, struct arena *common)
{
    struct packed_item packed = { .node = item->node, .x = item->x, .y = item->y };
    if (item->kind == ITEM_TEXT && item->text.count <= UINT16_MAX)
        packed.look = find_look(looks, item, common);
    if (!packed.look) {
        packed.whole = kept_whole(item, room);
        return packed;
    }
    packed.width = item->text.width;
    packed.count = (uint16_t)item->text.count;
    if (packed.count == 1)
        packed.piece = item->text.pieces[0];
    else
        packed.pieces = kept_pieces(&item->text, room);
    return packed;
}

static const struct strip *kept_notes(const struct strip *strip, struct arena *room)
{
    struct strip *notes = arena_new(room, struct strip);
    for (int i = 0; i < strip->notes.n; i++)
        *vec_push(room, &notes->notes) = strip->notes.v[i];
    return notes;
}

struct cell_lines cell_lines_of(const struct strips *strips, struct arena *room, struct looks *looks, struct arena *common)
{
    struct cell_lines lines = { arena_array(room, struct cell_line, strips->n), strips->n };
    for (int i = 0; i < strips->n; i++) {
        const struct strip *strip = &strips->v[i];
        bool noted = strip->notes.n > 0;
        struct packed_item *items = arena_array(room, struct packed_item, strip->items.n + noted);
        for (int k = 0; k < strip->items.n; k++)
            items[k] = pack_item(&strip->items.v[k], room, looks, common);
        lines.v[i] = (struct cell_line){ .before = strip->before, .height = strip->height, .after = strip->after, .count = strip->items.n,
                                         .keep = strip->keep, .noted = noted, .items = items };
        if (noted)
            items[strip->items.n].notes = kept_notes(strip, room);
    }
    return lines;
}

/* ---- unpacking ---- */

struct item packed_item_of(const struct packed_item *packed, const struct looks *looks)
{
    struct item item = packed->look ? looks->list.v[packed->look - 1] : *packed->whole;
    item.node = packed->node;
    item.x = packed->x;
    item.y = packed->y;
    if (!packed->look)
        return item;
    item.text.width = packed->width;
    item.text.count = packed->count;
    item.text.pieces = packed->count == 1 ? &packed->piece : packed->pieces;
    return item;
}
