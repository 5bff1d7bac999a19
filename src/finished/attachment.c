/* attachment.c: the files that a finished PDF carries */

#include "finished/attachment.h"

#include <string.h>

#define DEPTH_MAX 32                /* of a name tree: balanced ones are flatter */
#define NAME_MAX_BYTES 1000         /* of a path, below what systems allow */
#define PART_MAX_BYTES 255

struct walk {
    const struct pdffile *f;
    struct attachments *found;
    int nodes;                      /* visited */
    const char *wrong;              /* what is wrong with the tree, or NULL */
};

/* Without control characters, which would move the cursor of who reads a message. */
static const char *plain(struct arena *a, const char *s)
{
    char *copy = arena_strdup(a, s);
    for (char *c = copy; *c; c++)
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = '?';
    return copy;
}

static const char *text_or_nothing(const struct pdffile *f, qpdf_oh object)
{
    const char *text = pdffile_text(f, object);
    return text ? plain(f->arena, text) : "";
}

static const char *name_or_nothing(const struct pdffile *f, qpdf_oh object)
{
    return qpdf_oh_is_name(f->qpdf, object) ? plain(f->arena, qpdf_oh_get_name(f->qpdf, object) + 1) : "";
}

static void add_file(struct walk *w, qpdf_oh spec)
{
    const struct pdffile *f = w->f;
    qpdf_oh embedded = pdffile_get(f, spec, "/EF");
    qpdf_oh stream = pdffile_get(f, embedded, "/UF");
    if (!qpdf_oh_is_stream(f->qpdf, stream))
        stream = pdffile_get(f, embedded, "/F");
    const char *name = text_or_nothing(f, pdffile_get(f, spec, "/UF"));
    const struct attached a = {
        .name = *name ? name : text_or_nothing(f, pdffile_get(f, spec, "/F")),
        .relationship = name_or_nothing(f, pdffile_get(f, spec, "/AFRelationship")),
        .description = text_or_nothing(f, pdffile_get(f, spec, "/Desc")),
        .media = name_or_nothing(f, pdffile_get(f, stream, "/Subtype")),
        .modified = text_or_nothing(f, pdffile_get(f, pdffile_get(f, stream, "/Params"), "/ModDate")),
        .stream = stream,
    };
    *vec_push(f->arena, &w->found->list) = a;
}

static int items_of(const struct pdffile *f, qpdf_oh array)
{
    return qpdf_oh_is_array(f->qpdf, array) ? qpdf_oh_get_array_n_items(f->qpdf, array) : 0;
}

static void walk_node(struct walk *w, qpdf_oh node, int depth)
{
    qpdf_oh names = pdffile_get(w->f, node, "/Names"), kids = pdffile_get(w->f, node, "/Kids");
    int n = items_of(w->f, names);
    if (depth > DEPTH_MAX || ++w->nodes > ATTACHMENTS_MAX)
        w->wrong = "their tree goes round in a circle, or is too large";
    for (int i = 0; i + 1 < n && !w->wrong; i += 2)
        if (w->found->list.n < ATTACHMENTS_MAX)
            add_file(w, qpdf_oh_get_array_item(w->f->qpdf, names, i + 1));
        else
            w->wrong = "there are too many";
    n = items_of(w->f, kids);
    for (int i = 0; i < n && !w->wrong; i++)
        walk_node(w, qpdf_oh_get_array_item(w->f->qpdf, kids, i), depth + 1);
}

bool attachments_find(const struct pdffile *f, struct attachments *found)
{
    struct walk w = { .f = f, .found = found };
    *found = (struct attachments){ 0 };
    walk_node(&w, pdffile_get(f, pdffile_get(f, pdffile_catalog(f), "/Names"), "/EmbeddedFiles"), 0);
    if (w.wrong)
        message_add(f->messages, MSG_FINISHED_STREAM, place_file(f->source), "the list of attachments", w.wrong);
    return !w.wrong;
}

bool attachment_bytes(const struct pdffile *f, const struct attached *a, struct buffer *out)
{
    return pdffile_stream(f, a->stream, arena_printf(f->arena, "the attachment \"%s\"", a->name), out);
}

/* ---- names ---- */

static bool part_is_safe(const char *part, size_t n)
{
    bool dots = (n == 1 && part[0] == '.') || (n == 2 && part[0] == '.' && part[1] == '.');
    for (size_t i = 0; i < n; i++)
        if ((unsigned char)part[i] < 0x20 || part[i] == 0x7F || part[i] == '\\')
            return false;
    return n > 0 && n <= PART_MAX_BYTES && !dots;
}

bool name_is_safe(const char *name)
{
    if (strlen(name) > NAME_MAX_BYTES)
        return false;
    for (;;) {
        size_t n = strcspn(name, "/");
        if (!part_is_safe(name, n))
            return false;
        if (!name[n])
            return true;
        name += n + 1;
    }
}
