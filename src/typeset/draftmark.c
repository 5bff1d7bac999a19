/* draftmark.c: the line on every page of a report that is not decided */

#include "typeset/draftmark.h"

#include <string.h>
#include "document/report.h"

static const struct style *style_of(const struct setter *s, const struct draft_mark *look)
{
    return look->style ? look->style : definition_find(s->definitions, "style", "body");
}

static struct item box(length x, length y, length width, length height, color ink)
{
    return (struct item){ .kind = ITEM_FILL, .x = x, .y = y, .fill = { width, height, ink } };
}

#define MARK_ITEMS 6

/* What is behind the text, the four edges of its frame, and text; how many they are. */
static int make_mark(struct setter *s, const struct page *page, const struct draft_mark *look, struct item text, struct item mark[MARK_ITEMS])
{
    int n = 0;
    length line = look->frame != COLOR_NONE ? look->frame_width : 0;
    length width = text.text.width + 2 * (look->padding_x + line), height = style_of(s, look)->leading + 2 * (look->padding_y + line);
    length x = (page->width - width) / 2, y = look->distance;
    if (look->fill != COLOR_NONE)
        mark[n++] = box(x, y, width, height, look->fill);
    if (line) {
        mark[n++] = box(x, y, width, line, look->frame);
        mark[n++] = box(x, y + height - line, width, line, look->frame);
        mark[n++] = box(x, y + line, line, height - 2 * line, look->frame);
        mark[n++] = box(x + width - line, y + line, line, height - 2 * line, look->frame);
    }
    text.x = x + line + look->padding_x;
    text.y = y + line + look->padding_y + style_baseline(s, style_of(s, look));
    mark[n++] = text;
    for (int i = 0; i < n; i++)
        mark[i].role = ROLE_FURNITURE;
    return n;
}

/* The mark is the first text of the page, and lies over what is drawn before: the fill and the picture of a cover. */
static void put_mark(struct setter *s, struct page *page, const struct item *mark, int n)
{
    int at = 0;
    while (at < page->items.n && page->items.v[at].kind != ITEM_TEXT)
        at++;
    for (int i = 0; i < n; i++)
        vec_push(s->arena, &page->items);
    memmove(page->items.v + at + n, page->items.v + at, sizeof *page->items.v * (size_t)(page->items.n - n - at));
    memcpy(page->items.v + at, mark, sizeof *mark * (size_t)n);
}

void draft_marks(struct setter *s, const struct fields *fields, struct pages *pages)
{
    const struct draft_mark *look = definition_find(s->definitions, "draft-mark", "");
    const struct decision *decision = definition_find(s->definitions, "decision", "");
    const char *key = decision->status == STATUS_DRAFT ? "draft" : "proposal", *text = decision->status == STATUS_DRAFT ? look->draft : look->proposal;
    if (decision->status >= STATUS_APPROVED || !*text)
        return;
    text = fields_expand(s->arena, fields, text, definition_place(look, key), s->messages);
    struct item mark[MARK_ITEMS];
    for (int i = 0; i < pages->list.n; i++)
        put_mark(s, &pages->list.v[i], mark, make_mark(s, &pages->list.v[i], look, text_item(s, style_of(s, look), text), mark));
}
