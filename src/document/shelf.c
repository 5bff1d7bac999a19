/* shelf.c: layouts and families that were read before */

#include "document/shelf.h"

#include <string.h>
#include "read/source.h"

static const struct ini *find(const struct shelf *s, const char *path, const char *name)
{
    for (int i = 0; i < s->list.n; i++) {
        const struct source *source = s->list.v[i]->source;
        if (strcmp(source->path, path) == 0 && strcmp(source->name, name) == 0)
            return s->list.v[i];
    }
    return NULL;
}

/* What was said about a file must be said to every report: it is read again. */
const struct ini *shelf_ini(struct shelf *s, const char *path, const char *name, struct place asked, struct messages *m)
{
    const struct ini *known = find(s, path, name);
    if (known)
        return known;
    int said = m->list.n;
    struct source *source = source_read(s->arena, arena_strdup(s->arena, path), arena_strdup(s->arena, name), "auto", asked, m);
    if (!source)
        return NULL;
    const struct ini *ini = ini_parse(s->arena, source, m);
    if (m->list.n == said)
        *vec_push(s->arena, &s->list) = ini;
    return ini;
}
