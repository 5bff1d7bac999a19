/* match.c: whether a finished PDF is what its sources make, and if not, why */

#include "finished/match.h"

#include <string.h>
#include "finished/difference.h"
#include "finished/revision.h"

/* ---- manifests ---- */

static enum fact_kind kind_of(const struct manifest_difference *d)
{
    if (d->kind == MANIFEST_PROGRAM)
        return FACT_PROGRAM;
    if (d->kind == MANIFEST_PART)
        return FACT_LIBRARY;
    return strcmp(d->role, "font") == 0 ? FACT_FONT : FACT_INPUT;
}

static const char *said_of(struct arena *a, const struct manifest_difference *d, const char *value)
{
    return !value ? "nothing" : d->kind == MANIFEST_FILE ? arena_printf(a, "SHA-256 %.16s…", value) : value;
}

void match_manifests(struct facts *facts, const struct manifest *before, const struct manifest *after)
{
    struct manifest_differences all = { 0 };
    manifest_compare(facts->arena, &all, before, after);
    for (int i = 0; i < all.list.n; i++) {
        const struct manifest_difference *d = &all.list.v[i];
        struct arena *a = facts->arena;
        const char *text = !d->before ? "the PDF was made without it"
            : !d->after ? "the PDF was made with it, now it is not used"
            : arena_printf(a, "the PDF was made with %s, now it is %s", said_of(a, d, d->before), said_of(a, d, d->after));
        const struct fact fact = { kind_of(d), true, d->name, text, d->before, d->after };
        fact_add(facts, &fact);
    }
}

/* ---- bytes ---- */

static void add_pages(struct facts *facts, const struct difference *d)
{
    struct arena *a = facts->arena;
    struct fact fact = { .kind = FACT_PAGES, .wrong = true, .where = "" };
    if (d->old_pages != d->new_pages) {
        fact.before = arena_printf(a, "%d", d->old_pages);
        fact.after = arena_printf(a, "%d", d->new_pages);
        fact.text = arena_printf(a, "the PDF has %d, now they are %d", d->old_pages, d->new_pages);
        fact_add(facts, &fact);
    }
    if (d->pages.n) {
        fact.before = fact.after = NULL;
        fact.where = difference_pages(a, d);
        fact.text = "not the same";
        fact_add(facts, &fact);
    }
}

static void add_object(struct facts *facts, const struct difference *d)
{
    struct arena *a = facts->arena;
    struct fact fact = { .kind = FACT_OBJECT, .wrong = true, .where = "" };
    if (d->object) {
        fact.where = arena_printf(a, "%d", d->object);
        fact.text = arena_printf(a, "the first that is not the same%s%s", *d->what ? ", of type " : "", d->what);
    } else {
        fact.text = "all are the same, but they are not written as kommuntryck writes them: another program has saved the file";
    }
    fact_add(facts, &fact);
}

static void find_differences(const struct pdffile *f, const struct manifest *manifest, const struct pdffile *again, struct facts *facts)
{
    struct difference d;
    struct manifest now;
    const char *text = pdffile_manifest(again);
    if (manifest && text && manifest_read(again->arena, &now, text, strlen(text)) == 0)
        match_manifests(facts, manifest, &now);
    difference_find(&d, f, again);
    add_pages(facts, &d);
    add_object(facts, &d);
}

/* The file as it was when the program had written it, as far as that can be told. */
static bool open_first(struct pdffile *first, const struct pdffile *f)
{
    struct revisions revisions;
    size_t size = f->size;
    if (pdffile_open_part(first, f, size) && revisions_find(first, &revisions) && revisions.list.n > 1) {
        size = revisions.list.v[0].end;
        pdffile_close(first);
        return pdffile_open_part(first, f, size);
    }
    return first->qpdf;
}

bool match_bytes(const struct pdffile *f, const struct manifest *manifest, const struct bytes_again *again, struct facts *facts)
{
    struct pdffile now, first;
    if (f->size >= again->n && memcmp(f->bytes, again->s, again->n) == 0)
        return true;
    if (!pdffile_open(&now, f->arena, "again.pdf", again->s, again->n, f->messages))
        return false;
    if (open_first(&first, f)) {
        find_differences(&first, manifest, &now, facts);
        pdffile_close(&first);
    }
    pdffile_close(&now);
    return false;
}
