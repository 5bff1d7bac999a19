/* definition.c: layouts and a report, read into their structs
 *
 * Three steps: the layers are read and checked (layer.c), their sections merged by kind and name, and every merged section turned into the struct of
 * its kind.  A struct that inherits is filled after the one it inherits from. */

#include "document/definition.h"

#include <stdlib.h>
#include <string.h>
#include "document/layer.h"
#include "document/report.h"
#include "document/outline.h"
#include "document/value.h"
#include "read/language.h"
#include "read/number.h"

enum fill_state { EMPTY, FILLING, FILLED };

struct instance {
    const struct section_kind *kind;
    struct merged *section;
    struct definitions *definitions;
    enum fill_state state;
    _Alignas(max_align_t) char data[];
};

static const struct instance *instance_of(const void *data)
{
    return (const struct instance *)((const char *)data - offsetof(struct instance, data));
}

static void fill(struct instance *i);

static uint32_t hash_text(uint32_t hash, const char *s)      /* FNV-1a */
{
    for (; *s; s++)
        hash = (hash ^ (unsigned char)*s) * 16777619u;
    return (hash ^ ' ') * 16777619u;
}

/* Where an instance is in the index, or the free place where it belongs. */
static struct instance **find_place(const struct definitions *d, const char *kind, const char *name)
{
    for (uint32_t i = hash_text(hash_text(2166136261u, kind), name);; i++) {
        struct instance **at = &d->index[i & (uint32_t)(d->index_size - 1)];
        if (!*at || (strcmp((*at)->section->name, name) == 0 && strcmp((*at)->kind->name, kind) == 0))
            return at;
    }
}

static struct instance *find(const struct definitions *d, const char *kind, const char *name)
{
    return d->index_size ? *find_place(d, kind, name) : NULL;
}

/* Of two with one name the first is found. */
static void add_to_index(struct definitions *d, struct instance *i)
{
    struct instance **at = find_place(d, i->kind->name, i->section->name);
    if (!*at)
        *at = i;
}

static void index_instances(struct definitions *d)
{
    if (d->instances.n * 2 <= d->index_size) {
        add_to_index(d, d->instances.v[d->instances.n - 1]);
        return;
    }
    d->index_size = d->index_size ? 2 * d->index_size : 512;
    d->index = arena_array(d->arena, struct instance *, d->index_size);
    for (int i = 0; i < d->instances.n; i++)
        add_to_index(d, d->instances.v[i]);
}

static struct instance *instance_add(struct definitions *d, struct merged *section)
{
    struct instance *i = arena_alloc(d->arena, sizeof *i + section->kind->size);
    i->kind = section->kind;
    i->section = section;
    i->definitions = d;
    *vec_push(d->arena, &d->instances) = i;
    index_instances(d);
    return i;
}

/* "; did you mean "x"?" over the names there are of a kind. */
static const char *suggest_name(const struct definitions *d, const char *kind, const char *name)
{
    const char **names = arena_array(d->arena, const char *, d->instances.n + 1);
    int n = 0;
    for (int i = 0; i < d->instances.n; i++)
        if (strcmp(d->instances.v[i]->kind->name, kind) == 0)
            names[n++] = d->instances.v[i]->section->name;
    return suggestion(d->arena, nearest_word(name, names, n));
}

/* A font family that no layout defines is looked for in fonts/NAME.ini. */
static struct instance *load_family(struct definitions *d, const char *name)
{
    if (!layer_read_family(d, name))
        return NULL;
    struct merged *section = merged_find(d, "family", name);
    return section ? instance_add(d, section) : NULL;
}

static void *resolve(struct instance *i, const struct key *k, const char *name)
{
    struct definitions *d = i->definitions;
    struct instance *target = find(d, k->range, name);
    if (!target && strcmp(k->range, "family") == 0)
        target = load_family(d, name);
    if (target) {
        fill(target);
        return target->data;
    }
    message_add(d->messages, MSG_INI_REFERENCE, place_of_word(definition_place(i->data, k->name), name), k->name, name, k->range, name,
                suggest_name(d, k->range, name));
    return NULL;
}

