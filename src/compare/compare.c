/* compare.c: two reports, the old one and the new one */

#include "compare/compare.h"

void compare_reports(struct change_list *changes, const struct compared *old, const struct compared *new)
{
    compare_settings(changes, old, new);
    compare_tables(changes, old, new);
    compare_texts(changes, old, new);
    compare_files(changes, old, new);
    if (old->pages && new->pages)
        compare_pages(changes, old->pages, new->pages);
}
