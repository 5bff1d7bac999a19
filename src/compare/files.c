/* files.c: files whose contents are no words and no figures: layouts, families of fonts, pictures */

#include "compare/compare.h"

#include <string.h>

static bool says_nothing(const struct input *input)
{
    return input->role == INPUT_LAYOUT || input->role == INPUT_FAMILY || input->role == INPUT_PICTURE;
}

void compare_files(struct change_list *changes, const struct compared *old, const struct compared *new)
{
    const struct inputs *before = old->definitions->inputs, *after = new->definitions->inputs;
    for (int i = 0; i < after->list.n; i++) {
        const struct input *input = &after->list.v[i], *other = inputs_find(before, input->name);
        if (!says_nothing(input) || (other && other->size == input->size && memcmp(other->bytes, input->bytes, input->size) == 0))
            continue;
        change_add(changes, CHANGE_FILE, input->name, other ? "as it was" : "", "changed", (struct place){ 0 }, (struct place){ 0 });
    }
    for (int i = 0; i < before->list.n; i++)
        if (says_nothing(&before->list.v[i]) && !inputs_find(after, before->list.v[i].name))
            change_add(changes, CHANGE_FILE, before->list.v[i].name, "there", "", (struct place){ 0 }, (struct place){ 0 });
}
