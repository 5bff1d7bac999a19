/* diff.c: kommuntryck diff, when one of the two is a finished PDF
 *
 * A PDF that carries its sources is compared as the report that they make, to the cell.  Of one that does not, the manifest says which files it was made from, and its pages what they hold: so much is
 * compared then, and the other one is made a PDF too, if it is none. */

#include <stdio.h>
#include <string.h>
#include "command/comparison.h"
#include "compare/compare.h"
#include "files/again.h"
#include "files/files.h"
#include "files/session.h"
#include "finished/drawing.h"

struct side {
    const char *name;
    struct private_folder folder;
    struct sources sources;         /* of a PDF */
    struct kommuntryck *report;     /* NULL: a PDF without sources */
    const char *bytes;              /* the PDF; NULL until a report is made one */
    size_t size;
};

struct diff {
    struct session session;
    struct comparison options;
    struct side sides[2];
};

/* ---- opening ---- */

static void tell(const struct pdffile *f, const struct sources *sources, const struct facts *facts)
{
    for (int i = 0; i < facts->list.n && !sources->whole; i++)
        message_add(f->messages, MSG_FINISHED_ATTACHMENT, place_file(f->source), facts->list.v[i].where, facts->list.v[i].text);
    if (!sources->manifest && !f->messages->errors)
        message_add(f->messages, MSG_FINISHED_NOT_OURS, place_file(f->source));
}

static void open_pdf(struct diff *d, struct side *side)
{
    struct session *s = &d->session;
    struct pdffile f;
    struct facts facts = { .arena = &s->arena };
    if (!pdffile_read(&f, &s->arena, side->name, &s->messages))
        return;
    sources_read(&f, &side->sources, &facts);
    tell(&f, &side->sources, &facts);
    side->bytes = f.bytes;
    side->size = f.size;
    pdffile_close(&f);
    if (side->sources.whole && !s->messages.errors)
        side->report = again_open(&side->folder, &side->sources, &s->arena, &s->messages);
}

static void open_side(struct diff *d, struct side *side)
{
    if (is_pdf(side->name))
        open_pdf(d, side);
    else
        side->report = comparison_open(&d->options, side->name);
}

static void close_side(struct side *side)
{
    if (side->report)
        kommuntryck_close(side->report);
    sources_done(&side->sources);
}

/* ---- by manifest ---- */

/* Pages by what they show, but for heads and feet: numbers of equal drawings are equal. */
static int *pages_of(struct word_numbers *numbers, const struct pdffile *f, int *n)
{
    struct charmaps maps = { 0 };
    *n = qpdf_get_num_pages(f->qpdf);
    *n = *n > 0 ? *n : 0;
    int *list = arena_array(numbers->arena, int, *n + 1);
    for (int i = 0; i < *n; i++) {
        struct buffer drawing = { 0 };
        drawing_put(f, &maps, i, false, &drawing);
        list[i] = word_number(numbers, arena_strdup(numbers->arena, digest_of(drawing.s ? drawing.s : "", drawing.n).hex));
        buffer_done(&drawing);
    }
    return list;
}

/* The pages of the new one that are none of the old one, as kommuntryck_diff finds them. */
static void find_pages(struct change_list *changes, const struct pdffile *old, const struct pdffile *new)
{
    struct word_numbers numbers = { .arena = changes->arena };
    const int *right = pages_of(&numbers, old, &changes->old_pages), *left = pages_of(&numbers, new, &changes->new_pages);
    const int *match = sequence_match(changes->arena, left, changes->new_pages, right, changes->old_pages);
    for (int i = 0; i < changes->new_pages; i++)
        if (match[i] < 0)
            *vec_push(changes->arena, &changes->pages) = i + 1;
}

/* Both as PDF.  False after messages. */
static bool make_pdf(struct diff *d, struct side *side)
{
    struct session *s = &d->session;
    struct buffer out = { 0 };
    if (side->bytes)
        return true;
    if (again_write(&side->folder, side->report, &s->arena, &out, &s->messages))
        side->bytes = arena_strndup(&s->arena, out.s, out.n);
    side->size = out.n;
    buffer_done(&out);
    return side->bytes;
}

static bool open_with_manifest(struct diff *d, const struct side *side, struct pdffile *f, struct manifest *m)
{
    struct session *s = &d->session;
    if (!pdffile_open(f, &s->arena, side->name, side->bytes, side->size, &s->messages))
        return false;
    const char *text = pdffile_manifest(f);
    if (text && manifest_read(&s->arena, m, text, strlen(text)) == 0)
        return true;
    message_add(&s->messages, MSG_FINISHED_NOT_OURS, place_file(f->source));
    pdffile_close(f);
    return false;
}

/* How many changes were told; -1 after messages. */
static int compare_finished(struct diff *d)
{
    struct pdffile old, new;
    struct manifest before, after;
    struct change_list changes = { .arena = &d->session.arena };
    if (!make_pdf(d, &d->sides[0]) || !make_pdf(d, &d->sides[1]) || !open_with_manifest(d, &d->sides[0], &old, &before))
        return -1;
    bool both = open_with_manifest(d, &d->sides[1], &new, &after);
    if (both) {
        compare_manifests(&changes, &before, &after, true);
        find_pages(&changes, &old, &new);
        pdffile_close(&new);
    }
    pdffile_close(&old);
    if (!both)
        return -1;
    struct buffer out = { 0 };
    changes_write(&changes, (enum change_format)d->options.format, &out);
    if (out.n)
        fwrite(out.s, 1, out.n, stdout);
    buffer_done(&out);
    return changes.list.n + changes.pages.n + (changes.old_pages != changes.new_pages);
}

/* ---- the command ---- */

static int compare(struct diff *d)
{
    struct side *old = &d->sides[0], *new = &d->sides[1];
    open_side(d, old);
    open_side(d, new);
    int changes = d->session.messages.errors ? -1
        : old->report && new->report ? kommuntryck_diff(old->report, new->report, d->options.format, stdout) : compare_finished(d);
    for (int i = 0; i < 2; i++) {
        if (d->sides[i].report && kommuntryck_status(d->sides[i].report))
            kommuntryck_messages(d->sides[i].report, stderr);
        close_side(&d->sides[i]);
    }
    return changes;
}

/* 0 the same, 1 different, 3 one of them could not be read or set. */
int command_diff_finished(int argc, char **argv)
{
    struct diff d = { 0 };
    int changes = -1, status = comparison_read(&d.options, argc, argv);
    if (status)
        return status;
    session_begin(&d.session);
    struct messages *m = &d.session.messages;
    for (int i = 0; i < 2; i++)
        d.sides[i].name = d.options.sides[i];
    if (private_folder_make(&d.sides[0].folder, &d.session.arena, m)) {
        if (private_folder_make(&d.sides[1].folder, &d.session.arena, m)) {
            changes = compare(&d);
            private_folder_remove(&d.sides[1].folder);
        }
        private_folder_remove(&d.sides[0].folder);
    }
    status = session_end(&d.session);
    return changes < 0 || status == EXIT_SYSTEM ? EXIT_SYSTEM : changes ? EXIT_DIFFERENT : EXIT_SAME;
}
