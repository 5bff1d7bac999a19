/* layer.c: the INI files of a report, one upon the other */

#include "document/layer.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include "read/source.h"

#define LAYERS_MAX 16

const char *suggestion(struct arena *a, const char *word)
{
    return word ? arena_printf(a, "; did you mean \"%s\"?", word) : "";
}

struct merged *merged_find(const struct definitions *d, const char *kind, const char *name)
{
    for (int i = 0; i < d->sections.n; i++)
        if (strcmp(d->sections.v[i]->kind->name, kind) == 0 && strcmp(d->sections.v[i]->name, name) == 0)
            return d->sections.v[i];
    return NULL;
}

struct merged *merged_add(struct definitions *d, const struct section_kind *kind, const char *name)
{
    struct merged *s = arena_new(d->arena, struct merged);
    s->kind = kind;
    s->name = name;
    s->title = *name ? arena_printf(d->arena, "%s %s", kind->name, name) : kind->name;
    *vec_push(d->arena, &d->sections) = s;
    return s;
}

static struct merged_key *merged_key(const struct merged *s, const char *key)
{
    for (int i = 0; i < s->keys.n; i++)
        if (strcmp(s->keys.v[i].name, key) == 0)
            return &s->keys.v[i];
    return NULL;
}

const char *merged_value(const struct merged *s, const char *key)
{
    const struct merged_key *k = merged_key(s, key);
    return k ? k->value : NULL;
}

const struct ini_section *merged_said(const struct merged *s, const char *key)
{
    const struct merged_key *k = merged_key(s, key);
    return k ? k->said : NULL;
}

/* ---- one layer ---- */

static const char *nearest_section(struct definitions *d, const char *kind)
{
    const char *names[64];
    int n = 0;
    for (const struct section_kind *k = section_table; k->name && n < 64; k++)
        names[n++] = k->name;
    return suggestion(d->arena, nearest_word(kind, names, n));
}

static const char *nearest_key(struct definitions *d, const char *section, const char *key)
{
    const char *names[64];
    int n = 0;
    for (const struct key *k = key_table; k->section && n < 64; k++)
        if (strcmp(k->section, section) == 0)
            names[n++] = k->name;
    return suggestion(d->arena, nearest_word(key, names, n));
}

/* The kind of a section that may stand in this layer, or NULL after a message. */
static const struct section_kind *check_section(struct definitions *d, const struct ini_section *s, enum section_where where)
{
    const struct section_kind *kind = section_kind_find(s->kind);
    if (!kind)
        message_add(d->messages, MSG_INI_UNKNOWN_SECTION, ini_section_place(s), s->title, nearest_section(d, s->kind));
    else if (kind->named == NAME_NEEDED && !*s->name)
        message_add(d->messages, MSG_INI_NAME_MISSING, ini_section_place(s), s->kind, s->kind);
    else if (kind->named == NAME_NONE && *s->name)
        message_add(d->messages, MSG_INI_NAME_EXTRA, ini_section_place(s), s->title);
    else if (!(kind->where & (int)where))
        message_add(d->messages, where == IN_REPORT ? MSG_REPORT_SECTION : MSG_LAYOUT_SECTION, ini_section_place(s), s->title);
    else
        return kind;
    return NULL;
}

static bool is_known(const struct key *keys, const char *name)
{
    for (; keys; keys = key_next(keys))
        if (strcmp(keys->name, name) == 0)
            return true;
    return false;
}

static void merge_key(struct definitions *d, struct merged *into, const struct ini_section *s, const struct ini_key *k, const struct key *keys)
{
    if (!is_known(keys, k->name)) {
        message_add(d->messages, MSG_INI_UNKNOWN_KEY, ini_key_place(s, k->name), k->name, s->title, nearest_key(d, s->kind, k->name));
        return;
    }
    struct merged_key *known = merged_key(into, k->name);
    if (!known)
        known = vec_push(d->arena, &into->keys);
    *known = (struct merged_key){ k->name, k->value, s };
}

static void merge_layer(struct definitions *d, const struct ini *ini, enum section_where where)
{
    const struct key *keys = NULL;
    for (int i = 0; i < ini->sections.n; i++) {
        const struct ini_section *s = &ini->sections.v[i];
        const struct section_kind *kind = check_section(d, s, where);
        if (!kind)
            continue;
        struct merged *into = merged_find(d, s->kind, s->name);
        if (!into)
            into = merged_add(d, kind, s->name);
        into->first = s;
        if (!keys || strcmp(keys->section, s->kind) != 0)      /* sections of a kind stand together */
            keys = key_first(s->kind);
        for (int k = 0; k < s->keys.n; k++)
            merge_key(d, into, s, &s->keys.v[k], keys);
    }
}

/* ---- finding files ---- */

/* The name in messages, and that among the inputs. */
static const struct ini *read_ini(struct definitions *d, enum input_role role, const char *path, const char *name, const char *input,
                                  struct place asked)
{
    struct shelf own = { .arena = d->arena }, *shelf = role == INPUT_REPORT || !d->library->shelf ? &own : d->library->shelf;
    const struct ini *ini = shelf_ini(shelf, path, name, asked, d->messages);
    if (ini)
        inputs_add(d->arena, d->inputs, role, path, input, ini->source->bytes, ini->source->byte_count);
    return ini;
}

static bool plain_name(const char *name)
{
    return *name && !strchr(name, '/') && name[0] != '.';
}