static void set_references(struct instance *i, const struct key *k, const char *s, struct list *out)
{
    struct words_list names = value_split(i->definitions->arena, s, '|');
    *out = (struct list){ arena_array(i->definitions->arena, const void *, names.n + 1), 0 };
    for (int n = 0; n < names.n; n++) {
        const void *target = resolve(i, k, names.v[n]);
        if (target)
            out->v[out->n++] = target;
    }
}

static void set_list(struct instance *i, const char *s, struct list *out)
{
    struct words_list words = value_split(i->definitions->arena, s, '|');
    *out = (struct list){ (const void **)words.v, words.n };
}

/* A colour is digits, or the name of a [color]. */
static bool set_color(struct instance *i, const char *s, color *out)
{
    if (value_color(s, out))
        return true;
    struct instance *named = find(i->definitions, "color", s);
    if (!named || named->state == FILLING)      /* a circle is no colour */
        return false;
    fill(named);
    *out = ((const struct color_definition *)(const void *)named->data)->value;
    return true;
}

static void reject(struct instance *i, const struct key *k, const char *s, const char *expected)
{
    message_add(i->definitions->messages, MSG_INI_VALUE, definition_place(i->data, k->name), s, k->name, expected);
}

/* A value within its range: the nearest one, after a message, when it is not. */
static int32_t in_range(struct instance *i, const struct key *k, const char *s, int32_t value, int32_t low, int32_t high)
{
    struct arena *a = i->definitions->arena;
    const char *dots = strstr(k->range, "..");
    if (value < low || value > high)
        message_add(i->definitions->messages, MSG_INI_RANGE, definition_place(i->data, k->name), k->name, s,
                    arena_strndup(a, k->range, (size_t)(dots - k->range)), arena_strndup(a, dots + 2, strcspn(dots + 2, "|")));
    return value < low ? low : value > high ? high : value;
}

static void set_length(struct instance *i, const struct key *k, const char *s, length *out)
{
    length low = 0, high = 0;
    if (!value_length(s, out)) {
        value_length(k->value, out);
        reject(i, k, s, "write a length such as 12pt, 2,5cm or 25mm");
        return;
    }
    const char *dots = strstr(k->range, "..");
    value_length(arena_strndup(i->definitions->arena, k->range, (size_t)(dots - k->range)), &low);
    value_length(dots + 2, &high);
    *out = in_range(i, k, s, *out, low, high);
}

static void set_extent(struct instance *i, const struct key *k, const char *s, length *out)
{
    if (strchr(s, '%') && value_percent(s, out))
        *out = -*out;
    else if (strchr(s, '%'))
        reject(i, k, s, "write a length such as 25mm, or a part of the measure such as 30 %");
    else
        set_length(i, k, s, out);
}

/* A range may end in a word that is allowed too: 0..9|auto. */
static void set_integer(struct instance *i, const struct key *k, const char *s, int *out)
{
    const char *word = strchr(k->range, '|');
    if (word && strcmp(s, word + 1) == 0) {
        *out = -1;
        return;
    }
    if (!value_integer(s, out)) {
        if (!value_integer(k->value, out))
            *out = -1;
        reject(i, k, s, word ? arena_printf(i->definitions->arena, "write a whole number, or %s", word + 1) : "write a whole number");
        return;
    }
    *out = in_range(i, k, s, *out, atoi(k->range), atoi(strstr(k->range, "..") + 2));
}

