/* input.c: the files that a report was made from */

#include "document/input.h"

#include <stdbool.h>
#include <string.h>

/* Without empty parts, "." and "..": paths do not leave the report's folder, so that nothing is left of the first "..". */
static const char *plain_form(struct arena *a, const char *name)
{
    char *plain = arena_alloc(a, strlen(name) + 1);
    size_t n = 0;
    while (*name) {
        size_t part = strcspn(name, "/");
        bool up = part == 2 && memcmp(name, "..", 2) == 0;
        if (up) {
            while (n > 0 && plain[--n] != '/')
                ;
        } else if (part && !(part == 1 && *name == '.')) {
            if (n)
                plain[n++] = '/';
            memcpy(plain + n, name, part);
            n += part;
        }
        name += part + (name[part] == '/');
    }
    plain[n] = '\0';
    return plain;
}

static const char *own_name(struct arena *a, const struct inputs *inputs, const char *wanted)
{
    const char *plain = plain_form(a, wanted), *name = plain;
    const char *slash = strrchr(plain, '/'), *dot = strrchr(slash ? slash : plain, '.');
    size_t stem = dot ? (size_t)(dot - plain) : strlen(plain);
    for (int copy = 2; inputs_find(inputs, name); copy++)
        name = arena_printf(a, "%.*s-%d%s", (int)stem, plain, copy, plain + stem);
    return name;
}

void inputs_add(struct arena *a, struct inputs *inputs, enum input_role role, const char *path, const char *name, const char *bytes, size_t size)
{
    for (int i = 0; i < inputs->list.n; i++)
        if (strcmp(inputs->list.v[i].path, path) == 0)
            return;
    const struct input input = { role, path, own_name(a, inputs, name), bytes, size };
    *vec_push(a, &inputs->list) = input;
}

const struct input *inputs_find(const struct inputs *inputs, const char *name)
{
    for (int i = 0; i < inputs->list.n; i++)
        if (strcmp(inputs->list.v[i].name, name) == 0)
            return &inputs->list.v[i];
    return NULL;
}

const char *inputs_name(const struct inputs *inputs, const char *path)
{
    for (int i = 0; i < inputs->list.n; i++)
        if (strcmp(inputs->list.v[i].path, path) == 0)
            return inputs->list.v[i].name;
    return "";
}
