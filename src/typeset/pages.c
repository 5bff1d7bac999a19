/* pages.c: pages that go as they are written */

#include "typeset/pages.h"

void page_written(const struct pages *pages, int number)
{
    struct page *page = &pages->list.v[number];
    if (!pages->once || !page->room)
        return;
    arena_drop(pages->arena, page->room);
    page->room = NULL;
    page->items = (struct items){ 0 };
}