static void set_choice(struct instance *i, const struct key *k, const char *s, int *out)
{
    *out = value_choice(s, k->range);
    if (*out >= 0)
        return;
    *out = 0;
    struct words_list choices = value_split(i->definitions->arena, k->range, '|');
    struct buffer expected = { 0 };
    buffer_add(&expected, "write ");
    for (int n = 0; n < choices.n; n++) {
        buffer_add(&expected, n == 0 ? "" : n == choices.n - 1 ? " or " : ", ");
        buffer_add(&expected, choices.v[n]);
    }
    reject(i, k, s, expected.s);
    buffer_done(&expected);
}

static void set_path(struct instance *i, const struct key *k, const char *s, struct drawing *out)
{
    struct outline_error e;
    if (!outline_read(i->definitions->arena, s, out, &e))
        message_add(i->definitions->messages, MSG_SHAPE_PATH, place_of_part(definition_place(i->data, k->name), s, e.offset, e.length), e.expected);
}

static void set_date(struct instance *i, const struct key *k, const char *s, const char **out)
{
    *out = s;
    if (*s && !date_valid(s))
        reject(i, k, s, "write a date such as 2025-02-27");
}

static void set_language(struct instance *i, const struct key *k, const char *s, const char **out)
{
    *out = s;
    if (!language_valid(s))
        reject(i, k, s, "write a language tag such as sv-SE, sv-FI or en");
}

static void set(struct instance *i, const struct key *k, const char *s)
{
    void *member = i->data + k->offset;
    switch (k->type) {
    case KEY_TEXT:
    case KEY_FILE:
        *(const char **)member = s;
        break;
    case KEY_DATE:
        set_date(i, k, s, member);
        break;
    case KEY_LANGUAGE:
        set_language(i, k, s, member);
        break;
    case KEY_LENGTH:
        set_length(i, k, s, member);
        break;
    case KEY_EXTENT:
        set_extent(i, k, s, member);
        break;
    case KEY_INTEGER:
        set_integer(i, k, s, member);
        break;
    case KEY_YESNO:
        if (!value_yesno(s, member))
            reject(i, k, s, "write yes or no");
        break;
    case KEY_COLOR:
        if (!set_color(i, s, member))
            reject(i, k, s, "write six hexadecimal digits (RRGGBB, without #), the name of a [color], or none");
        break;
    case KEY_PATH:
        set_path(i, k, s, member);
        break;
    case KEY_CHOICE:
        set_choice(i, k, s, member);
        break;
    case KEY_LIST:
        set_list(i, s, member);
        break;
    case KEY_REFERENCE:
        *(void **)member = *s ? resolve(i, k, s) : NULL;
        break;
    case KEY_REFERENCES:
        set_references(i, k, s, member);
        break;
    }
}

/* Takes over the values of the section that this one is based on.  False: there is none. */
static bool inherit(struct instance *i)
{
    const char *base = i->kind->inherits ? merged_value(i->section, i->kind->inherits) : NULL;
    if ((!base || !*base) && (i->kind->named != NAME_MAY || !*i->section->name))
        return false;
    base = base ? base : "";
    struct instance *parent = find(i->definitions, i->kind->name, base);
    if (!parent)
        return false;                           /* told when the key itself is set */
    if (parent->state == FILLING) {
        message_add(i->definitions->messages, MSG_INI_CYCLE, definition_place(i->data, i->kind->inherits), i->kind->inherits, *base ? base : i->kind->name);
        return false;
    }
    fill(parent);
    memcpy(i->data, parent->data, i->kind->size);
    return true;
}

static void set_self(struct instance *i)
{
    if (i->kind->name_offset >= 0)
        *(const char **)(void *)(i->data + i->kind->name_offset) = i->section->name;
}

static void fill(struct instance *i)
{
    if (i->state != EMPTY)
        return;
    i->state = FILLING;
    bool inherited = inherit(i);
    for (const struct key *k = key_first(i->kind->name); k; k = key_next(k)) {
        const char *s = merged_value(i->section, k->name);
        if (s && !*s && !k->value)
            reject(i, k, s, "it must not be empty");
        else if (s)
            set(i, k, s);
        else if (!inherited && k->value)
            set(i, k, k->value);
        else if (!inherited)
            message_add(i->definitions->messages, MSG_INI_REQUIRED, definition_place(i->data, NULL), i->section->title, k->name);
    }
    set_self(i);
    i->state = FILLED;
}

