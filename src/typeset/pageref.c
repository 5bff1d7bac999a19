/* pageref.c: numbers of pages in the text */

#include "typeset/pageref.h"

#include <stdlib.h>
#include <string.h>

void pagerefs_find(struct arena *a, struct pagerefs *c, const struct node *document)
{
    for (struct node *n = document->first; n; n = n->next) {
        if (n->kind == NODE_TEXT && n->label && n->target)
            *vec_push(a, &c->list) = n;
        pagerefs_find(a, c, n);
    }
}

/* By address, which differs from run to run: only ever used to look up. */
static int compare(const void *a, const void *b)
{
    uintptr_t x = (uintptr_t)((const struct landmark *)a)->heading, y = (uintptr_t)((const struct landmark *)b)->heading;
    return (x > y) - (x < y);
}

/* Where everything stands that can be linked to, by node. */
static struct landmark *by_node(const struct pages *pages, size_t *n)
{
    size_t headings = (size_t)pages->landmarks.n, others = (size_t)pages->anchors.n;
    struct landmark *all = arena_array(pages->arena, struct landmark, headings + others + 1);
    if (headings)
        memcpy(all, pages->landmarks.v, headings * sizeof *all);
    if (others)
        memcpy(all + headings, pages->anchors.v, others * sizeof *all);
    *n = headings + others;
    qsort(all, *n, sizeof *all, compare);
    return all;
}

bool pagerefs_number(const struct pagerefs *c, const struct pages *pages, struct moved *moved)
{
    bool changed = false;
    size_t n = 0;
    const struct landmark *all = c->list.n ? by_node(pages, &n) : NULL;
    for (int i = 0; i < c->list.n; i++) {
        struct node *ref = c->list.v[i];
        const struct landmark wanted = { .heading = ref->target }, *found = bsearch(&wanted, all, n, sizeof *all, compare);
        const char *page = found ? pages->list.v[found->page].label : ref->text;
        if (strcmp(page, ref->text) == 0)
            continue;
        changed = true;
        *moved = (struct moved){ ref->target, atoi(ref->text), atoi(page) };
        ref->text = page;
    }
    return changed;
}