/* folder/NAME.ini in the first of the folders that has it, or NULL.  What lies beside the report, in a folder `own` there, comes before all. */
static const char *find_in(struct definitions *d, const char *own, const struct list_of_paths *folders, const char *name)
{
    bool here = strcmp(d->folder, ".") == 0;
    const char *beside = arena_printf(d->arena, "%s%s%s/%s.ini", here ? "" : d->folder, here ? "" : "/", own, name);
    if (access(beside, F_OK) == 0)
        return beside;
    for (int i = 0; i < folders->n; i++) {
        const char *path = arena_printf(d->arena, "%s/%s.ini", folders->v[i], name);
        if (access(path, F_OK) == 0)
            return path;
    }
    return NULL;
}

static const char *join_paths(struct arena *a, const struct list_of_paths *folders)
{
    const char *joined = "";
    for (int i = 0; i < folders->n; i++)
        joined = arena_printf(a, "%s%s%s", joined, i ? ", " : "", folders->v[i]);
    return joined;
}

static int by_bytes(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* "; did you mean "x"?" over the layouts there are, in an order that no file system chooses. */
static const char *nearest_layout(struct definitions *d, const char *name)
{
    vec(const char *) names = { 0 };
    for (int i = 0; i < d->library->layouts.n; i++) {
        DIR *folder = opendir(d->library->layouts.v[i]);
        for (struct dirent *e; folder && (e = readdir(folder)); ) {
            size_t n = strlen(e->d_name);
            if (n > 4 && strcmp(e->d_name + n - 4, ".ini") == 0)
                *vec_push(d->arena, &names) = arena_strndup(d->arena, e->d_name, n - 4);
        }
        if (folder)
            closedir(folder);
    }
    if (names.n)
        qsort(names.v, (size_t)names.n, sizeof *names.v, by_bytes);
    return suggestion(d->arena, nearest_word(name, names.v, names.n));
}

/* A layout by its name, or by a path in the report's folder: "./min.ini". */
static const struct ini *read_layout(struct definitions *d, const char *name, struct place asked)
{
    if (strncmp(name, "./", 2) == 0) {
        const char *path = source_path_inside(d->arena, d->folder, name, asked, d->messages);
        return path ? read_ini(d, INPUT_LAYOUT, path, path, name, asked) : NULL;
    }
    const char *path = plain_name(name) ? find_in(d, "layouts", &d->library->layouts, name) : NULL;
    const char *known = arena_printf(d->arena, "layouts/%s.ini", name);
    if (path)
        return read_ini(d, INPUT_LAYOUT, path, known, known, asked);
    message_add(d->messages, MSG_LAYOUT_MISSING, asked, name, join_paths(d->arena, &d->library->layouts), nearest_layout(d, name));
    return NULL;
}

bool layer_read_family(struct definitions *d, const char *name)
{
    const char *path = plain_name(name) ? find_in(d, "fonts", &d->library->fonts, name) : NULL;
    const char *known = arena_printf(d->arena, "fonts/%s.ini", name);
    const struct ini *ini = path ? read_ini(d, INPUT_FAMILY, path, known, known, (struct place){ 0 }) : NULL;
    if (!ini)
        return false;
    merge_layer(d, ini, IN_FONT);
    return true;
}

/* ---- the chain ---- */

static const struct ini_section *section_of(const struct ini *ini, const char *title)
{
    for (int i = 0; i < ini->sections.n; i++)
        if (strcmp(ini->sections.v[i].title, title) == 0)
            return &ini->sections.v[i];
    return NULL;
}

/* The layout that a report or layout builds upon, or NULL. */
static const char *base_of(const struct ini *ini, const char *title, const char *key, struct place *place)
{
    const struct ini_section *s = section_of(ini, title);
    const char *name = s ? ini_value(s, key) : NULL;
    if (!name || !*name)
        return NULL;
    *place = ini_value_place(s, key);
    return name;
}

/* Layouts from the one that the report names down to the one that extends nothing.  False when one of them cannot be read. */
static bool read_chain(struct definitions *d, const struct ini *chain[LAYERS_MAX], int *n)
{
    struct place place;
    const char *key = "layout", *name = base_of(d->report, "report", key, &place);
    for (*n = 0; name && *n < LAYERS_MAX; ++*n) {
        chain[*n] = read_layout(d, name, place);
        if (!chain[*n])
            return false;
        key = "extends";
        name = base_of(chain[*n], "layout", key, &place);
    }
    if (name)
        message_add(d->messages, MSG_INI_CYCLE, place, key, name);
    return !name;
}

/* A report that says what it is and how it looks: without that, nothing else can be checked. */
static bool check_report(struct definitions *d)
{
    const struct ini_section *s = section_of(d->report, "report");
    const char *layout = s ? ini_value(s, "layout") : NULL;
    if (!s)
        message_add(d->messages, MSG_REPORT_MISSING, place_file(d->report->source));
    else if (!layout || !*layout)
        message_add(d->messages, MSG_INI_REQUIRED, ini_section_place(s), "report", "layout");
    return layout && *layout;
}

static const char *folder_of(struct arena *a, const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? arena_strndup(a, path, slash == path ? 1 : (size_t)(slash - path)) : ".";
}

bool layers_read(struct definitions *d, const char *path)
{
    const struct ini *chain[LAYERS_MAX];
    d->folder = folder_of(d->arena, path);
    d->report = read_ini(d, INPUT_REPORT, path, path, basename(path), (struct place){ 0 });
    if (!d->report)
        return false;
    int n;
    bool whole = read_chain(d, chain, &n);
    while (n-- > 0)
        merge_layer(d, chain[n], IN_LAYOUT);
    merge_layer(d, d->report, IN_REPORT);
    return check_report(d) && whole;
}
