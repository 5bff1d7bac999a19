/* sources.c: what a finished PDF was made from, as far as it carries it */

#include "finished/sources.h"

#include <string.h>
#include "finished/revision.h"

struct reading {
    const struct pdffile *f;
    struct sources *sources;
    struct facts *facts;
    size_t size;                    /* of what was taken */
};

static void wrong(const struct reading *r, const char *name, const char *text, const char *before, const char *after)
{
    const struct fact fact = { FACT_ATTACHMENT, true, name, text, before, after };
    fact_add(r->facts, &fact);
}

/* ---- the manifest ---- */

static const struct manifest *read_manifest(const struct pdffile *f)
{
    const char *text = pdffile_manifest(f);
    struct manifest *m = arena_new(f->arena, struct manifest);
    int line = text ? manifest_read(f->arena, m, text, strlen(text)) : 0;
    if (line)
        message_add(f->messages, MSG_FINISHED_STREAM, place_file(f->source), "the manifest", arena_printf(f->arena, "its line %d is none", line));
    return text && !line ? m : NULL;
}

static bool is_font(const struct manifest_file *file)
{
    return strcmp(file->role, "font") == 0;
}

static const struct manifest_file *listed(const struct sources *s, const char *name)
{
    for (int i = 0; i < s->manifest->files.n; i++)
        if (!is_font(&s->manifest->files.v[i]) && strcmp(s->manifest->files.v[i].name, name) == 0)
            return &s->manifest->files.v[i];
    return NULL;
}

/* ---- one attachment ---- */

/* Whether one is the other, or a folder on its way. */
static bool in_the_way(const char *a, const char *b)
{
    size_t n = strlen(a), m = strlen(b), less = n < m ? n : m;
    return memcmp(a, b, less) == 0 && (n == m || (n < m ? b : a)[less] == '/');
}

static bool is_free(const struct sources *s, const char *name)
{
    for (int i = 0; i < s->list.n; i++)
        if (in_the_way(s->list.v[i].name, name))
            return false;
    return true;
}

/* What cannot be read counts too: it has been unpacked as far as it went. */
static bool take_bytes(struct reading *r, const struct attached *a, struct buffer *bytes)
{
    static const size_t max = (size_t)SOURCES_MAX_MB << 20;
    bool read = r->size <= max && attachment_bytes(r->f, a, bytes);
    r->size += bytes->n;
    if (r->size > max)
        wrong(r, a->name, arena_printf(r->f->arena, "it and those before it are more than %d MB", SOURCES_MAX_MB), NULL, NULL);
    else if (!read)
        wrong(r, a->name, "it cannot be read", NULL, NULL);
    return read && r->size <= max;
}

static bool is_right(const struct reading *r, const char *name, const struct buffer *bytes)
{
    const struct manifest_file *wanted = listed(r->sources, name);
    struct digest found = digest_of(bytes->s ? bytes->s : "", bytes->n);
    if (strncmp(wanted->digest, found.hex, sizeof found.hex) == 0)
        return true;
    const char *hex = arena_strdup(r->f->arena, found.hex);
    wrong(r, name, arena_printf(r->f->arena, "it is not what the report was made from: its SHA-256 is %.16s…, that in the manifest %.16s…", hex, wanted->digest), wanted->digest, hex);
    return false;
}

static void take(struct reading *r, const struct attached *a)
{
    struct buffer bytes = { 0 };
    if (!name_is_safe(a->name))
        wrong(r, a->name, "its name leads out of the folder, or is none", NULL, NULL);
    else if (!listed(r->sources, a->name))
        wrong(r, a->name, "the manifest does not know it", NULL, NULL);
    else if (!is_free(r->sources, a->name))
        wrong(r, a->name, "another one has this name, or that of a folder on its way", NULL, NULL);
    else if (take_bytes(r, a, &bytes) && is_right(r, a->name, &bytes)) {
        const struct source_file file = { a->name, bytes };
        *vec_push(r->f->arena, &r->sources->list) = file;
        return;
    }
    buffer_done(&bytes);
}

/* ---- all of them ---- */

static bool is_taken(const struct sources *s, const char *name)
{
    for (int i = 0; i < s->list.n; i++)
        if (strcmp(s->list.v[i].name, name) == 0)
            return true;
    return false;
}

static bool is_attached(const struct attachments *all, const char *name)
{
    for (int i = 0; i < all->list.n; i++)
        if (strcmp(all->list.v[i].name, name) == 0)
            return true;
    return false;
}

/* Whether something that the manifest names is not there; what is there and wrong was told. */
static bool find_missing(const struct reading *r, const struct attachments *all)
{
    const struct sources *s = r->sources;
    bool missing = false;
    for (int i = 0; i < s->manifest->files.n; i++) {
        const struct manifest_file *file = &s->manifest->files.v[i];
        if (is_font(file) || is_taken(s, file->name))
            continue;
        missing = true;
        if (!is_attached(all, file->name))
            wrong(r, file->name, "the manifest names it, but it is not attached", NULL, NULL);
    }
    return missing;
}

static const char *name_of_report(const struct sources *s)
{
    for (int i = 0; i < s->manifest->files.n; i++)
        if (strcmp(s->manifest->files.v[i].role, "report") == 0 && is_taken(s, s->manifest->files.v[i].name))
            return s->manifest->files.v[i].name;
    return NULL;
}

static void read_sources(struct reading *r)
{
    struct sources *s = r->sources;
    struct attachments all;
    s->manifest = read_manifest(r->f);
    if (!attachments_find(r->f, &all))
        wrong(r, "", "the list of attachments cannot be read", NULL, NULL);
    s->attached = all.list.n;
    if (!s->manifest || !s->attached)
        return;
    for (int i = 0; i < all.list.n; i++)
        take(r, &all.list.v[i]);
    s->report = name_of_report(s);
    s->whole = s->report && !find_missing(r, &all);
}

void sources_read(const struct pdffile *f, struct sources *s, struct facts *facts)
{
    struct revisions revisions;
    struct pdffile first;
    struct reading r = { .f = f, .sources = s, .facts = facts };
    *s = (struct sources){ 0 };
    bool earlier = revisions_find(f, &revisions) && revisions.list.n > 1 && pdffile_open_part(&first, f, revisions.list.v[0].end);
    if (earlier)
        r.f = &first;
    read_sources(&r);
    if (earlier)
        pdffile_close(&first);
}

void sources_done(struct sources *s)
{
    for (int i = 0; i < s->list.n; i++)
        buffer_done(&s->list.v[i].bytes);
}
