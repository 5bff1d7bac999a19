/* footnote.c: the footnotes of a Markdown text
 *
 * To md4c a note would be a link definition, [name]: target, and vanish.  So notes are taken out before. */
#include "read/footnote.h"

#include <stdlib.h>
#include <string.h>

/* --- prose --- */

void markdown_prose_open(struct markdown_prose *p, struct arena *a, const char *text, struct place origin, const int *indents, const int *added)
{
    *p = (struct markdown_prose){.size = strlen(text), .origin = origin, .indents = indents, .added = added};
    p->text = arena_strndup(a, text, p->size);
    p->cursor = (struct place_cursor){origin.source, p->text, 0, origin.line, origin.column};
}

struct place markdown_prose_place(struct markdown_prose *p, size_t offset, size_t n)
{
    if (!p->origin.line)
        return p->origin;

    struct place place = place_next(&p->cursor, offset, n);
    int line = place.line - p->origin.line;
    if (p->indents)
        place.column += p->indents[line];
    if (p->added)
        place.line -= p->added[line];
    return place;
}

/* --- taking notes out --- */

size_t footnote_mark(const char *s, size_t n)
{
    size_t name = 0;

    if (n < 4 || s[0] != '[' || s[1] != '^')
        return 0;
    while (2 + name < n && !strchr("[]\n", s[2 + name]))
        name++;
    return 2 + name < n && s[2 + name] == ']' ? name : 0;
}

/* A note on its way: its text without indents, and these. */
struct reading {
    struct arena *arena;
    const char *from;               /* the whole text */
    struct buffer text;
    vec(int) indents;
    size_t to;                      /* behind the last line that belongs to the note */
};

/* What is taken away before one more line of a note: four spaces or a tab.  0: the line belongs to the note no more. */
static size_t note_indent(const char *s)
{
    return *s == '\t' ? 1 : !strncmp(s, "    ", 4) ? 4 : 0;
}

static void add_line(struct reading *r, size_t at, size_t end, size_t indent)
{
    if (r->indents.n)
        buffer_byte(&r->text, '\n');
    buffer_bytes(&r->text, r->from + at + indent, end - at - indent);
    *vec_push(r->arena, &r->indents) = (int)indent;
}

/* Reads the lines that continue a note; blank ones only when more of the note follows. */
static void read_more_lines(struct reading *r)
{
    int blank = 0;

    for (size_t at = r->to; r->from[at];) {
        const char *line = r->from + at;
        size_t end = at + strcspn(line, "\n"), indent = note_indent(line);
        size_t next = end + (r->from[end] == '\n');
        if (at + strspn(line, " \t") == end) {
            blank++;
        } else if (!indent) {
            return;
        } else {
            for (; blank; blank--)
                add_line(r, at, at, 0);
            add_line(r, at, end, indent);
            r->to = next;
        }
        at = next;
    }
}

/* Takes the note whose mark stands at `at` out of the text; gives the offset behind it. */
static size_t take_note(struct footnotes *f, struct arena *a, struct markdown_prose *prose, size_t at, size_t name)
{
    struct reading r = {.arena = a, .from = prose->text};
    struct markdown_note *note = vec_push(a, &f->all);
    size_t from = at + name + 4;

    from += strspn(prose->text + from, " \t");
    size_t end = from + strcspn(prose->text + from, "\n");
    note->name = arena_strndup(a, prose->text + at + 2, name);
    note->mark = markdown_prose_place(prose, at, name + 3);
    note->place = markdown_prose_place(prose, from, end - from);
    add_line(&r, from, end, 0);
    r.to = end + (prose->text[end] == '\n');
    read_more_lines(&r);
    note->text = arena_strndup(a, r.text.s, r.text.n);
    note->indents = r.indents.v;
    buffer_done(&r.text);

    for (size_t i = at; i < r.to; i++)
        if (prose->text[i] != '\n')
            prose->text[i] = ' ';
    return r.to;
}

static int compare_notes(const void *left, const void *right)
{
    const struct markdown_note *a = *(struct markdown_note *const *)left, *b = *(struct markdown_note *const *)right;
    int names = strcmp(a->name, b->name);

    return names ? names : (a > b) - (a < b);           /* of one name the one that stands first */
}

void footnotes_sort(struct footnotes *f, struct arena *a, struct messages *m)
{
    f->sorted = arena_array(a, struct markdown_note *, f->all.n);
    for (int i = 0; i < f->all.n; i++)
        f->sorted[i] = &f->all.v[i];
    if (f->all.n)
        qsort(f->sorted, (size_t)f->all.n, sizeof *f->sorted, compare_notes);
    for (int i = 0; i < f->all.n; i++) {
        struct markdown_note *note = f->sorted[i];
        if (!f->sorted_n || strcmp(f->sorted[f->sorted_n - 1]->name, note->name)) {
            f->sorted[f->sorted_n++] = note;
            continue;
        }
        message_add(m, MSG_TEXT_FOOTNOTE_DUPLICATE, note->mark, note->name);
        note->used = true;                              /* one message about it is enough */
    }
}

void footnotes_take(struct footnotes *f, struct arena *a, const struct markdown_prose *prose, struct messages *m)
{
    struct markdown_prose p = *prose;              /* places are asked for twice: here, and when the text is parsed */

    for (size_t at = 0; at < p.size;) {
        const char *line = p.text + at;
        size_t end = at + strcspn(line, "\n"), indent = strspn(line, " ");
        size_t name = indent < 4 ? footnote_mark(line + indent, end - at - indent) : 0;
        if (name && line[indent + name + 3] == ':')
            at = take_note(f, a, &p, at + indent, name);
        else
            at = end + (p.text[end] == '\n');
    }
    footnotes_sort(f, a, m);
}

/* One message for the text that begins there, whatever its length. */
static void tell_other_text(struct markdown_prose *p, struct messages *m)
{
    size_t at = strspn(p->text, " \t\n");

    if (p->text[at])
        message_add(m, MSG_TEXT_FOOTNOTE_OTHER, markdown_prose_place(p, at, strcspn(p->text + at, "\n")));
}

void footnotes_read(struct footnotes *f, struct arena *a, const struct source *s, struct messages *m)
{
    struct markdown_prose p;

    markdown_prose_open(&p, a, s->text, (struct place){s, 1, 1, 1}, NULL, NULL);
    footnotes_take(f, a, &p, m);
    tell_other_text(&p, m);
}

/* --- using them --- */

struct markdown_note *footnotes_find(const struct footnotes *f, const char *name)
{
    int from = 0, to = f->sorted_n;

    while (from < to) {
        int middle = from + (to - from) / 2;
        int order = strcmp(f->sorted[middle]->name, name);
        if (!order)
            return f->sorted[middle];
        if (order < 0)
            from = middle + 1;
        else
            to = middle;
    }
    return NULL;
}

void footnotes_report_unused(const struct footnotes *f, struct messages *m)
{
    for (int i = 0; i < f->all.n; i++)
        if (!f->all.v[i].used)
            message_add(m, MSG_TEXT_FOOTNOTE_UNUSED, f->all.v[i].mark, f->all.v[i].name);
}
