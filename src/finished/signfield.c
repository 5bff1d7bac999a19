/* signfield.c: the signature fields of a finished PDF */

#include "finished/signfield.h"

#define DEPTH_MAX 32

struct walk {
    const struct pdffile *f;
    struct signfields *found;
    int nodes;
    bool wrong;
};

static int items_of(const struct pdffile *f, qpdf_oh array)
{
    return qpdf_oh_is_array(f->qpdf, array) ? qpdf_oh_get_array_n_items(f->qpdf, array) : 0;
}

/* Kids of a field that are no fields have no name: they are its widgets. */
static bool has_fields_below(const struct pdffile *f, qpdf_oh field)
{
    qpdf_oh kids = pdffile_get(f, field, "/Kids");
    int n = items_of(f, kids);
    for (int i = 0; i < n; i++)
        if (qpdf_oh_is_string(f->qpdf, pdffile_get(f, qpdf_oh_get_array_item(f->qpdf, kids, i), "/T")))
            return true;
    return false;
}

static void add_field(struct walk *w, qpdf_oh field, const char *name)
{
    const struct pdffile *f = w->f;
    const struct signfield s = {
        .name = name,
        .object = field,
        .number = qpdf_oh_get_object_id(f->qpdf, field),
        .generation = qpdf_oh_get_generation(f->qpdf, field),
        .merged = !qpdf_oh_is_array(f->qpdf, pdffile_get(f, field, "/Kids")) && qpdf_oh_is_array(f->qpdf, pdffile_get(f, field, "/Rect")),
        .signed_ = !qpdf_oh_is_null(f->qpdf, pdffile_get(f, field, "/V")),
    };
    *vec_push(f->arena, &w->found->list) = s;
}

static const char *join(const struct pdffile *f, const char *above, qpdf_oh field)
{
    const char *name = pdffile_text(f, pdffile_get(f, field, "/T"));
    if (!name)
        return above;
    return *above ? arena_printf(f->arena, "%s.%s", above, name) : name;
}

/* signs: what the fields above say of the type. */
static void walk_fields(struct walk *w, qpdf_oh array, const char *above, bool signs, int depth)
{
    const struct pdffile *f = w->f;
    int n = items_of(f, array);
    w->wrong = w->wrong || depth > DEPTH_MAX;
    for (int i = 0; i < n && !w->wrong; i++) {
        qpdf_oh field = qpdf_oh_get_array_item(f->qpdf, array, i), type = pdffile_get(f, field, "/FT");
        const char *name = join(f, above, field);
        bool sign = qpdf_oh_is_name(f->qpdf, type) ? qpdf_oh_is_name_and_equals(f->qpdf, type, "/Sig") : signs;
        w->wrong = ++w->nodes > SIGNFIELDS_MAX;
        if (has_fields_below(f, field))
            walk_fields(w, pdffile_get(f, field, "/Kids"), name, sign, depth + 1);
        else if (sign)
            add_field(w, field, name);
    }
}

bool signfields_find(const struct pdffile *f, struct signfields *found)
{
    struct walk w = { .f = f, .found = found };
    *found = (struct signfields){ 0 };
    walk_fields(&w, pdffile_get(f, pdffile_get(f, pdffile_catalog(f), "/AcroForm"), "/Fields"), "", false, 0);
    if (w.wrong)
        message_add(f->messages, MSG_FINISHED_STREAM, place_file(f->source), "the form", "its tree of fields goes round in a circle, or is too large");
    return !w.wrong;
}
