/* pagewise.c: the pages of two reports
 *
 * A page is the same when everything on it stands where it stood, but for running heads and feet: a page that only got another number is the same. */

#include "compare/compare.h"

#include "compare/sequence.h"
#include "output/words.h"

static void add_item(struct buffer *out, const struct item *item)
{
    buffer_printf(out, "%d %d %d %d ", (int)item->kind, (int)item->role, item->x, item->y);
    switch (item->kind) {
    case ITEM_TEXT:
        buffer_printf(out, "%s %d %x ", item->text.font->name, item->text.size, (unsigned)item->text.color);
        item_words(&item->text, out);
        break;
    case ITEM_FILL:
        buffer_printf(out, "%d %d %x", item->fill.width, item->fill.height, (unsigned)item->fill.color);
        break;
    case ITEM_PATH:
        buffer_printf(out, "%d %x %x", item->path->count, (unsigned)item->path->fill, (unsigned)item->path->stroke);
        for (const struct item_path *p = item->path; p; p = p->over)
            buffer_printf(out, " %d %d", p->width, p->height);
        break;
    case ITEM_LINK:
        buffer_add(out, item->link.url ? item->link.url : "inside");
        break;
    case ITEM_PICTURE:
        buffer_printf(out, "%d %d", item->picture.width, item->picture.height);
        break;
    case ITEM_SIGNATURE:
        buffer_printf(out, "%s %d %d", item->node->label, item->signature.width, item->signature.height);
        if (item->signature.prompt)
            item_words(&item->signature.prompt->text, out);
        break;
    }
    buffer_byte(out, '\n');
}

void page_put(struct buffer *out, const struct page *page, bool (*belongs)(const struct item *item))
{
    buffer_printf(out, "%d %d\n", page->width, page->height);
    for (int i = 0; i < page->items.n; i++)
        if (belongs(&page->items.v[i]))
            add_item(out, &page->items.v[i]);
}

static bool is_content(const struct item *item)
{
    return item->role != ROLE_FURNITURE;
}

static int number_of(struct word_numbers *numbers, const struct page *page)
{
    struct buffer all = { 0 };
    page_put(&all, page, is_content);
    int number = word_number(numbers, arena_strndup(numbers->arena, all.s, all.n));
    buffer_done(&all);
    return number;
}

static int *numbers_of(struct word_numbers *numbers, const struct pages *pages)
{
    int *list = arena_array(numbers->arena, int, pages->list.n + 1);
    for (int i = 0; i < pages->list.n; i++)
        list[i] = number_of(numbers, &pages->list.v[i]);
    return list;
}

void compare_pages(struct change_list *changes, const struct pages *old, const struct pages *new)
{
    struct word_numbers numbers = { .arena = changes->arena };
    const int *left = numbers_of(&numbers, new), *right = numbers_of(&numbers, old);
    const int *match = sequence_match(changes->arena, left, new->list.n, right, old->list.n);
    for (int i = 0; i < new->list.n; i++)
        if (match[i] < 0)
            *vec_push(changes->arena, &changes->pages) = i + 1;
    changes->old_pages = old->list.n;
    changes->new_pages = new->list.n;
}
