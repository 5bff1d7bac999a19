/* settings.c: the definitions of two reports, section by section and key by key */

#include "compare/compare.h"

#include <string.h>
#include "compare/sequence.h"

static const struct ini_section *find_section(const struct ini *ini, const char *title)
{
    for (int i = 0; i < ini->sections.n; i++)
        if (strcmp(ini->sections.v[i].title, title) == 0)
            return &ini->sections.v[i];
    return NULL;
}

static const char *where(struct arena *a, const struct ini_section *s, const char *key)
{
    return arena_printf(a, "[%s] %s", s->title, key);
}

static void compare_keys(struct change_list *c, const struct ini_section *old, const struct ini_section *new)
{
    for (int i = 0; i < new->keys.n; i++) {
        const char *name = new->keys.v[i].name, *before = ini_value(old, name), *after = new->keys.v[i].value;
        if (!before || strcmp(before, after) != 0)
            change_add(c, CHANGE_SETTING, where(c->arena, new, name), before ? before : "", after, before ? ini_value_place(old, name) : (struct place){ 0 },
                       ini_value_place(new, name));
    }
    for (int i = 0; i < old->keys.n; i++)
        if (!ini_value(new, old->keys.v[i].name))
            change_add(c, CHANGE_SETTING, where(c->arena, old, old->keys.v[i].name), old->keys.v[i].value, "", ini_value_place(old, old->keys.v[i].name),
                       (struct place){ 0 });
}

static bool is_block(const struct ini_section *s)
{
    const struct section_kind *kind = section_kind_find(s->kind);
    return kind && kind->block;
}

static void tell_section(struct change_list *c, enum change_kind kind, const struct ini_section *s)
{
    struct place place = ini_section_place(s), none = { 0 };
    bool added = kind == CHANGE_BLOCK_ADDED;
    change_add(c, kind, arena_printf(c->arena, "[%s]", s->title), "", "", added ? none : place, added ? place : none);
}

/* The order of blocks is that of the document; that of other sections means nothing. */
static void compare_order(struct change_list *c, const struct ini *old, const struct ini *new)
{
    struct word_numbers numbers = { .arena = c->arena };
    int *left = arena_array(c->arena, int, old->sections.n + 1), *right = arena_array(c->arena, int, new->sections.n + 1), *at = arena_array(c->arena, int, old->sections.n + 1);
    int nleft = 0, nright = 0;
    for (int i = 0; i < old->sections.n; i++)
        if (is_block(&old->sections.v[i]) && find_section(new, old->sections.v[i].title)) {
            at[nleft] = i;
            left[nleft++] = word_number(&numbers, old->sections.v[i].title);
        }
    for (int i = 0; i < new->sections.n; i++)
        if (is_block(&new->sections.v[i]) && find_section(old, new->sections.v[i].title))
            right[nright++] = word_number(&numbers, new->sections.v[i].title);
    const int *match = sequence_match(c->arena, left, nleft, right, nright);
    for (int i = 0; i < nleft; i++)
        if (match[i] < 0) {
            const struct ini_section *from = &old->sections.v[at[i]];
            change_add(c, CHANGE_BLOCK_MOVED, arena_printf(c->arena, "[%s]", from->title), "", "", ini_section_place(from),
                       ini_section_place(find_section(new, from->title)));
        }
}

void compare_settings(struct change_list *changes, const struct compared *old, const struct compared *new)
{
    const struct ini *before = old->definitions->report, *after = new->definitions->report;
    for (int i = 0; i < after->sections.n; i++) {
        const struct ini_section *other = find_section(before, after->sections.v[i].title);
        if (other)
            compare_keys(changes, other, &after->sections.v[i]);
        else
            tell_section(changes, CHANGE_BLOCK_ADDED, &after->sections.v[i]);
    }
    for (int i = 0; i < before->sections.n; i++)
        if (!find_section(after, before->sections.v[i].title))
            tell_section(changes, CHANGE_BLOCK_REMOVED, &before->sections.v[i]);
    compare_order(changes, before, after);
}