static void add_singletons(struct definitions *d)
{
    for (const struct section_kind *k = section_table; k->name; k++)
        if (k->named != NAME_NEEDED && !merged_find(d, k->name, ""))
            merged_add(d, k, "");
}

static void add_blocks(struct definitions *d)
{
    for (int i = 0; i < d->report->sections.n; i++) {
        const struct ini_section *s = &d->report->sections.v[i];
        const struct section_kind *kind = section_kind_find(s->kind);
        bool look = kind && kind->named == NAME_MAY && *s->name;     /* [cover NAME] is none of the document */
        struct instance *one = kind && kind->block && !look ? find(d, s->kind, s->name) : NULL;
        if (one)
            *vec_push(d->arena, &d->blocks) = (struct block){ kind, s->name, one->data };
    }
}

struct definitions *definitions_read(struct arena *a, const char *path, const struct library *library, struct inputs *inputs,
                                     struct messages *m)
{
    struct definitions *d = arena_new(a, struct definitions);
    d->arena = a;
    d->messages = m;
    d->library = library;
    d->inputs = inputs;
    if (!layers_read(d, path))
        return NULL;
    add_singletons(d);
    for (int i = 0; i < d->sections.n; i++)
        instance_add(d, d->sections.v[i]);
    for (int i = 0; i < d->instances.n; i++)        /* families may be added on the way */
        fill(d->instances.v[i]);
    add_blocks(d);
    return d;
}

const void *definition_find(const struct definitions *d, const char *kind, const char *name)
{
    struct instance *i = find(d, kind, name);
    return i ? i->data : NULL;
}

const void *definition_at(const struct definitions *d, const char *kind, int i)
{
    for (int k = 0; k < d->instances.n; k++)
        if (strcmp(d->instances.v[k]->kind->name, kind) == 0 && i-- == 0)
            return d->instances.v[k]->data;
    return NULL;
}

bool definition_says(const void *data, const char *key)
{
    return merged_said(instance_of(data)->section, key) != NULL;
}

struct place definition_place(const void *data, const char *key)
{
    const struct merged *s = instance_of(data)->section;
    const struct ini_section *said = key ? merged_said(s, key) : NULL;
    if (said)
        return ini_value_place(said, key);
    if (s->first)
        return ini_section_place(s->first);
    return place_file(instance_of(data)->definitions->report->source);
}

const struct placing *block_placing(const struct block *block)
{
    const struct key *k = key_find(block->kind->name, "page");
    return k ? (const struct placing *)(const void *)((const char *)block->data + k->offset - offsetof(struct placing, page)) : NULL;
}

static void derive_key(struct definitions *d, struct merged *to, const struct merged *from, const struct derived_key *key)
{
    const char *value = key->value ? key->value : merged_value(from, key->from);
    if (value)
        *vec_push(d->arena, &to->keys) = (struct merged_key){ key->name, value, key->from ? merged_said(from, key->from) : NULL };
}

const void *definition_derive(const void *from, const char *kind, const struct derived_key *keys, int n)
{
    const struct instance *source = instance_of(from);
    struct definitions *d = source->definitions;
    struct merged *s = arena_new(d->arena, struct merged);
    *s = *source->section;
    s->kind = section_kind_find(kind);
    s->keys.v = NULL;
    s->keys.n = s->keys.cap = 0;
    for (int i = 0; i < n; i++)
        derive_key(d, s, source->section, &keys[i]);
    struct instance *made = instance_add(d, s);
    fill(made);
    return made->data;
}

const char *definition_title(const void *data)
{
    return instance_of(data)->section->title;
}
