/* manifests.c: two manifests: the program, libraries and fonts, and files by their digests */

#include "compare/compare.h"

#include <string.h>

static enum change_kind kind_of(const struct manifest_difference *d)
{
    if (d->kind == MANIFEST_PROGRAM)
        return CHANGE_PROGRAM;
    if (d->kind == MANIFEST_PART)
        return CHANGE_LIBRARY;
    return strcmp(d->role, "font") == 0 ? CHANGE_FONT : CHANGE_FILE;
}

void compare_manifests(struct change_list *changes, const struct manifest *old, const struct manifest *new, bool files)
{
    struct manifest_differences all = { 0 };
    manifest_compare(changes->arena, &all, old, new);
    for (int i = 0; i < all.list.n; i++) {
        const struct manifest_difference *m = &all.list.v[i];
        if (files || kind_of(m) != CHANGE_FILE)
            change_add(changes, kind_of(m), m->name, m->before ? m->before : "", m->after ? m->after : "", (struct place){ 0 }, (struct place){ 0 });
    }
}
