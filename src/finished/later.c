/* later.c: what was done to a PDF after it was signed
 *
 * What is defined anew is read from the cross-reference sections; what it was and is, by libqpdf, in the file as it was when it was signed and as it is.  An object with a number beyond those of the
 * signed file is new: nothing refers to it but what may be changed. */

#include "finished/later.h"

#include <stdlib.h>
#include <string.h>
#include "finished/section.h"
#include "finished/signfield.h"

struct comparing {
    struct pdffile old, now;
    struct signfields fields;       /* of the old one */
    int size, root;                 /* of the old one: its numbers are below size */
    bool *defined;                  /* for each number below size: defined anew */
    int info;                       /* of the old one, when it may change: nothing of it is seen; or 0 */
    bool same_may;                  /* what is defined anew as it was is no change: signing services write form and page once more */
    struct later found;
};

/* The first thing wrong is told. */
static void refuse(struct comparing *c, const char *what)
{
    if (!c->found.wrong)
        c->found.wrong = what;
}

static void refuse_object(struct comparing *c, int number, const char *what)
{
    refuse(c, arena_printf(c->now.arena, "object %d %s", number, what));
}

/* ---- objects ---- */

/* The entries of a dictionary but for two. */
static void put_others(const struct pdffile *f, qpdf_oh dictionary, const char *but, const char *nor, struct buffer *out)
{
    buffer_add(out, "");
    if (!qpdf_oh_is_dictionary(f->qpdf, dictionary))
        return;
    buffer_add(out, "<<");
    for (qpdf_oh_begin_dict_key_iter(f->qpdf, dictionary); qpdf_oh_dict_more_keys(f->qpdf);) {
        const char *key = qpdf_oh_dict_next_key(f->qpdf);
        if (strcmp(key, but) == 0 || strcmp(key, nor) == 0)
            continue;
        buffer_printf(out, "\n%s ", key);
        buffer_add(out, qpdf_oh_unparse(f->qpdf, qpdf_oh_get_key(f->qpdf, dictionary, key)));
    }
}

static bool is_same_but(struct comparing *c, int number, const char *but, const char *nor)
{
    struct buffer then = { 0 }, today = { 0 };
    put_others(&c->old, qpdf_get_object_by_id(c->old.qpdf, number, 0), but, nor, &then);
    put_others(&c->now, qpdf_get_object_by_id(c->now.qpdf, number, 0), but, nor, &today);
    bool same = then.n && then.n == today.n && memcmp(then.s, today.s, then.n) == 0;
    buffer_done(&then);
    buffer_done(&today);
    return same;
}

static bool is_free_field(const struct comparing *c, int number)
{
    for (int i = 0; i < c->fields.list.n; i++)
        if (c->fields.list.v[i].number == number && c->fields.list.v[i].generation == 0)
            return !c->fields.list.v[i].signed_;
    return false;
}

static bool has_value(const struct pdffile *f, int number)
{
    return qpdf_oh_is_dictionary(f->qpdf, pdffile_get(f, qpdf_get_object_by_id(f->qpdf, number, 0), "/V"));
}

static void compare_entry(struct comparing *c, const struct section_entry *e)
{
    if (e->free) {
        if (e->number)
            refuse_object(c, e->number, "was taken out behind it");
    } else if (e->generation) {
        refuse_object(c, e->number, "was given a generation behind it");
    } else if (e->number < c->size && c->same_may && (e->number == c->info || is_same_but(c, e->number, "", ""))) {
        return;                     /* its references are looked at as if it had not been touched */
    } else if (e->number < c->size) {
        c->defined[e->number] = true;
        if (is_free_field(c, e->number) && has_value(&c->now, e->number) && is_same_but(c, e->number, "/V", "/AP"))
            c->found.fields = true;
        else if (e->number != c->root || !is_same_but(c, e->number, "/DSS", ""))
            refuse_object(c, e->number, "was changed behind it");
    }
}

/* ---- references to what is new ---- */

/* The numbers of references in what libqpdf writes: "12 0 R", outside of strings. */
static bool refers_beyond(const char *text, int size)
{
    for (const char *at = text; *at;) {
        char *end;
        if (*at == '(') {
            for (int open = 0; *at; at++) {
                if (*at == '\\' && at[1])
                    at++;
                else
                    open += (*at == '(') - (*at == ')');
                if (!open)
                    break;
            }
            at += *at != '\0';
        } else if (*at >= '0' && *at <= '9') {
            long number = strtol(at, &end, 10);
            if (strncmp(end, " 0 R", 4) == 0 && number >= size)
                return true;
            at = end;
        } else {
            at++;
        }
    }
    return false;
}

