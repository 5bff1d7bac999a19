/* frozen.c: a decided report is what was decided */

#include "decision/frozen.h"

#include <string.h>
#include "read/source.h"

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
    if (c->kind == CHANGE_FILE)         /* files are told by their names */
        return;
    if (*c->before && *c->after && new)
        message_add(m, MSG_FROZEN_CHANGED, c->new_place, c->where, c->before, c->after);
    else if (*c->before && !*c->after && !new)
        message_add(m, MSG_FROZEN_REMOVED, c->old_place, c->where, c->before);
    else if (*c->after && new)
        message_add(m, MSG_FROZEN_ADDED, c->new_place, c->where, c->after);
    else
        message_add(m, MSG_FROZEN_MOVED, new ? c->new_place : c->old_place, c->where, change_words(c->kind));
}

static bool says_name(const struct place *p, const char *name)
{
    size_t n = strlen(name), all = p->source ? strlen(p->source->path) : 0;
    return all >= n && strcmp(p->source->path + all - n, name) == 0;
}

bool frozen_is_told(const struct change_list *changes, const char *name)
{
    for (int i = 0; i < changes->list.n; i++)
        if (says_name(&changes->list.v[i].new_place, name) || says_name(&changes->list.v[i].old_place, name))
            return true;
    return false;
}

/* ---- the files ---- */

static struct place place_of_input(struct arena *a, const struct input *input, const struct lock *lock)
{
    struct source *s = input ? arena_new(a, struct source) : NULL;
    if (s)
        s->name = s->path = input->path;
    return place_file(s ? s : lock->source);
}

static const struct source *text_of(struct arena *a, const struct input *input)
{
    struct messages unsaid;
    messages_init(&unsaid, a);
    return input->role == INPUT_PICTURE ? NULL : source_of_bytes(a, input->path, input->path, input->bytes, input->size, NULL, &unsaid);
}

/* Where a text begins to differ from another. */
static struct place first_difference(const struct source *now, const struct source *then)
{
    struct place p = { .source = now, .line = 1, .column = 1, .length = 1 };
    for (size_t i = 0; i < now->size && i < then->size && now->text[i] == then->text[i]; i++) {
        bool line = now->text[i] == '\n';
        p.line += line;
        p.column = line ? 1 : p.column + (((unsigned char)now->text[i] & 0xC0) != 0x80);
    }
    return p;
}

static void tell_contents(const struct manifest_difference *d, const struct input *now, const struct input *then, struct place place, struct arena *a, struct messages *m)
{
    const struct source *text = now && then ? text_of(a, now) : NULL, *old = text ? text_of(a, then) : NULL;
    if (old && text->size == old->size && memcmp(text->text, old->text, old->size) == 0)
        message_add(m, MSG_FROZEN_BYTES, place, d->name);
    else
        message_add(m, MSG_FROZEN_FILE, old ? first_difference(text, old) : place, d->name, d->after, d->before);
}

static void tell_file(const struct manifest_difference *d, const struct lock *lock, const struct inputs *inputs, const struct frozen_kept *kept, struct arena *a, struct messages *m)
{
    const struct input *now = inputs_find(inputs, d->name);
    struct place place = place_of_input(a, now, lock);
    if (!d->before)
        message_add(m, MSG_FROZEN_NEW_FILE, place, d->name);
    else if (!d->after)
        message_add(m, MSG_FROZEN_NO_FILE, place, d->name);
    else
        tell_contents(d, now, kept ? inputs_find(kept->inputs, d->name) : NULL, place, a, m);
}

static const char *shown(const char *version)
{
    return version ? version : "none";
}

void frozen_tell(const struct manifest_differences *d, const struct lock *lock, const struct inputs *inputs, const struct frozen_kept *kept, struct arena *a, struct messages *m)
{
    for (int i = 0; i < d->list.n; i++) {
        const struct manifest_difference *one = &d->list.v[i];
        if (!is_source(one))
            message_add(m, MSG_FROZEN_MADE, place_file(lock->source), one->role, one->name, shown(one->before), shown(one->after));
        else if (!kept || !frozen_is_told(kept->changes, one->name))
            tell_file(one, lock, inputs, kept, a, m);
    }
    for (int i = 0; frozen_broken(d) && kept && i < kept->changes->list.n; i++)
        tell_change(&kept->changes->list.v[i], m);
}
