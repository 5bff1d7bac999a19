/* frozen.c: a decided report is what was decided */

#include "decision/frozen.h"

#include <string.h>

void frozen_differences(struct arena *a, struct manifest_differences *d, const struct lock *lock, const struct inputs *inputs, const struct fonts *fonts)
{
    struct buffer text = { 0 };
    struct manifest now;
    manifest_put(&text, inputs, fonts);
    manifest_read(a, &now, arena_strndup(a, text.s, text.n), text.n);
    manifest_compare(a, d, &lock->manifest, &now);
    for (int i = d->list.n - 1; !fonts && i >= 0; i--)
        if (strcmp(d->list.v[i].role, "font") == 0)
            d->list.v[i] = d->list.v[--d->list.n];
    buffer_done(&text);
}

static bool is_source(const struct manifest_difference *d)
{
    return d->kind == MANIFEST_FILE && strcmp(d->role, "font") != 0;
}

bool frozen_broken(const struct manifest_differences *d)
{
    for (int i = 0; i < d->list.n; i++)
        if (is_source(&d->list.v[i]))
            return true;
    return false;
}

/* ---- what differs inside the files ---- */

static void tell_change(const struct change *c, struct messages *m)
{
    bool new = c->new_place.source != NULL;
    if (*c->before && *c->after && new)
        message_add(m, MSG_FROZEN_CHANGED, c->new_place, c->where, c->before, c->after);
    else if (*c->before && !*c->after && !new)
        message_add(m, MSG_FROZEN_REMOVED, c->old_place, c->where, c->before);
    else if (*c->after && new)
        message_add(m, MSG_FROZEN_ADDED, c->new_place, c->where, c->after);
    else if (c->kind != CHANGE_FILE)
        message_add(m, MSG_FROZEN_MOVED, new ? c->new_place : c->old_place, c->where, change_words(c->kind));
}

static bool says_name(const struct place *p, const char *name)
{
    size_t n = strlen(name), all = p->source ? strlen(p->source->path) : 0;
    return all >= n && strcmp(p->source->path + all - n, name) == 0;
}

/* Whether some change was told of a file. */
static bool is_told(const struct change_list *changes, const char *name)
{
    for (int i = 0; changes && i < changes->list.n; i++)
        if (says_name(&changes->list.v[i].new_place, name) || says_name(&changes->list.v[i].old_place, name))
            return true;
    return false;
}

/* ---- the files ---- */

static struct place place_of_input(struct arena *a, const struct inputs *inputs, const struct lock *lock, const char *name)
{
    for (int i = 0; i < inputs->list.n; i++)
        if (strcmp(inputs->list.v[i].name, name) == 0) {
            struct source *s = arena_new(a, struct source);
            s->name = s->path = inputs->list.v[i].path;
            return place_file(s);
        }
    return place_file(lock->source);
}

static void tell_file(const struct manifest_difference *d, struct place place, struct messages *m)
{
    if (!d->before)
        message_add(m, MSG_FROZEN_NEW_FILE, place, d->name);
    else if (!d->after)
        message_add(m, MSG_FROZEN_NO_FILE, place, d->name);
    else
        message_add(m, MSG_FROZEN_FILE, place, d->name, d->after, d->before);
}

static const char *shown(const char *version)
{
    return version ? version : "none";
}

void frozen_tell(const struct manifest_differences *d, const struct lock *lock, const struct inputs *inputs, const struct change_list *changes, struct arena *a, struct messages *m)
{
    for (int i = 0; i < d->list.n; i++) {
        const struct manifest_difference *one = &d->list.v[i];
        if (!is_source(one))
            message_add(m, MSG_FROZEN_MADE, place_file(lock->source), one->role, one->name, shown(one->before), shown(one->after));
        else if (!is_told(changes, one->name))
            tell_file(one, place_of_input(a, inputs, lock, one->name), m);
    }
    for (int i = 0; frozen_broken(d) && changes && i < changes->list.n; i++)
        tell_change(&changes->list.v[i], m);
}