/* What was signed may refer to nothing that was not there: defined later, it would show what nobody signed. */
static void find_loose_ends(struct comparing *c)
{
    for (int n = 1; n < c->size && !c->found.wrong; n++) {
        qpdf_oh object = qpdf_get_object_by_id(c->now.qpdf, n, 0);
        if (qpdf_oh_is_stream(c->now.qpdf, object))
            object = qpdf_oh_get_dict(c->now.qpdf, object);
        if (!c->defined[n] && refers_beyond(qpdf_oh_unparse_resolved(c->now.qpdf, object), c->size))
            refuse_object(c, n, "waits for what was added behind it");
        qpdf_oh_release(c->now.qpdf, object);
    }
}

/* ---- revisions ---- */

static bool trailers_agree(struct comparing *c)
{
    static const char *const keys[] = { "/Root", "/Info", "/Encrypt" };
    qpdf_oh then = qpdf_get_trailer(c->old.qpdf), today = qpdf_get_trailer(c->now.qpdf);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(qpdf_oh_unparse(c->old.qpdf, pdffile_get(&c->old, then, keys[i])), qpdf_oh_unparse(c->now.qpdf, pdffile_get(&c->now, today, keys[i]))) != 0)
            return false;
    return true;
}

static bool read_section(const struct pdffile *f, const struct revision *r, size_t begin, struct section *s)
{
    struct pdffile part;
    if (r->xref < begin || !pdffile_open_part(&part, f, r->end))
        return false;
    bool read = section_read(&part, r, s);
    pdffile_close(&part);
    return read;
}

static void compare_all(struct comparing *c, const struct revisions *all, int covered)
{
    struct section s;
    for (int i = covered + 1; i < all->list.n; i++) {
        if (!read_section(&c->now, &all->list.v[i], all->list.v[i - 1].end, &s))
            refuse(c, "what was added behind it cannot be read for certain");
        for (int k = 0; k < s.list.n && !c->found.wrong; k++)
            compare_entry(c, &s.list.v[k]);
    }
}

static void compare(struct comparing *c, const struct revisions *all, int covered)
{
    long long size = qpdf_oh_get_int_value(c->old.qpdf, pdffile_get(&c->old, qpdf_get_trailer(c->old.qpdf), "/Size"));
    c->size = size > 0 && size <= 8388608 ? (int)size : 0;
    c->root = qpdf_oh_get_object_id(c->old.qpdf, pdffile_catalog(&c->old));
    c->defined = arena_array(c->now.arena, bool, c->size + 1);
    if (!c->size || !signfields_find(&c->old, &c->fields))
        refuse(c, "what was signed cannot be read for certain");
    else if (!trailers_agree(c))
        refuse(c, "another catalog was put in behind it");
    else
        compare_all(c, all, covered);
    if (!c->found.wrong)
        find_loose_ends(c);
    if (!c->found.wrong && qpdf_more_warnings(c->now.qpdf))
        refuse(c, "what was added behind it is not as the standard says");
}

static struct later compare_from(const struct pdffile *f, const struct revisions *all, int covered, bool same_may)
{
    struct comparing c = { .found = { .wrong = "what was signed is no file of its own" }, .same_may = same_may };
    if (!pdffile_open_part(&c.old, f, all->list.v[covered].end))
        return c.found;
    if (pdffile_open_part(&c.now, f, f->size)) {
        c.found.wrong = NULL;
        c.info = same_may ? qpdf_oh_get_object_id(c.old.qpdf, pdffile_get(&c.old, qpdf_get_trailer(c.old.qpdf), "/Info")) : 0;
        compare(&c, all, covered);
        pdffile_close(&c.now);
    }
    pdffile_close(&c.old);
    return c.found;
}

struct later later_compare(const struct pdffile *f, const struct revisions *all, int covered)
{
    return compare_from(f, all, covered, false);
}

struct later later_than_written(const struct pdffile *f, const struct revisions *all)
{
    return compare_from(f, all, 0, true);
}

const char *later_wrong(const struct pdffile *f, size_t written)
{
    struct revisions all;
    if (!revisions_find(f, &all))
        return "its revisions cannot be told apart";
    if (all.list.v[0].end != written)
        return "a reader shows what stands behind it";
    if (all.list.v[all.list.n - 1].end != f->size)
        return arena_printf(f->arena, "%zu bytes stand behind its end", f->size - all.list.v[all.list.n - 1].end);
    return all.list.n > 1 ? later_than_written(f, &all).wrong : NULL;
}
