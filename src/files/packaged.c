/* packaged.c: whether the PDF in a package are what the sources in it make */

#include "files/packaged.h"

#include <stdlib.h>
#include <string.h>
#include "files/again.h"
#include "finished/later.h"
#include "finished/match.h"

struct proving {
    struct contents *contents;
    struct proofs *made;
    vec(const struct content *) by_digest;      /* of files whose SHA-256 is known */
};

struct proof {                      /* of one PDF */
    struct proving *all;
    struct arena arena;
    struct messages messages;
    struct facts facts;             /* these go with the arena, unless they are told */
    const struct content *pdf;
    struct pdffile file;
    struct sources sources;
    int missing;
};

/* ---- finding sources ---- */

static int compare_digests(const void *a, const void *b)
{
    return strcmp((*(const struct content *const *)a)->sha256, (*(const struct content *const *)b)->sha256);
}

static void index_files(struct proving *p)
{
    struct contents *c = p->contents;
    for (int i = 0; i < c->list.n; i++)
        if (c->list.v[i].sha256)
            *vec_push(c->arena, &p->by_digest) = &c->list.v[i];
    if (p->by_digest.n)
        qsort(p->by_digest.v, (size_t)p->by_digest.n, sizeof *p->by_digest.v, compare_digests);
}

static const struct content *with_digest(const struct proving *p, const char *digest)
{
    const struct content wanted = { .sha256 = digest }, *key = &wanted;
    const struct content **found = p->by_digest.n ? bsearch(&key, p->by_digest.v, (size_t)p->by_digest.n, sizeof *p->by_digest.v, compare_digests) : NULL;
    return found ? *found : NULL;
}

static bool is_taken(const struct sources *s, const char *name)
{
    for (int i = 0; i < s->list.n; i++)
        if (strcmp(s->list.v[i].name, name) == 0)
            return true;
    return false;
}

static void take(struct proof *p, const struct manifest_file *wanted)
{
    struct buffer bytes = { 0 };
    const struct content *f = with_digest(p->all, arena_strndup(&p->arena, wanted->digest, 2 * DIGEST_BYTES));
    if (strcmp(wanted->role, "font") == 0 || is_taken(&p->sources, wanted->name))
        return;
    if (f && name_is_safe(wanted->name) && contents_read(p->all->contents, f, &bytes)) {
        const struct source_file file = { wanted->name, bytes };
        *vec_push(&p->arena, &p->sources.list) = file;
        if (strcmp(wanted->role, "report") == 0 && !p->sources.report)
            p->sources.report = wanted->name;
        return;
    }
    buffer_done(&bytes);
    p->missing++;
    const struct fact fact = { FACT_INPUT, true, wanted->name, arena_printf(&p->arena, "no file of the package is what the PDF was made from, SHA-256 %.16s…", wanted->digest), wanted->digest, NULL };
    fact_add(&p->facts, &fact);
}

static bool read_manifest(struct proof *p)
{
    const char *text = pdffile_manifest(&p->file);
    struct manifest *m = arena_new(&p->arena, struct manifest);
    if (!text || manifest_read(&p->arena, m, text, strlen(text)) != 0)
        return false;
    p->sources.manifest = m;
    for (int i = 0; i < m->files.n; i++)
        take(p, &m->files.v[i]);
    p->sources.attached = p->sources.list.n;
    p->sources.whole = p->sources.report && !p->missing;
    return true;
}

/* ---- telling ---- */

static const char *kept(struct facts *facts, const char *s)
{
    return s ? arena_strdup(facts->arena, s) : NULL;
}

static void tell(struct proof *p, bool wrong, const char *text)
{
    struct facts *all = p->all->contents->facts;
    const struct fact first = { FACT_FILE, wrong, p->pdf->name, kept(all, text), NULL, NULL };
    fact_add(all, &first);
    for (int i = 0; i < p->facts.list.n && wrong; i++) {
        const struct fact *f = &p->facts.list.v[i], copy = { f->kind, f->wrong, kept(all, f->where), kept(all, f->text), kept(all, f->before), kept(all, f->after) };
        fact_add(all, &copy);
    }
}

/* ---- setting again ---- */

static const char *first_error(struct proof *p, const struct kommuntryck *k)
{
    char *text = NULL;
    size_t n = 0;
    FILE *to = open_memstream(&text, &n);
    if (!to)
        memory_exhausted();
    kommuntryck_messages(k, to);
    fclose(to);
    const char *first = arena_strndup(&p->arena, text, strcspn(text, "\n"));
    free(text);
    return first;
}

static void set_again(struct proof *p, const struct private_folder *folder)
{
    struct buffer bytes = { 0 };
    struct kommuntryck *k = again_open(folder, &p->sources, &p->arena, &p->messages);
    if (k && again_write(folder, k, &p->arena, &bytes, &p->messages)) {
        const struct bytes_again again = { bytes.s, bytes.n };
        bool same = match_bytes(&p->file, p->sources.manifest, &again, &p->facts);
        const char *more = same && again.n < p->file.size ? later_wrong(&p->file, again.n) : NULL;
        p->all->made->same += same && !more;
        if (!same)
            tell(p, true, "it is NOT what the sources in the package make");
        else if (more)
            tell(p, true, arena_printf(&p->arena, "more than signatures stands behind what kommuntryck wrote: %s", more));
    } else {
        p->all->made->failed = true;
        tell(p, false, arena_printf(&p->arena, "it cannot be set again here: %s", k ? first_error(p, k) : "no room for its sources"));
    }
    if (k)
        kommuntryck_close(k);
    buffer_done(&bytes);
}

static void prove(struct proof *p)
{
    struct private_folder folder;
    if (!read_manifest(p)) {
        tell(p, false, "kommuntryck did not make it, or it was saved anew: nothing says what it was made from");
    } else if (!p->sources.list.n) {
        tell(p, false, "its sources are not in the package");
    } else {
        p->all->made->pdfs++;
        if (!p->sources.whole)
            tell(p, true, "its sources are not all in the package");
        else if (private_folder_make(&folder, &p->arena, &p->messages)) {
            set_again(p, &folder);
            private_folder_remove(&folder);
        }
    }
}

static void prove_one(struct proving *all, const struct content *pdf, struct messages *m)
{
    struct proof p = { .all = all, .pdf = pdf };
    struct buffer bytes = { 0 };
    arena_init(&p.arena);
    messages_init(&p.messages, &p.arena);
    p.facts.arena = &p.arena;
    if (contents_read(all->contents, pdf, &bytes)) {
        if (pdffile_open(&p.file, &p.arena, pdf->name, bytes.s, bytes.n, &p.messages)) {
            prove(&p);
            pdffile_close(&p.file);
        } else {
            tell(&p, true, "it is no whole PDF");
        }
    }
    if (p.messages.failure)
        m->failure = true;
    sources_done(&p.sources);
    buffer_done(&bytes);
    arena_done(&p.arena);
}

static bool is_pdf(const char *name)
{
    size_t n = strlen(name);
    return n > 4 && strcmp(name + n - 4, ".pdf") == 0;
}

void packaged_prove(struct contents *c, struct proofs *made, struct messages *m)
{
    struct proving p = { .contents = c, .made = made };
    index_files(&p);
    for (int i = 0; i < c->list.n; i++)
        if (c->list.v[i].sha256 && is_pdf(c->list.v[i].name))
            prove_one(&p, &c->list.v[i], m);
}
